import type { ExportFormat } from '../export-format.ts'
import type { ImportFormat } from '../import-format.ts'
import type { Method } from './context.ts'

const tei = { extension: '.xml', mediaType: 'application/tei+xml', firstEntry: /<app[\s>]/ }

/**
 * TEI P5, double end-point attached: the base text with anchors, and the apparatus whose entries point at them, apart
 * from it in the back matter or each behind its lemma. Overlapping and nested entries need no splitting.
 */
export const teiFormat: ExportFormat = {
  ...tei,
  name: 'tei',
  title: 'TEI P5, double end-point attached',
  options: ['location'],
  write: (input, options = {}) =>
    write(input, options.location === 'internal' ? 'internal' : 'double-end-point'),
}

/** TEI P5, parallel segmentation: each entry in its place in the text, from which every witness can be had back. */
export const teiParallelFormat: ExportFormat = {
  ...tei,
  name: 'tei-parallel',
  title: 'TEI P5, parallel segmentation',
  options: [],
  write: (input) => write(input, 'parallel'),
}

/** TEI P5, location-referenced: the entries apart from the text, at the numbers of its lines. */
export const teiLocationFormat: ExportFormat = {
  ...tei,
  name: 'tei-location',
  title: 'TEI P5, location-referenced',
  options: [],
  write: (input) => write(input, 'location'),
}

/** TEI P5, whichever way its apparatus is encoded. */
export const teiImport: ImportFormat = {
  name: 'tei',
  title: 'TEI P5 (any encoding of the apparatus)',
  extensions: ['.xml', '.tei'],
  recognizes: (name, beginning) =>
    /<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2|listApp|text)[\s>]/.test(beginning) ||
    (/\.(?:xml|tei)$/i.test(name) && /^\s*</.test(beginning)),
  read: async (source, options) => (await import('./read.ts')).readTei(source, options),
}

async function write(input: Parameters<ExportFormat['write']>[0], method: Method) {
  return (await import('./write.ts')).writeTei(input, method)
}
