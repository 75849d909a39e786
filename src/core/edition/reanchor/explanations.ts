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
  /** Whether the words about an old character stand more often in one of the texts than in the other. */
  readonly isCopied: (old: number) => boolean
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
  const { low, high } = band(texts, stretch)
  const { kept, left, begins } = forward(texts, stretch, rates, low, high)
  const { now } = texts
  const columns = stretch.toNow - stretch.fromNow
  // For each new character the two best explanations that have it from an old one like it, and which that is in the best.
  const first = new Float64Array(columns + 1).fill(-Infinity)
  const second = new Float64Array(columns + 1).fill(-Infinity)
  const firstRow = new Int32Array(columns + 1)
  const bests = new Float64Array(rows + 1)
  const margins = new Float64Array(rows + 1)
  const behinds = new Float64Array(rows + 1)
  const places = new Int32Array(rows + 1)
  backward(texts, stretch, rates, low, high, lookAt)

  for (let i = 1; i <= rows; i++) {
    const at = places[i]!
    const old = stretch.fromOld + i - 1
    if (at < 0) tell(old, -1, margins[i]!)
    else {
      const rival = firstRow[at] === i ? second[at]! : first[at]!
      const behind = Math.min(bests[i]! - rival, behinds[i]!)
      const isCopied = behind < COPIED && texts.isCopied(old)
      const margin = Math.min(margins[i]!, (isCopied ? behind : behinds[i]!) - TWICE)
      // Where a clause was written twice, or one of two struck out, it is no matter how much was edited in either.
      const most = isCopied ? DOUBTFUL : Infinity
      tell(old, stretch.fromNow + at - 1, Math.max(0, Math.min(margin, most)))
    }
  }

  function lookAt(i: number, back: BackRow): void {
    const begin = begins[i]!
    const code = texts.old[stretch.fromOld + i - 1]!
    const from = low[i]!
    const width = high[i]! - from + 1
    const before = stretch.fromNow + from - 1
    // The best explanation in which it was left out, where that is, and the best of the others.
    let out = -Infinity
    let outAt = -1
    let outElsewhere = -Infinity
    // The best pair, and the best of the others: those on the same character, and those on another.
    let best = -Infinity
    let bestAt = -1
    let isSame = false
    let again = -Infinity
    let other = -Infinity
    for (let k = 0; k < width; k++) {
      const without = left[begin + k]! + back.left[k]!
      if (without > out) {
        outElsewhere = out
        out = without
        outAt = k
      } else if (without > outElsewhere) outElsewhere = without
      const pair = kept[begin + k]! + back.kept[k]!
      const same = now[before + k] === code
      if (pair > best) {
        if (isSame) again = best
        else if (best > other) other = best
        best = pair
        bestAt = k
        isSame = same
      } else if (same) {
        if (pair > again) again = pair
      } else if (pair > other) other = pair
      if (!same) continue
      const column = from + k
      if (pair > first[column]!) {
        second[column] = first[column]!
        first[column] = pair
        firstRow[column] = i
      } else if (pair > second[column]!) second[column] = pair
    }
    const isOut = out >= best
    bests[i] = best
    places[i] = isOut ? -1 : from + bestAt
    // That it was left out, and the same put in where it stood, is no other explanation.
    const leftOut =
      isSame && outAt === bestAt - 1
        ? Math.max(outElsewhere, left[begin + outAt]! + back.leftAlone[outAt]!)
        : out
    margins[i] = isOut ? out - best : Math.min(best - leftOut, best - other)
    behinds[i] = best - again
  }
}

/** The best way to each cell, row after row; row `i` begins at `begins[i]`. */
interface Forward {
  /** The last step being a pair. */
  readonly kept: Float64Array
  /** The last step being a character left out. */
  readonly left: Float64Array
  readonly begins: Int32Array
}

function forward(
  texts: Pairable,
  { fromOld, fromNow, toOld }: Stretch,
  rates: Rates,
  low: Int32Array,
  high: Int32Array,
): Forward {
  const rows = toOld - fromOld
  const begins = new Int32Array(rows + 2)
  for (let i = 0; i <= rows; i++) begins[i + 1] = begins[i]! + high[i]! - low[i]! + 1
  const kept = new Float64Array(begins[rows + 1]!)
  const left = new Float64Array(begins[rows + 1]!)
  const score = scorer(texts, rates)
  const { open, extend, close, turn } = costs(rates)
  const { old, now } = texts
  let width = 0
  for (let i = 0; i <= rows; i++) width = Math.max(width, high[i]! - low[i]! + 1)
  // The best way to the cells of the row above, whatever its last step was, and to those of this row.
  let above = new Float64Array(width)
  let here = new Float64Array(width)
  for (let i = 0; i <= rows; i++) {
    const from = low[i]!
    const begin = begins[i]!
    const count = high[i]! - from + 1
    // Cells of the row above that are within the band, counted from where this row begins.
    const shift = i > 0 ? from - low[i - 1]! : 0
    const within = i > 0 ? high[i - 1]! - from : -1
    const beginAbove = i > 0 ? begins[i - 1]! + shift : 0
    const code = i > 0 ? old[fromOld + i - 1]! : -1
    const { same, unlike } = score(code)
    const first = fromNow + from - 1
    // What the cell to the left has, and the cell above it.
    let [keptBefore, leftBefore, put] = [-Infinity, -Infinity, -Infinity]
    let diagonal = shift > 0 ? above[shift - 1]! : -Infinity
    for (let k = 0; k < count; k++) {
      const at = begin + k
      const pair = i === 0 ? (k === 0 ? 0 : -Infinity) : diagonal + (now[first + k] === code ? same : unlike)
      let out = -Infinity
      if (k <= within) {
        const opened = kept[beginAbove + k]! + open
        out = left[beginAbove + k]! + extend
        if (opened > out) out = opened
        diagonal = above[k + shift]!
      } else diagonal = -Infinity
      put += extend
      const opened = keptBefore + open
      if (opened > put) put = opened
      const turned = leftBefore + turn
      if (turned > put) put = turned
      kept[at] = keptBefore = pair
      left[at] = leftBefore = out
      const closed = (out > put ? out : put) + close
      here[k] = pair > closed ? pair : closed
    }
    const row = above
    above = here
    here = row
  }
  return { kept, left, begins }
}

/** The best way from the cells of a row to the end, when the last step before was a pair, and when it left a character out. */
interface BackRow {
  readonly kept: Float64Array
  readonly left: Float64Array
  /** As `left`, but nothing is put in for what was left out. */
  readonly leftAlone: Float64Array
}

/** Tells of each row but the first, from the last; what is told holds until the next is. */
function backward(
  texts: Pairable,
  { fromOld, fromNow, toOld }: Stretch,
  rates: Rates,
  low: Int32Array,
  high: Int32Array,
  tell: (row: number, back: BackRow) => void,
): void {
  const rows = toOld - fromOld
  const score = scorer(texts, rates)
  const { open, extend, close, turn } = costs(rates)
  const { old, now } = texts
  let width = 0
  for (let i = 0; i <= rows; i++) width = Math.max(width, high[i]! - low[i]! + 1)
  const backRow = (): BackRow => ({
    kept: new Float64Array(width),
    left: new Float64Array(width),
    leftAlone: new Float64Array(width),
  })
  let below = backRow()
  let here = backRow()
  for (let i = rows; i > 0; i--) {
    const from = low[i]!
    const count = high[i]! - from + 1
    const { kept, left, leftAlone } = here
    const { kept: keptBelow, left: leftBelow } = below
    // Cells of the row below, counted from where this row begins.
    const shift = i < rows ? from - low[i + 1]! : 0
    const within = i < rows ? high[i + 1]! - from : -1
    const code = i < rows ? old[fromOld + i]! : -1
    const { same, unlike } = score(code)
    const first = fromNow + from
    let put = -Infinity
    let diagonal = count <= within ? keptBelow[count + shift]! : -Infinity
    for (let k = count - 1; k >= 0; k--) {
      const isEnd = i === rows && k === count - 1
      const pair = isEnd ? 0 : diagonal + (now[first + k] === code ? same : unlike)
      let out = -Infinity
      diagonal = -Infinity
      if (k <= within && k + shift >= 0) {
        out = leftBelow[k + shift]!
        diagonal = keptBelow[k + shift]!
      }
      const gap = (out > put ? out : put) + open
      kept[k] = pair > gap ? pair : gap
      const closed = isEnd ? pair : pair + close
      const goesOn = out + extend
      const alone = closed > goesOn ? closed : goesOn
      const turned = put + turn
      leftAlone[k] = alone
      left[k] = alone > turned ? alone : turned
      const again = put + extend
      put = closed > again ? closed : again
    }
    tell(i, here)
    const row = below
    below = here
    here = row
  }
}

/** Whether nobody has told of most of what the old text had there: then there is little to be weighed. */
function isMostlyUnknown({ old, isUnknown }: Pairable, { fromOld, toOld }: Stretch): boolean {
  let unknown = 0
  for (let i = fromOld; i < toOld; i++) if (isUnknown(old[i]!)) unknown++
  return 2 * unknown > toOld - fromOld
}

/** How well a character of the old text goes with the same one, and with another, against chance. */
function scorer(texts: Pairable, { replaced }: Rates): (code: number) => { same: number; unlike: number } {
  const kept = Math.log(1 - replaced)
  const other = Math.log(replaced)
  return (code) => ({
    same: kept + texts.rarity(code),
    unlike: texts.isUnknown(code) ? UNKNOWN : other,
  })
}

function costs({ opened }: Rates) {
  return {
    open: Math.log(opened),
    extend: Math.log(LONGER),
    close: Math.log(1 - LONGER),
    turn: Math.log(0.2),
  }
}

/** The columns `low[i]` to `high[i]` of row `i`, both counted from the beginning of the stretch. */
interface Band {
  readonly low: Int32Array
  readonly high: Int32Array
}

/**
 * The cells that are looked at. Another explanation than the path lies far from it only where words of the one text
 * stand in the other far from where the path has them; where none do, the cells near the path are enough. Else all of
 * a short stretch is looked at, and as much of a long one as may be, so that time grows with length alone.
 */
function band(texts: Pairable, stretch: Stretch): Band {
  const rows = stretch.toOld - stretch.fromOld
  const columns = stretch.toNow - stretch.fromNow
  if (columns <= 4 * NEAR) return whole(rows, columns)
  const path = pathOf(stretch)
  const near = around(path, columns, NEAR)
  if (!repeatsBeyond(texts, stretch, near)) return near
  const budget = isMostlyUnknown(texts, stretch) ? BUDGET_UNKNOWN : BUDGET
  if ((rows + 1) * (columns + 1) <= Math.min(WHOLE, budget)) return whole(rows, columns)
  return around(path, columns, Math.max(NARROWEST, Math.floor(budget / (4 * (rows + 1)))))
}

const whole = (rows: number, columns: number): Band => ({
  low: new Int32Array(rows + 1),
  high: new Int32Array(rows + 1).fill(columns),
})

/** The first and last column that the path has in each row. */
interface Path {
  readonly first: Int32Array
  readonly last: Int32Array
}

function pathOf({ fromOld, toOld, fromNow, toNow, path }: Stretch): Path {
  const rows = toOld - fromOld
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
  reach(rows, toNow - fromNow, false)
  return { first, last }
}

function around({ first, last }: Path, columns: number, distance: number): Band {
  const rows = first.length - 1
  const low = new Int32Array(rows + 1)
  const high = new Int32Array(rows + 1)
  for (let r = 0; r <= rows; r++) {
    low[r] = Math.max(0, first[Math.max(0, r - distance)]! - distance)
    high[r] = Math.min(columns, last[Math.min(rows, r + distance)]! + distance)
  }
  return { low, high }
}

/** Whether a few characters that follow each other in the old stretch do so in the new one outside of the band. */
function repeatsBeyond({ old, now }: Pairable, stretch: Stretch, { low, high }: Band): boolean {
  const { fromOld, toOld, fromNow, toNow } = stretch
  const firstAt = new Map<number, number>()
  const lastAt = new Map<number, number>()
  for (let j = toNow - TELLING; j >= fromNow; j--) {
    const words = wordsAt(now, j)
    firstAt.set(words, j - fromNow)
    if (!lastAt.has(words)) lastAt.set(words, j - fromNow)
  }
  for (let i = fromOld; i <= toOld - TELLING; i++) {
    const words = wordsAt(old, i)
    const first = firstAt.get(words)
    if (first === undefined) continue
    if (first < low[i - fromOld]! || lastAt.get(words)! > high[i - fromOld]!) return true
  }
  return false
}

/** A number for the characters that begin at a place; others have now and then the same, which does no harm here. */
function wordsAt(text: Uint32Array, at: number): number {
  let words = 0
  for (let k = 0; k < TELLING; k++) words = (Math.imul(words, 0x01000193) + text[at + k]!) & 0x3fffffff
  return words
}

/** The chance that an omission or an addition goes on for another character. */
const LONGER = 0.9
/**
 * By how much more an explanation must be better when in the other one the same character stands elsewhere: a clause
 * may have been written twice, and then edited where it stood first (dittography). Which of the two is the old one
 * nobody can tell from a few differences.
 */
const TWICE = 15
/** The same where words about it were copied or struck out: then it is doubtful still. */
const COPIED = 80
/** The greatest margin of what is doubtful: it is found, and flagged. */
export const DOUBTFUL = 11
/** A character that nobody has told of goes with any. */
const UNKNOWN = -0.01
/** How far from the path every explanation is looked at, in characters. */
const NEAR = 32
/** So many characters in a row are not met by chance. */
const TELLING = 4
/** A stretch with so many cells or fewer is looked at whole. */
const WHOLE = 300_000
/** Cells that a longer stretch may cost, and the least distance from the path that is looked at. */
const BUDGET = 2_000_000
const BUDGET_UNKNOWN = 500_000
const NARROWEST = 48
