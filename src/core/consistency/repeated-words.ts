import type { Find } from './find.ts'
import { type Ground, quoted } from './ground.ts'
import { BOUNDARY, spanOf } from './token-run.ts'

/**
 * Words written twice (重出): 遂命將士遂命將士, or a particle that does not double, as 之之. Doubling has its uses, so that a
 * single word is in question only where it is one that hardly ever doubles, and never where a stop parts the two.
 */
export function repeatedWords(ground: Ground): Find[] {
  const { tokens, pairs } = ground
  const { ids, count, words } = tokens
  const finds: Find[] = []
  // Without stops 見文王文王曰 is as good as 遂命將士遂命將士, unless it is long.
  const isPunctuated = tokens.frequencies[BOUNDARY]! * SPARSEST > count
  for (let at = 0; at < count; at++) {
    if (ids[at] === BOUNDARY) continue
    const length = repeatedFrom(ids, count, at)
    if (length === 0 || (!isPunctuated && length < LONG)) continue
    const first = words[ids[at]!]!
    const isHan = HAN.test(first)
    if (
      length === 1 &&
      !(isHan ? UNDOUBLED.has(first) && pairs(ids[at]!, ids[at]!) <= RARE : isNoReduplication(first))
    )
      continue
    // 往往往往, 人人人人: a doubled word doubled again is a cry or a song.
    const isOne = length > 1 && ids.subarray(at, at + length).every((id) => id === ids[at])
    if (isOne) continue
    const words_ = quoted(ground, at, at + length)
    finds.push({
      detector: 'repeated-words',
      spans: [spanOf(tokens, at + length, at + 2 * length)],
      expected: '',
      confidence: isPunctuated && length >= (isHan ? 3 : 2) ? 'likely' : 'possible',
      evidence: [{ span: spanOf(tokens, at, at + length), speaks: 'against' }],
      message: `${words_} is written twice.`,
    })
    at += 2 * length - 1
  }
  return finds
}

/** How many tokens from `at` on are said again at once, the longest; 0 for none. */
function repeatedFrom(ids: Int32Array, count: number, at: number): number {
  for (let length = Math.min(LONGEST, (count - at) >> 1); length >= 1; length--) {
    if (ids[at] !== ids[at + length]) continue
    let same = 0
    while (same < length && ids[at + same] === ids[at + length + same] && ids[at + same] !== BOUNDARY) same++
    if (same === length) return length
  }
  return 0
}

const HAN = /^\p{Script=Han}/u
/** Words of letters that double by right are few; numbers and single letters do. */
const isNoReduplication = (word: string) => /^\p{L}{2,}$/u.test(word) && !DOUBLED.has(word)
const DOUBLED = new Set([
  'that',
  'had',
  'so',
  'very',
  'no',
  'ha',
  'ho',
  'vous',
  'nous',
  'die',
  'der',
  'das',
  'sie',
])
const UNDOUBLED = new Set('以於而其所為爲於與及則乃曰也矣哉乎遂因'.split(''))
/** A pair that occurs oftener is how this text is written. */
const RARE = 2
const LONGEST = 40
const LONG = 8
/** In tokens a stop, on the average: a text with fewer is not punctuated. */
const SPARSEST = 20
