import { lookAlike, soundAlike, variantRelation } from '../characters/index.ts'
import type { Find } from './find.ts'
import { against, besideNeighbours, type Ground, quoted } from './ground.ts'
import { agreement, likePlaces } from './like-places.ts'
import { BOUNDARY, spanOf } from './token-run.ts'

/**
 * A word that stands where the same surroundings have another one elsewhere: 屯於占渭州 beside 築堡於古渭州, where 占 looks
 * like 古. Texts say like things in different words on purpose, so that the surroundings alone prove little. What counts
 * is that the two look or sound alike, how far the surroundings agree, how often the other stands there, and whether
 * the word is found beside its neighbours anywhere else.
 */
export function alteredWords(ground: Ground): Find[] {
  const best = new Map<number, Candidate>()
  const reasonFor = reasons(ground)
  for (const [before, after] of SURROUNDINGS) {
    for (const places of likePlaces(ground.tokens, before, [1], after)) {
      for (const candidate of candidates(
        ground,
        places.map(({ at }) => at),
        reasonFor,
      )) {
        const known = best.get(candidate.at)
        if (known === undefined || candidate.weight > known.weight) best.set(candidate.at, candidate)
      }
    }
  }
  return [...best.values()]
    .filter(({ at }) => !isAtHome(ground, at))
    .map((candidate) => toFind(ground, candidate))
}

/** Whether the word stands between the same two words elsewhere too: then both are how this text is written. */
function isAtHome({ tokens: { ids, count }, pairs }: Ground, at: number): boolean {
  if (at === 0 || at + 1 >= count) return false
  if (pairs(ids[at - 1]!, ids[at]!) === 1 || pairs(ids[at]!, ids[at + 1]!) === 1) return false
  for (let i = 1; i + 1 < count; i++) {
    if (i !== at && ids[i] === ids[at] && ids[i - 1] === ids[at - 1] && ids[i + 1] === ids[at + 1])
      return true
  }
  return false
}

interface Candidate {
  readonly at: number
  /** Where the other word stands. */
  readonly others: readonly number[]
  readonly weight: number
  readonly reason: Reason
  readonly isLikely: boolean
}

/** Why the word may have been put for the other; `place` when only the place speaks for it. */
type Reason = 'looks' | 'sounds' | 'place'

function candidates(ground: Ground, places: readonly number[], reasonFor: ReasonFor): Candidate[] {
  const { ids } = ground.tokens
  const byWord = new Map<number, number[]>()
  for (const at of places) {
    const list = byWord.get(ids[at]!)
    if (list === undefined) byWord.set(ids[at]!, [at])
    else list.push(at)
  }
  if (byWord.size < 2 || byWord.size > MOST_WORDS) return []
  const found: Candidate[] = []
  for (const [word, [at, ...more]] of byWord) {
    if (more.length > 0 || word === BOUNDARY) continue
    for (const [other, others] of byWord) {
      if (other === word || other === BOUNDARY || others.length < 2) continue
      const reason = reasonFor(word, other)
      if (reason === null) continue
      const candidate = weigh(ground, at!, others, others.length / places.length, reason)
      if (candidate !== null) found.push(candidate)
    }
  }
  return found
}

/** `share`: how many of all the places with these surroundings have the other word. */
function weigh(
  ground: Ground,
  at: number,
  others: readonly number[],
  share: number,
  reason: Reason,
): Candidate | null {
  const { tokens, pairs } = ground
  const { ids, frequencies } = tokens
  const word = ids[at]!
  const here = { at, width: 1 }
  const { left, right } = others
    .slice(0, MOST_PLACES)
    .map((other) => agreement(tokens, here, { at: other, width: 1 }))
    .reduce((best, next) => (next.left + next.right > best.left + best.right ? next : best))
  const isKnownBefore = at > 0 && pairs(ids[at - 1]!, word) > 1
  const isKnownAfter = at + 1 < tokens.count && pairs(word, ids[at + 1]!) > 1
  const weight =
    Math.min(left + right, FARTHEST_COUNTED) +
    Math.log2(others.length) +
    REASON_WEIGHT[reason] +
    (isKnownBefore && isKnownAfter ? -4 : isKnownBefore || isKnownAfter ? 0 : 1.5) +
    (frequencies[word] === 1 ? 1 : 0)
  if (weight < POSSIBLE || Math.min(left, right) < LEAST_SIDE[reason]) return null
  const fits = Math.min(left, right) >= 0.6 && left + right >= 2.5
  const isLikely =
    reason === 'looks' &&
    weight >= LIKELY &&
    !(isKnownBefore && isKnownAfter) &&
    (fits || (others.length >= 8 && share >= 0.9))
  return { at, others, weight, reason, isLikely }
}

/** Why a word may have been put for another; null where they differ for a reason of their own. */
type ReasonFor = (word: number, other: number) => Reason | null

/** The same two words are met again and again, so that what is known of them is looked up once. */
function reasons(ground: Ground): ReasonFor {
  const known = new Map<number, Reason | null>()
  const size = ground.tokens.words.length
  return (word, other) => {
    const key = word * size + other
    const told = known.get(key)
    if (told !== undefined) return told
    const reason = reasonFor(ground, word, other)
    known.set(key, reason)
    return reason
  }
}

function reasonFor({ tables, tokens }: Ground, word: number, other: number): Reason | null {
  const [here, there] = [tokens.words[word]!, tokens.words[other]!]
  // Numbers and days differ because they count.
  if (isNumber(here) && isNumber(there)) return null
  const relation = variantRelation(tables, here, there)
  if (relation !== null && relation.kind !== 'loan') return null
  if (lookAlike(tables, here, there) !== null) return 'looks'
  if (tokens.frequencies[word]! <= FEW && isNearSpelling(here, there)) return 'looks'
  const sound = soundAlike(tables, here, there)
  return sound !== null && sound.reason !== 'syllable' ? 'sounds' : 'place'
}

/** Words of letters that one letter within, or two that changed places, tell apart; the last letter is inflection. */
function isNearSpelling(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (end === 0) return false
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

function toFind(ground: Ground, { at, others, reason, isLikely }: Candidate): Find {
  const { tokens } = ground
  const word = quoted(ground, at, at + 1)
  const other = quoted(ground, others[0]!, others[0]! + 1)
  return {
    detector: 'altered-word',
    spans: [spanOf(tokens, at, at + 1)],
    expected: other,
    usual: others.length,
    ...(reason !== 'place' && { likeness: reason }),
    confidence: isLikely ? 'likely' : 'possible',
    evidence: [...against(ground, others, 1), ...besideNeighbours(ground, at, 1)],
    message: `${word} stands where the same words elsewhere have ${other} (${others.length} times)${REASONS[reason]}.`,
  }
}

const REASONS: Readonly<Record<Reason, string>> = {
  looks: ', which looks like it',
  sounds: ', which sounds like it',
  place: '',
}
/** Without likeness in looks both sides must agree. */
const LEAST_SIDE: Readonly<Record<Reason, number>> = { looks: 0, sounds: 1, place: 2.5 }
const REASON_WEIGHT: Readonly<Record<Reason, number>> = { looks: 3, sounds: 0, place: -4 }

const isNumber = (word: string) =>
  /^[〇零一二三四五六七八九十百千萬兩廿卅甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥\p{N}]+$/u.test(word)

/** In tokens before and behind. Two alone are enough where the words look alike and stand beside each other nowhere else. */
const SURROUNDINGS = [
  [1, 2],
  [2, 1],
  [3, 0],
  [0, 3],
  [1, 1],
  [0, 2],
  [2, 0],
] as const
/** A place where more words than this stand is open to any word. */
const MOST_WORDS = 6
/** How many of the places with the other word are compared. */
const MOST_PLACES = 20
/** A word of letters that occurs oftener is one. */
const FEW = 2
const FARTHEST_COUNTED = 8
/** Found by trying books with and without slips put into them: `npm run score:consistency`. */
const POSSIBLE = 6.5
const LIKELY = 7.5
