import type { BaseText } from './base-text.ts'
import { type NoteMarks } from './bracketed-notes.ts'
import type { Span } from './span.ts'
/** A line of the base text and what it is: one block is one line of the file, without its line feed. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'blank'
  readonly span: Span
  /** The notes within it, brackets included, in text order. Notes inside notes belong to the outer one. */
  readonly notes: readonly Span[]
}
/** The blocks of `text`, in order. Joined with line feeds they give the text back. */
export declare function blocks(text: BaseText, marks: readonly NoteMarks[]): Block[]
