import { commentators } from './commentators.ts'
import { copyAt, copyBefore } from './copies.ts'
import { FILLER } from './fold.ts'
import { Lexicon } from './lexicon.ts'
import { NUMERAL } from './numerals.ts'
import { LOCUS, TITLE_SIGNS, titleAt, titleBefore } from './title-names.ts'

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
const AUTHOR = `(?:(?!${NUMERAL}|[及與並和或案又據考見惟而則是此既即引至如詳參今但且故以於依從然作云曰載條者其所謂])${HAN})`
/** 「同《長編》」, 「均《宋史》」: what may stand before a title and begins no author's name. */
const NO_AUTHOR = '(?![同亦均皆俱乃仍猶自查凡])'
const MARKED = `(?:${NO_AUTHOR}(?:${AUTHOR}{2,3}、)?${AUTHOR}{1,5})?《[^《》]{1,40}》(?:附錄|注|引|本傳|本紀)?(?:${LOCUS})?(?:(?<![傳紀志表]》.{0,10})《[^《》]{1,12}[傳紀志表]》)?`

const author = new RegExp(`(?<=(${NO_AUTHOR}(?:${AUTHOR}{2,3}、)?${AUTHOR}{1,5}))`, 'uy')

/** How many characters before the title at `at` name its author: 畢沅《續通鑒》. */
export function authorLength(s: string, at: number): number {
  return matchBefore(author, s, at)
}

const OLD_TEXTS = new Lexicon([
  '今文',
  '古文',
  '故書',
  '魯讀',
  '古論',
  '魯論',
  '齊論',
  '齊詩',
  '魯詩',
  '五臣',
  '六臣',
  '小徐',
  '大徐',
  '二徐',
])
const LAST =
  '漢簡|楚簡|竹簡|帛書|殘卷|寫卷|本紀|本傳|列傳|世家|實錄|會要|行狀|神道碑|墓志銘|墓志|碑銘|碑陰|石刻|年表|目錄|長歷|文粹|英華|類聚|紀聞|雜記|要略|綱要|春秋|索隱|正義|集解|音義|釋文|家傳|別傳|詩紀|詩集|御覽|典略|魏略|陽秋|通鑑|史|傳|紀|志|表|錄|集|譜|碑|注|疏|說|鑑|編|記|狀|經|書|圖'
const SECTION_NAME = `(?:${HAN}{1,8}?|)(?:${LAST})(?:${LOCUS})?`
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
const scholars = new Lexicon(commentators.filter((name) => name.length > 1))
const anonymous = both(ANONYMOUS)
const siglum = both(SIGLUM)
const section = both(SECTION_NAME)
const sectionEnd = both(`(?:${LAST})(?:${LOCUS}|[上中下])?`)
const NUMBERED = new RegExp(`${NUMERAL}|[卷第之》]`, 'u')
const SUFFIX_END = /(?:諸書|諸本|二書|三書|二本|三本|等書|等本|等)$/u

/** Words that end like names and are none: 上書, 相傳, 尚書. */
const NO_NAME =
  /[事條語句者也曰云及並案]|[一二三四五六七八九十正閏]月|[一二三四五六七八九十元]年(?![紀表錄])|[一二三四五六七八九十]字|^[見詳]|原注|^(?:.*(?:上|指|解|論|辯|邪|學|傳|假|妄|奏|璽|手|讀|著|中|秘|詔|敕|賜|致|移|遺(?=書)|貽|獻|進|兵|得|其|此|是(?!書[新舊])|所|相|師|流|世(?!表)|遂|乃|而|之|以|為|不|未|自|可|皆|有|無)(?:書|傳|記|錄|注|說|集|表|編|圖|疏|狀|志|經)|傳|記|書|說|集|表|編|圖|疏|注|狀|經|史|紀|志|錄|碑|譜|鑑)$/u
/** The characters that names end with; most words end with another and need not be looked at. */
export const LAST_SIGNS: ReadonlySet<string> = new Set([
  ...'》】〛本刻槧藏經傳紀志表書史錄記集譜碑注疏說鑑編狀圖略典覽府粹華語策雅韻篇羊梁易選等卷上下方趙朱孫何戴全沈洪樊杭蜀閣苑館謝嘉京錢王李盧段惠桂或一原舊元初聞談考要異秋隱義解文辭子苑序南歷目〇零二三四五六七八九十百千陽誌引校讀臣徐簡卷',
  ...TITLE_SIGNS,
  ...commentators.map((name) => name.at(-1)!),
])

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
  const near = s.slice(Math.max(0, to - 10), to)
  if (near.includes('》')) {
    const length = matchBefore(marked.before, s, to)
    if (length > 0) {
      take(to - length, 'marked', 10)
      take(to - length + s.slice(to - length, to).indexOf('《'), 'marked', 10)
      return result
    }
    // 「今從《御集》。實錄在癸酉」: after a stop another name begins.
    if (!/[，。；：」]/u.test(near.slice(near.lastIndexOf('》')))) return result
  }
  if (ANONYMOUS_COPY.test(s.slice(Math.max(0, to - 3), to))) take(to - 2, 'anonymous', 8)
  // 「X一作」: 一 alone ends no title, and is the commonest name of all.
  const onlyOne = s[to - 1] === '一' && !NUMBERED.test(s[to - 2] ?? '')
  if (!onlyOne) {
    const tail = SUFFIX_END.exec(s.slice(Math.max(0, to - 2), to))?.[0].length ?? 0
    for (const end of tail === 0 ? [to] : [to, to - tail]) {
      const title = titleBefore(s, end)
      if (title > 0) take(end - title, s.endsWith('石經', end) ? 'copy' : 'title', 8)
      for (const length of copyBefore(s, end)) take(end - length, 'copy', 8)
    }
  }
  const unlisted = UNLISTED_COPY.exec(s.slice(Math.max(0, to - 7), to))?.groups?.['name']
  if (unlisted !== undefined && !result.some(({ kind }) => kind === 'copy'))
    take(to - unlisted.length, 'copy', 6.6)
  take(to - scholars.before(s, to), 'scholar', 6)
  const many = SUFFIX_END.exec(s.slice(Math.max(0, to - 2), to))?.[0].length ?? 0
  if (many > 0 && scholars.before(s, to - many) > 0)
    take(to - many - scholars.before(s, to - many), 'scholar', 6)
  take(to - OLD_TEXTS.before(s, to), 'title', 8)
  const nobody = matchBefore(anonymous.before, s, to)
  // 「X本作Y」, X was written Y at first: but 本 ends the names of all copies.
  take(to - nobody, 'anonymous', nobody === 1 && s[to - 1] === '本' ? 3 : 6)
  if (onlyOne) return result
  take(to - matchBefore(siglum.before, s, to), 'siglum', 2)
  if (isOtherCopy(s, to - 2)) take(to - 2, 'copy', 6.5)
  takeSections(s, to, take)
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
  // 「王先謙說」 is what he says.
  if (end === 0 || (s[to - 1] === '說' && scholars.before(s, to - 1) > 0)) return
  const earliest = Math.max(0, to - end - LONGEST_HEAD)
  for (let start = earliest; start <= to - end; start++) {
    const words = s.slice(start, to)
    // 「其次集作」: 集 alone is the usual name, and the word before it what it has otherwise.
    const score = words.length === 2 && words.endsWith('集') ? 1.5 : 3
    if (!NOT_IN_NAME.test(words) && !NO_NAME.test(words)) take(start, 'section', score)
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
  const inMarks = end(marked.after)
  if (inMarks > 0) return { to: inMarks, kind: 'marked', score: 10 }
  const fits = (length: number) => length > 0 && from + length <= to
  const copy = copyAt(s, from)
  const title = titleAt(s, from)
  const old = OLD_TEXTS.at(s, from)
  if (fits(old) && old > copy && old > title) return { to: from + old, kind: 'title', score: 8 }
  if (fits(title) && title >= copy)
    return { to: from + title, kind: s.endsWith('石經', from + title) ? 'copy' : 'title', score: 8 }
  if (fits(copy)) return { to: from + copy, kind: 'copy', score: 8 }
  if (/^[一或]本/u.test(s.slice(from, from + 2)) && from + 2 <= to)
    return { to: from + 2, kind: 'anonymous', score: 8 }
  if (isOtherCopy(s, from) && from + 2 <= to) return { to: from + 2, kind: 'copy', score: 6.5 }
  const unlisted = begins(s, from)
    ? (UNLISTED_AT.exec(s.slice(from, Math.min(to, from + 6)))?.[0].length ?? 0)
    : 0
  if (unlisted > 0) return { to: from + unlisted, kind: 'copy', score: 6.6 }
  const at = end(section.after)
  if (at === 0 || at - from > LONGEST_HEAD + 4) return null
  const words = s.slice(from, at)
  return NOT_IN_NAME.test(words) || NO_NAME.test(words) ? null : { to: at, kind: 'section', score: 3 }
}

/** 「一本」 names no copy in particular. */
const ANONYMOUS_COPY = /(?<![統唯第十])[一或]本$/u
/** A copy named by a word that is not in the list; not 「其字本作」, which says what a word was at first. */
const OTHER_COPY =
  /^(?![字名姓句文事此義音反切曰云詩史亦皆蓋日資根基又其原是乃二三一或點參對讎])\p{Script=Han}[本校]$/u
/** A copy of a longer name that is not in the list, where it opens a clause: 清家本. */
const UNLISTED_HEAD = `(?![今據從依照此其又亦惟唯然案考查及與或則而是以為作云曰者所諸各衆他别別原底舊俗一上下字音])${HAN}`
const UNLISTED = `${UNLISTED_HEAD}(?:(?![作無脫有誤訛云曰案亦又與及為是者之本疑當上下字音反切也])${HAN}){1,4}本`
const UNLISTED_COPY = new RegExp(`(?:^|[，。；：、」案])(?<name>${UNLISTED})$`, 'u')
const UNLISTED_AT = new RegExp(`^${UNLISTED}`, 'u')
const begins = (s: string, from: number) => from === 0 || '，。；：、」案'.includes(s[from - 1]!)
/** 「音求本亦作仇」, 「隧本又作隊」: before 本 stands how a word is read, or the word that others write otherwise. */
const isOtherCopy = (s: string, from: number) =>
  from >= 0 &&
  s[from - 1] !== '音' &&
  OTHER_COPY.test(s.slice(from, from + 2)) &&
  !(s[from + 1] === '本' && /^[又亦或]作/u.test(s.slice(from + 2, from + 4)))
const NOT_IN_NAME = /[^\p{Script=Han}\u2060〓·]/u
/** In characters, before the word that a name ends with. */
const LONGEST_HEAD = 8
