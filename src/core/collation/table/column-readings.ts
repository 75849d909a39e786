import { type Tokens } from '../tokens.ts'
import { sameForms } from '../unit-table.ts'
import { type EditableTable } from './editable-table.ts'

/**
 * What the texts have in each column. `cells` holds a number for each cell, row by row of a column: 0 for what the base
 * has, 1 and more for the readings against it, equal for texts that agree. Flags are added to it: `SPELLED` when it is
 * written otherwise than the first that has that reading, `LACKING` when the whole passage is wanting, `MOVED` when its
 * words are elsewhere or come from elsewhere.
 */
export interface ColumnReadings {
  readonly kinds: Uint8Array
  readonly cells: Uint16Array
  /** Passages of several columns that a text lacks or has elsewhere, each once for all texts that agree in it. */
  readonly passages: readonly Passage[]
}

export interface Passage {
  /** Columns, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** Who lacks it here, and the tokens that each has of it elsewhere; an omission has none. */
  readonly rows: readonly { readonly row: number; readonly from: number; readonly to: number }[]
  readonly moved: boolean
}

/** Kinds of column, from nothing to see to a difference in words. */
export const AGREES = 0
export const SPELLING = 1
export const DIFFERS = 2

/** The part of a cell that is the number of its reading. */
export const READING = 0x1fff
export const SPELLED = 0x2000
export const LACKING = 0x4000
export const MOVED = 0x8000

/** Compares the cells of every column by `forms`, the normal forms of each row's tokens. */
export function readColumns(table: EditableTable, forms: readonly Uint32Array[]): ColumnReadings {
  const { rows, columns } = table
  const count = rows.length
  const kinds = new Uint8Array(columns)
  const cells = new Uint16Array(columns * count)
  const passages = flagPassages(table, cells)
  /** For each reading of the column at hand: the row that has it first. */
  const first = new Int32Array(count)
  for (let c = 0; c < columns; c++) {
    let readings = 1
    first[0] = 0
    let kind = AGREES
    for (let row = 1; row < count; row++) {
      const { bounds } = rows[row]!
      const cell = { from: bounds[c]!, to: bounds[c + 1]! }
      const at = c * count + row
      if ((cells[at]! & (LACKING | MOVED)) !== 0) {
        // A passage is one difference, told at its first column; words from elsewhere are shown where they stand.
        if (cell.from < cell.to) kind = DIFFERS
        continue
      }
      let reading = 0
      for (; reading < readings; reading++) {
        const other = rows[first[reading]!]!.bounds
        if (sameForms(forms[first[reading]!]!, other[c]!, other[c + 1]!, forms[row]!, cell.from, cell.to))
          break
      }
      if (reading === readings) first[readings++] = row
      const model = rows[first[reading]!]!
      const [from, to] = [model.bounds[c]!, model.bounds[c + 1]!]
      const spelled =
        to - from !== cell.to - cell.from ||
        !sameWritten(model.tokens, from, rows[row]!.tokens, cell.from, cell.to)
      cells[at] = Math.min(reading, READING) | (spelled ? SPELLED : 0)
      if (reading > 0) kind = DIFFERS
      else if (spelled && kind === AGREES) kind = SPELLING
    }
    kinds[c] = kind
  }
  for (const { from } of passages) kinds[from] = DIFFERS
  return { kinds, cells, passages }
}

/** Marks the cells of long omissions and of moved passages. */
function flagPassages({ rows, columns, moves }: EditableTable, cells: Uint16Array): Passage[] {
  const count = rows.length
  const base = rows[0]!.bounds
  const found = new Map<
    string,
    { from: number; to: number; moved: boolean; rows: Passage['rows'][number][] }
  >()
  const add = (from: number, to: number, moved: boolean, row: Passage['rows'][number]) => {
    const key = `${from} ${to} ${moved}`
    const known = found.get(key)
    if (known !== undefined) known.rows.push(row)
    else found.set(key, { from, to, moved, rows: [row] })
  }
  for (const { row, fromA, toA, fromB, toB } of moves) {
    const bounds = rows[row]!.bounds
    const [from, to] = [columnAt(base, fromA), columnAt(base, toA - 1) + 1]
    let isAway = true
    for (let c = from; c < to; c++) if (bounds[c + 1]! > bounds[c]!) isAway = false
    const [here, end] = [columnAt(bounds, fromB), columnAt(bounds, toB - 1) + 1]
    for (let c = here; c < end; c++) if (bounds[c + 1]! > bounds[c]!) cells[c * count + row]! |= MOVED
    if (!isAway) continue
    for (let c = from; c < to; c++) cells[c * count + row]! |= MOVED
    add(from, to, true, { row, from: fromB, to: toB })
  }
  for (let row = 1; row < count; row++) {
    const { bounds } = rows[row]!
    for (let c = 0; c < columns; c++) {
      if (bounds[c + 1]! > bounds[c]! || (cells[c * count + row]! & MOVED) !== 0) continue
      let end = c
      // Columns in which only others have something, at the end of the passage, do not belong to it.
      let last = c
      let first = -1
      while (end < columns && bounds[end + 1] === bounds[end] && (cells[end * count + row]! & MOVED) === 0) {
        if (base[end + 1]! > base[end]!) {
          if (first < 0) first = end
          last = end + 1
        }
        end++
      }
      if (first >= 0 && last - first > 1 && base[last]! - base[first]! >= LONG) {
        for (let i = first; i < last; i++) cells[i * count + row]! |= LACKING
        add(first, last, false, { row, from: bounds[first]!, to: bounds[first]! })
      }
      c = end - 1
    }
  }
  return [...found.values()].sort(
    (a, b) => a.from - b.from || a.to - b.to || Number(a.moved) - Number(b.moved),
  )
}

/** Whether both have the same words as written; how many they are is known to be equal. */
function sameWritten(a: Tokens, fromA: number, b: Tokens, fromB: number, toB: number): boolean {
  for (let i = fromA, j = fromB; j < toB; i++, j++) if (a.written[i] !== b.written[j]) return false
  return true
}

/** The column that holds a token. */
export function columnAt(bounds: Uint32Array, token: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bounds[middle]! <= token) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** In tokens: a loss of a sentence or more is one passage, whatever others differ in within it. */
const LONG = 16
