import { leadingDate } from './dates.ts'
import type { Scene } from './scene.ts'
import type { Statement } from './statement.ts'

/**
 * A clause without a verb, at the beginning of a note: a source and what it has, closed by a choice or the note's end:
 * 「南史宜豐侯循今從梁書」, 「梁帝紀三月丁未景發京師今從典略」, 「年表孝文十二年除肉刑」. Read only where the words are a date, or
 * resemble the text, or the note chooses between its sources; a title may open a citation just as well.
 */
export function readWithoutVerb(scene: Scene): Statement[] | null {
  const { s, from, to, finder } = scene
  if (scene.strict || scene.punctuated || to - from > LONGEST) return null
  const list = finder.at(from, to)
  if (list === null || list.score < 3 || list.to >= to) return null
  // 「魯讀正為誠今從古」 has its own verb.
  if (/^(?:[今古]文|故書|魯讀|[見詳])/u.test(s.slice(list.from, list.to))) return null
  const rest = s.slice(list.to, to)
  // 「舊紀十月壬辰新紀作戊戌」: a date, and at once the next source.
  const first = leadingDate(rest)
  const following = first >= 2 ? finder.at(list.to + first, to) : null
  const next = following !== null && following.score >= SURE ? following : null
  if ((next === null && VERB.test(rest)) || GLOSSARY.test(s.slice(list.from, list.to))) return null
  const choice = rest.search(CHOICE)
  const stop = rest.search(ACCOUNT_STOP)
  const length =
    next !== null ? first : Math.min(choice < 0 ? rest.length : choice, stop < 1 ? rest.length : stop)
  if (length === 0) return null
  const account = rest.slice(0, length)
  // 「通鑑目錄是年正月丁丑朔」 reckons the days of the text's own year.
  const date = /^[是其]/u.test(account) ? 0 : leadingDate(account)
  const copy = list.names.every(({ kind }) => kind === 'copy')
  if (choice < 0 && date < 2 && !(copy && length <= 4)) return null
  // 「（《通鑑》貞觀二十二年）」 says where a thing is told.
  if (choice < 0 && date === account.length && /年$/u.test(account)) return null
  // 「志文內史分屬三國宋說非也」: whose saying is judged.
  if (date < 2 && /[說論注]$/u.test(account)) return null
  if (copy && choice < 0 && !resembles(account, scene)) return null
  return [
    {
      rule: 'W…',
      kind: date > 1 ? 'chronology' : length <= LONGEST_WORD ? 'substitution' : 'fact',
      clause: { from: list.from, to: list.to + length },
      quoted: null,
      lemma: { by: date > 1 || length > LONGEST_WORD ? 'sentence' : 'nearest' },
      reading: { from: list.to, to: list.to + length },
      ...(date > 1 && { date: { from: list.to, to: list.to + date } }),
      names: list.names,
    },
  ]
}

/** Whether a character of the words stands near the note: 元本漚崙 for 崑崙. */
function resembles(words: string, { stands }: Scene): boolean {
  return [...words].some((character) => stands(character))
}

const CHOICE = /今從|今不[取從]|今兩存|今並存|今據|恐誤|疑誤|誤也|非也|近是|與此[^，。]{0,2}[異同]/u
/** Where the account ends, and the note speaks of the text itself, or argues. */
const ACCOUNT_STOP = /(?:是|此|本)書|案/u
/** Words that another formula reads. */
const VERB = /^.{0,8}(?:作|云|曰|無|脫|衍|有|當|訛|誤|同|謂|言|稱|以為|在|系|引|改)|不載/u
/** Dictionaries and glossaries explain words; they are no witnesses of the text. */
export const GLOSSARY =
  /^(?:字書|說文|爾雅|廣雅|方言|釋名|玉篇|廣韻|集韻|釋文|音義|正義|索隱|集解|字林|韻|注)/u
/** The score of a name that is known. */
const SURE = 5
const LONGEST = 120
const LONGEST_WORD = 6
