import { PairAligner } from './align.ts'
import { type Alignment, gapTable } from './alignment.ts'

/**
 * A passage that stands in both texts, but not in the same order: tokens of A, tokens of B, and the runs within it
 * that match (triples as in `Alignment`), since a moved chapter has variants of its own.
 */
export interface Move {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
  readonly blocks: Int32Array
}

/**
 * The passages that the alignment reports as lost in A and gained in B although they are the same words elsewhere. In
 * order of A; none overlaps another in either text.
 *
 * Stretches of `SEED` tokens that are unique among all that was lost and all that was gained are followed as far as
 * they go; those that follow each other in both texts are one passage, be it a chapter. Of what is then left, a gap
 * that has exactly the words of another not far away (two characters and more) is a move too.
 */
export function findMoves(
  a: Uint32Array,
  b: Uint32Array,
  alignment: Alignment,
  aligner = new PairAligner(a, b),
): Move[] {
  const gaps = gapTable(alignment)
  const takenA = new Uint8Array(a.length)
  const takenB = new Uint8Array(b.length)
  const moves: Move[] = []
  for (const { fromA, toA, fromB, toB, matched } of passages(fragments(a, b, gaps, takenB), gaps)) {
    if (matched < SHORTEST) {
      takenB.fill(0, fromB, toB)
      continue
    }
    takenA.fill(1, fromA, toA)
    takenB.fill(1, fromB, toB)
    const blocks =
      matched === toA - fromA && matched === toB - fromB
        ? Int32Array.of(fromA, fromB, matched)
        : aligner.blocksBetween(fromA, toA, fromB, toB)
    moves.push({ fromA, toA, fromB, toB, blocks })
  }
  moves.push(...shortMoves(a, b, gaps, takenA, takenB))
  return moves.sort((x, y) => x.fromA - y.fromA)
}

/** A run of the same tokens, lost at one gap and gained at another. */
interface Fragment {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
  readonly gapA: number
  readonly gapB: number
}

/** The runs that begin with a unique stretch, in order of A. What they cover is marked as taken in B. */
function fragments(a: Uint32Array, b: Uint32Array, gaps: Int32Array, takenB: Uint8Array): Fragment[] {
  let seeds = 0
  for (let g = 0; g < gaps.length; g += 4) seeds += Math.max(0, gaps[g + 1]! - gaps[g]! - SEED + 1)
  if (seeds === 0) return []
  let size = 64
  while (size < 2 * seeds) size *= 2
  const slots = size - 1
  const placesA = new Int32Array(size).fill(EMPTY)
  const placesB = new Int32Array(size).fill(EMPTY)
  /** The slot of the stretch that begins at `row[at]`: its own, or the free one where it would go. */
  const slotOf = (row: Uint32Array, at: number): number => {
    let hash = 0
    for (let k = 0; k < SEED; k++) hash = Math.imul(hash ^ row[at + k]!, 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    for (let slot = (hash ^ (hash >>> 13)) & slots; ; slot = (slot + 1) & slots) {
      const place = placesA[slot]!
      if (place === EMPTY || sameStretch(a, place & PLACE, row, at)) return slot
    }
  }
  for (let g = 0; g < gaps.length; g += 4) {
    for (let i = gaps[g]!; i + SEED <= gaps[g + 1]!; i++) {
      const slot = slotOf(a, i)
      placesA[slot] = placesA[slot] === EMPTY ? i : placesA[slot]! | REPEATED
    }
  }
  for (let g = 0; g < gaps.length; g += 4) {
    for (let j = gaps[g + 2]!; j + SEED <= gaps[g + 3]!; j++) {
      const slot = slotOf(b, j)
      if (placesA[slot] === EMPTY) continue
      placesB[slot] = placesB[slot] === EMPTY ? j : placesB[slot]! | REPEATED
    }
  }

  const found: Fragment[] = []
  for (let g = 0; g < gaps.length; g += 4) {
    const endA = gaps[g + 1]!
    for (let i = gaps[g]!, done = i; i + SEED <= endA; i++) {
      const slot = slotOf(a, i)
      const place = placesB[slot]!
      if ((placesA[slot]! | place) & REPEATED || place === EMPTY || takenB[place] === 1) continue
      const h = gapOfB(gaps, place)
      let [fromA, fromB] = [i, place]
      while (
        fromA > done &&
        fromB > gaps[h + 2]! &&
        a[fromA - 1] === b[fromB - 1] &&
        takenB[fromB - 1] === 0
      ) {
        fromA--
        fromB--
      }
      let [toA, toB] = [i + SEED, place + SEED]
      while (toA < endA && toB < gaps[h + 3]! && a[toA] === b[toB] && takenB[toB] === 0) {
        toA++
        toB++
      }
      takenB.fill(1, fromB, toB)
      found.push({ fromA, toA, fromB, toB, gapA: g, gapB: h })
      done = toA
      i = toA - 1
    }
  }
  return found
}

function sameStretch(x: Uint32Array, atX: number, y: Uint32Array, atY: number): boolean {
  for (let k = 0; k < SEED; k++) if (x[atX + k] !== y[atY + k]) return false
  return true
}

/** The gap in which a token of B lies. */
function gapOfB(gaps: Int32Array, place: number): number {
  let low = 0
  let high = gaps.length / 4
  while (low < high) {
    const middle = (low + high) >>> 1
    if (gaps[4 * middle + 3]! <= place) low = middle + 1
    else high = middle
  }
  return 4 * low
}

type Passage = Omit<Fragment, 'gapA' | 'gapB'> & { readonly matched: number }

/** Fragments that follow each other in both texts, not far apart and with hardly a match between, as one. */
function passages(fragments: readonly Fragment[], gaps: Int32Array): Passage[] {
  /** How many tokens are matched between two gaps, in A or in B. */
  const matchedBetween = (g: number, h: number, side: 0 | 2) => {
    if (g > h) return Infinity
    let matched = 0
    for (; g < h && matched <= CHANCE; g += 4) matched += gaps[g + 4 + side]! - gaps[g + 1 + side]!
    return matched
  }
  const result: Passage[] = []
  let last: Fragment | undefined
  for (const next of fragments) {
    const { fromA, toA, fromB, toB } = next
    const before = result.at(-1)
    const apart = last === undefined ? 0 : Math.max(fromA - last.toA, fromB - last.toB)
    if (
      before !== undefined &&
      last !== undefined &&
      fromB >= last.toB &&
      apart <= Math.max(NEAR, Math.min(toA - fromA, before.matched)) &&
      matchedBetween(last.gapA, next.gapA, 0) <= CHANCE &&
      matchedBetween(last.gapB, next.gapB, 2) <= CHANCE
    ) {
      result[result.length - 1] = { ...before, toA, toB, matched: before.matched + toA - fromA }
    } else result.push({ fromA, toA, fromB, toB, matched: toA - fromA })
    last = next
  }
  return result
}

/** Gaps in which words are only lost, and the nearest in which the same words are only gained. */
function shortMoves(
  a: Uint32Array,
  b: Uint32Array,
  gaps: Int32Array,
  takenA: Uint8Array,
  takenB: Uint8Array,
): Move[] {
  const moves: Move[] = []
  const fits = (g: number, h: number): boolean => {
    const length = gaps[g + 1]! - gaps[g]!
    if (h < 0 || h >= gaps.length || gaps[h] !== gaps[h + 1] || gaps[h + 3]! - gaps[h + 2]! !== length)
      return false
    const apart = Math.abs(gaps[h]! - gaps[g]!)
    if (apart > FARTHEST_SHORT || takenB[gaps[h + 2]!] === 1) return false
    for (let k = 0; k < length; k++) if (a[gaps[g]! + k] !== b[gaps[h + 2]! + k]) return false
    return true
  }
  for (let g = 0; g < gaps.length; g += 4) {
    const [fromA, toA] = [gaps[g]!, gaps[g + 1]!]
    const length = toA - fromA
    if (gaps[g + 2] !== gaps[g + 3] || length < 2 || length > LONGEST_SHORT || takenA[fromA] === 1) continue
    for (let away = 4; away <= 4 * GAPS_LOOKED_AT; away += 4) {
      const h = fits(g, g + away) ? g + away : fits(g, g - away) ? g - away : -1
      if (h < 0) continue
      // The two halves of an inversion are one difference and not a passage that moved.
      const kept = h > g ? gaps[h]! - toA : fromA - gaps[h]!
      if (kept > FARTHEST_INVERSION) {
        const [fromB, toB] = [gaps[h + 2]!, gaps[h + 3]!]
        takenB.fill(1, fromB, toB)
        moves.push({ fromA, toA, fromB, toB, blocks: Int32Array.of(fromA, fromB, length) })
      }
      break
    }
  }
  return moves
}

/** Between the two halves of an inversion. 父事之…禮 is a sentence turned about; beyond that it is two differences. */
export const FARTHEST_INVERSION = 12
/** Tokens that must agree before a passage is looked at: four characters seldom agree by chance and are unique too. */
const SEED = 4
/** What is shorter must be all that was lost at its place, or is chance. */
const SHORTEST = 6
/** In tokens: between two parts of one passage. */
const NEAR = 40
/** In tokens: what may match by chance between two parts of one passage. */
const CHANCE = 3
/** In tokens: how far words without a long neighbourhood of their own are looked for, and how many of them. */
const FARTHEST_SHORT = 200
const LONGEST_SHORT = 40
const GAPS_LOOKED_AT = 12
const EMPTY = -1
/** A mark on a place: that the stretch occurs more than once. Places are below it, as texts are. */
const REPEATED = 1 << 30
const PLACE = REPEATED - 1
