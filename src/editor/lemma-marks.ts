import {
  type ApparatusEntry,
  type EntryId,
  type EntryKind,
  isOrphan,
  type Status,
} from '../core/apparatus/index.ts'
import { isPlace, type Span } from '../core/text/index.ts'

/** Where an entry stands in the text, and how its lemma is drawn. Spans in UTF-16 code units of the base text. */
export interface LemmaMark {
  readonly id: EntryId
  readonly kind: EntryKind
  readonly status: Status
  readonly spans: readonly Span[]
  /** The words of a note that state the variant. */
  readonly clause: Span | null
  /** Which line under the words it is drawn on, from 0: overlapping lemmas have different ones. */
  readonly lane: number
}

/** The marks of the entries that have a place in the text. */
export function lemmaMarks(entries: readonly ApparatusEntry[]): LemmaMark[] {
  const marks: LemmaMark[] = []
  /** Where the last lemma drawn on each lane ends. */
  const laneEnds: number[] = []
  for (const entry of entries) {
    if (isOrphan(entry)) continue
    const spans = entry.lemma.map(({ span }) => span!)
    const from = Math.min(...spans.map((span) => span.from))
    const to = Math.max(...spans.map((span) => span.to))
    let lane = 0
    if (!spans.every(isPlace)) {
      const free = laneEnds.findIndex((end) => end <= from)
      lane = free < 0 ? laneEnds.length : free
      laneEnds[lane] = to
    }
    marks.push({
      id: entry.id,
      kind: entry.kind,
      status: entry.status,
      spans,
      clause: entry.origin.by === 'notes' ? entry.origin.clause.span : null,
      lane: Math.min(lane, LANES - 1),
    })
  }
  return marks
}

/**
 * `marks` as they stand within `part` of the text, counted from its start: what lies beyond is left out, and with it
 * the marks of which nothing remains.
 */
export function marksWithin(marks: readonly LemmaMark[], part: Span): readonly LemmaMark[] {
  const cut = ({ from, to }: Span): Span[] => {
    const clipped = { from: Math.max(from, part.from) - part.from, to: Math.min(to, part.to) - part.from }
    const cutAway = clipped.to < clipped.from || (clipped.from === clipped.to && from < to)
    return cutAway ? [] : [clipped]
  }
  return marks.flatMap((mark) => {
    const spans = mark.spans.flatMap(cut)
    const [clause = null] = mark.clause === null ? [] : cut(mark.clause)
    return spans.length === 0 && clause === null ? [] : [{ ...mark, spans, clause }]
  })
}

/** Lines that fit between two lines of text; deeper overlaps share the last one. */
const LANES = 3
