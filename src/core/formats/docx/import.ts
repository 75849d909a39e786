import type { ImportFormat } from '../import-format.ts'

/** A Word document, whose footnotes are notes to be read. */
export const docxImport: ImportFormat = {
  name: 'docx',
  title: 'Word (.docx): text and notes',
  extensions: ['.docx'],
  recognizes: (name, beginning) =>
    /\.docx?$/i.test(name) || (beginning.startsWith('PK') && beginning.includes('word/')),
  read: async (source, options) => (await import('./read.ts')).readDocx(source, options),
}
