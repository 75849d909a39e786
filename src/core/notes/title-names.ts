import { copyAt, copyBefore } from './copies.ts'
import { eraYears } from './eras.ts'
import { fold } from './fold.ts'
import { Lexicon } from './lexicon.ts'
import { NUMERAL } from './numerals.ts'
import { shortTitles } from './titles.ts'

/** Titles without marks, as the list of works has them. */
export const titles = new Lexicon(shortTitles.keys())

/** The juan or part that follows a title: 二百八, 卷九三, 卷上. */
const SECTION_OF_HUIYAO = '(?:帝系|后妃|禮|樂|輿服|儀制|瑞異|運歷|崇儒|職官|選舉|食貨|刑法|兵|方域|蕃夷|道釋)'
export const LOCUS = `${SECTION_OF_HUIYAO}${NUMERAL}{1,3}之${NUMERAL}{1,4}|(?:第|卷)?(?:之)?${NUMERAL}{1,6}(?!${NUMERAL}|[月年日字人里戶石匹萬斤餘])(?:卷|上|下)?|卷[上中下]`

/**
 * The length of the longest title without marks that ends at `to`, with what may follow a title: a section (宋史夏國傳), a
 * commentary on it, a juan, the copy of it that is meant (史記今本). 0 when none does.
 */
export function titleBefore(s: string, to: number): number {
  let longest = 0
  for (const end of endsWithoutTail(s, to)) {
    const length = Math.max(
      titles.before(s, end),
      recordsBefore(s, end),
      oldOrNewBefore(s, end),
      sectionedBefore(s, end),
    )
    // 「石經宋本」 are two, although 「史記宋本」 is one.
    if (end < to && s.endsWith('石經', end) && /[本刻]$/u.test(s.slice(end, to))) continue
    if (length > 0) longest = Math.max(longest, to - end + length)
  }
  return longest
}

/** The length of the title that begins at `from`, with what follows it; 0 when none does. */
export function titleAt(s: string, from: number): number {
  let to = from + (titles.at(s, from) || wordAt(RECORDS, s, from) || wordAt(OLD_OR_NEW, s, from))
  if (to === from) return 0
  if (!OLD_NEW_SIGN.test(s[from]!)) to += wordAt(SECTION_AFTER, s, to)
  to += wordAt(COMMENTARY, s, to)
  to += wordAt(LOCUS_AT, s, to)
  if (!s.endsWith('石經', to)) to += copyAt(s, to)
  return to - from
}

/** Where a title may end: at `to`, or before the juan, the commentary and the copy that follow it. */
function endsWithoutTail(s: string, to: number): number[] {
  const ends = [to]
  const peel = (lengthOf: (at: number) => number) => {
    for (const at of [...ends]) {
      const length = lengthOf(at)
      if (length > 0) ends.push(at - length)
    }
  }
  peel((at) => (s[at - 1] === '引' ? 1 : 0))
  // 「御覽三引」
  if (s[to - 1] === '引') peel((at) => (at < to && ONE_NUMERAL.test(s[at - 1] ?? '') ? 1 : 0))
  if (COPY_SIGNS.has(s[to - 1]!)) peel((at) => copyBefore(s, at).at(-1) ?? 0)
  if (LOCUS_SIGNS.test(s.slice(Math.max(0, to - 4), to)))
    peel((at) => LOCUS_END.exec(s.slice(Math.max(0, at - 10), at))?.[0].length ?? 0)
  peel((at) => ('注疏引'.includes(s[at - 1] ?? '。') ? 1 : 0))
  return ends
}

/** 宋史夏國傳, 史記周本紀, 漢書音義: a title and one of its sections. */
function sectionedBefore(s: string, to: number): number {
  if (!SECTION_SIGNS.has(s[to - 1]!)) return 0
  const words = s.slice(Math.max(0, to - LONGEST_SECTION), to)
  if (!SECTION_END.test(words)) return 0
  let longest = 0
  for (let length = 2; length <= words.length; length++) {
    const end = to - length - (s[to - length - 1] === '·' ? 1 : 0)
    const title = titles.before(s, end)
    if (title > 0 && !JOINS.test(s.slice(end, to))) longest = Math.max(longest, to - end + title)
  }
  return longest
}

/** 太宗實錄, 元祐實錄, 實錄. */
function recordsBefore(s: string, to: number): number {
  if (!s.endsWith('實錄', to)) return 0
  const words = s.slice(Math.max(0, to - 6), to - 2)
  const era = eras.before(s, to - 2)
  return 2 + Math.max(era, EMPEROR.exec(words)?.[0].length ?? 0)
}

/** 舊傳, 新紀, 新舊本紀, 舊李勣傳: sections of the 新 and 舊唐書 or 五代史, as the 通鑑考異 calls them. */
function oldOrNewBefore(s: string, to: number): number {
  if (!SECTION_SIGNS.has(s[to - 1]!)) return 0
  return OLD_OR_NEW_END.exec(s.slice(Math.max(0, to - 12), to))?.[0].length ?? 0
}

function wordAt(pattern: RegExp, s: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(s)?.[0].length ?? 0
}

const eras = new Lexicon(eraYears.keys())
const COPY_SIGNS = new Set('本槧刻')
const SECTION_SIGNS = new Set('傳紀志表錄家記義解隱書史')
const LOCUS_SIGNS = new RegExp(`${NUMERAL}|[卷上中下]`, 'u')
const LOCUS_END = new RegExp(
  `(?:${SECTION_OF_HUIYAO}${NUMERAL}{1,3}之${NUMERAL}{1,4}|(?:第|卷)(?:之)?${NUMERAL}{1,6}(?:上|下)?|(?<!${NUMERAL})${NUMERAL}{2,6}(?:上|下)?|卷[上中下])$`,
  'u',
)
const ONE_NUMERAL = new RegExp(NUMERAL, 'u')
const LOCUS_AT = new RegExp(LOCUS, 'uy')
const COMMENTARY = /注|疏/uy
const SECTION_END = /(?:音義|集解|索隱|正義|本紀|本傳|列傳|世家|載記|傳|紀|志|表|(?<!實)錄)$/u
const SECTION_AFTER =
  /·?(?:音義|集解|索隱|正義|本紀|本傳|列傳|世家|載記|(?!實錄)(?:(?![及與並作云曰無有在皆俱今從])\p{Script=Han}){1,6}?(?:傳|紀|志|表|載記|世家))/uy
const JOINS = /[及與並作云曰、，。皆俱]|^·?[新舊].*[傳紀志表]$|實錄$/u
const EMPEROR_NAME =
  '(?:[高中睿玄肅代德順憲穆敬文武宣懿僖昭哀莊明真仁英神哲徽欽孝光寧理太世成][宗祖]|則天|太上皇)'
const EMPEROR = new RegExp(`${EMPEROR_NAME}$`, 'u')
const OLD_NEW_SIGN = /[新舊]/u
const OLD_NEW = '(?:新、?舊|舊、?新|[新舊])(?:唐書|五代史|唐|書|史)?'
const PART = '(?:本紀|列傳|紀表傳|紀志傳|紀傳|表傳|傳|紀|志|表|書)'
const WITHIN = '(?:(?![新舊及與並作云曰無有在皆俱今從唐書史年月日])\\p{Script=Han})'
const OLD_OR_NEW = new RegExp(`${OLD_NEW}${WITHIN}{0,4}?${PART}`, 'uy')
const OLD_OR_NEW_END = new RegExp(`${OLD_NEW}${WITHIN}{0,4}?${PART}$`, 'u')
const RECORDS = new RegExp(`(?:${EMPEROR_NAME}|元祐|紹聖|紹興)?實錄`, 'uy')
/** In characters: 宋史外國列傳西夏. */
const LONGEST_SECTION = 9

/** The characters that titles end with. */
export const TITLE_SIGNS: ReadonlySet<string> = new Set(
  [...shortTitles.keys()].map((title) => fold(title).at(-1)!),
)
