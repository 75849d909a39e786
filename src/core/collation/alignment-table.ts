import { gaps } from './alignment.ts'
import { amongWitnesses, tokenByToken } from './among-witnesses.ts'
import { Boundaries, type Cell } from './boundaries.ts'
import { type Collation } from './collate.ts'
import { type Tokens } from './tokens.ts'

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

/** The alignment table of a collation; with `everyToken`, no cell has more than one token. */
export function alignmentTable(collation: Collation, everyToken = false): AlignmentTable {
  const { base, book, witnesses, units } = collation
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
  const keys = [base, ...witnesses].map(({ keys }) => keys)
  let from = 0
  const column = (from: number, to: number, varies: boolean) => {
    const cells: Cell[] = [{ from, to }]
    for (const row of rows) cells.push(from === to ? row.added(from) : row.between(from, to))
    const several = cells.some(({ from, to }) => to - from > 1)
    // What several add at the same place is aligned among themselves.
    const aligned = from === to || (everyToken && several) ? amongWitnesses(keys, cells, book) : [cells]
    const split = everyToken ? aligned.flatMap(tokenByToken) : aligned
    for (const cells of split) {
      const own = from === to ? { from, to } : cells[0]!
      columns.push({ from: own.from, to: own.to, varies, cells })
    }
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

const CUT = 1
const ADDED = 2
const VARIES = 4
