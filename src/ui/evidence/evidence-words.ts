import { type ApparatusEntry, type EntryId, isWordless } from '../../core/apparatus/index.ts'
import { type Form } from '../../core/search/index.ts'

/** The words of an entry that can be looked for elsewhere: of the lemma and of each reading, none twice. */
export function wordsToSeek({ lemma, readings }: ApparatusEntry): string[] {
  const all = [
    ...lemma.map(({ exact }) => exact),
    ...readings.filter(({ kind }) => !isWordless(kind)).map(({ text }) => text),
  ]
  return [...new Set(all)].filter((words) => words !== '' && Array.from(words).length <= LONGEST)
}

/** Whether some words of the entry are too long to be looked for. */
export function hasLongWords({ lemma, readings }: ApparatusEntry): boolean {
  return [...lemma.map(({ exact }) => exact), ...readings.map(({ text }) => text)].some(
    (words) => Array.from(words).length > LONGEST,
  )
}

/** The other entries that have the same words as lemma or reading, however they are spelled. */
export function entriesWith(
  entries: readonly ApparatusEntry[],
  words: string,
  except: EntryId,
  form: Form,
): readonly ApparatusEntry[] {
  const wanted = folded(words, form)
  if (wanted === '') return []
  return entries.filter(
    ({ id, lemma, readings }) =>
      id !== except &&
      (lemma.some(({ exact }) => folded(exact, form) === wanted) ||
        readings.some(({ text }) => folded(text, form) === wanted)),
  )
}

const folded = (words: string, form: Form) => Array.from(words, form).join('')

/** In characters: longer readings are accounts, which no other text repeats word for word. */
const LONGEST = 12
