import type { ExportFormat } from '../export-format.ts'

/** A book for electronic readers. */
export const epubFormat: ExportFormat = {
  name: 'epub',
  title: 'EPUB 3',
  extension: '.epub',
  mediaType: 'application/epub+zip',
  options: [
    'style',
    'form',
    'terms',
    'sigla',
    'orthographic',
    'verdicts',
    'apparatuses',
    'shorten',
    'direction',
  ],
  write: async (input, options = {}, tools = {}) =>
    (await import('./write.ts')).writeEpub(input, options, tools),
}
