import type { ExportFormat } from '../export-format.ts'

/** The text with numbers in it and its collation notes after it, as punctuated Chinese editions print them. */
export const jiaokanjiFormat: ExportFormat = {
  name: 'jiaokanji',
  title: '校勘記 (plain text)',
  extension: '.txt',
  mediaType: 'text/plain',
  firstEntry: /^〔/m,
  options: ['style', 'form', 'terms', 'sigla', 'orthographic', 'verdicts', 'apparatuses', 'shorten'],
  write: async (input, options = {}) => (await import('./write.ts')).writeJiaokanji(input, options),
}
