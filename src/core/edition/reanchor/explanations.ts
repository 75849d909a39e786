/**
 * How one stretch of the old text may have become one stretch of the new: every way in which it may have come about by
 * words kept, replaced, left out and put in, each with its likelihood. Of old 官官皆不合 and new 官皆不合 either 官 may
 * be the one that stayed; both explanations are as good, so that the place of neither is certain, while 皆 stands
 * where it stands in all of them.
 *
 * This is the pair hidden Markov model of sequence alignment (Durbin et al., Biological Sequence Analysis, chapter 4)
 * with the best path through each pair in place of the sum over all paths: with sums, products of probabilities of a
 * passage that stands twice become too small for a number long before the passage ends. Scores are natural logarithms
 * of odds against chance.
 */
export interface Rates {
  /** The part of the words that were replaced one by one. */
  readonly replaced: number
  /** How often something was left out or put in, for each word. */
  readonly opened: number
}

/** What an old character may be paired with, and how much it weighs that they agree. */
export interface Pairable {
  readonly old: Uint32Array
  readonly now: Uint32Array
  /** Logarithm of how much rarer than everything each number is. */
  rarity(code: number): number
  readonly isUnknown: (code: number) => boolean
}

/** Characters that follow each other in both texts: where they begin in the old, in the new, and how many they are. */
export type Run = readonly [old: number, now: number, length: number]

/** A stretch of the old text and the stretch of the new that it became; `path` is one way how, by what was kept. */
export interface Stretch {
  readonly fromOld: number
  readonly toOld: number
  readonly fromNow: number
  readonly toNow: number
  readonly path: readonly Run[]
}

/**
 * For each old character of `stretch`, told to `tell`: the new one that it became in the best explanation (-1 when it
 * was left out), and by how much that is better than the best explanation in which it became anything else (0: another is as good).
 */
export function weigh(
  texts: Pairable,
  stretch: Stretch,
  rates: Rates,
  tell: (old: number, now: number, margin: number) => void,
): void {
  const rows = stretch.toOld - stretch.fromOld
  if (rows === 0) return
  const { low, high } = band(stretch)
  // Where each row begins in the tables.
  const row = new Int32Array(rows + 2)
  for (let i = 0; i <= rows; i++) row[i + 1] = row[i]! + high[i]! - low[i]! + 1
  const cells = row[rows + 1]!
  const score = scorer(texts, rates)
  const { open, extend, close, turn } = costs(rates)
  const kept = new Float64Array(cells).fill(-Infinity)
  const left = new Float64Array(cells).fill(-Infinity)
  const put = new Float64Array(cells).fill(-Infinity)

  // Forward: the best way to here, the last step being a pair, a character left out, a character put in.
  kept[0] = 0
  for (let i = 0; i <= rows; i++) {
    const here = row[i]! - low[i]!
    const above = i > 0 ? row[i - 1]! - low[i - 1]! : 0
    for (let j = low[i]!; j <= high[i]!; j++) {
      const at = here + j
      if (i > 0 && j > low[i - 1]! && j - 1 <= high[i - 1]!) {
        const from = above + j - 1
        const best = Math.max(kept[from]!, left[from]! + close, put[from]! + close)
        if (best > -Infinity) kept[at] = best + score(stretch.fromOld + i - 1, stretch.fromNow + j - 1)
      }
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        const from = above + j
        left[at] = Math.max(kept[from]! + open, left[from]! + extend)
      }
      if (j > low[i]!) {
        const from = at - 1
        put[at] = Math.max(kept[from]! + open, put[from]! + extend, left[from]! + turn)
      }
    }
  }

  // Backward: the best way from here to the end, row by row; each row is joined with the forward one at once.
  let width = 0
  for (let i = 0; i <= rows; i++) width = Math.max(width, high[i]! - low[i]! + 1)
  let below = backRow(width)
  for (let i = rows; i >= 0; i--) {
    const now = backRow(width)
    const here = row[i]! - low[i]!
    const next = i < rows ? low[i + 1]! : 0
    const nextHigh = i < rows ? high[i + 1]! : -1
    for (let j = high[i]!; j >= low[i]!; j--) {
      const at = j - low[i]!
      const pair =
        i < rows && j + 1 >= next && j + 1 <= nextHigh
          ? below.kept[j + 1 - next]! + score(stretch.fromOld + i, stretch.fromNow + j)
          : -Infinity
      const out = i < rows && j >= next && j <= nextHigh ? below.left[j - next]! : -Infinity
      const into = j < high[i]! ? now.put[at + 1]! : -Infinity
      const end = i === rows && j === high[rows] ? 0 : -Infinity
      now.kept[at] = Math.max(end, pair, out + open, into + open)
      now.left[at] = Math.max(end, pair + close, out + extend, into + turn)
      now.put[at] = Math.max(end, pair + close, into + extend)
    }
    if (i > 0) tellRow(i, here, now)
    below = now
  }

  function tellRow(i: number, here: number, back: BackRow): void {
    let best = -Infinity
    let bestAt = -1
    let out = -Infinity
    for (let j = low[i]!; j <= high[i]!; j++) {
      const pair = kept[here + j]! + back.kept[j - low[i]!]!
      if (pair > best) {
        best = pair
        bestAt = j
      }
      out = Math.max(out, left[here + j]! + back.left[j - low[i]!]!)
    }
    const old = stretch.fromOld + i - 1
    if (out >= best) return tell(old, -1, out - best)
    let margin = best - out
    const code = texts.old[old]
    for (let j = low[i]!; j <= high[i]!; j++) {
      if (j === bestAt) continue
      const behind = best - (kept[here + j]! + back.kept[j - low[i]!]!)
      const again = code === texts.now[stretch.fromNow + j - 1]
      margin = Math.min(margin, again ? behind - TWICE : behind)
    }
    tell(old, stretch.fromNow + bestAt - 1, Math.max(0, margin))
  }
}

interface BackRow {
  readonly kept: Float64Array
  readonly left: Float64Array
  readonly put: Float64Array
}

const backRow = (width: number): BackRow => ({
  kept: new Float64Array(width).fill(-Infinity),
  left: new Float64Array(width).fill(-Infinity),
  put: new Float64Array(width).fill(-Infinity),
})

/** How well two characters go together, against chance. */
function scorer(texts: Pairable, { replaced }: Rates): (old: number, now: number) => number {
  const same = Math.log(1 - replaced)
  const other = Math.log(replaced)
  const { old, now } = texts
  return (i, j) => {
    const code = old[i]!
    if (code === now[j]) return same + texts.rarity(code)
    return texts.isUnknown(code) ? UNKNOWN : other
  }
}

function costs({ opened }: Rates) {
  return {
    open: Math.log(opened),
    extend: Math.log(LONGER),
    close: Math.log(1 - LONGER),
    turn: Math.log(0.2),
  }
}

/**
 * The cells that are looked at: those near the path, the nearer the longer the stretch is. Columns `low[i]` to
 * `high[i]` of row `i`, both counted from the beginning of the stretch.
 */
function band({ fromOld, toOld, fromNow, toNow, path }: Stretch): { low: Int32Array; high: Int32Array } {
  const rows = toOld - fromOld
  const columns = toNow - fromNow
  const low = new Int32Array(rows + 1)
  const high = new Int32Array(rows + 1).fill(columns)
  if ((rows + 1) * (columns + 1) <= WHOLE) return { low, high }
  // The columns that the path has in each row.
  const first = new Int32Array(rows + 1)
  const last = new Int32Array(rows + 1)
  let i = 0
  let j = 0
  const reach = (toRow: number, toColumn: number, diagonal: boolean) => {
    if (!diagonal) {
      last[i] = toColumn
      j = toColumn
    }
    while (i < toRow) {
      i++
      if (diagonal) j++
      first[i] = last[i] = j
    }
  }
  for (const [runOld, runNow, length] of path) {
    reach(runOld - fromOld, runNow - fromNow, false)
    reach(runOld - fromOld + length, runNow - fromNow + length, true)
  }
  reach(rows, columns, false)
  const reachable = Math.max(NARROWEST, Math.floor(BUDGET / (4 * (rows + 1))))
  for (let r = 0; r <= rows; r++) {
    low[r] = Math.max(0, first[Math.max(0, r - reachable)]! - reachable)
    high[r] = Math.min(columns, last[Math.min(rows, r + reachable)]! + reachable)
  }
  return { low, high }
}

/** The chance that an omission or an addition goes on for another character. */
const LONGER = 0.9
/**
 * By how much more an explanation must be better when in the other one the same character stands elsewhere: a clause
 * may have been written twice, and then edited where it stood first (dittography). Which of the two is the old one
 * nobody can tell from a few differences.
 */
const TWICE = 15
/** A character that nobody has told of goes with any. */
const UNKNOWN = -0.01
/** A stretch with so many cells or fewer is looked at whole. */
const WHOLE = 300_000
/** Cells that a longer stretch may cost, and the least distance from the path that is looked at. */
const BUDGET = 2_000_000
const NARROWEST = 48
