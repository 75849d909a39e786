import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { Change, Span } from '../core/text/index.ts'

/*
 * Between offsets in the base text (UTF-16 code units) and positions in the document. A line feed is one character of
 * the text and two tokens of the document (a block's end and the next one's beginning), and one more opens the first
 * block. So a position is its offset, plus the number of lines before it, plus one.
 */

/** The document position of an offset in the base text. Throws a RangeError beyond the text. */
export function toPosition(doc: Node, offset: number): number {
  let left = offset
  for (let line = 0, start = 0; line < doc.childCount; line++) {
    const { content, nodeSize } = doc.child(line)
    if (left <= content.size) return start + 1 + left
    left -= content.size + 1
    start += nodeSize
  }
  throw new RangeError(`offset ${offset} lies beyond the document`)
}

/** The offset in the base text of a document position; a position between two blocks is the end of the first. */
export function toTextOffset(doc: Node, position: number): number {
  return Math.max(0, position - doc.resolve(position).index(0) - 1)
}

/** Document positions of many offsets at once, ascending: one walk over the document instead of one for each. */
export function toPositions(doc: Node, offsets: readonly number[]): number[] {
  const result: number[] = []
  let line = 0
  let lineStart = 0
  for (const offset of offsets) {
    while (line < doc.childCount - 1 && offset > lineStart + doc.child(line).content.size) {
      lineStart += doc.child(line).content.size + 1
      line++
    }
    result.push(offset + line + 1)
  }
  return result
}

/** The span of base text that a stretch of the document covers. */
export function toSpan(doc: Node, from: number, to: number): Span {
  return { from: toTextOffset(doc, from), to: toTextOffset(doc, to) }
}

/** The text of the document: its blocks, joined by line feeds. */
export function textOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n')
}

/** The text between two offsets. */
export function textBetween(doc: Node, { from, to }: Span): string {
  return doc.textBetween(toPosition(doc, from), toPosition(doc, to), '\n')
}

/** What a step changes in the base text that `doc` shows; null when it changes no words. */
export function textChange(step: Step, doc: Node): Change | null {
  let from = Infinity
  let to = -1
  let grown = 0
  step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
    from = Math.min(from, oldStart)
    to = Math.max(to, oldEnd)
    grown += newEnd - newStart - (oldEnd - oldStart)
  })
  const after = to < 0 ? null : step.apply(doc).doc
  if (after === null) return null
  const span = toSpan(doc, from, to)
  return { ...span, insert: textBetween(after, { from: span.from, to: toTextOffset(after, to + grown) }) }
}
