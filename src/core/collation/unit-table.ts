import { type Differences, FIELDS, MOVE, type Side } from './differences.ts'
import { isLong as standsByItself, type Stretches, stretches } from './stretches.ts'

/**
 * The variant units of a collation as numbers, in text order; `unitAt` makes one of them an object. Unit `i` is the
 * stretch `from[i]` to `to[i]` of the base. Its cells, `CELL` numbers each, are those from `firstCell[i]` to
 * `firstCell[i + 1]`: one for every witness that does not have the very words of the base there.
 */
export interface UnitTable extends Stretches {
  /** 1 where nobody differs in more than what the folds look away from. */
  readonly orthographic: Uint8Array
  readonly firstCell: Int32Array
  /** The number of the witness, its tokens from and to, and `HAS`, `MOVED` or `LACKS`. */
  readonly cells: Int32Array
}

export const CELL = 4
/** The witness has other words, or the same in another spelling. */
export const HAS = 0
/** The witness has the passage at another place. */
export const MOVED = 1
/** The witness lacks the whole passage in which the unit lies. */
export const LACKS = 2

/** The units of all witnesses; whatever the order of these, they are the same. */
export function unitTable(
  base: Side,
  witnesses: readonly (Side & { readonly differences: Differences })[],
): UnitTable {
  const found = stretches(witnesses.map(({ differences }) => differences))
  const { count, from, to, long } = found
  const cursors = witnesses.map(({ differences }) => new Cursor(differences))
  const orthographic = new Uint8Array(count)
  const firstCell = new Int32Array(count + 1)
  let cells = new Int32Array(64 + CELL * Math.ceil(count * 1.25))
  let size = 0
  for (let i = 0; i < count; i++) {
    firstCell[i] = size / CELL
    let spellingOnly = true
    for (let number = 0; number < cursors.length; number++) {
      const cursor = cursors[number]!
      const state = cursor.read(from[i]!, to[i]!, long[i] === 1)
      if (state === AGREES) continue
      if (size === cells.length) {
        const larger = new Int32Array(2 * size)
        larger.set(cells)
        cells = larger
      }
      cells[size++] = number
      cells[size++] = cursor.from
      cells[size++] = cursor.to
      cells[size++] = state
      spellingOnly &&=
        state === LACKS ||
        (state === HAS &&
          sameForms(base.forms, from[i]!, to[i]!, witnesses[number]!.forms, cursor.from, cursor.to))
    }
    orthographic[i] = spellingOnly ? 1 : 0
  }
  firstCell[count] = size / CELL
  return { ...found, orthographic, firstCell, cells: cells.slice(0, size) }
}

/** Whether two stretches have the same forms; those that a rule made part of the form before them do not count. */
export function sameForms(
  x: Uint32Array,
  fromX: number,
  toX: number,
  y: Uint32Array,
  fromY: number,
  toY: number,
): boolean {
  for (;;) {
    while (fromX < toX && x[fromX] === NO_FORM) fromX++
    while (fromY < toY && y[fromY] === NO_FORM) fromY++
    if (fromX === toX || fromY === toY) return fromX === toX && fromY === toY
    if (x[fromX++] !== y[fromY++]) return false
  }
}

/** The form of a token that counts as part of the one before it. */
export const NO_FORM = 0xffffffff

/** Answers what a witness has at stretches of the base, which are asked for in text order. */
class Cursor {
  /** The tokens of the witness that were read last. */
  from = 0
  to = 0
  readonly #outer: Int32Array
  readonly #inner: Int32Array
  #nextOuter = 0

  constructor({ outer, inner }: Differences) {
    this.#outer = outer
    this.#inner = inner
  }

  read(from: number, to: number, long: boolean): number {
    const outer = this.#outer
    while (this.#nextOuter < outer.length && outer[this.#nextOuter + 1]! < from) this.#nextOuter += STEP
    const first = firstTouching(outer, this.#nextOuter, from, to)
    if (first < 0) return AGREES
    const around = isLong(outer, first) && outer[first]! <= from && outer[first + 1]! >= to
    if (long) return this.#readLong(first, from, to)
    if (!around) return this.#readBetween(outer, first, from, to)
    if (outer[first + 4] !== AWAY) return LACKS
    const inner = this.#inner
    const within = firstTouching(inner, firstReaching(inner, from), from, to)
    if (within < 0) return AGREES
    const lost = isLong(inner, within) && inner[within]! <= from && inner[within + 1]! >= to
    return lost ? LACKS : this.#readBetween(inner, within, from, to)
  }

  /** A long omission or a moved passage: it is this one, or the witness lacks most of it for another reason. */
  #readLong(first: number, from: number, to: number): number {
    let lacking = 0
    for (const table of [this.#outer, this.#inner]) {
      const start = table === this.#outer ? first : firstTouching(table, firstReaching(table, from), from, to)
      if (start < 0) continue
      for (let at = start; at < table.length && table[at]! < to; at += STEP) {
        if (!isLong(table, at)) continue
        if (table[at] === from && table[at + 1] === to) {
          this.from = table[at + 2]!
          this.to = table[at + 3]!
          return table[at + 4] === AWAY ? MOVED : HAS
        }
        if (table[at + 4] !== AWAY) lacking += Math.min(to, table[at + 1]!) - Math.max(from, table[at]!)
      }
    }
    return 2 * lacking >= to - from ? LACKS : AGREES
  }

  /** What stands from the edge of the stretch, or from the first difference that touches it, to the other edge. */
  #readBetween(table: Int32Array, first: number, from: number, to: number): number {
    let last = first
    for (let at = first + STEP; at < table.length && table[at]! <= to; at += STEP) {
      if (touches(table, at, from, to)) last = at
    }
    const headMoved = table[first + 4] === AWAY
    const headA = table[first]!
    const headB = headMoved ? table[first + 5]! : table[first + 2]!
    const tailA = table[last + 1]!
    const tailB = table[last + 4] === AWAY ? table[last + 5]! : table[last + 3]!
    // Between the edge of the stretch and the first difference all is matched, and so behind the last.
    this.from = headA > from ? headB - (headA - from) : headB
    this.to = tailA < to ? tailB + (to - tailA) : tailB
    return HAS
  }
}

const AGREES = -1
// Read at every step of loops over whole books, so kept here.
const STEP = FIELDS
const AWAY = MOVE
const isLong = standsByItself

/** The first difference of a table that does not end before `from`. */
function firstReaching(table: Int32Array, from: number): number {
  let low = 0
  let high = table.length / STEP
  while (low < high) {
    const middle = (low + high) >>> 1
    if (table[middle * STEP + 1]! < from) low = middle + 1
    else high = middle
  }
  return low * STEP
}

/** The first difference from `at` on that belongs to the stretch; -1 when none does. */
function firstTouching(table: Int32Array, at: number, from: number, to: number): number {
  for (; at < table.length && table[at]! <= to; at += STEP) if (touches(table, at, from, to)) return at
  return -1
}

/** Whether a difference shares tokens with the stretch, or is an addition inside or at its place. */
function touches(table: Int32Array, at: number, from: number, to: number): boolean {
  const fromA = table[at]!
  const toA = table[at + 1]!
  if (fromA === toA) return from === to ? fromA === from : fromA > from && fromA < to
  return fromA < to && toA > from
}
