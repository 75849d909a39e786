import type { Note } from './note.ts'
/** A number as notes and their places are written: 〔一〕, ①, [3]. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly number: number
  /** The bracket it is in; notes and their places use the same. */
  readonly form: string
}
/**
 * Notes that stand under a number: the number in the text (曹公〔一〕, 我聞[3], 言①) and a line that begins with it,
 * after the paragraph or at the end of the chapter. A line belongs to the nearest number before it that is the same
 * and has no note yet; numbers may begin anew in each chapter.
 */
export declare function findNumbered(content: string, all?: readonly Mark[]): Note[]
/** The numbers of text and notes in `content`, in order. They belong neither to its words nor to a note. */
export declare function numberMarks(content: string): Mark[]
