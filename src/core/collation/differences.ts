import { type Alignment, gapTable } from './alignment.ts'
import { FARTHEST_INVERSION, type Move } from './transpose.ts'
import { type Tokens } from './tokens.ts'

/** What is compared of one text: its tokens, the forms that were aligned, the forms that the chosen folds make. */
export interface Side {
  readonly tokens: Tokens
  readonly keys: Uint32Array
  readonly forms: Uint32Array
}

export type DifferenceKind = 'words' | 'spelling' | 'inversion' | 'move'

/**
 * A place where one witness differs from the base: tokens of the base, tokens of the witness. `spelling` differences
 * are those that the chosen folds look away from; an `inversion` has the same words in another order; a `move` is a
 * passage that stands elsewhere in the witness, at `fromB`; `placeB` is where it would stand without having moved.
 */
export interface Difference {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
  readonly kind: DifferenceKind
  readonly placeB: number
}

/**
 * The differences of a pair, in order of the base, as numbers: `FIELDS` for each, in the order of `Difference`. Whole
 * books have a hundred thousand of them. Those within a moved passage are apart, since the passage as a whole is a
 * difference too.
 */
export interface Differences {
  readonly outer: Int32Array
  readonly inner: Int32Array
}

export const FIELDS = 6
export const WORDS = 0
export const SPELLING = 1
export const INVERSION = 2
export const MOVE = 3
/** Where a passage stands that moved: nothing is different there that its move does not tell. */
export const HERE = 4
const kinds: readonly DifferenceKind[] = ['words', 'spelling', 'inversion', 'move']

/** Difference number `i` of a table. */
export function differenceAt(table: Int32Array, i: number): Difference {
  const at = i * FIELDS
  return {
    fromA: table[at]!,
    toA: table[at + 1]!,
    fromB: table[at + 2]!,
    toB: table[at + 3]!,
    kind: kinds[table[at + 4]!]!,
    placeB: table[at + 5]!,
  }
}

/** All differences of a pair, those within moved passages after the others. */
export function listDifferences({ outer, inner }: Differences): Difference[] {
  return [outer, inner].flatMap((table) =>
    Array.from({ length: table.length / FIELDS }, (_, i) => i)
      .filter((i) => table[i * FIELDS + 4] !== HERE)
      .map((i) => differenceAt(table, i)),
  )
}

/**
 * The differences of a pair, as an editor would delimit them. Matches by chance between larger gaps are dissolved
 * (甲乙之丙丁/戊己之庚辛 is one difference); words lost here and gained one step further are one inversion (帝曰/曰帝), and so
 * are words that stand in each other's place (知而不慍/慍而不知);
 * what the folds look away from is a spelling.
 */
export function differences(a: Side, b: Side, alignment: Alignment, moves: readonly Move[]): Differences {
  const outer = new DifferenceTable(a, b)
  const movesInB = [...moves].sort((x, y) => x.fromB - y.fromB)
  const joined = joinGaps(a, b, gapTable(alignment), moves, movesInB)
  outer.addAll(joined, alignment.countA, (at) => addWithoutMoves(outer, joined, at, moves, movesInB))
  const inner = new DifferenceTable(a, b)
  for (const { fromA, toA, fromB, toB, blocks } of moves) {
    const gaps = gapTable({ countA: toA, countB: toB, blocks: Int32Array.of(fromA, fromB, 0, ...blocks) })
    // The run without length at the start keeps what stands before the passage out.
    const within = fromA > 0 || fromB > 0 ? gaps.subarray(4) : gaps
    const joined = joinGaps(a, b, within, [], [])
    inner.addAll(joined, toA, (at) => inner.addGap(joined, at), fromA, fromB)
  }
  return { outer: outer.toTable(), inner: inner.toTable() }
}

// Read at every step of loops over whole books, so kept here.
const FARTHEST = FARTHEST_INVERSION
/** In tokens: between two words that stand in each other's place. */
const FARTHEST_EXCHANGE = 6
/** Gaps as numbers, `STRIDE` for each: from, to in A, from, to in B, kind. */
const STRIDE = 5

/** Joins inversions and dissolves matches by chance. */
function joinGaps(
  a: Side,
  b: Side,
  gaps: Int32Array,
  moves: readonly Move[],
  movesInB: readonly Move[],
): Int32Array {
  const joined = new Int32Array((gaps.length / 4) * STRIDE)
  let last = -STRIDE
  for (let g = 0; g < gaps.length; g += 4) {
    const fromA = gaps[g]!
    const toA = gaps[g + 1]!
    const fromB = gaps[g + 2]!
    const toB = gaps[g + 3]!
    if (last >= 0 && joined[last + 4] === WORDS) {
      const kept = fromA - joined[last + 1]!
      const isTurned = kept <= FARTHEST && isInversion(joined, last, fromA, toA, fromB, toB)
      const isChance =
        !isTurned &&
        kept <= 2 &&
        kept <= chance(joined, last, fromA, toA, fromB, toB) &&
        (moves.length === 0 || !(holdsMove(joined, last) || holds(fromA, toA, fromB, toB)))
      if (isTurned || isChance) {
        joined[last + 1] = toA
        joined[last + 3] = toB
        joined[last + 4] = isTurned ? INVERSION : WORDS
        continue
      }
    }
    last += STRIDE
    joined[last] = fromA
    joined[last + 1] = toA
    joined[last + 2] = fromB
    joined[last + 3] = toB
    joined[last + 4] = WORDS
  }
  return joined.subarray(0, last + STRIDE)

  function holdsMove(row: Int32Array, at: number): boolean {
    return holds(row[at]!, row[at + 1]!, row[at + 2]!, row[at + 3]!)
  }

  function holds(fromA: number, toA: number, fromB: number, toB: number): boolean {
    return within(moves, 'A', fromA, toA).length > 0 || within(movesInB, 'B', fromB, toB).length > 0
  }

  /** Whether what is lost at one gap is gained at the other, and the other way about. */
  function isInversion(
    row: Int32Array,
    at: number,
    fromA: number,
    toA: number,
    fromB: number,
    toB: number,
  ): boolean {
    const lost = row[at + 1]! - row[at]!
    const gained = row[at + 3]! - row[at + 2]!
    if (lost !== toB - fromB || gained !== toA - fromA) return false
    // Two single words may have changed places by chance, further apart.
    const isExchange = lost > 0 && gained > 0
    if (isExchange && lost + gained === 2 && fromA - row[at + 1]! > FARTHEST_EXCHANGE) return false
    return same(row[at]!, fromB, lost) && same(fromA, row[at + 2]!, gained)
  }

  function same(atA: number, atB: number, length: number): boolean {
    for (let i = 0; i < length; i++) if (a.keys[atA + i] !== b.keys[atB + i]) return false
    return true
  }
}

/** How many matched tokens between two gaps are taken for chance: the larger the gaps, the more. */
function chance(row: Int32Array, at: number, fromA: number, toA: number, fromB: number, toB: number): number {
  const size = Math.max(row[at + 1]! - row[at]!, row[at + 3]! - row[at + 2]!)
  const smaller = Math.min(size, Math.max(toA - fromA, toB - fromB))
  return smaller >= 8 ? 2 : smaller >= 2 ? 1 : 0
}

/** Adds the gap without the passages that were moved, and these as differences of their own. */
function addWithoutMoves(
  table: DifferenceTable,
  gaps: Int32Array,
  at: number,
  moves: readonly Move[],
  movesInB: readonly Move[],
): void {
  if (moves.length === 0) return table.addGap(gaps, at)
  const fromA = gaps[at]!
  const toA = gaps[at + 1]!
  const fromB = gaps[at + 2]!
  const toB = gaps[at + 3]!
  const kind = gaps[at + 4]!
  const away = kind === WORDS ? within(moves, 'A', fromA, toA) : []
  const here = kind === WORDS ? within(movesInB, 'B', fromB, toB) : []
  if (away.length === 0 && here.length === 0) return table.addGap(gaps, at)
  let from = fromB
  // What was gained stands before what was lost, at the place where the gap begins.
  for (const move of here) {
    if (move.fromB > from) table.add(fromA, fromA, from, move.fromB, WORDS)
    table.add(fromA, fromA, move.fromB, move.toB, HERE)
    from = move.toB
  }
  const restA = away[0]?.fromA ?? toA
  if (restA > fromA || toB > from) table.add(fromA, restA, from, toB, WORDS)
  let doneA = restA
  for (const move of away) {
    if (move.fromA > doneA) table.add(doneA, move.fromA, toB, toB, WORDS)
    table.add(move.fromA, move.toA, move.fromB, move.toB, MOVE, toB)
    doneA = move.toA
  }
  if (away.length > 0 && toA > doneA) table.add(doneA, toA, toB, toB, WORDS)
}

/** Collects differences, those of matched tokens too. */
class DifferenceTable {
  readonly #a: Side
  readonly #b: Side
  #rows = new Int32Array(64 * FIELDS)
  #size = 0

  constructor(a: Side, b: Side) {
    this.#a = a
    this.#b = b
  }

  add(fromA: number, toA: number, fromB: number, toB: number, kind: number, placeB = fromB): void {
    if (this.#size === this.#rows.length) {
      const larger = new Int32Array(2 * this.#size)
      larger.set(this.#rows)
      this.#rows = larger
    }
    const rows = this.#rows
    rows[this.#size++] = fromA
    rows[this.#size++] = toA
    rows[this.#size++] = fromB
    rows[this.#size++] = toB
    rows[this.#size++] = kind
    rows[this.#size++] = placeB
  }

  addGap(gaps: Int32Array, at: number): void {
    this.add(gaps[at]!, gaps[at + 1]!, gaps[at + 2]!, gaps[at + 3]!, gaps[at + 4]!)
  }

  /** Adds `gaps` by way of `addGap`, and the differences of form between them, from one place to another of A. */
  addAll(gaps: Int32Array, endA: number, addGap: (at: number) => void, fromA = 0, fromB = 0): void {
    for (let g = 0; g < gaps.length; g += STRIDE) {
      this.#addForms(fromA, gaps[g]!, fromB)
      addGap(g)
      fromA = gaps[g + 1]!
      fromB = gaps[g + 3]!
    }
    this.#addForms(fromA, endA, fromB)
  }

  /** What differs in form although it was aligned, from `fromA` on and from `fromB` on. */
  #addForms(fromA: number, toA: number, fromB: number): void {
    const formsA = this.#a.forms
    const formsB = this.#b.forms
    const writtenA = this.#a.tokens.written
    const writtenB = this.#b.tokens.written
    for (let i = fromA, j = fromB; i < toA; i++, j++) {
      if (writtenA[i] === writtenB[j] && formsA[i] === formsB[j]) continue
      const kind = formsA[i] === formsB[j] ? SPELLING : WORDS
      const last = this.#size - FIELDS
      const rows = this.#rows
      if (
        kind === WORDS &&
        last >= 0 &&
        rows[last + 4] === WORDS &&
        rows[last + 1] === i &&
        rows[last + 3] === j
      ) {
        rows[last + 1] = i + 1
        rows[last + 3] = j + 1
      } else this.add(i, i + 1, j, j + 1, kind)
    }
  }

  toTable(): Int32Array {
    return this.#rows.slice(0, this.#size)
  }
}

/** Those of `moves`, which are in order and apart in that text, that lie between two places. */
function within(moves: readonly Move[], side: 'A' | 'B', from: number, to: number): readonly Move[] {
  if (moves.length === 0 || from === to) return NO_MOVES
  const start = side === 'A' ? 'fromA' : 'fromB'
  const end = side === 'A' ? 'toA' : 'toB'
  let low = 0
  let high = moves.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (moves[middle]![start] < from) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < moves.length && moves[last]![end] <= to) last++
  return last === low ? NO_MOVES : moves.slice(low, last)
}

const NO_MOVES: readonly Move[] = []
