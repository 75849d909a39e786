import { align } from './align.ts'
import { gaps } from './alignment.ts'
import { Boundaries, type Cell } from './boundaries.ts'
import { type Codebook, wordOf } from './tokens.ts'

/**
 * What texts have at one place where the base has nothing, aligned among themselves: 大夏 of B, 大白夏 of C and 白夏 of
 * D give three columns, 大 白 夏. `keys` are the forms of every text, by codes of `book`, `cells` what each has
 * there; the result is the cells of each column. The longest text leads, of equally long ones the first by its words,
 * so that the order of the texts does not matter.
 */
export function amongWitnesses(
  keys: readonly Uint32Array[],
  cells: readonly Cell[],
  book: Codebook,
): (readonly Cell[])[] {
  const row = (i: number) => keys[i]!.subarray(cells[i]!.from, cells[i]!.to)
  const bearers = cells.flatMap(({ from, to }, i) => (from < to ? [i] : []))
  if (bearers.length < 2) return [cells]
  const lead = bearers.reduce((best, i) => (compareRows(row(i), row(best), book) < 0 ? i : best))
  if (bearers.every((i) => compareRows(row(i), row(lead), book) === 0)) return [cells]

  const { from: start, to: end } = cells[lead]!
  const count = end - start
  /** For every edge of the leading text: whether a column begins there, whether others add something there. */
  const cuts = new Uint8Array(count + 1)
  const adds = new Uint8Array(count + 1)
  const boundaries = new Map<number, Boundaries>()
  for (const i of bearers) {
    if (i === lead) continue
    const alignment = align(row(lead), row(i))
    boundaries.set(i, new Boundaries(alignment))
    for (const { fromA, toA } of gaps(alignment)) {
      cuts[fromA] = cuts[toA] = 1
      if (fromA === toA) adds[fromA] = 1
    }
  }
  const columns: (readonly Cell[])[] = []
  const column = (from: number, to: number): Cell[] =>
    cells.map((cell, i) => {
      if (i === lead) return { from: start + from, to: start + to }
      const found = boundaries.get(i)
      if (found === undefined) return { from: cell.from, to: cell.from }
      const { from: a, to: b } = from === to ? found.added(from) : found.between(from, to)
      return { from: cell.from + a, to: cell.from + b }
    })
  let from = 0
  for (let at = 0; at <= count; at++) {
    if (cuts[at] === 0 && at < count) continue
    if (at > from) columns.push(column(from, at))
    if (adds[at] === 1) columns.push(...amongWitnesses(keys, column(at, at), book))
    from = at
  }
  return columns
}

/**
 * The same cells a token a column, the first tokens of all, then the second ones. For readers who want no cell with
 * more than one token.
 */
export function tokenByToken(cells: readonly Cell[]): (readonly Cell[])[] {
  const most = Math.max(1, ...cells.map(({ from, to }) => to - from))
  return Array.from({ length: most }, (_, k) =>
    cells.map(({ from, to }) => ({ from: Math.min(to, from + k), to: Math.min(to, from + k + 1) })),
  )
}

/** Longer rows first, then by their words: codes depend on which text was read first. */
function compareRows(x: Uint32Array, y: Uint32Array, book: Codebook): number {
  if (x.length !== y.length) return y.length - x.length
  const at = x.findIndex((code, i) => code !== y[i])
  return at < 0 ? 0 : wordOf(book, x[at]!) < wordOf(book, y[at]!) ? -1 : 1
}
