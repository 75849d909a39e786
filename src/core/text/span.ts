/**
 * A half-open range of a text, in UTF-16 code units: `from` is in it, `to` is not.
 * Never splits a character. A span with `from === to` is a place between two characters.
 */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The span from `from` to `to`. Throws a RangeError when they are out of order or negative. */
export function span(from: number, to: number): Span {
  if (!(from >= 0 && to >= from)) throw new RangeError(`no span runs from ${from} to ${to}`)
  return { from, to }
}

/** Whether the span holds no characters: a place where something may be added. */
export function isPlace(s: Span): boolean {
  return s.from === s.to
}

/** Whether two spans share a character, or one is a place inside the other or at its edge. */
export function touches(a: Span, b: Span): boolean {
  return isPlace(a) || isPlace(b) ? a.from <= b.to && b.from <= a.to : a.from < b.to && b.from < a.to
}

/** Whether `inner` lies wholly within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}

/** Text order: by start, then the longer first, so that a containing span precedes what it contains. */
export function compareSpans(a: Span, b: Span): number {
  return a.from - b.from || b.to - a.to
}
