import type { ExportFormat } from '../export-format.ts'
import type { ImportFormat } from '../import-format.ts'

/** A list of readings, or an alignment table, with commas or tabs between its fields. */
export const csvImport: ImportFormat = {
  name: 'csv',
  title: 'CSV or TSV: a list of readings, or a table of witnesses',
  extensions: ['.csv', '.tsv'],
  recognizes: (name) => /\.(?:csv|tsv)$/i.test(name),
  read: async (source, options) => (await import('./read.ts')).readCsv(source, options),
}

/** The readings as a table, a line each. */
export const csvFormat: ExportFormat = {
  name: 'csv',
  title: 'CSV: a line a reading, for spreadsheets',
  extension: '.csv',
  mediaType: 'text/csv',
  options: [],
  write: async (input) => (await import('./write.ts')).writeCsv(input),
}
