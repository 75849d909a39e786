import { type Differences, FIELDS, HERE, MOVE } from './differences.ts'

/** Stretches of the base, half-open, in text order; at the same place the longer ones first. */
export interface Stretches {
  readonly count: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** 1 for a long omission or a moved passage, which stands by itself. */
  readonly long: Uint8Array
}

/**
 * The stretches of the base that hold the differences of all witnesses: those that share a token are one, and so are
 * additions at the same place. A long omission or a moved passage stands by itself, so that one witness's loss of a
 * page does not swallow what the others differ in on it. Whatever the order of the witnesses, the result is the same.
 */
export function stretches(rows: readonly Differences[]): Stretches {
  let most = 0
  for (const { outer, inner } of rows) most += (outer.length + inner.length) / FIELDS
  const short = new Float64Array(most)
  const long = new Float64Array(most)
  let [shorts, longs] = [0, 0]
  for (const { outer, inner } of rows) {
    for (const table of [outer, inner]) {
      for (let at = 0; at < table.length; at += STEP) {
        if (table[at + 4] === STANDS) continue
        const [from, to] = [table[at]!, table[at + 1]!]
        if (isLong(table, at)) long[longs++] = from * PLACES + (PLACES - 1 - to)
        else short[shorts++] = from * PLACES + to
      }
    }
  }
  const joined = join(inOrder(short.subarray(0, shorts)))
  return merge(joined, inOrder(long.subarray(0, longs)))
}

/** Whether the difference at `at` of a table is a unit of its own, whatever other witnesses have within it. */
export function isLong(table: Int32Array, at: number): boolean {
  return table[at + 4] === AWAY || (table[at + 2] === table[at + 3] && table[at + 1]! - table[at]! >= LONG)
}

/**
 * Sorts. The differences of each witness are in order already, those within its moved passages too, so the rows are
 * merged two by two until one is left.
 */
function inOrder(keys: Float64Array): Float64Array {
  let starts = [0]
  for (let i = 1; i < keys.length; i++) if (keys[i]! < keys[i - 1]!) starts.push(i)
  if (starts.length === 1) return keys
  let from = keys
  let to: Float64Array = new Float64Array(keys.length)
  while (starts.length > 1) {
    const merged: number[] = []
    for (let s = 0; s < starts.length; s += 2) {
      const middle = starts[s + 1] ?? keys.length
      const end = starts[s + 2] ?? keys.length
      mergeRows(from, starts[s]!, middle, end, to)
      merged.push(starts[s]!)
    }
    ;[from, to] = [to, from]
    starts = merged
  }
  return from
}

/** Two rows in order, from `start` to `middle` and from there to `end`, as one at the same place of `to`. */
function mergeRows(from: Float64Array, start: number, middle: number, end: number, to: Float64Array): void {
  let [x, y] = [start, middle]
  for (let at = start; at < end; at++) {
    const takesX = y === end || (x < middle && from[x]! <= from[y]!)
    to[at] = takesX ? from[x++]! : from[y++]!
  }
}

/** Those that overlap, or are the same, as one; in the same row, which gets shorter. */
function join(keys: Float64Array): Float64Array {
  let count = 0
  let [lastFrom, lastTo] = [-1, -1]
  for (let i = 0; i < keys.length; i++) {
    const from = Math.floor(keys[i]! / PLACES)
    const to = keys[i]! - from * PLACES
    if (from < lastTo || (from === lastFrom && to === lastTo)) {
      if (to > lastTo) lastTo = to
      keys[count - 1] = lastFrom * PLACES + lastTo
    } else {
      lastFrom = from
      lastTo = to
      keys[count++] = keys[i]!
    }
  }
  return keys.subarray(0, count)
}

/** The joined stretches and the long ones, the same long one once, in order: by place, longer first. */
function merge(short: Float64Array, long: Float64Array): Stretches {
  const most = short.length + long.length
  const from = new Int32Array(most)
  const to = new Int32Array(most)
  const isLongOne = new Uint8Array(most)
  let count = 0
  let [s, l] = [0, 0]
  while (s < short.length || l < long.length) {
    const fromL = l < long.length ? Math.floor(long[l]! / PLACES) : Infinity
    const toL = l < long.length ? PLACES - 1 - (long[l]! - fromL * PLACES) : 0
    const fromS = s < short.length ? Math.floor(short[s]! / PLACES) : Infinity
    const toS = s < short.length ? short[s]! - fromS * PLACES : 0
    const takesLong = fromL < fromS || (fromL === fromS && toL >= toS)
    from[count] = takesLong ? fromL : fromS
    to[count] = takesLong ? toL : toS
    isLongOne[count++] = takesLong ? 1 : 0
    if (takesLong) {
      const key = long[l]!
      while (l < long.length && long[l] === key) l++
    } else s++
  }
  return {
    count,
    from: from.slice(0, count),
    to: to.slice(0, count),
    long: isLongOne.slice(0, count),
  }
}

/** More places than any text has tokens; its square is still a whole number to the machine. */
const PLACES = 2 ** 26
// Read at every step of loops over whole books, so kept here.
const STEP = FIELDS
const STANDS = HERE
const AWAY = MOVE
/** In tokens: an omission of a sentence or more. */
const LONG = 16
