import { mostAlike } from './align.ts'
import { leadingDate } from './dates.ts'
import { type FlatText, lettersOf } from './flat-text.ts'
import { NUMERAL } from './numerals.ts'
import type { Passage } from './passage.ts'
import type { Statement } from './statement.ts'

/** Where a note's lemma is looked for, by index into the words of the base text. */
export interface LemmaWindow {
  readonly from: number
  /** The note stands here: a lemma ends at or before it. */
  readonly to: number
  /** What stands before the note, for accounts and dates. */
  readonly passage: Passage
  /** A note that names its phrase is about words of that phrase. */
  readonly phrase?: { readonly from: number; readonly to: number }
}

/** The words of the base text a statement is about, and what that rests on. */
export interface FoundLemma {
  readonly parts: readonly { readonly from: number; readonly to: number }[]
  readonly basis: string
  /** Whether words of the note speak for it; otherwise only its place does. */
  readonly found: boolean
  /** How far it is from the words it was compared with. */
  readonly cost?: number
  /** It shares words with the account that is compared with it. */
  readonly shares?: boolean
  /** It is a death that both text and account tell of. */
  readonly death?: boolean
}

/** Whether `words` stand in the window; letters and numbers only are compared. */
export function standsIn(base: FlatText, window: LemmaWindow, words: string, loosely = false): boolean {
  const letters = bare(words)
  if (lastPlace(base, window, letters) !== null) return true
  const ends = /^自?(.{2,})至(.{2,})$/u.exec(letters)
  if (ends !== null && letters.length <= LONGEST_COMPARED)
    return [ends[1]!, ends[2]!].every((part) => lastPlace(base, window, part) !== null)
  return loosely && letters.length >= 4 && inParts(base, window, letters) !== null
}

/**
 * The lemma of `statement`. A quoted one is the nearest before the note; 「此八字」 is counted back from the note; words
 * that are not quoted are those most like the reading, or else as many as the reading has.
 */
export function findLemma(
  base: FlatText,
  window: LemmaWindow,
  statement: Statement,
  quoted: string | null,
  reading: string | null,
): FoundLemma | null {
  switch (statement.lemma.by) {
    case 'count': {
      const to = window.phrase?.to ?? window.to
      const from = stepBack(base.words, to, statement.lemma.count)
      return from === null
        ? null
        : one(from, to, `the ${statement.lemma.count} characters before the note, as it counts them`)
    }
    case 'phrases': {
      const { count } = statement.lemma
      const last = window.passage.last(count)
      return last === null ? null : one(last.from, last.to, `the ${count} phrases before the note, as it counts them`)
    }
    case 'sentence':
      return statement.kind === 'chronology'
        ? datedLemma(base, window, quoted, reading)
        : (namedThing(window, statement) ?? sentenceLemma(base, window, quoted, reading))
    case 'quoted':
      return quotedLemma(base, window, statement, quoted ?? '', reading)
    case 'nearest':
      return statement.kind === 'chronology'
        ? nearestDate(base, window, statement, reading)
        : nearest(base, window, statement, reading)
    default:
      return statement.lemma satisfies never
  }
}

function quotedLemma(
  base: FlatText,
  window: LemmaWindow,
  statement: Statement,
  quoted: string,
  reading: string | null,
): FoundLemma | null {
  const words = bare(quoted)
  if (words === '') return null
  if (statement.moved !== undefined) return movedPast(base, window, statement.moved)
  const stretch = fromTo(base, window, quoted)
  if (stretch !== null) return stretch
  const context = statement.context === undefined ? '' : bare(statement.context)
  const whole = statement.kind === 'transposition' && context !== '' ? lastPlace(base, window, context) : null
  if (whole !== null) return one(whole, whole + context.length, 'the words that stand in another order')
  if (context !== '' && context !== words) {
    const within = inContext(base, window, words, context)
    if (within !== null) return within
  }
  const at = lastPlace(base, window, words)
  if (at !== null) return one(at, at + words.length, 'the words it quotes, nearest before the note')
  // A note may stand before its words: at the head of a poem, or in the middle of a name.
  const after = base.words.slice(window.to, window.to + SHORTLY_AFTER).indexOf(words)
  if (after >= 0 && window.phrase === undefined) {
    return one(
      window.to + after,
      window.to + after + words.length,
      'the words it quotes, shortly after the note',
    )
  }
  const parts = words.length >= 3 ? inParts(base, window, words) : null
  if (parts !== null) return parts
  if (words.length >= 2) {
    const like = alike(base, window, words)
    if (like !== null && like.cost <= words.length * 0.5) {
      return { ...one(like.from, like.to, 'the words most like those it quotes'), found: true }
    }
  }
  // What a copy lacks, or has in another order, must be there: no other words can be meant.
  if (statement.kind === 'omission' || statement.kind === 'transposition') return null
  return nearest(base, window, statement, reading ?? words)
}

/** 「愼下方無之字」: the 之 that follows 愼; 「之卒或無之字」: the 之 in 之卒. */
function inContext(base: FlatText, window: LemmaWindow, words: string, context: string): FoundLemma | null {
  const neighbour = /^(.+?)(?:字|句)?([上下])$/u.exec(context)
  const whole = neighbour === null ? context : neighbour[1]!
  const at = lastPlace(base, window, whole)
  if (at === null) return null
  if (neighbour !== null) {
    const from = neighbour[2] === '下' ? at + whole.length : at - words.length
    if (base.words.startsWith(words, from))
      return one(from, from + words.length, `the ${words} beside ${whole}`)
    return null
  }
  const inner = whole.indexOf(words)
  if (inner < 0) {
    return whole.includes(words)
      ? null
      : base.words.startsWith(whole, at)
        ? one(at, at + whole.length, `the place ${whole}`)
        : null
  }
  return one(at + inner, at + inner + words.length, `the ${words} in ${whole}`)
}

/** 「是字訛在比字下」: all that lies between where a word stands and where a copy has it; the copy has it at the other end. */
function movedPast(
  base: FlatText,
  window: LemmaWindow,
  { word, beside, below }: NonNullable<Statement['moved']>,
): FoundLemma | null {
  const at = lastPlace(base, window, bare(word))
  if (at === null) return null
  const from = bare(word).length + at
  const after = base.words.slice(from, Math.min(window.to, from + LARGEST_GAP)).indexOf(bare(beside))
  const earliest = Math.max(window.from, at - LARGEST_GAP)
  const before = base.words.slice(earliest, at).lastIndexOf(bare(beside))
  const basis = 'the words from where it stands to where the copy has it'
  if (below && after >= 0) return one(at, from + after + bare(beside).length, basis)
  if (!below && before >= 0) return one(earliest + before, from, basis)
  if (below && before >= 0) return one(earliest + before + bare(beside).length, from, basis)
  return after >= 0 ? one(at, from + after, basis) : null
}

/** All from the first to the last of the words that are quoted: 「自「上曰」至「從之」」, 〔昔漢…也〕. */
function fromTo(base: FlatText, window: LemmaWindow, quoted: string): FoundLemma | null {
  const match = /^(?:自|從)?(.+?)(?:…+|⋯+|」至「|至)(.+)$/u.exec(quoted)
  if (match === null || lastPlace(base, window, bare(quoted)) !== null) return null
  const first = bare(match[1]!)
  const last = bare(match[2]!)
  if (first === '' || last === '') return null
  const phrase = window.phrase
  const region = base.words.slice(window.from, Math.max(window.to, phrase?.to ?? 0) + LONGEST_STRETCH_AFTER)
  const before = window.to - window.from
  // Where the number stands before the words, they follow it; else they end before the note.
  const ahead = region.startsWith(first)
  const from = ahead ? 0 : region.lastIndexOf(first, before - last.length)
  const to = ahead ? region.indexOf(last, first.length) : region.lastIndexOf(last, before - last.length)
  if (from < 0 || to < from + first.length) return null
  return one(
    window.from + from,
    window.from + to + last.length,
    'all from the first to the last of the words it quotes',
  )
}

/** A lemma of two or more stretches that the note quotes as one: 石州靜塞軍 for 石州…靜塞軍. */
function inParts(base: FlatText, window: LemmaWindow, words: string): FoundLemma | null {
  const region = base.words.slice(window.from, window.to)
  for (let cut = words.length - 2; cut >= 2; cut--) {
    const second = region.lastIndexOf(words.slice(cut))
    if (second < 0) continue
    const first = region.lastIndexOf(words.slice(0, cut), second - 1)
    if (first < 0 || second - (first + cut) > LARGEST_GAP) continue
    return {
      parts: [
        { from: window.from + first, to: window.from + first + cut },
        { from: window.from + second, to: window.from + second + words.length - cut },
      ],
      basis: 'the words it quotes, which the text has in two places',
      found: true,
    }
  }
  // 韋州祥祐軍 for 韋州監軍司為祥軍: the ends agree, the middle is quoted in other words.
  const head = region.lastIndexOf(words.slice(0, 2))
  const tail = head < 0 ? null : mostAlike(region.slice(head + 2, head + 2 + LARGEST_GAP), words.slice(2), 0)
  if (head < 0 || tail === null || tail.cost > 1.4 || words.length < 4) return null
  const start = window.from + head + 2
  return {
    parts: [
      { from: window.from + head, to: window.from + head + 2 },
      { from: start + tail.from, to: start + tail.to },
    ],
    basis: 'words like those it quotes, which the text has in two places',
    found: true,
  }
}

/** Another date in place of one just before the note, or else of the passage's. */
function nearestDate(
  base: FlatText,
  window: LemmaWindow,
  statement: Statement,
  reading: string | null,
): FoundLemma | null {
  const near = nearest(base, window, statement, reading)
  return near?.found === true ? near : (datedLemma(base, window, null, null) ?? near)
}

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
  if (like !== null && like.cost < length * 0.75) {
    const extended = wholeNumber(base.words, sharedEdges(base.words, besideNote(base.words, like, words, to), words, to))
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
function sameStretch({ offsets }: FlatText, from: number | null, to: number): number | null {
  if (from === null) return null
  for (let i = to - 1; i > from; i--) if (offsets[i]! - offsets[i - 1]! > WIDEST_STOPS) return i
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
  if (
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
function besideNote(words: string, like: { from: number; to: number }, reading: string, to: number) {
  const { length } = reading
  if (like.to === to || length > 3 || like.to - like.from >= length) return like
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

const IS_NUMERAL = new RegExp(NUMERAL, 'u')

function sentenceLemma(
  base: FlatText,
  window: LemmaWindow,
  quoted: string | null,
  reading: string | null,
): FoundLemma | null {
  if (quoted !== null) {
    const at = lastPlace(base, window, bare(quoted))
    if (at !== null) return one(at, at + bare(quoted).length, 'the words it names, nearest before the note')
  }
  if (window.phrase !== undefined)
    return one(window.phrase.from, window.phrase.to, 'the phrase the note is under')
  const words = bare(reading ?? '')
  const phrases = (reading ?? '')
    .split(/[，。；：]/u)
    .map(bare)
    .filter((phrase, _, all) => phrase.length >= (all.length === 1 ? 3 : 4))
  for (const phrase of phrases.length < 4 ? phrases : phrases.slice(0, 1)) {
    const like = alike(base, window, phrase)
    if (like !== null && like.cost <= phrase.length * 0.4)
      return { ...one(like.from, like.to, 'the words most like the account'), cost: like.cost, shares: true }
  }
  const death = deathOf(base, window, words)
  if (death !== null) return death
  const sharing = window.passage.mostSharing(words)
  if (sharing !== null)
    return {
      ...one(sharing.from, sharing.to, 'the phrase that shares most with the account'),
      found: false,
      shares: true,
    }
  const sentence = window.passage.sentence()
  return sentence.from < sentence.to
    ? { ...one(sentence.from, sentence.to, 'the sentence before the note'), found: false }
    : null
}

/** What a clause says its source has: 「載此詔」 is about the 詔 of the passage. */
function namedThing(window: LemmaWindow, { context, kind }: Statement): FoundLemma | null {
  if (context === undefined || kind !== 'fact') return null
  const phrase = window.passage.having(bare(context))
  return phrase === null
    ? null
    : one(phrase.from, phrase.to, `the phrase nearest before the note that has ${context}`)
}

/** Another date stands for the date of the passage, or for the event that the note names before it. */
function datedLemma(
  base: FlatText,
  window: LemmaWindow,
  named: string | null,
  reading: string | null,
): FoundLemma | null {
  if (named !== null) {
    const sharing = window.passage.mostSharing(bare(named))
    if (sharing !== null)
      return one(sharing.from, sharing.to, 'the phrase that shares most with the event it names')
  }
  const death = deathOf(base, window, bare(reading ?? ''))
  if (death !== null) return death
  const event = bare(reading ?? '').slice(leadingDate(bare(reading ?? '')))
  const telling = event.length >= 3 ? window.passage.mostSharing(event) : null
  if (telling !== null)
    return one(telling.from, telling.to, 'the phrase that shares most with the event it dates')
  for (const phrase of (reading ?? '').split(/[，、]/u)) {
    const words = bare(phrase)
    const like = /[\p{Script=Han}]{2}.?[〇一二三四五六七八九十]+年$/u.test(words)
      ? alike(base, window, words)
      : null
    if (like !== null && like.cost <= words.length * 0.5)
      return one(like.from, like.to, 'the words most like the reading')
  }
  const date = window.passage.date()
  if (date !== null && date.from < date.to) {
    const { from, to } = sameParts(base.words.slice(date.from, date.to), bare(reading ?? ''))
    return one(date.from + from, date.from + to, 'the date of the passage')
  }
  return sentenceLemma(base, window, null, null)
}

/** The day of a date for a reading that is a day (丙午 of 十二月丙午 for 丁未); else the whole date. */
function sameParts(date: string, reading: string): { from: number; to: number } {
  const whole = { from: 0, to: date.length }
  if (!DAY_ONLY.test(reading)) return whole
  const day = DAY_AT_END.exec(date)
  return day === null || day.index === 0 ? whole : { from: day.index, to: date.length }
}

const CYCLE_DAY = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:朔|晦|日)?'
const DAY_ONLY = new RegExp(`^${CYCLE_DAY}$`, 'u')
const DAY_AT_END = new RegExp(`${CYCLE_DAY}$`, 'u')

/** A death is told with many verbs: 諒祚薨 in the text is 諒祚卒 in the account. */
function deathOf(base: FlatText, window: LemmaWindow, account: string): FoundLemma | null {
  for (const match of account.slice(0, LONGEST_COMPARED).matchAll(DEATH)) {
    const region = base.words.slice(window.from, window.to)
    for (const verb of '薨卒殂死崩歿') {
      const at = region.lastIndexOf(match[1]! + verb)
      if (at >= 0) {
        const from = window.from + at
        return {
          ...one(from, from + match[1]!.length + 1, 'the death that the account tells of'),
          death: true,
        }
      }
    }
  }
  return null
}

const DEATH = /([\p{Script=Han}]{2})[薨卒殂死崩歿]/gu

function alike(base: FlatText, window: LemmaWindow, words: string) {
  const short = words.slice(0, LONGEST_COMPARED)
  const phrase = window.phrase
  const from = phrase?.from ?? Math.max(window.from, window.to - short.length * 3 - 24)
  const to = phrase?.to ?? window.to
  const like = mostAlike(base.words.slice(from, to), short)
  return like === null ? null : { from: from + like.from, to: from + like.to, cost: like.cost }
}

function lastPlace(base: FlatText, window: LemmaWindow, words: string): number | null {
  if (words === '') return null
  if (window.phrase !== undefined) {
    const at = base.words.slice(window.phrase.from, window.phrase.to).lastIndexOf(words)
    if (at >= 0) return window.phrase.from + at
  }
  const at = base.words.slice(window.from, window.to).lastIndexOf(words)
  return at < 0 ? null : window.from + at
}

/** The index `count` characters before `to`, in code points; null when the text does not reach so far. */
function stepBack(words: string, to: number, count: number): number | null {
  let at = to
  for (let i = 0; i < count; i++) {
    if (at <= 0) return i > 0 ? 0 : null
    const unit = words.charCodeAt(at - 1)
    at -= unit >= 0xdc00 && unit <= 0xdfff ? 2 : 1
  }
  return at
}

const one = (from: number, to: number, basis: string): FoundLemma => ({
  parts: [{ from, to }],
  basis,
  found: true,
})
const bare = lettersOf

/** In code units: how far a stretch may reach whose number stands before it. */
const LONGEST_STRETCH_AFTER = 400
/** In characters: between the parts of a lemma; and how much of a long reading is compared. */
const LARGEST_GAP = 20
const SHORTLY_AFTER = 8
/** In code units: stops, line end and indent between two words of the text. */
const WIDEST_STOPS = 6
const LONGEST_COMPARED = 40

/** How far around a note a word is looked for again, in code units. */
const REACH = 5000
/** In code units: shorter words are seldom renderings of foreign names. */
const SHORTEST_NAME = 4
/** How many characters of the word before may have been taken along. */
const MOST_CUT = 2
