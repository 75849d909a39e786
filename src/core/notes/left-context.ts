import type { NameFinder } from './name-finder.ts'
import { NUMERAL } from './numerals.ts'
import { LAST_SIGNS, type Named, type WitnessList } from './witness-names.ts'
import { SURNAMES } from './surnames.ts'
import type { Range } from './statement.ts'

/** What stands before the verb of a clause: lemma and witness, in either order. */
export interface LeftContext {
  /** Where the clause begins. */
  readonly from: number
  readonly lemma: Range | null
  readonly names: readonly Named[]
  /** The adverbs between witness and verb: 並, 又, 亦. */
  readonly adverbs: string
  /** How much speaks for this division. */
  readonly score: number
  /** Whether the lemma, as quoted, stands in the text. */
  readonly found: boolean
  /** Who is said to report the clause: 徐廣史記音義 in 「徐廣史記音義云關一作開」. */
  readonly reporter?: Named
}

/** Whether words stand in the text near the note; `loosely`, also in two places or nearly so. */
export type Stands = (words: string, loosely?: boolean) => boolean

/**
 * Divides the words from `from` to `verb` into lemma and witness. Both orders occur in one book (近刻鹹訛作咸, 鹹近刻訛作咸),
 * and unpunctuated words give no boundary: every division is tried, and one whose lemma stands in the text and whose
 * rest is a name wins (一方作: the lemma 一, the scholar 方, not 一方).
 */
export function leftContext(
  finder: NameFinder,
  from: number,
  verb: number,
  stands: Stands,
  alone = true,
): LeftContext {
  const { s } = finder
  let to = verb
  let adverbs = ''
  for (; to > from && ADVERBS.includes(s[to - 1]!); to--) adverbs = s[to - 1]! + adverbs
  const withAdverbs = divide(finder, from, to, adverbs, stands, alone, verb)
  // 又 and 多 are adverbs, but also words that a note is about: 多近刻作名.
  const single =
    withAdverbs.names.length === 1 && withAdverbs.lemma === null && '皆並俱均正'.includes(adverbs)
  if (single && adverbs !== '' && stands(adverbs)) {
    // 「古本皆作咸」: one copy cannot have it in all; 皆 is the lemma, unless the name is of many (諸本).
    const name = s.slice(withAdverbs.names[0]!.from, withAdverbs.names[0]!.to)
    if (!/^[諸各衆二三四五兩]|等|》/u.test(name)) {
      return { ...withAdverbs, lemma: { from: to, to: verb }, adverbs: '', found: true }
    }
  }
  if (withAdverbs.lemma === null && withAdverbs.names.length === 0 && adverbs !== '' && from < verb) {
    const word = s.slice(to, verb)
    if (adverbs.length === 1 && !'又亦並'.includes(word) && stands(word)) {
      return { from: to, lemma: { from: to, to: verb }, names: [], adverbs: '', score: 2, found: true }
    }
  }
  return withAdverbs
}

function divide(
  finder: NameFinder,
  from: number,
  to: number,
  adverbs: string,
  stands: Stands,
  alone: boolean,
  verb: number,
): LeftContext {
  const { s } = finder
  const noLemma: LeftContext = { from: to, lemma: null, names: [], adverbs, score: 0, found: false }
  let best = noLemma
  const take = (candidate: LeftContext) => {
    if (candidate.score > best.score) best = candidate
  }
  const end = trimEnd(s, from, to)
  for (const list of finder.before(Math.max(from, end - WIDEST), end)) {
    const phrase = withLead(s, from, lemmaBefore(s, from, list.from), stands)
    const inner = phrase === null ? null : wordsWithin(finder, phrase, stands)
    const before = phrase === null ? '' : s.slice(phrase.from, phrase.to)
    // 「惠棟曰袁紀作…」: what stands before the name only leads to it.
    const leads =
      /[云曰]$/u.test(before) ||
      (inner === null && GLOSS.test(before)) ||
      (list.names[0]!.kind === 'marked' && LEAD_TO_TITLE.test(before)) ||
      // 「音求毛云匹也本亦作仇」: all before 本 is gloss.
      (inner === null && OTHERS_HAVE.test(s.slice(list.from, verb)) && !stands(before))
    const lemma = leads ? null : (inner?.lemma ?? phrase)
    const bare = lemma === null
    const quoted = lemma !== null && isQuoted(s, lemma)
    const gap = lemma !== null && s.slice(lemma.to, list.from)
    // 「愼下」 names the place after 愼.
    const words = lemma === null ? '' : s.slice(lemma.from, lemma.to).replace(/(?<=.)[上下]$/u, '')
    const found =
      lemma !== null && (stands(words) || (words.length >= 4 && gap === '，' && stands(words, true)))
    const fit = bare ? 2 : quoted ? 6 : found ? 4 + Math.min(2, (lemma.to - lemma.from) / 2) : -3
    const longer = gap === '' && !found && !leads ? withAuthor(s, from, list, phrase!, adverbs) : null
    if (longer !== null) {
      take({ ...noLemma, from: longer.from, names: longer.names, score: list.score + 2.2 })
    }
    // An unfound lemma of some length right at the start of a clause may be the event a note is about.
    const weak = list.score <= 2 && bare
    // 光《劄子》: one character before a title is its author's name.
    const author = words.length === 1 && gap === '' && list.names[0]!.kind === 'marked'
    take({
      from: lemma === null || (!found && !quoted) ? list.from : lemmaStart(s, lemma, from),
      lemma: found || quoted ? lemma : null,
      names: list.names,
      adverbs,
      score:
        list.score + fit - (weak ? 1 : author ? 5 : 0) - (gap === false || gap === '' || quoted ? 0 : 0.5),
      found,
      ...(inner?.reporter !== undefined && { reporter: inner.reporter }),
    })
  }
  const named =
    READING_QUOTED.test(s.slice(verb, verb + 4)) || followsLemma(s, from, end, stands)
      ? unknownNames(s, from, end)
      : null
  if (named !== null) {
    const before = lemmaBefore(s, from, named[0]!.from)
    const stated = before !== null && s[before.to] === '，' && stands(s.slice(before.from, before.to))
    const lemma = before !== null && (isQuoted(s, before) || stated) ? before : null
    take({
      from: lemma === null ? named[0]!.from : lemmaStart(s, lemma, from),
      lemma,
      names: named,
      adverbs,
      score: lemma === null ? 8 : 13,
      found: lemma !== null && stands(s.slice(lemma.from, lemma.to)),
    })
  }
  const phrase = lastPhrase(s, from, end)
  if (phrase !== null) {
    const list = startingNames(finder, phrase)
    if (list !== null && list.to < phrase.to) {
      const quoting = s[list.to] === '引' && list.to + 1 < phrase.to ? 1 : 0
      const rest = trimPhrase(s, { from: list.to + quoting, to: phrase.to })
      const found = stands(s.slice(rest.from, rest.to))
      const quoted = isQuoted(s, rest)
      if (found || quoted) {
        take({
          from: list.from,
          lemma: rest,
          names: list.names,
          adverbs,
          score: list.score + (quoted ? 6 : 4.5),
          found,
        })
      } else {
        // 史記今本金安上所封國作都成: a name, and words for the place that the text does not have.
        take({ from: list.from, lemma: rest, names: list.names, adverbs, score: list.score - 4, found })
      }
    }
    const quoted = isQuoted(s, phrase)
    const lemma = quoted || !alone ? phrase : (wordsWithin(finder, phrase, stands)?.lemma ?? phrase)
    const found = (alone || quoted) && stands(s.slice(lemma.from, lemma.to))
    const before = quoted
      ? (finder.before(from, lemma.from - 1)[0] ?? namedBefore(s, from, lemma.from - 1))
      : undefined
    const open = before === undefined ? null : lemmaBefore(s, from, before.from)
    const whole =
      before === undefined || open === null || open.to !== before.from
        ? null
        : withAuthor(s, from, before, open, adverbs)
    if (before !== undefined) {
      const { from: start, names } = whole ?? before
      take({ from: start, lemma, names, adverbs, score: before.score + 6, found })
    } else if (quoted || found) {
      take({
        from: quoted ? lemma.from - 1 : lemma.from,
        lemma,
        names: [],
        adverbs,
        score: quoted ? 5 : 3,
        found,
      })
    }
  }
  return best
}

/**
 * The names of `list`, the first of them with the word or two before it that open the clause: 幸蜀記 and not 蜀記, 姚思廉梁書,
 * 明本冊府. Null where those words may be something else.
 */
function withAuthor(
  s: string,
  from: number,
  list: WitnessList,
  { from: start }: Range,
  adverbs: string,
): { from: number; names: readonly Named[] } | null {
  const [first, ...rest] = list.names
  const words = s.slice(start, list.from)
  const end = list.names.at(-1)!.to
  if (first === undefined || !(first.kind === 'title' || first.kind === 'copy') || !QUALIFIES.test(words))
    return null
  // A single character is rather the word that the note is about, in another graph.
  if (words.length === 1 && s[end] !== '「') return null
  if (start > from && !/[，。；：案]/u.test(s[start - 1]!)) return null
  // 「宋本通典皆作」: 皆 says that these are two.
  if (/[本刻]$/u.test(words) && /[並皆俱均]/u.test(adverbs)) return null
  return { from: start, names: [{ ...first, from: start }, ...rest] }
}

const QUALIFIES =
  /^(?:(?![及與並和或案又據考見惟唯而則是此既即引至如詳參今但且故以於依從然作云曰載條者其所謂字上下前後皆俱原無脫衍訛誤當疑音反切〇零一二三四五六七八九十百千])\p{Script=Han}){1,4}$/u

/**
 * The lemma within a phrase that says more: after the word that reports it (徐廣史記音義云關一作開), or before a gloss on
 * it (董謂深藏一作堇). Null when the phrase is the lemma as it is.
 */
function wordsWithin(
  finder: NameFinder,
  phrase: Range,
  stands: Stands,
): { lemma: Range; reporter?: Named } | null {
  const words = finder.s.slice(phrase.from, phrase.to)
  if (words.length <= 8 && stands(words)) return null
  const report = /^(.*(?:[云曰]|然則|則|知))([^云曰則]{1,8})$/u.exec(words)
  if (report !== null && stands(report[2]!)) {
    const at = phrase.from + report[1]!.length
    const length = at - 1 - phrase.from
    const name =
      finder.before(phrase.from, at - 1)[0]?.names.at(-1) ??
      // 「浦鏜云」: two or three characters at the head of a clause are who speaks.
      (length === 2 || length === 3 ? { from: phrase.from, to: at - 1, kind: 'scholar' as const } : undefined)
    return { lemma: { from: at, to: phrase.to }, ...(name !== undefined && { reporter: name }) }
  }
  // 「蕩音湯社一作杜」, 「故爲鳥俗氏俗一作洛」: a gloss stands before the word, or the word is said again.
  const glossed = /^.{1,2}音(?:.{1,2}(?:反|切)|.)(.{1,3})$/u.exec(words)?.[1]
  if (glossed !== undefined && stands(glossed))
    return { lemma: { from: phrase.to - glossed.length, to: phrase.to } }
  // 「沘旁脂切宋本作泚」
  const sounded = /^(.{1,2}?)(?:音.{1,2}|.{2}[反切])$/u.exec(words)?.[1]
  if (sounded !== undefined && stands(sounded))
    return { lemma: { from: phrase.from, to: phrase.from + sounded.length } }
  const again = words.at(-1)!
  if (words.length >= 4 && words.indexOf(again) < words.length - 1 && stands(again))
    return { lemma: { from: phrase.to - 1, to: phrase.to } }
  const gloss = /^(.{1,3}?)(?:謂|者|猶|言|即|名|音)/u.exec(words)
  return gloss !== null && stands(gloss[1]!)
    ? { lemma: { from: phrase.from, to: phrase.from + gloss[1]!.length } }
    : null
}

/**
 * Names that no list knows, where the reading is quoted: all between the stop and the verb is who has it, 朔考 as well as
 * 蜀本、宋刻元修本.
 */
function unknownNames(s: string, from: number, to: number): Named[] | null {
  let start = to
  while (start > from && to - start < WIDEST && !UNKNOWN_STOPS.has(s[start - 1]!)) start--
  // 「諸本同，唯靜嘉堂本作」
  if (ONLY.test(s.slice(start, to))) start++
  const words = s.slice(start, to)
  if (words === '' || !/^[\p{Script=Han}《》·、\w.〓]+$/u.test(words) || NO_WITNESS.test(words)) return null
  const names: Named[] = []
  for (const { 0: name, index } of words.matchAll(/[^、及與和]+/gu))
    names.push({
      from: start + index,
      to: start + index + name.length,
      kind: /^[一或]本$/u.test(name) ? 'anonymous' : /[本刻]$/u.test(name) ? 'copy' : 'title',
    })
  return names.length === 0 || names.some(({ from, to }) => to - from > LONGEST_UNKNOWN) ? null : names
}

/** 「S.5437「陛」作「階」」: what stands between the stop and the lemma that is quoted is who has it, known or not. */
function namedBefore(s: string, from: number, to: number): WitnessList | undefined {
  const names = unknownNames(s, from, to)
  return names?.every((name) => SHELFMARK.test(s.slice(name.from, name.to))) === true
    ? { from: names[0]!.from, to, names, score: 6 }
    : undefined
}

/** Manuscripts by their numbers (S.5437, 斯一三九二), and copies by their last character. */
const SHELFMARK = new RegExp(`^[A-Za-z.]+\\s?\\d+|^[斯伯俄北上津]${NUMERAL}{2,6}|.[本卷藏刻校]$`, 'u')

/** 「泄，趙次公作洩」: the lemma, a comma, and whoever has another word. */
function followsLemma(s: string, from: number, to: number, stands: Stands): boolean {
  const near = s.slice(Math.max(from, to - 14), to)
  const words = near.includes('，') ? LEMMA_AND_NAME.exec(near)?.groups : undefined
  return words !== undefined && SURNAMES.has(words['name']![0]!) && stands(words['lemma']!)
}

const LEMMA_AND_NAME = /(?:^|[。；])(?<lemma>[^，。；「」]{1,6})，(?<name>\p{Script=Han}{2,3})$/u
const ONLY = /^[惟唯獨僅而則]./u
const READING_QUOTED = /^(?:[訛誤]?作|無|脫|引作)「/u
const UNKNOWN_STOPS = new Set('，。；：？！「」（）')
/** Words before a verb that name no one: they speak of the text, or say how sure the editor is. */
const NO_WITNESS =
  /^字|[上下]$|^(?:[此其上下前後今又亦或一原舊本當疑應似恐當是若如則而即各諸並皆俱按案初誤訛](?![本刻卷書史紀傳]|家本)|按|案)|[云曰謂疑當應宜可字句條說是為不]$/u
const LONGEST_UNKNOWN = 16

/** Names at the start of a phrase, also after a word that only leads on (又, 惟, 據). */
function startingNames(finder: NameFinder, phrase: Range): WitnessList | null {
  for (let i = phrase.from; i < phrase.to - 1; i++) {
    if (!LAST_SIGNS.has(finder.s[i]!)) continue
    const list = finder.at(phrase.from, phrase.to)
    // 「石經考文提要云史記俊作馴」: the first only reports the second.
    return list !== null && '云曰謂'.includes(finder.s[list.to] ?? '。') && list.to + 1 < phrase.to
      ? (finder.at(list.to + 1, phrase.to) ?? list)
      : list
  }
  return null
}

/** The words a note restates before the witness: the last phrase, without the stop and the words that lead to it. */
function lemmaBefore(s: string, from: number, to: number): Range | null {
  const end = trimEnd(s, from, to)
  return end <= from ? null : lastPhrase(s, from, end)
}

/** The phrase with the word that seemed to lead to it, where the text has both: 其次 and not 次. */
function withLead(s: string, from: number, phrase: Range | null, stands: Stands): Range | null {
  if (phrase === null || phrase.from <= from || !'其此上今惟且至然即則是及'.includes(s[phrase.from - 1]!))
    return phrase
  const whole = { from: phrase.from - 1, to: phrase.to }
  return stands(s.slice(whole.from, whole.to)) ? whole : phrase
}

/** The last phrase before `to`, within quotation marks if it is quoted; null when nothing stands there. */
function lastPhrase(s: string, from: number, to: number): Range | null {
  // 「…注不進也此還字恐是遲字之誤」: 此…字 points at a word of the text.
  const here =
    s[to - 1] !== '字'
      ? undefined
      : /此(?<word>[^此字「」，。；：]{1,4})字$/u.exec(s.slice(Math.max(from, to - 7), to))?.groups?.['word']
  if (here !== undefined) return { from: to - 1 - here.length, to: to - 1 }
  const end = to - (/[二三四五六七八]?字$/u.exec(s.slice(Math.max(from, to - 2), to))?.[0].length ?? 0)
  if (s[end - 1] === '」') {
    const earliest = Math.max(from, end - 60)
    const open = earliest + s.slice(earliest, end).lastIndexOf('「')
    if (open >= earliest) {
      const first = FROM_QUOTED.exec(s.slice(Math.max(from, open - 40), open))
      return { from: first === null ? open + 1 : open - first[0].length + first[1]!.length, to: end - 1 }
    }
  }
  let start = end
  // 「唐石經宋本同毛本艾作乂」: who has it as the text has says no more than that.
  while (
    start > from &&
    end - start < LONGEST_LEMMA &&
    !PHRASE_ENDS.has(s[start - 1]!) &&
    !(s[start - 1] === '同' && '本刻經校'.includes(s[start - 2] ?? '。'))
  )
    start--
  const range = trimPhrase(s, { from: start, to: end })
  if (range.from >= range.to) return null
  const words = s.slice(range.from, range.to)
  // At the head of a note 又 is no 'and', but the word it is about: 「又或作亦」, 「惟一作維」.
  return !ONLY_LEAD.test(words) || (words !== '案' && words.length === 1 && range.from === 0) ? range : null
}

/** 「自「上曰」至「從之」」: the first and the last of the words that are meant. */
const FROM_QUOTED = /(自?「)[^「」]{1,30}」至$/u

/** Without the particles that lead to a lemma (按, 又, 上, 惟) and the 字 or 二字 that closes it. */
function trimPhrase(s: string, { from, to }: Range): Range {
  const words = s.slice(from, to)
  if (words.startsWith('「') && words.endsWith('」') && words.length > 2)
    return { from: from + 1, to: to - 1 }
  const lead = LEAD.exec(words)?.[0].length ?? 0
  const tail = TAIL.exec(words.slice(lead))?.[0].length ?? 0
  return { from: from + lead, to: Math.max(from + lead, to - tail) }
}

function trimEnd(s: string, from: number, to: number): number {
  let end = to
  while (end > from && '，、：。；'.includes(s[end - 1]!)) end--
  return end
}

const isQuoted = (s: string, { from, to }: Range) => s[from - 1] === '「' && s[to] === '」'
const lemmaStart = (s: string, lemma: Range, from: number) =>
  isQuoted(s, lemma) ? Math.max(from, lemma.from - 1) : lemma.from

/** Adverbs that stand between witness and verb: 原本及近刻竝訛作. */
const ADVERBS = '並皆俱均都亦又乃仍竟悉咸互則各多但遂且因復尚獨句正'
const PHRASE_ENDS = new Set('。；！？，、：「」（）')
const LEAD = /^(?:案|又案|今案|又|惟|唯|而|然|但|且|其|至|則|是|據|考|查|上|此|至於|如|即|及|原注)(?=.)/u
/** Words that lead to a witness and are no lemma. */
const ONLY_LEAD = /^(?:案|又|今案|惟|據|考|查|今)+$/u
/** Words that lead to a title in marks: 然《長編》, 是《長編》. */
/** How a word is read, before what copies have for it: 「音求本亦作仇」. */
const GLOSS = /^(?:又?音.{1,2}|.{2,3}[反切]|如字)$/u
const OTHERS_HAVE = /^本(?:又|亦|或)$/u
const LEAD_TO_TITLE = /^(?:而|然|但|且|則|是|如|即|及|云|此|其|皆|諸|詳|見|引|與|依|從|參)+$/u
const TAIL = /(?:(?:當|應|宜)(?:從|依|據)|字|二字|三字|四字|五字|句|一句|二句)$/u
/** In characters: the restated lemma and the witness together; and the lemma alone. */
const WIDEST = 40
const LONGEST_LEMMA = 24
