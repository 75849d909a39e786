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
 * The changes that do what `first` and then `second` do, counted in the text before both. A change of `second` that
 * touches what `first` inserted becomes one with it: 「保」→「保秦」 and then 「秦」→「泰」 is 「保」→「保泰」.
 */
export function composeChanges(first: readonly Change[], second: readonly Change[]): Change[] {
  // From the last to the first, so that the positions of those still to come stay as they are.
  return second.reduceRight(composeOne, [...first])
}

function composeOne(changes: readonly Change[], { from, to, insert }: Change): Change[] {
  let shift = 0
  const before: Change[] = []
  let next = 0
  for (; next < changes.length; next++) {
    const change = changes[next]!
    if (change.from + shift + change.insert.length >= from) break
    before.push(change)
    shift += growth(change)
  }
  let joined: Change = { from: from - shift, to: to - shift, insert }
  for (; next < changes.length; next++) {
    const change = changes[next]!
    const begin = change.from + shift
    if (begin > to) break
    shift += growth(change)
    joined = {
      from: Math.min(joined.from, change.from),
      to: Math.max(change.to, to - shift),
      insert:
        change.insert.slice(0, Math.max(0, from - begin)) +
        joined.insert +
        change.insert.slice(Math.max(0, to - begin)),
    }
  }
  return [...before, joined, ...changes.slice(next)]
}

const growth = ({ from, to, insert }: Change) => insert.length - (to - from)

/** The one replacement that makes `after` of `before`: all from their first difference to their last. Empty for none. */
export function difference(before: string, after: string): Change[] {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  // Long texts are mostly the same, and compared in pieces that takes no time.
  while (from + PIECE <= shorter && before.startsWith(after.slice(from, from + PIECE), from)) from += PIECE
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++
  // Two characters of two units may share the first of them.
  if (isHighSurrogate(before.charCodeAt(from - 1))) from--
  const rest = shorter - from
  let end = 0
  const same = (length: number) =>
    before.startsWith(after.slice(after.length - length, after.length - end), before.length - length)
  while (end + PIECE <= rest && same(end + PIECE)) end += PIECE
  while (
    end < rest &&
    before.charCodeAt(before.length - end - 1) === after.charCodeAt(after.length - end - 1)
  )
    end++
  if (isLowSurrogate(before.charCodeAt(before.length - end))) end--
  if (from === before.length && from === after.length) return []
  return [{ from, to: before.length - end, insert: after.slice(from, after.length - end) }]
}

/** In code units. */
const PIECE = 4096

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

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
