import type { ExportFormat } from '../export-format.ts'

/** Annotations in the Web Annotation Data Model. */
export const w3cFormat: ExportFormat = {
  name: 'w3c',
  title: 'W3C Web Annotations (JSON-LD)',
  extension: '.jsonld',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  options: [],
  write: async (input) => (await import('./write.ts')).writeAnnotations(input),
}
