import type { ExportFormat } from '../export-format.ts'

/** The witnesses as far as the apparatus knows them, as an alignment table of CollateX. */
export const collatexFormat: ExportFormat = {
  name: 'collatex',
  title: 'CollateX JSON',
  extension: '.json',
  mediaType: 'application/json',
  options: [],
  write: async (input) => (await import('./write.ts')).writeCollatex(input),
}
