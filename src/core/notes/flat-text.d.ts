import type { Span } from '../text/index.ts'
/**
 * Words of a text as they are compared: folded, without blanks and line ends, and each character knowing where it
 * stands. Positions in `words` are called indices, positions in the text offsets.
 */
export interface FlatText {
  readonly words: string
  /** Offsets of the characters of `words`, ascending. */
  readonly offsets: Uint32Array
}
/** The flat text of a folded text within `span`; blanks and line ends are left out, punctuation is kept. */
export declare function flatten(whole: string, span: Span): FlatText
/**
 * The letters and numbers of a text that do not stand within a note: what lemmas are looked for in, and what 「此八字」
 * counts. `folded` is the whole text folded, `notes` are in order and do not overlap.
 */
export declare function baseWords(folded: string, notes: readonly Span[]): FlatText
/** The letters and numbers of folded words, as `baseWords` keeps them. */
export declare function lettersOf(words: string): string
/** The index of the first character that stands at or after `offset`. */
export declare function indexAt({ offsets }: FlatText, offset: number): number
/** Where the characters `from`–`to` of `flat` stand in `content`; never splits a character. */
export declare function spanOf(flat: FlatText, content: string, from: number, to: number): Span
