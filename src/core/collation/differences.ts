import { type Alignment, type Gap, gaps } from './alignment.ts'
import { type Move } from './transpose.ts'
import { type Tokens } from './tokens.ts'

/**
 * A place where one witness differs from the base: tokens of the base, tokens of the witness. `spelling` differences
 * are those that the chosen folds look away from; an `inversion` has the same words in another order; a `move` is a
 * passage that stands elsewhere in the witness (its number among the moves, which is -1 for all others).
 */
export interface Difference {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
  readonly kind: 'words' | 'spelling' | 'inversion' | 'move'
  readonly move: number
}

/** Every difference is made here, so that all have one shape and whole books of them stay quick to go through. */
function difference(
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  kind: Difference['kind'],
  move = -1,
): Difference {
  return { fromA, toA, fromB, toB, kind, move }
}

/** What is compared of one text: its tokens, the forms that were aligned, the forms that the chosen folds make. */
export interface Side {
  readonly tokens: Tokens
  readonly keys: Uint32Array
  readonly forms: Uint32Array
}

/**
 * The differences of a pair, in order, as an editor would delimit them. Matches by chance between larger gaps are dissolved (甲乙之丙丁/戊己之庚辛 is one difference); words
 * lost here and gained one step further are one inversion (帝曰/曰帝); what the folds look away from is a spelling.
 */
export function differences(a: Side, b: Side, alignment: Alignment, moves: readonly Move[]): Difference[] {
  const movesInB = [...moves].sort((x, y) => x.fromB - y.fromB)
  const slid = joinGaps(gaps(alignment))
  const found: Difference[] = []
  let [doneA, doneB] = [0, 0]
  const between = (toA: number) => {
    for (let i = doneA, j = doneB; i < toA; i++, j++) {
      const kind =
        a.forms[i] !== b.forms[j] ? 'words' : a.tokens.written[i] !== b.tokens.written[j] ? 'spelling' : null
      if (kind === null) continue
      const last = found.at(-1)
      if (last?.kind === kind && last.toA === i && last.toB === j && kind === 'words') {
        found[found.length - 1] = difference(last.fromA, i + 1, last.fromB, j + 1, kind)
      } else found.push(difference(i, i + 1, j, j + 1, kind))
    }
  }
  for (const gap of slid) {
    between(gap.fromA)
    if (moves.length === 0) found.push(gap)
    else found.push(...withoutMoves(gap, moves, movesInB))
    doneA = gap.toA
    doneB = gap.toB
  }
  between(a.tokens.count)
  return found

  /** Joins inversions and dissolves matches by chance. */
  function joinGaps(slid: Gap[]): Difference[] {
    const joined: Difference[] = []
    for (const gap of slid) {
      const last = joined.at(-1)
      const next = difference(gap.fromA, gap.toA, gap.fromB, gap.toB, 'words')
      if (last !== undefined) {
        const kept = next.fromA - last.toA
        if (last.kind === 'words' && kept <= FARTHEST_INVERSION && isInversion(last, next)) {
          joined[joined.length - 1] = difference(last.fromA, next.toA, last.fromB, next.toB, 'inversion')
          continue
        }
        if (last.kind === 'words' && kept <= chance(last, next) && !inMove(last) && !inMove(next)) {
          joined[joined.length - 1] = difference(last.fromA, next.toA, last.fromB, next.toB, 'words')
          continue
        }
      }
      joined.push(next)
    }
    return joined
  }

  function inMove({ fromA, toA, fromB, toB }: Readonly<Gap>): boolean {
    return within(moves, 'A', fromA, toA).length > 0 || within(movesInB, 'B', fromB, toB).length > 0
  }

  /** Whether what is lost at one gap is gained at the other. */
  function isInversion(first: Difference, second: Difference): boolean {
    const lost = first.toA - first.fromA
    const gained = first.toB - first.fromB
    if (lost > 0 && gained === 0 && second.toA === second.fromA && second.toB - second.fromB === lost) {
      return same(first.fromA, second.fromB, lost)
    }
    if (gained > 0 && lost === 0 && second.toB === second.fromB && second.toA - second.fromA === gained) {
      return same(second.fromA, first.fromB, gained)
    }
    return false
  }

  function same(atA: number, atB: number, length: number): boolean {
    for (let i = 0; i < length; i++) if (a.keys[atA + i] !== b.keys[atB + i]) return false
    return true
  }
}

/** How many matched tokens between two gaps are taken for chance: the larger the gaps, the more. */
function chance(first: Readonly<Gap>, second: Readonly<Gap>): number {
  const size = (gap: Readonly<Gap>) => Math.max(gap.toA - gap.fromA, gap.toB - gap.fromB)
  const smaller = Math.min(size(first), size(second))
  return smaller >= 8 ? 2 : smaller >= 2 ? 1 : 0
}

/** The gap without the passages that were moved, which are differences of their own. */
function withoutMoves(gap: Difference, moves: readonly Move[], movesInB: readonly Move[]): Difference[] {
  if (gap.kind !== 'words') return [gap]
  const { fromA, toA, fromB, toB } = gap
  const away = within(moves, 'A', fromA, toA)
  const here = within(movesInB, 'B', fromB, toB)
  if (away.length === 0 && here.length === 0) return [gap]
  const result: Difference[] = []
  let at = fromA
  let from = fromB
  // What was gained stands before what was lost, at the place where the gap begins.
  for (const move of here) {
    if (move.fromB > from) result.push(difference(fromA, fromA, from, move.fromB, 'words'))
    from = move.toB
  }
  const restA = away[0]?.fromA ?? toA
  if (restA > at || toB > from) result.push(difference(at, restA, from, toB, 'words'))
  at = restA
  for (const move of away) {
    if (move.fromA > at) result.push(difference(at, move.fromA, toB, toB, 'words'))
    result.push(difference(move.fromA, move.toA, move.fromB, move.toB, 'move', moves.indexOf(move)))
    at = move.toA
  }
  if (away.length > 0 && toA > at) result.push(difference(at, toA, toB, toB, 'words'))
  return result
}

/** Those of `moves`, which are in order and apart in that text, that lie between two places. */
function within(moves: readonly Move[], side: 'A' | 'B', from: number, to: number): Move[] {
  if (moves.length === 0 || from === to) return []
  const start = side === 'A' ? 'fromA' : 'fromB'
  const end = side === 'A' ? 'toA' : 'toB'
  let low = 0
  let high = moves.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (moves[middle]![start] < from) low = middle + 1
    else high = middle
  }
  const found: Move[] = []
  for (; low < moves.length && moves[low]![end] <= to; low++) found.push(moves[low]!)
  return found
}

/** Between the two halves of an inversion. 父事之…禮 is a sentence turned about; beyond that it is two differences. */
const FARTHEST_INVERSION = 12
