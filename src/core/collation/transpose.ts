import { type Alignment, gaps } from './alignment.ts'

/** A passage that stands in both texts, but not in the same order: tokens of A, tokens of B. */
export interface Move {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/**
 * The passages that the alignment reports as lost in A and gained in B although they are the same words elsewhere:
 * stretches of at least `SEED` tokens that are unique among all that was lost and all that was gained, as long as
 * they go on. In order of A; none overlaps another in either text.
 */
export function findMoves(a: Uint32Array, b: Uint32Array, alignment: Alignment): Move[] {
  const open = gaps(alignment)
  const lost = new Map<string, number>()
  for (const { fromA, toA } of open) {
    for (let i = fromA; i + SEED <= toA; i++) {
      const words = seed(a, i)
      lost.set(words, lost.has(words) ? REPEATED : i)
    }
  }
  if (lost.size === 0) return []
  const gained = new Map<string, { at: number; from: number; to: number }>()
  for (const { fromB, toB } of open) {
    for (let j = fromB; j + SEED <= toB; j++) {
      const words = seed(b, j)
      if (lost.has(words)) {
        gained.set(
          words,
          gained.has(words) ? { at: REPEATED, from: 0, to: 0 } : { at: j, from: fromB, to: toB },
        )
      }
    }
  }

  const moves: Move[] = []
  const takenB = new Set<number>()
  for (const gap of open) {
    let done = gap.fromA
    for (let i = gap.fromA; i + SEED <= gap.toA; i++) {
      if (i < done) continue
      const words = seed(a, i)
      if (lost.get(words) === REPEATED) continue
      const place = gained.get(words)
      if (place === undefined || place.at === REPEATED || takenB.has(place.at)) continue
      let [fromA, fromB] = [i, place.at]
      while (fromA > done && fromB > place.from && a[fromA - 1] === b[fromB - 1] && !takenB.has(fromB - 1)) {
        fromA--
        fromB--
      }
      let [toA, toB] = [i + SEED, place.at + SEED]
      while (toA < gap.toA && toB < place.to && a[toA] === b[toB] && !takenB.has(toB)) {
        toA++
        toB++
      }
      if (toA - fromA < SHORTEST) continue
      for (let j = fromB; j < toB; j++) takenB.add(j)
      moves.push({ fromA, toA, fromB, toB })
      done = toA
    }
  }
  return moves
}

const seed = (row: Uint32Array, at: number) => row.subarray(at, at + SEED).join(' ')

/** Tokens that must agree before a passage is looked at: four characters seldom agree by chance and are unique too. */
const SEED = 4
/** What is shorter is found by its neighbourhood, as an inversion, or is chance. */
const SHORTEST = 6
const REPEATED = -1
