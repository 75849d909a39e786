import type { ExportFormat } from '../export-format.ts'

/** One page with everything in it; a browser's print view makes a PDF of it. */
export const htmlFormat: ExportFormat = {
  name: 'html',
  title: 'Page (HTML)',
  extension: '.html',
  mediaType: 'text/html',
  firstEntry: /<li id="n/,
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
    (await import('./write.ts')).writeHtml(input, options, tools),
}
