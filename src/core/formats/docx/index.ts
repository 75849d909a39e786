import type { ExportFormat } from '../export-format.ts'

/** A document for Word and its kin, with real notes. */
export const docxFormat: ExportFormat = {
  name: 'docx',
  title: 'Word (docx)',
  extension: '.docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  options: [
    'style',
    'form',
    'terms',
    'sigla',
    'orthographic',
    'verdicts',
    'apparatuses',
    'shorten',
    'notes',
    'direction',
  ],
  write: async (input, options = {}) => (await import('./write.ts')).writeDocx(input, options),
}
