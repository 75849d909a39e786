import { columnAt, LACKING, MOVED, READING } from '../../core/collation/table/index.ts'
import type { SentText, TableView } from '../../worker/collation-messages.ts'

/** A stretch of the base text that is set beside what the witnesses have for it: tokens of the base. */
export interface Segment {
  readonly from: number
  readonly to: number
}

/** A part of a segment in one text: words that all shown texts share, or that differ. */
export interface Piece {
  readonly text: string
  readonly column: number
  readonly differs: boolean
}

/** The base text in segments: its lines, and long lines in parts. */
export function segmentsOf({ starts, wordTo }: TableView, base: string): Segment[] {
  const [tokenStarts, words] = [starts[0]!, wordTo[0]!]
  const segments: Segment[] = []
  let from = 0
  for (let token = 1; token <= words.length; token++) {
    const isEnd = token === words.length
    const length = tokenStarts[token]! - tokenStarts[from]!
    // A line end belongs to the token before it.
    const endsLine = !isEnd && base.slice(words[token - 1], tokenStarts[token]).includes('\n')
    const endsSentence =
      length > LONG && /[。！？.!?]/u.test(base.slice(words[token - 1], tokenStarts[token]))
    if (!isEnd && !endsLine && !endsSentence && length < LONGEST) continue
    segments.push({ from, to: token })
    from = token
  }
  return segments
}

/** What a text has in a segment, piece by piece. `rows` are the texts that are shown, by which pieces differ or not. */
export function piecesOf(
  view: TableView,
  texts: readonly SentText[],
  row: number,
  { from, to }: Segment,
  rows: readonly number[],
): Piece[] {
  const { bounds, starts, cells } = view
  const count = texts.length
  const base = bounds[0]!
  const pieces: Piece[] = []
  const isOther = (column: number, of: number) => {
    const cell = cells[column * count + of]!
    return (cell & READING) > 0 || (cell & (LACKING | MOVED)) !== 0
  }
  const first = columnAt(base, from)
  for (let column = first; column < view.columns; column++) {
    const [start, end] = [base[column]!, base[column + 1]!]
    if (start >= to && !(start === end && start === to)) break
    // What is added at the end of a segment belongs to it, and not to the next.
    if (start === end && start === from) continue
    const a = tokenAt(bounds[row]!, base, column, Math.max(start, from))
    const b = tokenAt(bounds[row]!, base, column, Math.min(end, to), true)
    if (a >= b) continue
    const differs =
      row === 0 ? rows.some((other) => other > 0 && isOther(column, other)) : isOther(column, row)
    pieces.push({ text: texts[row]!.text.slice(starts[row]![a], starts[row]![b]), column, differs })
  }
  return pieces
}

/** The segment that holds a token of the base. */
export function segmentAt(segments: readonly Segment[], token: number): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (segments[middle]!.to <= token) low = middle + 1
    else high = middle
  }
  return Math.max(0, low)
}

/** Where a text is when the base is at `token` in a column; in proportion where the cells are not equally long. */
function tokenAt(
  bounds: Uint32Array,
  base: Uint32Array,
  column: number,
  token: number,
  isEnd = false,
): number {
  const [a, b] = [base[column]!, base[column + 1]!]
  const [from, to] = [bounds[column]!, bounds[column + 1]!]
  if (token <= a && !(isEnd && a === b)) return from
  if (token >= b) return to
  return from + Math.round(((token - a) / (b - a)) * (to - from))
}

/** In code units: a line beyond the first is parted at the end of a sentence, beyond the second anywhere. */
const LONG = 160
const LONGEST = 320
