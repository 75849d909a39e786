import type { BaseText } from './base-text.ts'
import { findNotes, type NoteMarks } from './bracketed-notes.ts'
import type { Span } from './span.ts'

/** A line of the base text and what it is: one block is one line of the file, without its line feed. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'blank'
  readonly span: Span
  /** The notes within it, brackets included, in text order. Notes inside notes belong to the outer one. */
  readonly notes: readonly Span[]
}

/** The blocks of `text`, in order. Joined with line feeds they give the text back. */
export function blocks(text: BaseText, marks: readonly NoteMarks[]): Block[] {
  const punctuated = /[。．；，,.]/.test(text.content)
  const notes = findNotes(text, marks).value
  let next = 0
  return Array.from(text.lineStarts, (from, line): Block => {
    const following = text.lineStarts[line + 1]
    const to = following === undefined ? text.content.length : following - 1
    const within: Span[] = []
    while (next < notes.length && notes[next]!.from < to) within.push(notes[next++]!)
    return { kind: kindOf(text.content.slice(from, to), punctuated), span: { from, to }, notes: within }
  })
}

/**
 * A heading is a short line without any punctuation in a text that is punctuated (西夏稱群都五年), or a line that
 * says so itself, as in Kanripo files (`* 卷十三`) and Markdown (`## 卷十三`).
 */
function kindOf(line: string, punctuated: boolean): Block['kind'] {
  if (/^\s*$/u.test(line)) return 'blank'
  if (/^(\*+|#{1,6}) /u.test(line)) return 'heading'
  const short = line.length <= LONGEST_HEADING
  return punctuated && short && !/[^\P{P}·・—－-]/u.test(line) ? 'heading' : 'paragraph'
}

/** In code units. Headings of chronicles (reign and year) and of chapters seldom reach twenty characters. */
const LONGEST_HEADING = 24
