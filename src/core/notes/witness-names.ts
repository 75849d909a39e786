import { FILLER } from './fold.ts'
import { NUMERAL } from './numerals.ts'
import { shortTitles } from './titles.ts'

/** A witness as a note names it: indices into the words of the note. */
export interface Named {
  readonly from: number
  readonly to: number
  /** What kind of name it is; `anonymous` names no one: 一作, 或作, 原作. */
  readonly kind: 'marked' | 'title' | 'copy' | 'section' | 'scholar' | 'siglum' | 'anonymous'
}

/** Witnesses named one after another, and how surely they are names. */
export interface WitnessList {
  readonly from: number
  readonly to: number
  readonly names: readonly Named[]
  readonly score: number
}

/*
 * How a name looks, in folded characters. Titles in marks are certain; copies are known by 本 and 刻 with a word that
 * qualifies them; titles without marks by the list of works; anything else by its last character, and that is weak:
 * 解暉傳 is a name, 相傳 is not.
 */
const HAN = `[\\p{Script=Han}〓${FILLER}]`
const titles = [...shortTitles.keys()].sort((a, b) => b.length - a.length).join('|')
const QUALIFIER =
  '[甲乙丙]?[十九]?[一二三四五六七八九十]行|汲古閣|武英殿|四部叢刊|四庫全書|文淵閣|文津閣|金陵書局|金陵局|黃善夫|影印宋|麻沙|十行|百衲|北宋|南宋|南監|北監|五代|影宋|翻宋|重刻|翻刻|叢刊|四庫|活字|卷子|足利|高麗|大德|景祐|紹興|慶元|淳熙|紹熙|嘉定|嘉靖|萬歷|天啓|正德|洪武|弘治|崇禎|成化|評林|敦煌|聚珍|大典|永樂大典|叢書|全集|文集|別集|本集|[皇阮今舊古近俗別他各諸衆某一或原元底此監毛汲殿局南北閩閣石蜀杭浙婺建通宋明清唐刊刻校官坊影庫鈔寫麗日倭集善凌柯游王張黃吳葉盧何顧胡袁陸程陳趙朱李錢馮孫鮑汪彭惠戴全沈楊劉徐周馬席季范鄭嚴茅項二兩三四五六甲乙丙丁戊己庚辛]'
const COPY = `(?:${QUALIFIER}){1,3}(?:槧?本|槧)|(?:初|近|今|舊|諸|原|明|元|宋|坊|俗|他|各|汲|毛|新|古|監|南|北|翻|重)刻(?:本)?`
/** One qualifier only: in 宋元本 the first may be the lemma. */
const SHORT_COPY = `(?:${QUALIFIER})(?:槧?本|槧)`
const LOCUS = `(?:第|卷)?(?:之)?${NUMERAL}{1,6}(?!${NUMERAL}|[月年日字])(?:卷|上|下)?|卷[上中下]`
const SECTION = `音義|集解|索隱|正義|本紀|本傳|列傳|世家|載記|(?!實錄)${HAN}{1,6}?(?:傳|紀|志|表|錄)`
const AUTHOR = `(?:(?!${NUMERAL}|[及與並和或案又據考見惟而則是此既即引至如詳參今但且故以於依從然作云曰載條者其所謂])${HAN})`
const MARKED = `(?:(?:${AUTHOR}{2,3}、)?${AUTHOR}{1,5})?《[^《》]{1,40}》(?:附錄|注|引|本傳|本紀)?(?:${LOCUS})?`

const author = new RegExp(`(?<=((?:${AUTHOR}{2,3}、)?${AUTHOR}{1,5}))`, 'uy')

/** How many characters before the title at `at` name its author: 畢沅《續通鑒》. */
export function authorLength(s: string, at: number): number {
  return matchBefore(author, s, at)
}

const TITLE = `(?:${titles})(?:·?(?:${SECTION}))?(?:注|疏)?(?:${LOCUS})?(?:(?:${COPY}))?`
const LAST =
  '本紀|本傳|列傳|世家|實錄|會要|行狀|神道碑|墓志銘|墓志|碑銘|碑陰|石刻|年表|目錄|長歷|文粹|英華|類聚|紀聞|雜記|要略|綱要|春秋|索隱|正義|集解|音義|釋文|家傳|別傳|詩紀|詩集|御覽|典略|魏略|陽秋|通鑑|史|傳|紀|志|表|錄|集|譜|碑|注|疏|說|鑑|編|記|狀|經|書|圖'
const SECTION_NAME = `(?:${HAN}{1,8}?|)(?:${LAST})(?:${LOCUS})?(?:(?:${COPY}))?`
const SIGLUM =
  '[集經傳史方趙朱孫何戴全沈洪樊杭蜀閣苑粹潮館謝嘉京錢王李盧段惠桂]|【[^】]{1,6}】|〚[^〛]{1,12}〛'
const ANONYMOUS = '一本|或本|他本|別本一|或|一|原|舊|本|元|初|又一本'
const SUFFIX = '(?:諸書|諸本|二書|三書|二本|三本|等書|等本|等)?'

/**
 * A pattern tried backwards from where a name ends, and forwards from where one begins. Looking behind reads from right
 * to left, so that the longest name is found in one step.
 */
const both = (pattern: string) => ({
  before: new RegExp(`(?<=((?:${pattern})${SUFFIX}))`, 'uy'),
  after: new RegExp(`(?:${pattern})${SUFFIX}`, 'uy'),
})
const marked = both(MARKED)
const certain: readonly { kind: Named['kind']; pattern: ReturnType<typeof both>; score: number }[] = [
  { kind: 'title', pattern: both(TITLE), score: 8 },
  { kind: 'copy', pattern: both(COPY), score: 8 },
  { kind: 'copy', pattern: both(SHORT_COPY), score: 8 },
  { kind: 'anonymous', pattern: both(ANONYMOUS), score: 6 },
  { kind: 'siglum', pattern: both(SIGLUM), score: 2 },
]
const onlyAnonymous = certain.filter(({ kind }) => kind === 'anonymous')
const NUMBERED = new RegExp(`${NUMERAL}|[卷第之》]`, 'u')
const section = both(SECTION_NAME)
const sectionEnd = both(`(?:${LAST})(?:${LOCUS})?(?:(?:${COPY}))?`)

/** Words that end like names and are none: 上書, 相傳, 尚書. */
const NO_NAME =
  /[事條語句者也曰云]|^(?:.*(?:上|指|解|論|辯|邪|學|傳|假|妄|奏|璽|手|讀|著|中|秘|詔|敕|賜|致|移|遺|貽|獻|進|兵|得|其|此|所|相|師|流|世|遂|乃|而|之|以|為|不|未|自|可|皆|有|無)(?:書|傳|記|錄|注|說|集|表|編|圖|疏|狀|志|經)|傳|記|書|說|集|表|編|圖|疏|注|狀|經|史|紀|志|錄|碑|譜|鑑)$/u
/** The characters that names end with; most words end with another and need not be looked at. */
export const LAST_SIGNS = new Set(
  '》】〛本刻槧經傳紀志表書史錄記集譜碑注疏說鑑編狀圖略典覽府粹華語策雅韻篇羊梁易選等卷上下方趙朱孫何戴全沈洪樊杭蜀閣苑館謝嘉京錢王李盧段惠桂或一原舊元初聞談考要異秋隱義解文辭子苑序南歷目〇零二三四五六七八九十百千陽誌引校',
)

/** One name that ends at `to`, as far as its words tell. */
export interface NameEnding {
  readonly from: number
  readonly kind: Named['kind']
  readonly score: number
}

/**
 * The names that end at `to`, one for each place where one may begin. Where that is cannot be known from unpunctuated
 * words alone, so all that look like a name are given; the caller knows the base text.
 */
export function namesEnding(s: string, to: number): NameEnding[] {
  if (to <= 0 || !LAST_SIGNS.has(s[to - 1]!)) return []
  const result: NameEnding[] = []
  const take = (from: number, kind: Named['kind'], score: number) => {
    if (from < to && !result.some((name) => name.from === from)) result.push({ from, kind, score })
  }
  if (s.slice(Math.max(0, to - 10), to).includes('》')) {
    const length = matchBefore(marked.before, s, to)
    if (length > 0) {
      take(to - length, 'marked', 10)
      take(to - length + s.slice(to - length, to).indexOf('《'), 'marked', 10)
    }
    return result
  }
  if (ANONYMOUS_COPY.test(s.slice(Math.max(0, to - 3), to))) take(to - 2, 'anonymous', 8)
  // 「X一作」: 一 alone ends no title, and is the commonest name of all.
  const anonymous = s[to - 1] === '一' && !NUMBERED.test(s[to - 2] ?? '')
  for (const { kind, pattern, score } of anonymous ? onlyAnonymous : certain)
    take(to - matchBefore(pattern.before, s, to), kind, score)
  if (OTHER_COPY.test(s.slice(Math.max(0, to - 2), to))) take(to - 2, 'copy', 6.5)
  if (!anonymous) takeSections(s, to, take)
  return result
}

function matchBefore(pattern: RegExp, s: string, to: number): number {
  pattern.lastIndex = to
  return pattern.exec(s)?.[1]?.length ?? 0
}

/** Names known only by how they end: 解暉傳 may be 解暉傳, 暉傳 or 傳 after another word. */
function takeSections(
  s: string,
  to: number,
  take: (start: number, kind: Named['kind'], score: number) => void,
): void {
  const end = matchBefore(sectionEnd.before, s, to)
  if (end === 0) return
  const earliest = Math.max(0, to - end - LONGEST_HEAD)
  for (let start = earliest; start <= to - end; start++) {
    const words = s.slice(start, to)
    if (!NOT_IN_NAME.test(words) && !NO_NAME.test(words)) take(start, 'section', 3)
  }
}

/** The surest name that begins at `from`; null when none does. */
export function nameAt(
  s: string,
  from: number,
  to: number,
): { to: number; kind: Named['kind']; score: number } | null {
  const end = (pattern: RegExp): number => {
    pattern.lastIndex = from
    const match = pattern.exec(s)
    return match === null || from + match[0].length > to ? 0 : from + match[0].length
  }
  const title = end(marked.after)
  if (title > 0) return { to: title, kind: 'marked', score: 10 }
  for (const { kind, pattern, score } of certain) {
    if (kind === 'siglum' || kind === 'anonymous') continue
    const at = end(pattern.after)
    if (at > 0) return { to: at, kind: /^[一或]本$/u.test(s.slice(from, at)) ? 'anonymous' : kind, score }
  }
  if (OTHER_COPY.test(s.slice(from, from + 2)) && from + 2 <= to)
    return { to: from + 2, kind: 'copy', score: 6.5 }
  const at = end(section.after)
  if (at === 0 || at - from > LONGEST_HEAD + 4) return null
  const words = s.slice(from, at)
  return NOT_IN_NAME.test(words) || NO_NAME.test(words) ? null : { to: at, kind: 'section', score: 3 }
}

/** 「一本」 names no copy in particular. */
const ANONYMOUS_COPY = /(?<![統唯第十])[一或]本$/u
/** A copy named by a word that is not in the list; not 「其字本作」, which says what a word was at first. */
const OTHER_COPY =
  /^(?![字名姓句文事此義音詩史亦皆蓋日資根基又其原是乃二三一或點參對讎])\p{Script=Han}[本校]$/u
const NOT_IN_NAME = /[^\p{Script=Han}\u2060〓·]/u
/** In characters, before the word that a name ends with. */
const LONGEST_HEAD = 8
