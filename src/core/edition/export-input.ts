import type { ApparatusEntry } from '../apparatus/index.ts'
import type { ExportInput } from '../formats/index.ts'
import { type Edition, noteMarksOf } from './edition.ts'
import type { Hash } from './load.ts'

/** What an export format is given of `edition`: all of it, or the entries that are `chosen`. */
export function exportInput(
  edition: Edition,
  textFile: string,
  hash: Hash,
  chosen: (entry: ApparatusEntry) => boolean = () => true,
): ExportInput {
  const { id, revision, about, witnesses, layers, text, entries } = edition
  const { title, author, language, credits } = about
  return {
    id,
    title,
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
    ...(credits !== undefined && { credits }),
    revision,
    witnesses,
    layers,
    text,
    textFile: { file: textFile, sha256: hash(text.content) },
    noteMarks: noteMarksOf(edition),
    entries: entries.filter(chosen),
  }
}
