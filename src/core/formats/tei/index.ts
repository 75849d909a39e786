import type { ExportFormat } from '../export-format.ts'

/**
 * TEI P5, double end-point attached: the base text with anchors, and apart from it, in the back matter, the apparatus
 * whose entries point at them. Overlapping and nested entries need no splitting.
 */
export const teiFormat: ExportFormat = {
  name: 'tei',
  title: 'TEI P5, double end-point attached',
  extension: '.xml',
  mediaType: 'application/tei+xml',
  options: [],
  write: async (input) => (await import('./write.ts')).writeTei(input),
}
