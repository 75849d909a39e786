import type { ExportInput } from '../formats/index.ts'
import { type Choice, choose } from './choose.ts'
import { type Edition, noteMarksOf } from './edition.ts'
import type { Hash } from './load.ts'

/** What a format gets to write: the edition with the entries that `choice` takes. */
export function exportInput(edition: Edition, choice: Choice, textFile: string, hash: Hash): ExportInput {
  const { id, revision, about, witnesses, layers, text, entries } = edition
  return {
    id,
    title: about.title,
    author: about.author,
    language: about.language,
    credits: about.credits,
    witnesses,
    layers,
    text,
    textFile,
    textHash: hash(text.content),
    revision,
    noteMarks: noteMarksOf(edition),
    entries: choose(entries, choice),
  }
}
