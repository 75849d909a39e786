import type { Span } from './span.ts'

/**
 * A text that an apparatus is keyed to, with what is needed to count in it. In memory positions are UTF-16 code
 * units, in files they are Unicode code points: `toCodePoint` and `toOffset` are the one bridge between the two.
 */
export interface BaseText {
  /** The text, every character as it stands in the file. */
  readonly content: string
  /** Length in Unicode code points. */
  readonly length: number
  /** Offsets (UTF-16) of the characters that take two code units, in order. */
  readonly wide: Uint32Array
  /** Offsets (UTF-16) at which lines begin, in order; the first is 0. */
  readonly lineStarts: Uint32Array
}

export function baseText(content: string): BaseText {
  const wide: number[] = []
  const lineStarts = [0]
  for (let i = 0; i < content.length; i++) {
    const unit = content.charCodeAt(i)
    if (unit === LINE_FEED) lineStarts.push(i + 1)
    else if (isHighSurrogate(unit) && isLowSurrogate(content.charCodeAt(i + 1))) wide.push(i++)
  }
  return {
    content,
    length: content.length - wide.length,
    wide: Uint32Array.from(wide),
    lineStarts: Uint32Array.from(lineStarts),
  }
}

/** The words of `span`. */
export function words(text: BaseText, span: Span): string {
  return text.content.slice(span.from, span.to)
}

/**
 * How many code points precede the UTF-16 `offset`. Throws a RangeError beyond the text or inside a character:
 * such a position has no meaning in a file.
 */
export function toCodePoint(text: BaseText, offset: number): number {
  if (!(offset >= 0 && offset <= text.content.length)) {
    throw new RangeError(`offset ${offset} lies beyond a text of ${text.content.length} code units`)
  }
  const before = countBelow(text.wide, offset)
  if (before > 0 && text.wide[before - 1] === offset - 1) {
    throw new RangeError(`offset ${offset} lies inside a character`)
  }
  return offset - before
}

/** The UTF-16 offset of the code point numbered `codePoint`; null when the text is not that long. */
export function toOffset(text: BaseText, codePoint: number): number | null {
  if (!Number.isInteger(codePoint) || codePoint < 0 || codePoint > text.length) return null
  // The k-th wide character (from 0) stands at code point wide[k] - k: find how many stand before ours.
  let low = 0
  let high = text.wide.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (text.wide[middle]! - middle < codePoint) low = middle + 1
    else high = middle
  }
  return codePoint + low
}

/** A place as editors and text tools name it: both count from 1, the column in code points. */
export interface LineAndColumn {
  readonly line: number
  readonly column: number
}

/** The line and column of a UTF-16 offset. */
export function lineAndColumn(text: BaseText, offset: number): LineAndColumn {
  const line = countBelow(text.lineStarts, offset + 1)
  const start = text.lineStarts[line - 1]!
  const column = offset - start - (countBelow(text.wide, offset) - countBelow(text.wide, start)) + 1
  return { line, column }
}

const LINE_FEED = 0x0a
const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** How many of the ascending `values` are smaller than `limit`. */
function countBelow(values: Uint32Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
