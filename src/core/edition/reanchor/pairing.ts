import { align } from '../../collation/index.ts'
import { DOUBTFUL, type Pairable, type Rates, type Run, type Stretch } from './explanations.ts'
import { afterGlobalChanges } from './global-changes.ts'
import { claimedByLost } from './claimed.ts'
import { findMoved } from './moved.ts'
import { type CodePoints, isUnknown } from './old-text.ts'
import { weighInParts } from './parts.ts'
import { type Stretches, stretchesOf as repetitionsIn } from './repeated.ts'

/** Where the characters of the old text stand in the new one, counted in code points. */
export interface Pairing {
  /** For each old character the new one that it became; -1 when it was left out. */
  readonly to: Int32Array
  /** How much better that explains the new text than anything else does: a logarithm; 0 when there is as good a one. */
  readonly margin: Float32Array
  /** 1 for characters that stand in a passage that was moved. */
  readonly moved: Uint8Array
  /** Whether so many characters were replaced one by one that the text as a whole was rewritten. */
  readonly rewritten: boolean
}

/**
 * Pairs the characters of an old text with those of the new one that took its place.
 *
 * The alignment of collation is the beginning: linear, and as short as can be. But the shortest difference is a guess
 * wherever words are repeated or rewritten, so that every stretch around a difference is weighed: how much worse is
 * the best explanation that has this character elsewhere? Stretches end where the words occur nowhere else in
 * either text, since there every explanation agrees. Last, what was lost at one place and gained at
 * another is looked at as a move.
 */
export function pairTexts(old: CodePoints, now: CodePoints): Pairing {
  const changed = afterGlobalChanges(old, now, runsOf(old, now))
  if (changed === null) return pairAsTheyAre(old, now)
  const { to, margin, moved, rewritten } = pairAsTheyAre(changed.text, now)
  const { at } = changed
  return {
    to: Int32Array.from(at, (i) => (i < 0 ? -1 : to[i]!)),
    margin: Float32Array.from(at, (i) => (i < 0 ? 0 : margin[i]!)),
    moved: Uint8Array.from(at, (i) => (i < 0 ? 0 : moved[i]!)),
    rewritten,
  }
}

function pairAsTheyAre(old: CodePoints, now: CodePoints): Pairing {
  const repetitions = repetitionsIn(old, now, UNIQUE)
  const texts = pairable(old, now, repetitions)
  const runs = runsOf(old, now)
  const to = new Int32Array(old.length).fill(-1)
  const margin = new Float32Array(old.length)
  for (const [runOld, runNow, length] of runs) {
    for (let i = 0; i < length; i++) to[runOld + i] = runNow + i
    margin.fill(CERTAIN, runOld, runOld + length)
  }
  const general = ratesOf(runs, old.length, now.length, null)
  const repeated = repetitions.isRepeated
  for (const stretch of stretchesOf(runs, old.length, now.length, repeated)) {
    const rates = ratesOf(
      stretch.path,
      stretch.toOld - stretch.fromOld,
      stretch.toNow - stretch.fromNow,
      general,
    )
    weighInParts(texts, stretch, rates, (i, j, by) => {
      to[i] = j
      margin[i] = Math.min(by, CERTAIN)
    })
  }
  for (const i of slidable(texts, runs)) margin[i] = 0
  for (const i of formulaic(texts, to, repeated)) margin[i] = Math.min(margin[i]!, DOUBTFUL)
  for (const i of claimedByLost(texts, to)) margin[i] = Math.min(margin[i]!, DOUBTFUL)
  const moved = findMoved(texts, { to, margin }, general, repeated)
  return { to, margin, moved, rewritten: general.replaced > REWRITTEN }
}

/**
 * The old characters beside something that was left out or put in which may as well have been it: of 官官官 any. However
 * far that goes, further than stretches are looked at.
 */
function* slidable({ old, now }: Pairable, runs: readonly Run[]): Generator<number> {
  let [endOld, endNow, before] = [0, 0, 0]
  for (const [runOld, runNow, length] of [...runs, [old.length, now.length, 0] as const]) {
    const [lost, gained] = [runOld - endOld, runNow - endNow]
    if ((lost === 0) !== (gained === 0)) {
      const [row, from, to] = lost > 0 ? [old, endOld, runOld] : [now, endNow, runNow]
      for (let k = 1; k <= before && row[from - k] === row[to - k]; k++) yield endOld - k
      for (let k = 0; k < length && row[from + k] === row[to + k]; k++) yield runOld + k
    }
    endOld = runOld + length
    endNow = runNow + length
    before = length
  }
}

/**
 * The old characters of passages between two great differences in which there is nothing that stands once in both
 * texts. 乞以所掠人戶歸還 stays where it was when the memorial about it gave way to another with the same request; that it
 * is the same is as likely as not.
 */
function* formulaic(
  { old, now }: Pairable,
  to: Int32Array,
  repeated: (old: number) => boolean,
): Generator<number> {
  // The passage, how much of it follows each other up to here, and whether it stands alone; what differs since.
  let [from, until, run] = [0, 0, 0]
  let [held, differsBefore] = [true, false]
  for (let i = 0; i <= old.length; i++) {
    const at = i < old.length ? to[i]! : -1
    if (i < old.length && (at < 0 || old[i] !== now[at])) continue
    const lost = i - until
    const gained = i < old.length ? (until === 0 ? at : at - to[until - 1]! - 1) : 0
    if (i === old.length ? lost >= GREAT : lost >= GREAT || gained >= GREAT || gained < 0) {
      if (differsBefore && !held) for (let k = from; k < until; k++) yield k
      from = i
      run = 0
      held = false
      differsBefore = true
    }
    run = lost === 0 && gained === 0 ? run + 1 : 1
    if (run >= UNIQUE && !repeated(i - UNIQUE + 1)) held = true
    until = i + 1
  }
}

/** What the alignment says was kept. */
function runsOf(old: CodePoints, now: CodePoints): Run[] {
  const { blocks } = align(old, now)
  return Array.from({ length: blocks.length / 3 }, (_, b): Run => [
    blocks[3 * b]!,
    blocks[3 * b + 1]!,
    blocks[3 * b + 2]!,
  ])
}

/** The texts, and how rare each character is in the new one. */
function pairable(old: CodePoints, now: CodePoints, { isCopied }: Stretches): Pairable {
  const counts = new Map<number, number>()
  for (const code of now) counts.set(code, (counts.get(code) ?? 0) + 1)
  // A short text says little about how rare its characters are.
  const total = now.length + 2000
  return {
    old,
    now,
    rarity: (code) => Math.min(RAREST, Math.log(total / ((counts.get(code) ?? 0) + 1))),
    isUnknown,
    isCopied,
  }
}

/** What is known of how the text was edited, from an alignment; `general` is what holds elsewhere in it. */
function ratesOf(runs: readonly Run[], countOld: number, countNow: number, general: Rates | null): Rates {
  const [firstOld, firstNow] = runs[0] ?? [0, 0]
  let [atOld, atNow] = general === null ? [0, 0] : [firstOld, firstNow]
  const [endOld, endNow] = general === null ? [countOld, countNow] : [atOld, atNow]
  let replaced = 0
  let opened = 0
  let kept = 0
  const gap = (lost: number, gained: number) => {
    if (lost === 0 && gained === 0) return
    if (lost !== gained) opened++
    if (lost === gained || Math.max(lost, gained) <= 3) replaced += Math.min(lost, gained)
  }
  for (const [runOld, runNow, length] of runs) {
    gap(runOld - atOld, runNow - atNow)
    kept += length
    atOld = runOld + length
    atNow = runNow + length
  }
  if (general === null) gap(endOld - atOld, endNow - atNow)
  const prior = general ?? USUAL
  const weight = PRIOR
  const all = kept + replaced + weight
  return {
    replaced: within((replaced + weight * prior.replaced) / all, 0.0005, 0.5),
    opened: within((opened + weight * prior.opened) / all, 0.0005, 0.1),
  }
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/**
 * The stretches around the differences: from the end of a stretch that stands once in both texts to the beginning of
 * the next.
 */
function* stretchesOf(
  runs: readonly Run[],
  countOld: number,
  countNow: number,
  repeated: (old: number) => boolean,
): Generator<Stretch> {
  let fromOld = 0
  let fromNow = 0
  let path: Run[] = []
  let differs = false
  let [endOld, endNow] = [0, 0]
  for (const run of runs) {
    const [runOld, runNow, length] = run
    if (runOld > endOld || runNow > endNow) differs = true
    const [first, last] = holding(run, repeated)
    if (first >= 0) {
      const headLength = Math.min(length, first + HOLDING)
      if (differs) {
        yield {
          fromOld,
          fromNow,
          toOld: runOld + headLength,
          toNow: runNow + headLength,
          path: [...path, [runOld, runNow, headLength]],
        }
      }
      const tail = last
      fromOld = runOld + tail
      fromNow = runNow + tail
      path = [[fromOld, fromNow, length - tail]]
      differs = false
    } else path.push(run)
    endOld = runOld + length
    endNow = runNow + length
  }
  if (endOld < countOld || endNow < countNow) differs = true
  if (differs) yield { fromOld, fromNow, toOld: countOld, toNow: countNow, path }
}

/**
 * Where a run first and last has so many characters that it holds the texts together: every few of them stand once
 * in either text. A copy of a clause that was edited since has a few such characters around each edit only. -1 for none.
 */
function holding([runOld, , length]: Run, repeated: (old: number) => boolean): [first: number, last: number] {
  const begins = (step: 1 | -1): number => {
    let alone = 0
    for (let n = 0; n + UNIQUE <= length; n++) {
      const at = step === 1 ? n : length - UNIQUE - n
      alone = repeated(runOld + at) ? 0 : alone + 1
      if (alone === HOLDING - UNIQUE + 1) return step === 1 ? at + UNIQUE - HOLDING : at
    }
    return -1
  }
  return [begins(1), begins(-1)]
}

/** The margin of what nothing speaks against. */
const CERTAIN = 1000
/** Stretches of so many characters stand once in a text, unless something is repeated. */
const UNIQUE = 8
/** So many characters, all of them in stretches that stand once in both texts, hold the texts together. */
const HOLDING = 32
/** Logarithm: no character counts as rarer than one in five hundred, since misprints are not. */
const RAREST = 6.2
/** So many characters that were lost or gained at once may have been another passage. */
const GREAT = 4
/** How texts are edited when nothing is known of it. */
const USUAL: Rates = { replaced: 0.003, opened: 0.003 }
/** How many characters the rest of the text counts for in what is known of a stretch. */
const PRIOR = 200
/** The part of replaced characters from which a text counts as rewritten. */
const REWRITTEN = 0.1
