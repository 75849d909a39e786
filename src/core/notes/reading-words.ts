import { NUMERAL, numeral } from './numerals.ts'
import type { Range } from './statement.ts'

/** The words that a note gives as a reading, and where the clause goes on after them. */
export interface ReadingWords {
  readonly reading: Range
  readonly end: number
}

/**
 * The reading that begins at `from`: what is quoted, else the words up to a stop, a gloss, a verdict or the next
 * clause. `lemmaLength` helps where nothing marks the end: in an unpunctuated list a reading is as long as its lemma.
 */
export function readingWords(
  s: string,
  from: number,
  to: number,
  lemmaLength: number | null,
): ReadingWords | null {
  if (s[from] === '「') {
    const close = from + s.slice(from, Math.min(to, from + LONGEST_QUOTED)).indexOf('」')
    if (close > from) {
      const tail = COUNTED_TAIL.exec(s.slice(close + 1, close + 8))?.[0] ?? ''
      return { reading: { from: from + 1, to: close }, end: close + 1 + tail.length }
    }
  }
  const limit = Math.min(to, from + LONGEST_READING)
  const words = s.slice(from, limit)
  let length = words.search(STOP)
  if (length < 0) length = words.length
  if (length === 0) return null

  const inner = words.slice(0, length)
  const repeated = repeatedByGloss(inner, lemmaLength)
  if (repeated !== null) return { reading: { from, to: from + repeated }, end: from + length }
  const counted = countedReading(inner)
  if (counted !== null) return { reading: { from, to: from + counted.words }, end: from + counted.end }
  const cut = cutAt(inner, lemmaLength)
  const end = from + cut
  const tail = /^[之]?字/u.exec(s.slice(end, end + 2))?.[0].length ?? 0
  return { reading: { from, to: end }, end: Math.min(to, end + tail) }
}

/** 「奴奴葢女奴」「為為亦治」: the reading, then a gloss that begins with it again. */
function repeatedByGloss(words: string, lemmaLength: number | null): number | null {
  if (lemmaLength !== null && words.length > 2 * lemmaLength) {
    if (words.startsWith(words.slice(0, lemmaLength), lemmaLength)) return lemmaLength
  }
  const match =
    /^(.{1,3})\1(?=蓋|為|者|亦|名|謂|即|音|猶|通|古|乃|[^，。]{1,4}(?:地|邑|縣|國|水|山|名|姓|也))/u.exec(
      words,
    )
  return match === null ? null : match[1]!.length
}

/** 「今魯邑也四字」「運字」: words closed by 字, with their number when there are several. */
function countedReading(words: string): { words: number; end: number } | null {
  if (!words.includes('字')) return null
  for (const match of words.matchAll(COUNT_MARK)) {
    const count = numeral(match[1] ?? '') ?? 1
    const before = match.index
    if (match[1] === undefined ? before >= 1 && before <= 2 : [...words.slice(0, before)].length === count) {
      return { words: before, end: before + match[0].length }
    }
  }
  return null
}

/** Where unmarked words cease to be the reading. */
function cutAt(words: string, lemmaLength: number | null): number {
  const sounded = SOUNDED.exec(words)
  if (sounded !== null) return sounded[1]!.length
  const argument = words.slice(1).search(ARGUMENT)
  const argued = argument < 0 ? words.length : argument + 1
  // 「往方云閣本作行」: who reports the next clause is no part of the reading.
  const reporter =
    argued < words.length ? /(?<=.)[\p{Script=Han}]{1,2}[云曰]$/u.exec(words.slice(0, argued)) : null
  const cut = argued - (reporter?.[0].length ?? 0)
  const bare = words.slice(0, cut)
  // 「也」 closes the sentence of the note, unless the reading is a sentence itself.
  if (bare.endsWith('也') && bare.length > 1 && (lemmaLength === null || bare.length - 1 === lemmaLength))
    return cut - 1
  return cut
}

/** 「莕沈有並反」: how a word is read follows it, and who reads it so. */
const SOUNDED = /^(.{1,2}?)[沈徐劉郭李呂王鄭孫謝]?.{2}[反切](?:$|又)/u
const COUNT_MARK = new RegExp(`(?:(${NUMERAL}{1,3}))?字`, 'gu')
const COUNTED_TAIL = new RegExp(`^(?:${NUMERAL}{1,3})?(?:字|句)`, 'u')
const STOP = /[，。；：！？（）「」\n]/u
/** Words with which an argument, a gloss or a verdict begins after a reading. */
const ARGUMENT =
  /\p{Script=Han}(?:從|云)(?=\p{Script=Han}{1,5}本)|[方洪樊孫朱趙戴全沈何惠段鄭毛馬王杜孔服賈徐陸李顏](?:云|從)|[朱趙戴全沈孫何段楊熊王盧畢俞]{1,3}(?:校?改|刪|增|乙|據)|注(?!本)|以意改|今(?:據|從|改|刪|補|案|照|訂|依|正|並)|案|據.{1,12}[改補訂刪]|考(?!異)|蓋|系上文|傳寫|後改|系訛|系誤|下同|上同|誤也?(?=今|$)|誤也|非也|非是|是也|似誤|恐誤|疑誤|音.{1,2}[反切]|音|下章|上章|下文|上文|說文|爾雅|毛本|監本|宋本|元本|明本|殿本|閣本|諸本|各本|近刻|[一或又]本?作|[一或]云|又云|又.{1,3}字|[一或]無|[一或]有|又無|未知|未詳|當[作為是從]|疑(?:[作是當]|$)|義[亦長同]|亦通|兩通|事?與(?:.{1,9}[同異]|(?:此|今|本|上|下|經|[^，。]{1,6}[書本傳紀志文注])[^，。]{0,3}合)|見.{1,8}[傳志紀]|近是|為是|為長|為正/u
/** In characters. The notes of 西夏紀 give whole sentences. */
const LONGEST_READING = 80
const LONGEST_QUOTED = 400
