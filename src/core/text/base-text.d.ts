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
export declare function baseText(content: string): BaseText
/** The words of `span`. */
export declare function words(text: BaseText, span: Span): string
/**
 * How many code points precede the UTF-16 `offset`. Throws a RangeError beyond the text or inside a character:
 * such a position has no meaning in a file.
 */
export declare function toCodePoint(text: BaseText, offset: number): number
/** The UTF-16 offset of the code point numbered `codePoint`; null when the text is not that long. */
export declare function toOffset(text: BaseText, codePoint: number): number | null
/** A place as editors and text tools name it: both count from 1, the column in code points. */
export interface LineAndColumn {
  readonly line: number
  readonly column: number
}
/** The line and column of a UTF-16 offset. */
export declare function lineAndColumn(text: BaseText, offset: number): LineAndColumn
