import { type AlignmentTable, alignmentTable } from '../alignment-table.ts'
import { type Collation } from '../collate.ts'
import { type Tokens } from '../tokens.ts'

/** One text in the table. Its cell in column `c` holds the tokens from `bounds[c]` to `bounds[c + 1]`. */
export interface TableRow {
  /** Null for the base text, which is the first row. */
  readonly witness: string | null
  readonly tokens: Tokens
  /** The forms that were aligned. */
  readonly keys: Uint32Array
  readonly bounds: Uint32Array
}

/** A passage that a witness has elsewhere: tokens of the base, tokens of the witness. */
export interface TableMove {
  readonly row: number
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/**
 * The alignment table in the form in which it is edited: for each row the edges of its cells. The cells of a row one
 * after another are its whole text, whatever is done to the table.
 */
export interface EditableTable {
  readonly rows: readonly TableRow[]
  readonly columns: number
  readonly moves: readonly TableMove[]
}

/** The table of a collation before anybody edited it. */
export function editableTable(collation: Collation): EditableTable {
  const { columns }: AlignmentTable = alignmentTable(collation)
  const sides = [{ ...collation.base, siglum: null }, ...collation.witnesses]
  return {
    columns: columns.length,
    rows: sides.map(({ siglum, tokens, keys }, row) => {
      const bounds = new Uint32Array(columns.length + 1)
      for (let c = 0; c < columns.length; c++) bounds[c] = columns[c]!.cells[row]!.from
      bounds[columns.length] = tokens.count
      return { witness: siglum, tokens, keys, bounds }
    }),
    moves: collation.witnesses.flatMap(({ moves }, i) =>
      moves.map(({ fromA, toA, fromB, toB }) => ({ row: i + 1, fromA, toA, fromB, toB })),
    ),
  }
}

/**
 * A table while it is edited. All that changes it keeps the rows whole: edges are added, taken away or moved, and
 * always in order.
 */
export class TableBuilder {
  readonly rows: readonly {
    readonly witness: string | null
    readonly tokens: Tokens
    readonly keys: Uint32Array
  }[]
  readonly #bounds: number[][]
  moves: TableMove[]

  constructor({ rows, moves }: EditableTable) {
    this.rows = rows.map(({ witness, tokens, keys }) => ({ witness, tokens, keys }))
    this.#bounds = rows.map(({ bounds }) => Array.from(bounds))
    this.moves = [...moves]
  }

  get columns(): number {
    return this.#bounds[0]!.length - 1
  }

  /** Where column `column` begins in a row; its end is where the next begins. */
  edge(row: number, column: number): number {
    return this.#bounds[row]![column]!
  }

  /** The column that holds a token of a row. Throws a RangeError for a token that the row does not have. */
  columnOf(row: number, token: number): number {
    const bounds = this.#bounds[row]!
    if (!(token >= 0 && token < bounds[bounds.length - 1]!))
      throw new RangeError(`row ${row} has no token ${token}`)
    return above(bounds, token) - 1
  }

  /** The first column edge at or after a place of a row, and whether it is just there. */
  edgeAt(row: number, place: number): { column: number; exact: boolean } {
    const bounds = this.#bounds[row]!
    const column = above(bounds, place - 1)
    return { column, exact: bounds[column] === place }
  }

  /** Whether all rows have the same words in a column, as they were aligned. */
  agrees(column: number): boolean {
    const [a, b] = [this.edge(0, column), this.edge(0, column + 1)]
    const base = this.rows[0]!.keys
    return this.rows.every(({ keys }, row) => {
      const from = this.edge(row, column)
      if (this.edge(row, column + 1) - from !== b - a) return false
      for (let i = 0; i < b - a; i++) if (keys[from + i] !== base[a + i]) return false
      return true
    })
  }

  /**
   * Cuts the column in which a place of a row lies; nothing happens at an edge. `cuts` says where other rows are cut;
   * one that does not lie in its cell, or is not said, is guessed from the words.
   */
  cut(row: number, place: number, cuts: ReadonlyMap<number, number> = new Map()): void {
    const { column: next, exact } = this.edgeAt(row, place)
    if (exact) return
    const column = next - 1
    const places = this.#bounds.map((bounds, other) => {
      const said = cuts.get(other)
      if (other === row) return place
      return said !== undefined && said >= bounds[column]! && said <= bounds[next]!
        ? said
        : this.#guessCut(row, place, column, other)
    })
    this.#bounds.forEach((bounds, other) => bounds.splice(next, 0, places[other]!))
  }

  /** Makes one column of those from `first` to `last`. */
  join(first: number, last: number): void {
    if (last <= first) return
    for (const bounds of this.#bounds) bounds.splice(first + 1, last - first)
  }

  /** An empty column before `column`. */
  insert(column: number): void {
    for (const bounds of this.#bounds) bounds.splice(column, 0, bounds[column]!)
  }

  /** Brings tokens of a row into a column, with all that stands between. */
  bring(row: number, { from, to }: { readonly from: number; readonly to: number }, column: number): void {
    const bounds = this.#bounds[row]!
    for (let c = column; c >= 0 && bounds[c]! > from; c--) bounds[c] = from
    for (let c = column + 1; c < bounds.length && bounds[c]! < to; c++) bounds[c] = to
  }

  /** The table as it stands, without columns in which nobody has anything. */
  build(): EditableTable {
    const kept: number[] = []
    for (let c = 0; c < this.columns; c++) {
      if (this.#bounds.some((bounds) => bounds[c + 1]! > bounds[c]!)) kept.push(c)
    }
    return {
      rows: this.rows.map((row, i) => {
        const bounds = new Uint32Array(kept.length + 1)
        kept.forEach((c, k) => (bounds[k] = this.edge(i, c)))
        bounds[kept.length] = row.tokens.count
        return { ...row, bounds }
      }),
      columns: kept.length,
      moves: this.moves,
    }
  }

  /**
   * Where the cell of `other` is cut when that of `row` is cut at `place`: as far from the start or the end as the two
   * agree there, at the same token when both are as long, else in proportion.
   */
  #guessCut(row: number, place: number, column: number, other: number): number {
    const [a, b] = [this.edge(row, column), this.edge(row, column + 1)]
    const [from, to] = [this.edge(other, column), this.edge(other, column + 1)]
    const mine = this.rows[row]!.keys
    const theirs = this.rows[other]!.keys
    const shorter = Math.min(b - a, to - from)
    let head = 0
    while (head < shorter && mine[a + head] === theirs[from + head]) head++
    if (place - a <= head || to - from === b - a) return from + (place - a)
    let tail = 0
    while (tail < shorter - head && mine[b - tail - 1] === theirs[to - tail - 1]) tail++
    if (b - place <= tail) return to - (b - place)
    const share = (place - a - head) / (b - a - head - tail)
    return from + head + Math.round(share * (to - from - head - tail))
  }
}

/** The index of the first of `bounds`, which are in order, that is greater than `value`. */
function above(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bounds[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
