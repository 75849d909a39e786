import type { ExportFormat } from '../export-format.ts'

/** The variant graph of the witnesses. */
export const graphmlFormat: ExportFormat = {
  name: 'graphml',
  title: 'GraphML: the variant graph',
  extension: '.graphml',
  mediaType: 'application/graphml+xml',
  options: [],
  write: async (input) => (await import('./write.ts')).writeGraphml(input),
}
