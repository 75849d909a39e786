import type { EntryId } from '../apparatus/index.ts'
import { type Form, occurrences, type SearchText, searchText } from '../search/index.ts'
import { compareSpans, type Span } from '../text/index.ts'
import type { Edition } from './edition.ts'

/** A place where words were found: in the base text, or in a reading of the entry that stands there. */
export interface Found {
  readonly span: Span
  /** The entry in whose reading the words are; null when they are in the text itself. */
  readonly entry: EntryId | null
  /** That reading. */
  readonly reading: string | null
}

/**
 * Finds words in the base text and in every reading, however they are spelled, so that 保秦 leads to the place of 保泰.
 * `text` is the base text made ready with the same `form`. In text order; what only a reading has comes after what the
 * text has at the same place. Readings of orphans have no place and are not found.
 */
export function findWords({ entries }: Edition, text: SearchText, words: string, form: Form): Found[] {
  const found: Found[] = occurrences(text, words, form).map((span) => ({ span, entry: null, reading: null }))
  if (words.trim() === '') return found
  for (const { id, lemma, readings } of entries) {
    const span = lemma[0]?.span
    if (span == null) continue
    for (const { text: reading } of readings) {
      if (reading === '' || occurrences(searchText(reading, form), words, form, 1).length === 0) continue
      found.push({ span, entry: id, reading })
      break
    }
  }
  return found.sort(
    (a, b) =>
      a.span.from - b.span.from ||
      Number(a.entry !== null) - Number(b.entry !== null) ||
      compareSpans(a.span, b.span),
  )
}
