import type { ExportFormat } from '../export-format.ts'
import { entryToWire, writeApparatus } from './write.ts'

/** The apparatus file as it is on disk, with the chosen entries only. */
export const jsonFormat: ExportFormat = {
  name: 'json',
  title: 'Yiwen apparatus (JSON)',
  extension: '.json',
  mediaType: 'application/json',
  write: ({ id, text, textFile, textHash, revision, layers, entries }) => ({
    content: writeApparatus({
      format: 'yiwen-apparatus',
      version: 1,
      edition: id,
      text: { file: textFile, sha256: textHash, length: text.length },
      revision,
      layers: layers.map((layer) => ({ ...layer })),
      entries: entries.map((entry) => entryToWire(entry, text)),
    }),
    losses: [],
  }),
}
