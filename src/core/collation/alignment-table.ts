import { type Alignment, gaps } from './alignment.ts'
import { type Collation } from './collate.ts'
import { type Tokens } from './tokens.ts'

/** Tokens of one witness, half-open. Empty where the witness has nothing. */
export interface Cell {
  readonly from: number
  readonly to: number
}

/** A place of the base, and what each text has there: the base first, then the witnesses as they were given. */
export interface Column {
  readonly from: number
  readonly to: number
  readonly varies: boolean
  readonly cells: readonly Cell[]
}

/**
 * The alignment table: its columns are the variant units and the stretches between them. The cells of a row, one
 * after another, are the whole text of that witness.
 */
export interface AlignmentTable {
  readonly sigla: readonly string[]
  readonly texts: readonly Tokens[]
  readonly columns: readonly Column[]
}

/** The alignment table of a collation; with `everyToken`, tokens that nobody varies have columns of their own. */
export function alignmentTable(collation: Collation, everyToken = false): AlignmentTable {
  const { base, witnesses, units } = collation
  const count = base.tokens.count
  /** For every edge: whether a column begins there, whether additions have one, whether the token after it varies. */
  const marks = new Uint8Array(count + 1)
  for (let i = 0; i < units.count; i++) {
    const from = units.from[i]!
    const to = units.to[i]!
    marks[from]! |= CUT
    marks[to]! |= CUT
    if (from === to) marks[from]! |= ADDED
  }
  const rows = witnesses.map(({ alignment }) => new Boundaries(alignment))
  for (const { alignment } of witnesses) {
    for (const { fromA, toA } of gaps(alignment)) {
      marks[fromA]! |= CUT
      marks[toA]! |= CUT
      if (fromA === toA) marks[fromA]! |= ADDED
      for (let i = fromA; i < toA; i++) marks[i]! |= VARIES
    }
  }
  // Units are never cut within, except the long ones, in which others lie.
  for (let i = 0; i < units.count; i++) {
    const from = units.from[i]!
    const to = units.to[i]!
    const holdsOthers = to > from && i + 1 < units.count && units.from[i + 1]! < to
    for (let at = from; at < to; at++) marks[at]! |= VARIES
    if (holdsOthers) continue
    for (let at = from + 1; at < to; at++) marks[at] = VARIES
  }

  const columns: Column[] = []
  let from = 0
  const column = (from: number, to: number, varies: boolean) => {
    const cells: Cell[] = [{ from, to }]
    for (const row of rows) cells.push(from === to ? row.added(from) : row.between(from, to))
    columns.push({ from, to, varies, cells })
  }
  for (let at = 0; at <= count; at++) {
    const mark = marks[at]!
    const isCut = (mark & CUT) !== 0 || at === count || (everyToken && !(mark & VARIES))
    if (!isCut) continue
    if (at > from) column(from, at, (marks[from]! & VARIES) !== 0)
    if (mark & ADDED) column(at, at, true)
    from = at
  }
  return {
    sigla: [base.siglum, ...witnesses.map(({ siglum }) => siglum)],
    texts: [base.tokens, ...witnesses.map(({ tokens }) => tokens)],
    columns,
  }
}

/** The text of a cell as it stands in its witness, blanks and punctuation included. */
export function cellText({ texts }: AlignmentTable, row: number, { from, to }: Cell): string {
  const tokens = texts[row]!
  return tokens.text.slice(tokens.starts[from], tokens.starts[to])
}

/** Where the edges between base tokens lie in a witness: before what is added there, and after it. */
class Boundaries {
  readonly #before: Int32Array
  readonly #after: Int32Array

  constructor(alignment: Alignment) {
    const { countA, countB } = alignment
    this.#before = new Int32Array(countA + 1)
    this.#after = new Int32Array(countA + 1)
    let a = 0
    let b = 0
    const matched = (to: number) => {
      for (; a < to; a++, b++) this.#before[a] = this.#after[a] = b
    }
    for (const { fromA, toA, fromB, toB } of gaps(alignment)) {
      matched(fromA)
      this.#before[fromA] = fromB
      this.#after[fromA] = fromA === toA ? toB : fromB
      for (let at = fromA + 1; at <= toA; at++) this.#before[at] = this.#after[at] = toB
      a = toA
      b = toB
      // The token behind the gap begins after it; what stood before it was said above.
      if (a < countA) {
        this.#after[a] = b
        if (fromA !== toA) this.#before[a] = b
        a++
        b++
      }
    }
    matched(countA)
    if (a === countA && b === countB && this.#after[countA] === 0)
      this.#before[countA] = this.#after[countA] = countB
  }

  between = (from: number, to: number): Cell => ({ from: this.#after[from]!, to: this.#before[to]! })
  added = (at: number): Cell => ({ from: this.#before[at]!, to: this.#after[at]! })
}

const CUT = 1
const ADDED = 2
const VARIES = 4
