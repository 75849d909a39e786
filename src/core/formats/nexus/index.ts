import type { ExportFormat } from '../export-format.ts'

/** The readings as characters, for stemmatics. */
export const nexusFormat: ExportFormat = {
  name: 'nexus',
  title: 'NEXUS: a matrix of readings for stemmatics',
  extension: '.nex',
  mediaType: 'text/plain',
  options: ['silence'],
  write: async (input, options) => (await import('./write.ts')).writeNexus(input, options),
}
