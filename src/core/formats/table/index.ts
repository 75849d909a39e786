import type { ImportFormat } from '../import-format.ts'

/** CollateX JSON: an alignment table, or the witnesses to make one of. */
export const collatexImport: ImportFormat = {
  name: 'collatex',
  title: 'CollateX JSON',
  extensions: ['.json'],
  recognizes: (_, beginning) => /^\s*\{/.test(beginning) && /"(?:witnesses|table)"\s*:/.test(beginning),
  read: async (source, options) => (await import('./read-collatex.ts')).readCollatexFile(source, options),
}
