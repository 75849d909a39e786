import type { ImportFormat } from '../import-format.ts'

/** A list of readings, or an alignment table, with commas or tabs between its fields. */
export const csvImport: ImportFormat = {
  name: 'csv',
  title: 'CSV or TSV: a list of readings, or a table of witnesses',
  extensions: ['.csv', '.tsv'],
  recognizes: (name) => /\.(?:csv|tsv)$/i.test(name),
  read: async (source, options) => (await import('./read.ts')).readCsv(source, options),
}
