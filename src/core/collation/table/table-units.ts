import { CELL, HAS, LACKS, MOVED as AWAY, type UnitTable } from '../unit-table.ts'
import {
  AGREES,
  type ColumnReadings,
  LACKING,
  MOVED,
  type Passage,
  READING,
  SPELLED,
} from './column-readings.ts'
import { type EditableTable } from './editable-table.ts'

/** The variant units of an edited table, and for each the columns that it is made of, `to` exclusive. */
export interface TableUnits {
  readonly units: UnitTable
  readonly columns: Uint32Array
}

/**
 * The variant units, in text order: one for each column in which texts differ, if only in spelling, and one for each
 * passage that some lack or have elsewhere.
 */
export function tableUnits(table: EditableTable, readings: ColumnReadings): TableUnits {
  const list = new UnitList(table)
  let next = 0
  for (let column = 0; column < table.columns; column++) {
    for (; readings.passages[next]?.from === column; next++)
      list.addPassage(readings, readings.passages[next]!)
    if (readings.kinds[column] !== AGREES) list.addColumn(readings, column)
  }
  return list.finish()
}

/** Some of the units, by their numbers. */
export function pickUnits(units: UnitTable, numbers: readonly number[]): UnitTable {
  const { from, to, long, orthographic, firstCell, cells } = units
  const there = numbers.filter((number) => number >= 0 && number < units.count)
  const first = new Int32Array(there.length + 1)
  const picked: number[] = []
  there.forEach((number, i) => {
    picked.push(...cells.subarray(firstCell[number]! * CELL, firstCell[number + 1]! * CELL))
    first[i + 1] = picked.length / CELL
  })
  return {
    count: there.length,
    from: Int32Array.from(there, (number) => from[number]!),
    to: Int32Array.from(there, (number) => to[number]!),
    long: Uint8Array.from(there, (number) => long[number]!),
    orthographic: Uint8Array.from(there, (number) => orthographic[number]!),
    firstCell: first,
    cells: Int32Array.from(picked),
  }
}

/** Collects units. Witnesses are counted from 0 there, rows of the table from 1. */
class UnitList {
  readonly #table: EditableTable
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #long: number[] = []
  readonly #orthographic: number[] = []
  readonly #firstCell: number[] = [0]
  readonly #cells: number[] = []
  readonly #columns: number[] = []

  constructor(table: EditableTable) {
    this.#table = table
  }

  /** A column; nothing is added when nobody differs in it but by a whole passage. */
  addColumn({ cells }: ColumnReadings, column: number): void {
    const { rows } = this.#table
    const before = this.#cells.length
    let [any, words] = [false, false]
    for (let row = 1; row < rows.length; row++) {
      const cell = cells[column * rows.length + row]!
      if (cell === 0) continue
      const { bounds } = rows[row]!
      if ((cell & (LACKING | MOVED)) !== 0) {
        this.#cells.push(row - 1, bounds[column]!, bounds[column]!, LACKS)
        continue
      }
      if ((cell & (READING | SPELLED)) === 0) continue
      any = true
      words ||= (cell & READING) > 0
      this.#cells.push(row - 1, bounds[column]!, bounds[column + 1]!, HAS)
    }
    if (any) this.#end(column, column + 1, false, !words)
    else this.#cells.length = before
  }

  addPassage({ cells }: ColumnReadings, { from, to, rows: without, moved }: Passage): void {
    const { rows } = this.#table
    const state = new Map(without.map((one) => [one.row, one]))
    for (let row = 1; row < rows.length; row++) {
      const one = state.get(row)
      if (one !== undefined) this.#cells.push(row - 1, one.from, one.to, moved ? AWAY : HAS)
      else if (this.#lacksMost(cells, row, from, to)) {
        const at = rows[row]!.bounds[from]!
        this.#cells.push(row - 1, at, at, LACKS)
      }
    }
    this.#end(from, to, true, false)
  }

  finish(): TableUnits {
    return {
      units: {
        count: this.#from.length,
        from: Int32Array.from(this.#from),
        to: Int32Array.from(this.#to),
        long: Uint8Array.from(this.#long),
        orthographic: Uint8Array.from(this.#orthographic),
        firstCell: Int32Array.from(this.#firstCell),
        cells: Int32Array.from(this.#cells),
      },
      columns: Uint32Array.from(this.#columns),
    }
  }

  #end(from: number, to: number, long: boolean, orthographic: boolean): void {
    const { bounds } = this.#table.rows[0]!
    this.#from.push(bounds[from]!)
    this.#to.push(bounds[to]!)
    this.#long.push(Number(long))
    this.#orthographic.push(Number(orthographic))
    this.#firstCell.push(this.#cells.length / CELL)
    this.#columns.push(from, to)
  }

  /** Whether a text lacks or has elsewhere the greater part of the columns for a reason of its own. */
  #lacksMost(cells: Uint16Array, row: number, from: number, to: number): boolean {
    const count = this.#table.rows.length
    const { bounds } = this.#table.rows[0]!
    let lacking = 0
    for (let column = from; column < to; column++) {
      const isAway = (cells[column * count + row]! & (LACKING | MOVED)) !== 0
      if (isAway) lacking += bounds[column + 1]! - bounds[column]!
    }
    return 2 * lacking >= bounds[to]! - bounds[from]!
  }
}
