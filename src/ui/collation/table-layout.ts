import { AGREES, DIFFERS, LACKING, MOVED, READING, SPELLED } from '../../core/collation/table/index.ts'
import type { SentText, TableView } from '../../worker/collation-messages.ts'

/** Which columns are shown: those in which texts have other words, spellings too, or all. */
export type Showing = 'differences' | 'spellings' | 'context'

/** The columns that are shown, and where each begins, in pixels; one more for the end. */
export interface TableLayout {
  readonly columns: Int32Array
  readonly offsets: Float64Array
}

/** What a cell shows. */
export interface CellView {
  /** The words, shortened when they are many. */
  readonly text: string
  /** All of them. */
  readonly words: string
  /** 0 for what the base has. */
  readonly reading: number
  readonly state: 'words' | 'omitted' | 'lacking' | 'away' | 'nothing'
  readonly spelled: boolean
  readonly moved: boolean
}

/** The columns to show. With `row` only those in which this text differs. */
export function shownColumns(view: TableView, showing: Showing, row: number | null): Int32Array {
  const { columns, kinds, cells, bounds } = view
  const count = bounds.length
  const shown: number[] = []
  const least = showing === 'differences' ? DIFFERS : showing === 'spellings' ? AGREES + 1 : AGREES
  for (let c = 0; c < columns; c++) {
    if (kinds[c]! < least) continue
    if (row !== null && !differs(cells[c * count + row]!, showing)) continue
    shown.push(c)
  }
  return Int32Array.from(shown)
}

/** Whether a cell of this number differs from the base in what is shown. */
function differs(cell: number, showing: Showing): boolean {
  if ((cell & READING) > 0 || (cell & (LACKING | MOVED)) !== 0) return true
  return showing !== 'differences' && (cell & SPELLED) !== 0
}

/** Where the shown columns stand: each as wide as its longest cell needs. */
export function layOut({ extents }: TableView, columns: Int32Array): TableLayout {
  const offsets = new Float64Array(columns.length + 1)
  for (let i = 0; i < columns.length; i++) {
    offsets[i + 1] = offsets[i]! + Math.max(NARROWEST, extents[columns[i]!]! * HALF_CHARACTER) + PADDING
  }
  return { columns, offsets }
}

/** The first of `offsets` beyond `place`, less one: the column at a place. */
export function indexAt(offsets: Float64Array, place: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (offsets[middle]! <= place) low = middle
    else high = middle - 1
  }
  return Math.min(low, Math.max(0, offsets.length - 2))
}

/** The index of the first shown column at or after `column`; the last when there is none. */
export function indexOfColumn(columns: Int32Array, column: number): number {
  let low = 0
  let high = columns.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (columns[middle]! < column) low = middle + 1
    else high = middle
  }
  return Math.min(low, columns.length - 1)
}

/** Where the words of a cell stand in their text, from and to; equal when it has none. */
export function wordsOf(
  { bounds, wordFrom, wordTo, starts }: TableView,
  row: number,
  column: number,
): [number, number] {
  const from = bounds[row]![column]!
  const to = bounds[row]![column + 1]!
  if (from === to) return [starts[row]![from]!, starts[row]![from]!]
  return [wordFrom[row]![from]!, wordTo[row]![to - 1]!]
}

export function cellView(view: TableView, texts: readonly SentText[], row: number, column: number): CellView {
  const cell = row === 0 ? 0 : view.cells[column * texts.length + row]!
  const [from, to] = wordsOf(view, row, column)
  const words = texts[row]!.text.slice(from, to)
  const moved = (cell & MOVED) !== 0
  const isBaseEmpty = view.bounds[0]![column] === view.bounds[0]![column + 1]
  return {
    words,
    text: shorten(words),
    reading: cell & READING,
    spelled: (cell & SPELLED) !== 0,
    moved,
    state:
      from < to
        ? 'words'
        : (cell & LACKING) !== 0
          ? 'lacking'
          : moved
            ? 'away'
            : isBaseEmpty || row === 0
              ? 'nothing'
              : 'omitted',
  }
}

/** a for the first reading against the base, b for the next. */
export function readingLetter(reading: number): string {
  return reading === 0 ? '' : reading <= 26 ? String.fromCharCode(96 + reading) : `${reading}`
}

/** The beginning and the end of long words; line ends as blanks. */
export function shorten(words: string, most = 9): string {
  if (words.length > 4 * most) {
    const head = Array.from(words.slice(0, 2 * most)).slice(0, 4)
    const tail = Array.from(words.slice(-2 * most)).slice(-4)
    return `${head.join('')}…${tail.join('')}`.replace(/\s+/gu, ' ')
  }
  const characters = Array.from(words.replace(/\s+/gu, ' '))
  if (characters.length <= most) return characters.join('')
  return `${characters.slice(0, 4).join('')}…${characters.slice(-4).join('')}`
}

/** In pixels, at the size in which cells are set. */
const NARROWEST = 26
const HALF_CHARACTER = 8.5
const PADDING = 22
