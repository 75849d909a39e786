import type { CodePoints } from './old-text.ts'
import type { Pairing } from './pairing.ts'

/** A half-open range in code points, as files have it. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** What became of a place of the old text. */
export type Placement =
  | {
      readonly kind: 'found'
      readonly place: Place
      /** How it was found: nothing before it changed, by what was edited, in a passage that was moved. */
      readonly by: 'position' | 'edits' | 'move'
      /** From 0 to 1: how likely this is against any other explanation of the new text. */
      readonly score: number
      /** Why an editor should look at it; null when its words stand there unaltered beyond doubt. */
      readonly doubt: Doubt | null
    }
  | { readonly kind: 'lost'; readonly why: Loss }

/** `altered`: other words stand there now; `surroundings`: its words stand there, but much around them was changed;
 * `moved`: they went with a passage that stands elsewhere now. */
export type Doubt = 'altered' | 'surroundings' | 'moved'

/** `deleted`: its words were; `ambiguous`: more than one place would do; `torn`: its words stand apart; `untold`: the old text was not known there;
 * `before`: it had no place before. */
export type Loss = 'deleted' | 'ambiguous' | 'torn' | 'untold' | 'before'

/**
 * Where `place` of the old text lies in the new. A place is given only when nothing else would explain the new text
 * nearly as well; altered words are found by what stands before and after them.
 */
export function placeIn(place: Place, pairing: Pairing, old: CodePoints, now: CodePoints): Placement {
  return place.start === place.end ? point(place.start, pairing, old, now) : words(place, pairing, old, now)
}

function words({ start, end }: Place, pairing: Pairing, old: CodePoints, now: CodePoints): Placement {
  const { to, margin, moved } = pairing
  const sure = sureIn(now.length)
  if (end > to.length) return { kind: 'lost', why: 'untold' }
  const known = (i: number, least: number) => i >= 0 && i < to.length && to[i]! >= 0 && margin[i]! >= least
  const by = (at: number) =>
    moved[start] === 1 ? 'move' : at === start && start === to[start] ? 'position' : 'edits'
  const found = (from: number, until: number, score: number, doubt: Doubt | null): Placement => ({
    kind: 'found',
    place: { start: from, end: until },
    by: by(from),
    score: scoreOf(score),
    doubt: doubt !== 'altered' && moved[start] === 1 ? 'moved' : doubt,
  })

  let least = Infinity
  let whole = to[start]! >= 0
  for (let i = start; i < end && whole; i++) {
    whole = to[i]! === to[start]! + i - start && to[i]! >= 0 && old[i] === now[to[i]!]
    least = Math.min(least, margin[i]!)
  }
  if (whole && least >= sure) return found(to[start]!, to[start]! + end - start, least, null)

  // Some of its words are certain, and the others stand about them as they did.
  let firstSure = -1
  let lastSure = -1
  let deleted = true
  for (let i = start; i < end; i++) {
    if (known(i, pairing.rewritten ? LIKELY : FIRM)) {
      if (firstSure < 0) firstSure = i
      lastSure = i
    }
    if (to[i]! >= 0 || margin[i]! < LIKELY) deleted = false
  }
  const unmoved = firstSure < 0 ? -1 : to[firstSure]! - (firstSure - start)
  if (unmoved >= 0 && sameWords(old, start, now, unmoved, end - start)) {
    return found(unmoved, unmoved + end - start, Math.max(least, LIKELY), 'surroundings')
  }

  const telling = end - start >= TELLING && least >= (pairing.rewritten ? LIKELY : PROBABLE)
  if (whole && (telling || (least >= (pairing.rewritten ? SOMEHOW : PROBABLE) && besideNeighbour()))) {
    return found(to[start]!, to[start]! + end - start, least, 'surroundings')
  }

  const from = edge(start, start - 1, 1) ?? (firstSure < 0 ? null : { at: to[firstSure]!, margin: LIKELY })
  const until = edge(end - 1, end, -1) ?? (lastSure < 0 ? null : { at: to[lastSure]!, margin: LIKELY })
  if (from === null || until === null)
    return between() ?? { kind: 'lost', why: deleted ? 'deleted' : 'ambiguous' }
  const begin = from.at
  const finish = until.at + 1
  if (finish === begin) return { kind: 'lost', why: 'deleted' }
  if (finish < begin || finish - begin > 3 * (end - start) + FARTHEST) return { kind: 'lost', why: 'torn' }
  const weaker = Math.min(from.margin, until.margin)
  const same = finish - begin === end - start && sameWords(old, start, now, begin, end - start)
  return found(begin, finish, weaker, same ? (weaker >= sure ? null : 'surroundings') : 'altered')

  /** Whether it stands as far from the next certain character on either side as it did. */
  function besideNeighbour(): boolean {
    let left = start - 1
    while (left >= 0 && start - left <= FARTHEST_REWRITTEN && !known(left, FIRM)) left--
    if (known(left, FIRM) && to[start]! - to[left]! === start - left) return true
    let right = end
    while (right < to.length && right - end < FARTHEST_REWRITTEN && !known(right, FIRM)) right++
    return known(right, FIRM) && to[right]! - to[end - 1]! === right - end + 1
  }

  /** Where it lies between neighbours that are certain and stand as far apart as they did. */
  function between(): Placement | null {
    const most = pairing.rewritten ? FARTHEST_REWRITTEN : FARTHEST_REPLACED
    let left = start - 1
    while (left >= 0 && start - left <= most && !known(left, FIRM)) left--
    let right = end
    while (right < to.length && right - end < most && !known(right, FIRM)) right++
    if (!known(left, FIRM) || !known(right, FIRM) || right - left - 1 - (end - start) > most) return null
    if (to[right]! - to[left]! !== right - left) return null
    const at = to[left]! + start - left
    const same = sameWords(old, start, now, at, end - start)
    return found(at, at + end - start, LIKELY, same ? 'surroundings' : 'altered')
  }

  /** Where the words begin (`step` 1) or end (-1): at the outermost of them, or next to their neighbour. */
  function edge(inner: number, outer: number, step: 1 | -1): { at: number; margin: number } | null {
    for (const enough of [FIRM, LIKELY]) {
      if (known(inner, enough)) return { at: to[inner]!, margin: margin[inner]! }
      if (outer < 0) return { at: 0, margin: sure }
      if (outer >= to.length) {
        if (to.length === old.length) return { at: now.length - 1, margin: sure }
        return null
      }
      if (known(outer, enough)) return { at: to[outer]! + step, margin: margin[outer]! }
    }
    return null
  }
}

/** A place without words stays behind what stands before it. */
function point(at: number, { to, margin, moved }: Pairing, old: CodePoints, now: CodePoints): Placement {
  const known = (i: number, least: number) => to[i]! >= 0 && margin[i]! >= least
  const enough = [FIRM, PROBABLE].find((least) => known(at - 1, least) || known(at, least)) ?? FIRM
  const before = at === 0 ? 0 : at <= to.length && known(at - 1, enough) ? to[at - 1]! + 1 : null
  const after = at === to.length ? now.length : at < to.length && known(at, enough) ? to[at]! : null
  const same = (i: number) => i < 0 || i >= old.length || old[i] === now[to[i]!]
  if (before === null && after === null) return { kind: 'lost', why: at > to.length ? 'untold' : 'ambiguous' }
  const place = before ?? after!
  const sure = sureIn(now.length)
  const beyondDoubt = (at === 0 || known(at - 1, sure)) && (at === to.length || known(at, sure))
  return {
    kind: 'found',
    place: { start: place, end: place },
    by: moved[at - 1] === 1 || moved[at] === 1 ? 'move' : place === at ? 'position' : 'edits',
    score: scoreOf(Math.max(at === 0 ? sure : margin[at - 1]!, margin[at] ?? sure, enough)),
    doubt: before === after && beyondDoubt && same(at - 1) && same(at) ? null : 'surroundings',
  }
}

function sameWords(old: CodePoints, from: number, now: CodePoints, at: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (old[from + i] !== now[at + i]) return false
  return true
}

/** Odds of e^margin to one, rounded down so that 1 means that nothing speaks against it. */
function scoreOf(margin: number): number {
  return Math.floor((1 - Math.exp(-margin)) * 1e6) / 1e6
}

/**
 * The margin that is beyond doubt in a text of `length` characters: the longer it is, the more places there are in which
 * something is alike by chance. From some ten thousand on, in a hundred editions of fifty thousand entries: one in nine
 * million.
 */
const sureIn = (length: number): number => Math.min(16, Math.max(12, 6.6 + Math.log(length + 1)))
/** A margin of so much is enough for what stands beside a place: one in eight thousand. */
const FIRM = 9
/** A margin that will do for the very words beside a certain neighbour: one in four hundred. They are flagged. */
const PROBABLE = 6
/** A margin of so much will do for words that are flagged anyway: one in a hundred and fifty. */
const LIKELY = 5
/** The same where all about them is rewritten. */
const SOMEHOW = 2
/** Words of so many characters are not met by chance. */
const TELLING = 3
/** By how many characters altered words may grow beyond three times what they were. */
const FARTHEST = 12
/** How many characters around altered words may have been replaced with them, and how many where all is rewritten. */
const FARTHEST_REPLACED = 3
const FARTHEST_REWRITTEN = 24
