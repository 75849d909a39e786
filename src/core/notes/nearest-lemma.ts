import type { Likeness } from './align.ts'
import { type FlatText, offsetAt } from './flat-text.ts'
import { alike, bare, type FoundLemma, type LemmaWindow, one, stepBack } from './lemma-window.ts'
import { NUMERAL } from './numerals.ts'
import type { Statement } from './statement.ts'

/** Words that are not quoted: those before the note that are most like the reading, or as many as it has. */
export function nearest(
  base: FlatText,
  window: LemmaWindow,
  statement: Statement,
  reading: string | null,
): FoundLemma | null {
  const to = window.phrase?.to ?? window.to
  const words = bare(reading ?? '')
  const length = words.length
  if (statement.kind === 'addition' || length === 0) {
    const from = stepBack(base.words, to, 1)
    return from === null ? null : { ...one(from, to, 'the word before the note'), found: false }
  }
  if (length === 1) {
    // A word that only closes the sentence is seldom what a word of weight stands for: 「脈緊者(一作緩)」.
    const closes = to > 1 && CLOSING.test(base.words[to - 1]!) && !PARTICLE.test(words)
    const from = stepBack(base.words, to, closes ? 2 : 1)
    if (closes && from !== null)
      return { ...one(from, to - 1, 'the character before the note, without the particle'), found: false }
    return from === null ? null : { ...one(from, to, 'the character before the note'), found: false }
  }
  const swapped = transposed(base.words, to, words)
  if (swapped !== null) return one(swapped, to, 'the same characters in another order')
  const like = alike(base, window, words)
  const number = like !== null && like.cost <= length / 2 ? null : numberBefore(base.words, to, words)
  if (number !== null) return one(number.from, number.to, 'the number nearest before the note')
  if (like !== null && like.cost < length * 0.75) {
    const extended = wholeNumber(
      base.words,
      sharedEdges(base.words, besideNote(base.words, like, words, to), words, to),
    )
    return {
      ...one(extended.from, extended.to, 'the words most like the reading'),
      // A phrase that begins with the same words is its variant however it goes on.
      found: like.cost <= length / 2 || base.words.startsWith(words.slice(0, 3), like.from),
      cost: like.cost,
    }
  }
  const from = sameStretch(base, stepBack(base.words, to, [...words].length), to)
  if (from === null) return null
  const whole = atWordStart(base.words, from, to)
  return whole === from
    ? { ...one(from, to, 'as many characters before the note as the reading has'), found: false }
    : { ...one(whole, to, 'the words before the note that stand together elsewhere'), found: false }
}

const CLOSING = /[者也兮矣焉哉乎]/u

const PARTICLE = /[者也兮矣焉哉乎之而於以其爲為與則所耳爾歟邪耶夫此是乃]/u

/** `from`, or later where another note stands between it and `to`: a lemma that is only counted lies after that note. */
function sameStretch(base: FlatText, from: number | null, to: number): number | null {
  if (from === null) return null
  for (let i = to - 1; i > from; i--) if (offsetAt(base, i)! - offsetAt(base, i - 1)! > WIDEST_STOPS) return i
  return from
}

/**
 * Where the word that ends at `to` begins, when `from` cuts another word in two: of 西蕃禹臧花麻 five characters are
 * 蕃禹臧花麻, but 西蕃 stands elsewhere too, and so does 禹臧花麻 without it. A rendering of a foreign name often has more
 * characters than the name.
 */
function atWordStart(text: string, from: number, to: number): number {
  if (to - from < SHORTEST_NAME) return from
  const window = text.slice(Math.max(0, from - REACH), to + REACH)
  const standsElsewhere = (words: string) => window.indexOf(words) !== window.lastIndexOf(words)
  for (let cut = 1; cut <= MOST_CUT && to - from - cut >= 2; cut++) {
    const start = from + cut
    if (!standsElsewhere(text.slice(from - 1, start))) return from
    if (standsElsewhere(text.slice(start, to)) && !standsElsewhere(text.slice(from, to))) return start
  }
  return from
}

/** Where the words before `to` begin that are the characters of `words` in another order; null when they are not. */
function transposed(base: string, to: number, words: string): number | null {
  const before = base.slice(Math.max(0, to - words.length), to)
  return before !== words && sorted(before) === sorted(words) ? to - words.length : null
}

const sorted = (words: string) => [...words].sort().join('')

/**
 * What a likeness leaves open at its edges. A reading that only agrees at its end and has two or more words before
 * that has them in addition (武帝元封二年 for 元封二年); one that agrees at its beginning runs on to the note.
 */
function sharedEdges(words: string, like: { from: number; to: number }, reading: string, to: number) {
  let tail = 0
  while (tail < reading.length && words[like.to - 1 - tail] === reading[reading.length - 1 - tail]) tail++
  const begunAlike = words[like.from] === reading[0]
  if (
    !begunAlike &&
    tail >= 3 &&
    reading.length - tail >= 2 &&
    words.slice(like.from, like.to - tail).length === reading.length - tail
  ) {
    return { from: like.to - tail, to: like.to }
  }
  let head = 0
  while (head < reading.length && words[like.from + head] === reading[head]) head++
  if (head >= 2 && tail === 0 && reading.length > 6 && to - like.from <= reading.length * 1.6) {
    return { from: like.from, to }
  }
  return like
}

/**
 * A word of two or three characters that has the last of a reading of as many, but in another place, is what the reading
 * replaces, if it stands at the note: 宰相 for 冢宰, and not 宰 alone.
 */
function besideNote(words: string, like: Likeness, reading: string, to: number) {
  const { length } = reading
  // 「咩米氏」 for 米擒氏: they end alike.
  const endsAlike = words[like.to - 1] === reading.at(-1)
  const whole =
    (endsAlike && words[like.from] === reading[0]) ||
    (like.to - like.from >= length && (endsAlike || like.cost < Math.max(2, length - 1)))
  if (like.to === to || length > 3 || whole) return like
  const beside = words.slice(to - length, to)
  return [...beside].some((character) => reading.includes(character)) ? { from: to - length, to } : like
}

/** Where the reading is a number (十萬), all of the number that it stands for: 十五萬 and not 五萬. */
function wholeNumber(words: string, { from, to }: { from: number; to: number }) {
  let start = from
  if (IS_NUMERAL.test(words[start] ?? '')) while (start > 0 && IS_NUMERAL.test(words[start - 1]!)) start--
  let end = to
  if (IS_NUMERAL.test(words[end - 1] ?? '')) while (end < words.length && IS_NUMERAL.test(words[end]!)) end++
  return { from: start, to: end }
}

/** The number that stands nearest before `to`, for a reading that is a number (三十萬 for 十六萬); null when none is near. */
function numberBefore(words: string, to: number, reading: string): { from: number; to: number } | null {
  if (![...reading].every((character) => IS_NUMERAL.test(character))) return null
  let end = to
  while (end > to - NEAR && end > 0 && !IS_NUMERAL.test(words[end - 1]!)) end--
  let from = end
  while (from > 0 && IS_NUMERAL.test(words[from - 1]!)) from--
  return end - from < 2 ? null : { from, to: end }
}

/** In characters. */
const NEAR = 12
const IS_NUMERAL = new RegExp(`${NUMERAL}|萬`, 'u')

/** In code units: stops, line end and indent between two words of the text. */
const WIDEST_STOPS = 6

/** How far around a note a word is looked for again, in code units. */
const REACH = 5000

/** In code units: shorter words are seldom renderings of foreign names. */
const SHORTEST_NAME = 4

/** How many characters of the word before may have been taken along. */
const MOST_CUT = 2
