import { lemmaExtent } from '../../apparatus/index.ts'
import { blocks } from '../../text/index.ts'
import type { ExportInput } from '../export-format.ts'
import type { Printed, PrintedEntry } from './print-apparatus.ts'

/** A piece of the text as it is printed: words, or the mark of an entry that ends here. */
export type Piece =
  | {
      readonly kind: 'words'
      readonly text: string
      /** Whether it is within one of the text's own notes. */
      readonly note: boolean
      /** Whether it is within a lemma. */
      readonly lemma: boolean
    }
  | { readonly kind: 'mark'; readonly printed: PrintedEntry }

/** A line of the text in pieces. Its words, joined with line feeds to the others', give the text back. */
export interface FlowBlock {
  readonly kind: 'heading' | 'paragraph' | 'blank'
  readonly pieces: readonly Piece[]
}

/**
 * The text line by line, each cut where something begins or ends, with the marks of the entries in their places. Entries
 * without a place have none. Marks at the edge of one of the text's own notes stand outside it.
 */
export function* textFlow(input: ExportInput, printed: Printed): Generator<FlowBlock> {
  const { text, noteMarks } = input
  const marks = printed.entries.filter(({ at }) => at !== null)
  const edges = lemmaEdges(printed.entries)
  let nextMark = 0
  let nextEdge = 0
  let depth = 0

  for (const { kind, span, notes } of blocks(text, noteMarks)) {
    const pieces: Piece[] = []
    let at = span.from
    const wordsTo = (to: number, note: boolean) => {
      if (to > at) pieces.push({ kind: 'words', text: text.content.slice(at, to), note, lemma: depth > 0 })
      at = Math.max(at, to)
    }
    /** Writes up to `to`; marks at `to` itself only when `andAtEnd`. */
    const upTo = (to: number, note: boolean, andAtEnd: boolean) => {
      for (;;) {
        const edge = edges[nextEdge]
        const mark = marks[nextMark]
        // A lemma's end comes before its mark, its beginning after the marks of others.
        const edgeAt = edge === undefined ? Infinity : edge.at
        const markAt = mark === undefined ? Infinity : mark.at!
        const edgeFirst = edgeAt < markAt || (edge !== undefined && edgeAt === markAt && edge.step < 0)
        const where = edgeFirst ? edgeAt : markAt
        if (where > to || (where === to && !andAtEnd)) break
        wordsTo(where, note)
        if (edgeFirst) {
          depth += edge!.step
          nextEdge++
        } else {
          pieces.push({ kind: 'mark', printed: mark! })
          nextMark++
        }
      }
      wordsTo(to, note)
    }
    for (const note of notes) {
      upTo(note.from, false, true)
      upTo(note.to, true, false)
    }
    upTo(span.to, false, true)
    yield { kind, pieces }
  }
}

/** Where lemmata begin (+1) and end (−1), in order; ends first where both meet. Places have no edges. */
function lemmaEdges(entries: readonly PrintedEntry[]): { at: number; step: 1 | -1 }[] {
  const edges: { at: number; step: 1 | -1 }[] = []
  for (const { entry } of entries) {
    if (lemmaExtent(entry) === null) continue
    for (const { span } of entry.lemma) {
      if (span === null || span.from === span.to) continue
      edges.push({ at: span.from, step: 1 }, { at: span.to, step: -1 })
    }
  }
  return edges.sort((a, b) => a.at - b.at || a.step - b.step)
}
