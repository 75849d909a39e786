import { mostAlike } from './align.ts'
import { datedLemma, namedThing, sentenceLemma } from './event-lemma.ts'
import type { FlatText } from './flat-text.ts'
import {
  alike,
  bare,
  type FoundLemma,
  lastPlace,
  type LemmaWindow,
  LONGEST_COMPARED,
  one,
  stepBack,
} from './lemma-window.ts'
import { nearest } from './nearest-lemma.ts'
import type { Statement } from './statement.ts'

/** Whether `words` stand in the window; letters and numbers only are compared. */
export function standsIn(base: FlatText, window: LemmaWindow, words: string, loosely = false): boolean {
  const letters = bare(words)
  if (lastPlace(base, window, letters) !== null) return true
  const ends =
    letters.length <= LONGEST_COMPARED && letters.includes('至')
      ? /^自?(.{2,})至(.{2,})$/u.exec(letters)
      : null
  if (ends !== null) return [ends[1]!, ends[2]!].every((part) => lastPlace(base, window, part) !== null)
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
      return last === null
        ? null
        : one(last.from, last.to, `the ${count} phrases before the note, as it counts them`)
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

/** In code units: how far a stretch may reach whose number stands before it. */
const LONGEST_STRETCH_AFTER = 400

/** In characters: between the parts of a lemma; and how much of a long reading is compared. */
const LARGEST_GAP = 20

const SHORTLY_AFTER = 8
