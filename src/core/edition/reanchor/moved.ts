import { align } from '../../collation/index.ts'
import type { Pairable, Rates, Run } from './explanations.ts'
import { weighInParts } from './parts.ts'

/**
 * Passages that were lost at one place and gained at another. A passage counts as moved only when nearly all that was
 * lost there is nearly all that was gained here: 詔夏國主，省所奏 within a paragraph that was deleted is not the
 * 詔夏國主，省所奏 of a paragraph that was added. Changes `to` and `margin`; gives which characters were moved.
 */
export function findMoved(
  texts: Pairable,
  { to, margin }: { to: Int32Array; margin: Float32Array },
  rates: Rates,
): Uint8Array {
  const { old, now } = texts
  const moved = new Uint8Array(old.length)
  const taken = new Uint8Array(now.length)
  for (let i = 0; i < old.length; i++) if (to[i]! >= 0 && margin[i]! >= HOLDS) taken[to[i]!] = 1
  const lost = openRuns(old.length, (i) => to[i]! >= 0 && margin[i]! >= HOLDS).filter(
    ({ from, until }) => !texts.isUnknown(old[from]!) || until - from > SHORTEST,
  )
  const gained = openRuns(now.length, (j) => taken[j] === 1)
  const partners = mutualPartners(texts, lost, gained)
  for (const [from, into] of partners) {
    const pairs: [number, number, number][] = []
    const stretch = { fromOld: from.from, toOld: from.until, fromNow: into.from, toNow: into.until }
    weighInParts(texts, { ...stretch, path: pathThrough(texts, from, into) }, rates, (i, j, by) =>
      pairs.push([i, j, by]),
    )
    const same = pairs.filter(([i, j]) => j >= 0 && old[i] === now[j]).length
    if (same < SHORTEST || same < ALIKE * (from.until - from.from) || same < ALIKE * (into.until - into.from))
      continue
    for (const [i, j, by] of pairs) {
      // What may as well have stayed: of 。甲乙。 it was 。甲乙 or 甲乙。 that went away.
      const stayed = to[i]! >= 0 || margin[i]! < WENT
      to[i] = j
      margin[i] = stayed ? 0 : by
      moved[i] = 1
    }
  }
  return moved
}

function pathThrough({ old, now }: Pairable, from: OpenRun, into: OpenRun): Run[] {
  const { blocks } = align(old.subarray(from.from, from.until), now.subarray(into.from, into.until))
  return Array.from({ length: blocks.length / 3 }, (_, b): Run => [
    from.from + blocks[3 * b]!,
    into.from + blocks[3 * b + 1]!,
    blocks[3 * b + 2]!,
  ])
}

interface OpenRun {
  readonly from: number
  readonly until: number
}

/** The stretches of open places that are long enough to be a passage. */
function openRuns(length: number, settled: (at: number) => boolean): OpenRun[] {
  const runs: OpenRun[] = []
  for (let at = 0; at < length;) {
    if (settled(at)) {
      at++
      continue
    }
    const from = at
    while (at < length && !settled(at)) at++
    if (at - from >= SHORTEST) runs.push({ from, until: at })
  }
  return runs
}

/** Pairs of a lost and a gained stretch that share more with each other than with any other. */
function mutualPartners(
  { old, now, isUnknown }: Pairable,
  lost: readonly OpenRun[],
  gained: readonly OpenRun[],
): [OpenRun, OpenRun][] {
  const seeds = new Map<string, number[]>()
  lost.forEach(({ from, until }, n) => {
    for (let i = from; i + SEED <= until; i++) {
      if (isUnknown(old[i]!)) continue
      const words = old.subarray(i, i + SEED).join(' ')
      const known = seeds.get(words)
      if (known === undefined) seeds.set(words, [n])
      else if (known.length < MOST) known.push(n)
    }
  })
  const shared = new Map<number, number>()
  gained.forEach(({ from, until }, m) => {
    for (let j = from; j + SEED <= until; j++) {
      for (const n of seeds.get(now.subarray(j, j + SEED).join(' ')) ?? []) {
        const key = n * gained.length + m
        shared.set(key, (shared.get(key) ?? 0) + 1)
      }
    }
  })
  const bestOfLost = new Map<number, Best>()
  const bestOfGained = new Map<number, Best>()
  for (const [key, count] of shared) {
    const n = Math.floor(key / gained.length)
    const m = key % gained.length
    keepBest(bestOfLost, n, m, count)
    keepBest(bestOfGained, m, n, count)
  }
  const pairs: [OpenRun, OpenRun][] = []
  for (const [n, { other, clear }] of bestOfLost) {
    const back = bestOfGained.get(other)
    if (clear && back?.clear === true && back.other === n) pairs.push([lost[n]!, gained[other]!])
  }
  return pairs
}

/** The stretch that shares most, and whether no other shares half as much. */
interface Best {
  readonly other: number
  readonly count: number
  readonly second: number
  readonly clear: boolean
}

function keepBest(best: Map<number, Best>, of: number, other: number, count: number): void {
  const known = best.get(of)
  if (known === undefined) best.set(of, { other, count, second: 0, clear: true })
  else if (count > known.count)
    best.set(of, { other, count, second: known.count, clear: known.count * 2 < count })
  else {
    const second = Math.max(known.second, count)
    best.set(of, { ...known, second, clear: second * 2 < known.count })
  }
}

/** A margin from which a pair is taken as it is, and one from which it is certain that a character went away. */
const HOLDS = 5
const WENT = 3
/** In characters: what is shorter occurs by chance. */
const SHORTEST = 5
const SEED = 3
/** The part of both stretches that must be the same. */
const ALIKE = 0.85
/** Places that are remembered of words that are lost over and over. */
const MOST = 16
