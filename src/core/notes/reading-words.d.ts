import type { Range } from './statement.ts'
/** The words that a note gives as a reading, and where the clause goes on after them. */
export interface ReadingWords {
  readonly reading: Range
  readonly end: number
}
/**
 * The reading that begins at `from`: what is quoted, else the words up to a stop, a gloss, a verdict or the next
 * clause. `lemmaLength` helps where nothing marks the end: in an unpunctuated list a reading is as long as its lemma.
 */
export declare function readingWords(
  s: string,
  from: number,
  to: number,
  lemmaLength: number | null,
): ReadingWords | null
