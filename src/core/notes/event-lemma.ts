import { leadingDate } from './dates.ts'
import type { FlatText } from './flat-text.ts'
import {
  alike,
  bare,
  type FoundLemma,
  lastPlace,
  type LemmaWindow,
  LONGEST_COMPARED,
  one,
} from './lemma-window.ts'
import type { Statement } from './statement.ts'

export function sentenceLemma(
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
export function namedThing(window: LemmaWindow, { context, kind }: Statement): FoundLemma | null {
  if (context === undefined || kind !== 'fact') return null
  const phrase = window.passage.having(bare(context))
  return phrase === null
    ? null
    : one(phrase.from, phrase.to, `the phrase nearest before the note that has ${context}`)
}

/** Another date stands for the date of the passage, or for the event that the note names before it. */
export function datedLemma(
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
