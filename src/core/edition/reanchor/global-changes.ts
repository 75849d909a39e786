import type { Run } from './explanations.ts'
import type { CodePoints } from './old-text.ts'

/** The old text after what was changed in all of it, and where each of its characters stands in that. */
export interface Changed {
  readonly text: CodePoints
  /** -1 for a character that was taken out everywhere, or of which nobody can tell which one it is. */
  readonly at: Int32Array
}

/**
 * Carries out in the old text what the alignment shows to have been done all over: 國 has become 国, 夏 has become 西夏,
 * 契丹 has become 遼, commas are gone. What is left to explain are the other edits, which would else be lost among
 * hundreds of these. Null when nothing was done everywhere. Whether words were altered is not judged by this text.
 */
export function afterGlobalChanges(old: CodePoints, now: CodePoints, runs: readonly Run[]): Changed | null {
  const changes = globalChanges(old, now, runs)
  if (changes.size === 0) return null
  const text: number[] = []
  const at = new Int32Array(old.length).fill(-1)
  for (let i = 0; i < old.length;) {
    const change = longestAt(old, i, changes)
    if (change === null) {
      at[i++] = text.push(old[i - 1]!) - 1
      continue
    }
    const { from, into, keeps } = change
    // Which 官 of 官官 was there before nobody can tell.
    const doubled = keeps >= 0 && [...into.keys()].filter((k) => startsWith(into, k, from)).length > 1
    const begin = text.length
    text.push(...into)
    for (let k = 0; k < from.length; k++) {
      if (doubled) continue
      if (keeps >= 0) at[i + k] = begin + keeps + k
      else if (k < into.length) at[i + k] = begin + k
    }
    i += from.length
  }
  return { text: Uint32Array.from(text), at }
}

interface GlobalChange {
  readonly from: readonly number[]
  readonly into: readonly number[]
  /** Where in `into` the old characters still stand; -1 when they were replaced. */
  readonly keeps: number
}

/** The changes that were made at most of the places at which they could be, by the first character of what they change. */
function globalChanges(
  old: CodePoints,
  now: CodePoints,
  runs: readonly Run[],
): Map<number, readonly GlobalChange[]> {
  const seen = new Map<string, { change: GlobalChange; count: number }>()
  const count = (from: ArrayLike<number>, into: ArrayLike<number>, keeps: number) => {
    const change = { from: Array.from(from), into: Array.from(into), keeps }
    const key = `${change.from.join(' ')}>${change.into.join(' ')}`
    const known = seen.get(key)
    if (known === undefined) seen.set(key, { change, count: 1 })
    else known.count++
  }
  let [atOld, atNow] = [0, 0]
  for (const [runOld, runNow, length] of [...runs, [old.length, now.length, 0] as const]) {
    const lost = old.subarray(atOld, runOld)
    const gained = now.subarray(atNow, runNow)
    if (lost.length <= LONGEST && gained.length <= LONGEST && lost.length + gained.length > 0) {
      if (lost.length === gained.length)
        lost.forEach((code, i) => count([code], gained.subarray(i, i + 1), -1))
      else if (lost.length > 0) count(lost, gained, -1)
      else {
        const next = old[runOld]
        const before = old[atOld - 1]
        if (next !== undefined) count([next], [...gained, next], gained.length)
        if (before !== undefined) count([before], [before, ...gained], 0)
      }
    }
    atOld = runOld + length
    atNow = runNow + length
  }
  const chosen = new Map<number, GlobalChange[]>()
  for (const { change, count } of [...seen.values()].sort((a, b) => b.count - a.count)) {
    if (count < OFTEN && !isOfLineEnds(change)) continue
    if (count < MOSTLY * occurrences(old, change.from)) continue
    const known = chosen.get(change.from[0]!)
    if (known === undefined) chosen.set(change.from[0]!, [change])
    else if (!known.some(({ from }) => from.join(' ') === change.from.join(' '))) known.push(change)
  }
  return chosen
}

/** Line ends are changed all over or not at all, in a text of two lines too. */
const isOfLineEnds = ({ from, into }: GlobalChange): boolean =>
  [...from, ...into].every((code) => code === LINE_FEED || code === CARRIAGE_RETURN)

function longestAt(
  old: CodePoints,
  at: number,
  changes: ReadonlyMap<number, readonly GlobalChange[]>,
): GlobalChange | null {
  let best: GlobalChange | null = null
  for (const change of changes.get(old[at]!) ?? []) {
    if (change.from.every((code, k) => old[at + k] === code) && change.from.length > (best?.from.length ?? 0))
      best = change
  }
  return best
}

const startsWith = (row: readonly number[], at: number, words: readonly number[]): boolean =>
  words.every((code, k) => row[at + k] === code)

function occurrences(text: CodePoints, words: readonly number[]): number {
  let found = 0
  for (let i = text.indexOf(words[0]!); i >= 0; i = text.indexOf(words[0]!, i + 1)) {
    if (words.every((code, k) => text[i + k] === code)) found++
  }
  return found
}

/** In characters: names, not sentences, are replaced everywhere. */
const LONGEST = 4
/** How often a change was made at least, and at what part of the places where its words stand. */
const OFTEN = 5
const MOSTLY = 0.6
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
