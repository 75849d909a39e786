/** A witness as a note names it: indices into the words of the note. */
export interface Named {
  readonly from: number
  readonly to: number
  /** What kind of name it is; `anonymous` names no one: 一作, 或作, 原作. */
  readonly kind: 'marked' | 'title' | 'copy' | 'section' | 'scholar' | 'siglum' | 'anonymous'
}
/** Witnesses named one after another, and how surely they are names. */
export interface WitnessList {
  readonly from: number
  readonly to: number
  readonly names: readonly Named[]
  readonly score: number
}
/** How many characters before the title at `at` name its author: 畢沅《續通鑒》. */
export declare function authorLength(s: string, at: number): number
/** The characters that names end with; most words end with another and need not be looked at. */
export declare const LAST_SIGNS: ReadonlySet<string>
/** One name that ends at `to`, as far as its words tell. */
export interface NameEnding {
  readonly from: number
  readonly kind: Named['kind']
  readonly score: number
}
/**
 * The names that end at `to`, one for each place where one may begin. Where that is cannot be known from unpunctuated
 * words alone, so all that look like a name are given; the caller knows the base text.
 */
export declare function namesEnding(s: string, to: number): NameEnding[]
/** The surest name that begins at `from`; null when none does. */
export declare function nameAt(
  s: string,
  from: number,
  to: number,
): {
  to: number
  kind: Named['kind']
  score: number
} | null
