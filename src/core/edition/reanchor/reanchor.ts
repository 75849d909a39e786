import { describe, type Reanchored, type Selector, type StoredSelector } from '../../apparatus/index.ts'
import { type BaseText, type Span, toOffset, wholeUnits, words } from '../../text/index.ts'
import { type CodePoints, codePointsOf, isUnknown, textToldBy } from './old-text.ts'
import { type Pairing, pairTexts } from './pairing.ts'
import { type Loss, type Placement, placeIn } from './place.ts'
import { stretchesOf } from './repeated.ts'

/** A selector of a text that was replaced, and what became of it. */
export interface Moved {
  readonly selector: Selector
  readonly placement: Placement
}

/**
 * Finds selectors of an old text again in the text that took its place; positions of `stored` count in the old text.
 * What has no certain place is an orphan, what stands on other words or amid rewritten ones is found and says so.
 */
export type Reanchor = (stored: StoredSelector) => Moved

/** Finds selectors again when the old text is at hand. */
export function reanchorFrom(old: string, text: BaseText): Reanchor {
  const codes = codePointsOf(old)
  const now = codePointsOf(text.content)
  const pairing = pairTexts(codes, now)
  return (stored) => moved(stored, text, place(stored, pairing, codes, now))
}

/**
 * Finds selectors again when the old text is gone: then all there is of it is what the selectors of the apparatus
 * tell (`selectors`), and that it was `length` code points long.
 */
export function reanchorByWords(
  selectors: readonly StoredSelector[],
  length: number,
  text: BaseText,
): Reanchor {
  const now = codePointsOf(text.content)
  const codes = textToldBy(selectors, length, 4 * now.length + MOST_LOST)
  const pairing = pairTexts(codes, now)
  const { isRepeated } = stretchesOf(now, new Uint32Array(0), ALONE)
  return (stored) => {
    const placement = place(stored, pairing, codes, now)
    const doubtful =
      placement.kind === 'found' && !standsAlone(stored, placement.place.start, codes, now, text, isRepeated)
    return moved(stored, text, doubtful ? { kind: 'lost', why: 'ambiguous' } : placement)
  }
}

function place(
  { start, end, exact, now: current = exact, orphan = false }: StoredSelector,
  pairing: Pairing,
  old: CodePoints,
  now: CodePoints,
): Placement {
  if (orphan) return { kind: 'lost', why: 'before' }
  const told = codePointsOf(current)
  const isThere = start <= end && end <= old.length && told.every((code, i) => old[start + i] === code)
  if (!isThere || told.length !== end - start) return { kind: 'lost', why: 'untold' }
  return placeIn({ start, end }, pairing, old, now)
}

/**
 * Whether nothing else in the new text could be meant, as far as the old text is known: what is not known of it may
 * have held the same words, and these be the ones that are left. It is so where the old text is known all around,
 * where nothing moved, and where the words with what is known beside them stand once in the new text.
 */
function standsAlone(
  { start, end }: StoredSelector,
  at: number,
  old: CodePoints,
  now: CodePoints,
  text: BaseText,
  isRepeated: (at: number) => boolean,
): boolean {
  let from = start
  let until = end
  while (from > 0 && start - from < AROUND && !isUnknown(old[from - 1]!)) from--
  while (until < old.length && until - end < AROUND && !isUnknown(old[until]!)) until++
  const knownAround =
    (from === 0 || start - from === AROUND) && (until === old.length || until - end === AROUND)
  if (knownAround) return true
  let before = 0
  while (start - before > from && at > before && old[start - before - 1] === now[at - before - 1]) before++
  let after = 0
  while (end + after < until && old[end + after] === now[at + end - start + after]) after++
  const allAround = start - before === from && end + after === until
  if (allAround && at === start && now.length === old.length) return true
  if (before + after < LEAST_AROUND) return false
  // To look through a whole book for each of its anchors takes minutes; nearly all have something that stands once.
  const last = Math.min(now.length, at + end - start + after) - ALONE
  for (let i = at - before; i <= last; i++) if (!isRepeated(i)) return true
  const first = toOffset(text, at - before)
  const close = toOffset(text, Math.min(now.length, at + end - start + after))
  if (first === null || close === null) return false
  const known = text.content.slice(first, close)
  return text.content.indexOf(known) === first && text.content.indexOf(known, first + 1) < 0
}

function moved(stored: StoredSelector, text: BaseText, placement: Placement): Moved {
  const {
    start,
    end,
    exact,
    now: _now,
    prefix = '',
    suffix = '',
    orphan: _o,
    reanchored: _r,
    ...rest
  } = stored
  if (placement.kind === 'lost') {
    const earlier = placement.why === 'before' ? stored.reanchored : undefined
    const reanchored = earlier ?? { by: 'nothing' as const, score: 0, reason: reasonOfLoss[placement.why] }
    return {
      placement,
      selector: { ...rest, span: null, exact, prefix, suffix, lost: { start, end }, reanchored },
    }
  }
  const { place, doubt, by, score } = placement
  const span = whole(text, {
    from: toOffset(text, place.start)!,
    to: toOffset(text, place.end)!,
  })
  const altered = words(text, span) !== exact
  const doubts = altered ? 'altered' : doubt === 'altered' ? null : doubt
  const selector: Selector = { ...rest, ...describe(text, span), exact }
  if (doubts === null) return { selector, placement: { ...placement, doubt: null } }
  const reason =
    doubts === 'altered' ? `words changed: ${exact} → ${words(text, span)}` : reasonOfDoubt[doubts]
  return {
    selector: { ...selector, reanchored: { by, score, reason } satisfies Reanchored },
    placement: { ...placement, doubt: doubts },
  }
}

/** A character and the marks that were put to it belong together. */
function whole(text: BaseText, span: Span): Span {
  if (span.from === span.to) return span
  const from = Math.max(0, span.from - CLUSTER)
  const begin = /^[\udc00-\udfff]/u.test(text.content.slice(from, from + 1)) ? from + 1 : from
  const near = text.content.slice(begin, span.to + CLUSTER)
  if (!/[\p{M}\p{Cf}\u2ff0-\u2fff\u31ef\r]|\p{Emoji_Modifier}/u.test(near)) return span
  const within = wholeUnits(near, { from: span.from - begin, to: span.to - begin })
  return { from: within.from + begin, to: within.to + begin }
}

const reasonOfLoss: Readonly<Record<Loss, string>> = {
  deleted: 'its words were deleted',
  ambiguous: 'more than one place would do',
  torn: 'its words stand apart now',
  untold: 'nothing tells where it stood',
  before: 'it had no place before',
}

const reasonOfDoubt = {
  surroundings: 'its words stand there, but much around them was changed',
  moved: 'its words stand in a passage that was moved',
} as const

/** How much longer than the new text, four times over, the old one may have been, in code points. */
const MOST_LOST = 20_000
/** How much of the old text must be known on either side, in code points. */
const AROUND = 48
/** How much of it at least must still stand there where it is not. */
const LEAST_AROUND = 4
/** Words of so many code points are looked up at once in the whole text. */
const ALONE = 8
/** In code units: longer than any character with its marks. */
const CLUSTER = 64
