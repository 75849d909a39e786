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
  '汲古閣|武英殿|四部叢刊|四庫全書|文淵閣|文津閣|金陵書局|金陵局|黃善夫|影印宋|麻沙|十行|百衲|北宋|南宋|南監|北監|五代|影宋|翻宋|重刻|翻刻|叢刊|四庫|活字|卷子|足利|高麗|大德|景祐|紹興|慶元|淳熙|紹熙|嘉定|嘉靖|萬歷|天啓|正德|洪武|弘治|崇禎|成化|評林|敦煌|聚珍|大典|永樂大典|叢書|全集|文集|別集|本集|[今舊古近俗別他各諸衆某一或原元底此監毛汲殿局南北閩閣石蜀杭浙婺建通宋明清唐刊刻校官坊影庫鈔寫麗日倭集善凌柯游王張黃吳葉盧何顧胡袁陸程陳趙朱李錢馮孫鮑汪彭惠戴全沈楊劉徐周馬席季范鄭嚴茅項二兩三四五六甲乙丙丁戊己庚辛]'
const COPY = `(?:${QUALIFIER}){1,3}(?:槧?本|槧)|(?:近|今|舊|諸|原|明|元|宋|坊|俗|他|各|汲|毛|新|古|監|南|北|翻|重)刻(?:本)?`
/** One qualifier only: in 宋元本 the first may be the lemma. */
const SHORT_COPY = `(?:${QUALIFIER})(?:槧?本|槧)`
const LOCUS = `(?:第|卷)?(?:之)?${NUMERAL}{1,6}(?:卷|上|下)?|卷[上中下]`
const SECTION = `本紀|本傳|列傳|世家|載記|${HAN}{1,6}?(?:傳|紀|志|表|錄)`
const AUTHOR = `(?:(?!${NUMERAL}|[及與並和或案又據考見惟而則是此既即引至如詳參今但且故以於依從然作云曰載條者其所謂])${HAN})`
const MARKED = `(?:(?:${AUTHOR}{2,3}、)?${AUTHOR}{1,5})?《[^《》]{1,40}》(?:附錄|注|引|本傳|本紀)?(?:${LOCUS})?`
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
const section = both(SECTION_NAME)
const sectionEnd = both(`(?:${LAST})(?:${LOCUS})?(?:(?:${COPY}))?`)

/** Words that end like names and are none: 上書, 相傳, 尚書. */
const NO_NAME =
  /[事條語句者也]|^(?:.*(?:上|奏|璽|手|讀|著|中|秘|詔|敕|賜|致|移|遺|貽|獻|進|兵|得|其|此|所|相|師|流|世|遂|乃|而|之|以|為|不|未|自|可|皆|有|無)(?:書|傳|記|錄|注|說|集|表|編|圖|疏|狀|志|經)|傳|記|書|說|集|表|編|圖|疏|注|狀|經|史|紀|志|錄|碑|譜|鑑)$/u
/** The characters that names end with; most words end with another and need not be looked at. */
const LAST_SIGNS = new Set(
  '》】〛本刻槧經傳紀志表書史錄記集譜碑注疏說鑑編狀圖略典覽府粹華語策雅韻篇羊梁易選等卷上下方趙朱孫何戴全沈洪樊杭蜀閣苑館謝嘉京錢王李盧段惠桂或一原舊元初聞談考要異秋隱義解文辭子苑序南歷目〇零二三四五六七八九十百千陽誌引',
)

/**
 * The lists of witnesses that end at `to` and begin no earlier than `from`, the surest first. Where a name begins
 * cannot be known from unpunctuated words alone, so all that look like one are given; the caller knows the base text.
 */
export function witnessesBefore(s: string, from: number, to: number, depth = MOST_NAMES): WitnessList[] {
  if (to <= from || !LAST_SIGNS.has(s[to - 1]!)) return []
  const result: WitnessList[] = []
  const take = (start: number, kind: Named['kind'], score: number) => {
    if (start < from || start >= to || result.some((list) => list.names.at(-1)!.from === start)) return
    const names = [{ from: start, to, kind }]
    // 「《紀元彙考》據《本紀》謂」: the first speaks, the second is what it rests on.
    const speaker = kind === 'marked' && s[start - 1] === '據' ? speakerBefore(s, from, start - 1) : null
    if (speaker !== null) result.push(speaker)
    const earlier = depth > 0 ? joined(s, from, start, kind === 'section' ? 0 : depth - 1, kind) : null
    result.push(
      earlier === null
        ? { from: start, to, names, score }
        : { from: earlier.from, to, names: [...earlier.names, ...names], score: score + 1 },
    )
  }
  const close = s.slice(Math.max(from, to - 10), to).lastIndexOf('》')
  if (close >= 0) {
    const length = matchBefore(marked.before, s, to)
    if (length > 0) {
      take(to - length, 'marked', 10)
      take(to - length + s.slice(to - length, to).indexOf('《'), 'marked', 10)
    }
  } else {
    for (const { kind, pattern, score } of certain) take(to - matchBefore(pattern.before, s, to), kind, score)
    takeSections(s, from, to, take)
  }
  // The surest first; of equals the longer.
  return result.sort((a, b) => b.score - a.score || a.from - b.from)
}

function matchBefore(pattern: RegExp, s: string, to: number): number {
  pattern.lastIndex = to
  return pattern.exec(s)?.[1]?.length ?? 0
}

/** Names known only by how they end: 解暉傳 may be 解暉傳, 暉傳 or 傳 after another word. */
function takeSections(
  s: string,
  from: number,
  to: number,
  take: (start: number, kind: Named['kind'], score: number) => void,
): void {
  const end = matchBefore(sectionEnd.before, s, to)
  if (end === 0) return
  const earliest = Math.max(from, to - end - LONGEST_HEAD)
  for (let start = earliest; start <= to - end; start++) {
    const words = s.slice(start, to)
    if (!NOT_IN_NAME.test(words) && !NO_NAME.test(words)) take(start, 'section', 3)
  }
}

function speakerBefore(s: string, from: number, to: number): WitnessList | null {
  const list = to > from && s[to - 1] === '》' ? witnessesBefore(s, from, to, 0)[0] : undefined
  return list === undefined ? null : { ...list, score: list.score + 2 }
}

/** Names that stand before the name at `to` and are joined to it by 及, 、 or nothing at all (史記今本漢書今本). */
function joined(s: string, from: number, to: number, depth: number, kind: Named['kind']): WitnessList | null {
  if (to <= from || !(JOINERS.has(s[to - 1]!) || (kind !== 'section' && LAST_SIGNS.has(s[to - 1]!))))
    return null
  const joiner = /(?:以?及|並|與|、|，|和|暨)$/u.exec(s.slice(Math.max(from, to - 2), to))
  const end = to - (joiner?.[0].length ?? 0)
  const further = joiner === null ? 0 : depth
  for (const list of witnessesBefore(s, Math.max(from, end - LONGEST_NAME), end, further)) {
    const least = joiner === null || joiner[0] === '，' ? 8 : 3
    if (list.score >= least && list.names.every(({ kind }) => kind !== 'anonymous')) return list
  }
  return null
}

/** The witnesses that begin at `from`, the surest name of those that do. Null when no name begins there. */
export function witnessesAt(s: string, from: number, to: number): WitnessList | null {
  const name = nameAt(s, from, to)
  if (name === null) return null
  const list: WitnessList = {
    from,
    to: name.to,
    names: [{ from, to: name.to, kind: name.kind }],
    score: name.score,
  }
  const joiner = /^(?:以?及|並|與|、|和|暨)/u.exec(s.slice(list.to, list.to + 2))
  const next = joiner === null ? null : witnessesAt(s, list.to + joiner[0].length, to)
  return next === null ? list : { ...list, to: next.to, names: [...list.names, ...next.names] }
}

function nameAt(
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
    if (at > 0) return { to: at, kind, score }
  }
  const at = end(section.after)
  if (at === 0 || at - from > LONGEST_HEAD + 4) return null
  const words = s.slice(from, at)
  return NOT_IN_NAME.test(words) || NO_NAME.test(words) ? null : { to: at, kind: 'section', score: 3 }
}

const NOT_IN_NAME = /[^\p{Script=Han}\u2060〓·]/u
/** In characters, before the word that a name ends with. */
const LONGEST_HEAD = 8
/** In characters, author and section included. */
const LONGEST_NAME = 26
/** What may stand between two names. */
const JOINERS = new Set('及並與、，和暨')
/** How many names may stand before the last of a list. */
const MOST_NAMES = 3
