import { type FlatText } from './flat-text.ts'
import type { Passage } from './passage.ts'
import type { Statement } from './statement.ts'
/** Where a note's lemma is looked for, by index into the words of the base text. */
export interface LemmaWindow {
  readonly from: number
  /** The note stands here: a lemma ends at or before it. */
  readonly to: number
  /** What stands before the note, for accounts and dates. */
  readonly passage: Passage
  /** A note that names its phrase is about words of that phrase. */
  readonly phrase?: {
    readonly from: number
    readonly to: number
  }
}
/** The words of the base text a statement is about, and what that rests on. */
export interface FoundLemma {
  readonly parts: readonly {
    readonly from: number
    readonly to: number
  }[]
  readonly basis: string
  /** Whether words of the note speak for it; otherwise only its place does. */
  readonly found: boolean
  /** How far it is from the words it was compared with. */
  readonly cost?: number
  /** It shares words with the account that is compared with it. */
  readonly shares?: boolean
  /** It is a death that both text and account tell of. */
  readonly death?: boolean
}
/** Whether `words` stand in the window; letters and numbers only are compared. */
export declare function standsIn(
  base: FlatText,
  window: LemmaWindow,
  words: string,
  loosely?: boolean,
): boolean
/**
 * The lemma of `statement`. A quoted one is the nearest before the note; 「此八字」 is counted back from the note; words
 * that are not quoted are those most like the reading, or else as many as the reading has.
 */
export declare function findLemma(
  base: FlatText,
  window: LemmaWindow,
  statement: Statement,
  quoted: string | null,
  reading: string | null,
): FoundLemma | null
/** Words that are not quoted: those before the note that are most like the reading, or as many as it has. */
export declare function nearest(
  base: FlatText,
  window: LemmaWindow,
  statement: Statement,
  reading: string | null,
): FoundLemma | null
