import type { Span } from './span.ts'
/** A replacement in a text: the characters of `from`–`to` (UTF-16 code units, half-open) become `insert`. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly insert: string
}
/**
 * The text after `changes`, which are in text order, do not overlap, and all count positions in the text
 * as it was before any of them. Throws a RangeError when they are not so.
 */
export declare function applyChanges(text: string, changes: readonly Change[]): string
/** The changes that take the changed text back to `text`, as it was before `changes`. */
export declare function invertChanges(text: string, changes: readonly Change[]): Change[]
/**
 * The changes that do what `first` and then `second` do, counted in the text before both. A change of `second` that
 * touches what `first` inserted becomes one with it: 「保」→「保秦」 and then 「秦」→「泰」 is 「保」→「保泰」.
 */
export declare function composeChanges(first: readonly Change[], second: readonly Change[]): Change[]
/** The one replacement that makes `after` of `before`: all from their first difference to their last. Empty for none. */
export declare function difference(before: string, after: string): Change[]
/**
 * Where `span` lies after `changes`; null when all its characters were deleted.
 *
 * Words typed at an edge stay outside, words typed within stay inside. A span whose characters were replaced covers
 * the replacement, so that the alteration can be seen and reported; when a replacement reaches beyond the span, only
 * the characters that survive still belong to it. A place (zero width) stays before what is typed at it, and is lost
 * when a change takes the characters on both its sides.
 */
export declare function mapSpan(span: Span, changes: readonly Change[]): Span | null
