import type { BaseText } from './base-text.ts'
import type { Read } from './problem.ts'
import type { Span } from './span.ts'
/** A pair of brackets that sets notes apart from the text: 「（」 and 「）」, `(` and `)`, `[` and `]`. */
export interface NoteMarks {
  readonly open: string
  readonly close: string
}
/**
 * The notes of `text`, brackets included, in text order: what stands between `open` and `close` within one line.
 * Brackets inside a note belong to it. A bracket without its partner is left as text and reported.
 */
export declare function findNotes(text: BaseText, marks: readonly NoteMarks[]): Read<Span[]>
/** The pairs of brackets written in `marks`, one after another: `（）()`. Null when their number is odd. */
export declare function parseNoteMarks(marks: string): NoteMarks[] | null
