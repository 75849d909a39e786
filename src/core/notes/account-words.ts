import { DATE } from './dates.ts'
import type { NameFinder } from './name-finder.ts'
import type { Scene } from './scene.ts'
import type { Range } from './statement.ts'

/** The words of an account: what is quoted, or all up to the next source, a verdict, or the end of the note. */
export function accountFrom({ s, to, finder, punctuated }: Scene, after: number): Range | null {
  let from = after
  while (from < to && '：，'.includes(s[from]!)) from++
  // 「魏略云在三年」
  from += DATED.exec(s.slice(from, from + 14))?.[0].length ?? 0
  if (from >= to) return null
  if (s[from] === '「') {
    const close = closing(s, from, to)
    if (close !== null)
      return { from: from + 1, to: close - (/[。，；]+$/u.exec(s.slice(from + 1, close))?.[0].length ?? 0) }
  }
  const words = s.slice(from, Math.min(to, from + LONGEST))
  const stop = words.slice(1).search(ACCOUNT_END)
  const next = punctuated ? nextSource(finder, from, words) : nextTitle(finder, from, words)
  const end = Math.min(stop < 0 ? words.length : stop + 1, next)
  // Unpunctuated notes argue on without a stop: 「元振爲安西副都護案元振傳未嘗爲副」.
  const argued = punctuated ? -1 : words.slice(SHORTEST).indexOf('案')
  const trimmed = words
    .slice(0, argued < 0 ? end : Math.min(end, SHORTEST + argued))
    .replace(/[，。；：]+$/u, '').length
  return trimmed === 0 ? null : { from, to: from + trimmed }
}

/** Where, in `words` that begin at `at`, a sentence begins with the next source and what it says: 「…。世語曰：…」. */
function nextSource(finder: NameFinder, at: number, words: string): number {
  for (const { index } of words.matchAll(/[。；」](?=\p{Script=Han}{2})/gu)) {
    const from = at + index + 1
    const list = finder.at(from, Math.min(finder.s.length, from + 16))
    if (
      list !== null &&
      list.score >= 3 &&
      /^(?:[曰云作：]|以為|在)/u.test(finder.s.slice(list.to, list.to + 2))
    )
      return index + 1
  }
  return words.length
}

/** Where, in words without stops, a title that is known has what comes next: 「崩於永福省典略云縊於別室」. */
function nextTitle(finder: NameFinder, at: number, words: string): number {
  for (const { index } of words.slice(0, LONGEST_BARE).matchAll(/[云曰作載在]/gu)) {
    const list = finder
      .before(at + 2, at + index)
      .find(({ score, names }) => score >= 8 && names[0]!.kind !== 'marked')
    if (list !== undefined) return list.from - at
  }
  return words.length
}

/** The closing mark of the quotation that opens at `from`; quotations may be nested. */
function closing(s: string, from: number, to: number): number | null {
  let depth = 0
  for (let i = from; i < Math.min(to, from + LONGEST); i++) {
    if (s[i] === '「') depth++
    else if (s[i] === '」' && --depth === 0) return i
  }
  return null
}

const ACCOUNT_END =
  /(?:[。；]|^)(?:(?:又|據|考|惟|然|今考|又考)?《[^》]*》|[^。；，]{0,5}《[^》]*》[^，。；]{0,6}(?:云|作|：|載|在|系)|案|又案|又云|然則|然此|此則|據此|與此|此與|未知|今[從據案]|考|是《|則)|，則《|，[各諸二兩]書|，《[^》]{1,20}》[^，。；]{0,4}(?:云|曰|作|：|載)|[，。；]?(?:與此.{0,3}(?:不同|異|互異|正同)|未知孰是|今從|今不取|恐誤|蓋誤|誤也)|(?=.)[，。；]?與(?:是書|本傳|本紀|[史傳紀志])[^，。；]{0,6}(?:不同|不合|不符|異)|(?=.)，[^，。；]{1,8}(?:誤|非)也?(?=$|[，。；」])|(?=.)今[從依]|然則|皆誤|[。；]又/u
const DATED = new RegExp(`^(?:在(?!位)|系之?|作)(?=${DATE})`, 'u')
/** In characters. */
const LONGEST = 1500
const LONGEST_BARE = 80
const SHORTEST = 4
