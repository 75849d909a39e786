import type { ExportFormat, ExportInput, Exported } from '../export-format.ts'
import { entryToWire, writeApparatus } from './write.ts'

/** Our own apparatus file, with the entries that were chosen. */
export const jsonFormat: ExportFormat = {
  name: 'json',
  title: 'Yiwen apparatus (JSON)',
  extension: '.json',
  mediaType: 'application/json',
  options: [],
  write: async (input) => writeJson(input),
}

function writeJson({ id, revision, layers, text, textFile, entries }: ExportInput): Exported {
  const content = writeApparatus({
    format: 'yiwen-apparatus',
    version: 1,
    edition: id,
    text: { ...textFile, length: text.length },
    revision,
    layers: layers.map((layer) => ({ ...layer })),
    entries: entries.map((entry) => entryToWire(entry, text)),
  })
  return { content, problems: [] }
}
