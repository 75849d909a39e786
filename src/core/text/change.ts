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
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = ''
  let end = 0
  for (const { from, to, insert } of changes) {
    if (!(from >= end && to >= from && to <= text.length)) {
      throw new RangeError(`change ${from}–${to} does not fit a text of ${text.length} after position ${end}`)
    }
    result += text.slice(end, from) + insert
    end = to
  }
  return result + text.slice(end)
}

/** The changes that take the changed text back to `text`, as it was before `changes`. */
export function invertChanges(text: string, changes: readonly Change[]): Change[] {
  let shift = 0
  return changes.map(({ from, to, insert }) => {
    const start = from + shift
    shift += insert.length - (to - from)
    return { from: start, to: start + insert.length, insert: text.slice(from, to) }
  })
}

/**
 * Where `span` lies after `changes`; null when all its characters were deleted.
 *
 * Words typed at an edge stay outside, words typed within stay inside. A span whose characters were replaced covers
 * the replacement, so that the alteration can be seen and reported; when a replacement reaches beyond the span, only
 * the characters that survive still belong to it. A place (zero width) stays before what is typed at it, and is lost
 * when a change takes the characters on both its sides.
 */
export function mapSpan(span: Span, changes: readonly Change[]): Span | null {
  if (span.from === span.to) return mapPlace(span.from, changes)
  const takenWhole = changes.some(
    ({ from, to, insert }) =>
      from <= span.from && to >= span.to && (insert === '' || from < span.from || to > span.to),
  )
  if (takenWhole) return null
  const from = mapStart(span.from, changes)
  const to = mapEnd(span.to, changes)
  return from < to ? { from, to } : null
}

function mapPlace(position: number, changes: readonly Change[]): Span | null {
  let shift = 0
  for (const { from, to, insert } of changes) {
    if (from >= position) break
    if (to > position) return null
    shift += insert.length - (to - from)
  }
  return { from: position + shift, to: position + shift }
}

function mapStart(position: number, changes: readonly Change[]): number {
  let shift = 0
  for (const { from, to, insert } of changes) {
    if (from > position) break
    if (to > position) return from === position ? from + shift : from + shift + insert.length
    shift += insert.length - (to - from)
  }
  return position + shift
}

function mapEnd(position: number, changes: readonly Change[]): number {
  let shift = 0
  for (const { from, to, insert } of changes) {
    if (from >= position) break
    if (to > position) return from + shift
    shift += insert.length - (to - from)
  }
  return position + shift
}
