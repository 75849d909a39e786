/**
 * A half-open range of a text, in UTF-16 code units: `from` is in it, `to` is not.
 * Never splits a character. A span with `from === to` is a place between two characters.
 */
export interface Span {
  readonly from: number
  readonly to: number
}
/** The span from `from` to `to`. Throws a RangeError when they are out of order or negative. */
export declare function span(from: number, to: number): Span
/** Whether the span holds no characters: a place where something may be added. */
export declare function isPlace(s: Span): boolean
/** Whether two spans share a character, or one is a place inside the other or at its edge. */
export declare function touches(a: Span, b: Span): boolean
/** Whether `inner` lies wholly within `outer`. */
export declare function contains(outer: Span, inner: Span): boolean
/** Text order: by start, then the longer first, so that a containing span precedes what it contains. */
export declare function compareSpans(a: Span, b: Span): number
