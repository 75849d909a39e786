import { align } from '../../collation/index.ts'
import { DOUBTFUL, type Pairable, type Rates, type Run } from './explanations.ts'
import { movedWords } from './moved-words.ts'
import { weighInParts } from './parts.ts'
import type { Stretches } from './repeated.ts'

/**
 * Passages that were lost at one place and gained at another. A passage counts as moved only when nearly all that was
 * lost there was gained here, and, when it is short, nothing else: 詔夏國主，省所奏 within a paragraph that was deleted is not the
 * 詔夏國主，省所奏 of a paragraph that was added. Changes `to` and `margin`; gives which characters were moved. `repeated` says of eight characters whether they stand twice in
 * either text.
 */
export function findMoved(
  texts: Pairable,
  { to, margin }: { to: Int32Array; margin: Float32Array },
  rates: Rates,
  repeated: Stretches['isRepeated'],
): Uint8Array {
  const { old, now } = texts
  const moved = new Uint8Array(old.length)
  const taken = new Uint8Array(now.length)
  for (let i = 0; i < old.length; i++) if (to[i]! >= 0 && margin[i]! >= HOLDS) taken[to[i]!] = 1
  const lost = openRuns(old.length, (i) => to[i]! >= 0 && margin[i]! >= HOLDS).filter(
    ({ from, until }) => !texts.isUnknown(old[from]!) || until - from > SHORTEST,
  )
  const gained = openRuns(now.length, (j) => taken[j] === 1)
  const partners = partnersOf(texts, lost, gained)
  for (const [from, into] of partners) {
    const pairs: [number, number, number][] = []
    const stretch = { fromOld: from.from, toOld: from.until, fromNow: into.from, toNow: into.until }
    weighInParts(texts, { ...stretch, path: pathThrough(texts, from, into) }, rates, (i, j, by) =>
      pairs.push([i, j, by]),
    )
    pairs.sort(([a], [b]) => a - b)
    const same = pairs.filter(([i, j]) => j >= 0 && old[i] === now[j]).length
    const part = from.until - from.from >= LONG ? PART : ALIKE
    if (same < SHORTEST || same < ALIKE * (from.until - from.from) || same < part * (into.until - into.from))
      continue
    if (!standsOnce(texts, pairs, repeated)) continue
    for (const [i, j, by] of pairs) {
      // What may as well have stayed: of 。甲乙。 it was 。甲乙 or 甲乙。 that went away.
      const stayed = to[i]! >= 0 || margin[i]! < WENT
      to[i] = j
      margin[i] = stayed ? 0 : by
      moved[i] = 1
    }
  }
  for (let i = 0; i < old.length; i++) if (to[i]! >= 0 && margin[i]! >= HOLDS) taken[to[i]!] = 1
  const isLost = (i: number) =>
    moved[i] === 0 && !(to[i]! >= 0 && margin[i]! >= HOLDS) && !texts.isUnknown(old[i]!)
  const words = movedWords(texts, isLost, (j) => taken[j] === 0, repeated)
  for (const { old: begin, now: into, length } of words) {
    for (let k = 0; k < length; k++) {
      const i = begin + k
      const stayed = to[i]! >= 0 || margin[i]! < WENT
      to[i] = into + k
      margin[i] = stayed ? 0 : DOUBTFUL
      moved[i] = 1
    }
  }
  return moved
}

/**
 * Whether something in the passage stands once in both texts. Where chancery formulae follow each other, one that was
 * lost and one that was gained need not be the same.
 */
function standsOnce(
  { old, now }: Pairable,
  pairs: readonly (readonly [number, number, number])[],
  repeated: Stretches['isRepeated'],
): boolean {
  let run = 0
  for (const [n, [i, j]] of pairs.entries()) {
    const goesOn = n > 0 && pairs[n - 1]![1] === j - 1
    run = j >= 0 && old[i] === now[j] ? (goesOn ? run + 1 : 1) : 0
    if (run >= UNIQUE && !repeated(i - UNIQUE + 1)) return true
  }
  const [first] = pairs
  return pairs.length < UNIQUE && first !== undefined && countOf(old, first[0], pairs.length) === 1
}

/** How often the `length` characters that begin at `at` stand in the text. */
function countOf(text: Uint32Array, at: number, length: number): number {
  let count = 0
  for (let i = text.indexOf(text[at]!); i >= 0; i = text.indexOf(text[at]!, i + 1)) {
    let same = 1
    while (same < length && text[i + same] === text[at + same]) same++
    if (same === length) count++
  }
  return count
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

/** For each lost stretch the gained one with which it shares more than with any other. */
function partnersOf(
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
    const { from, until } = lost[n]!
    const back = bestOfGained.get(other)
    // Several long passages may have come to stand next to each other.
    const mutual = back?.clear === true && back.other === n
    if (clear && (mutual || until - from >= LONG)) pairs.push([lost[n]!, gained[other]!])
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
const SEED = 4
/** In characters; as long as the stretches that `repeated` is about. */
const UNIQUE = 8
/** The part of both stretches that must be the same. */
const ALIKE = 0.85
/** A passage of so many characters is no chance, and need only be such a part of what was gained where it came to. */
const LONG = 16
const PART = 0.15
/** Places that are remembered of words that are lost over and over. */
const MOST = 16
