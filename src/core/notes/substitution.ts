import { countAfter, countBefore } from './counted.ts'
import { isDate } from './dates.ts'
import { type LeftContext, leftContext, type Stands } from './left-context.ts'
import { NUMERAL } from './numerals.ts'
import { type ReadingWords, readingWords } from './reading-words.ts'
import type { Formula, Scene } from './scene.ts'
import type { Range, Statement } from './statement.ts'
import { topicBefore } from './topic.ts'
import type { Named } from './witness-names.ts'

/** Formulae that put other words in the place of the lemma: 作, 訛作, 一作, 又作, 一云, 「X」原作「Y」. */
export const substitutions: readonly Formula[] = [
  {
    rule: 'X W作Y',
    signs: '作訛誤改引寫題刻倒',
    verb: /(?:[訛誤改引寫題倒]|(?<![元原舊初])刻|改書|訛寫|誤寫|誤刻)?(?<![不所])作/uy,
    read: (scene, match) => substitute(scene, match, 'W作Y'),
  },
  {
    rule: 'X W訛Y',
    signs: '訛誤',
    verb: /(?:訛|(?<![正]|^)誤)(?:為|(?!作|為|也|字|在|脫|衍|倒|入|以|謬|舛|文|者|矣|。|，|甚))/uy,
    read: (scene, match) => substitute(scene, match, 'W訛Y'),
  },
  {
    rule: '或為Y',
    signs: '為',
    // Notes on the 禮 and the 論語: 「古文醴為禮」, 「魯讀正為誠」.
    verb: /(?<=[一或])為|(?<=(?:[今古]文|故書|魯讀)[^，。；：]{1,4})為/uy,
    read: (scene, match) => substitute(scene, match, '或為Y'),
  },
  {
    rule: '避諱作Y',
    signs: '因避',
    verb: /因?避(?!亂|地|難)[^，。；「」]{0,4}諱，?而?改?(?:作|為)(?=「)/uy,
    read: (scene, match) => substitute(scene, match, '避諱作Y'),
  },
  {
    rule: 'W「X」改「Y」',
    signs: '改',
    verb: /(?<=」)改為?(?=「)/uy,
    read: (scene, match) => substitute(scene, match, 'W「X」改「Y」'),
  },
  {
    rule: '一云',
    signs: '一或',
    verb: /(?:一本?|或)[云曰]/uy,
    read: phraseVariant,
  },
]

function substitute(scene: Scene, match: RegExpExecArray, rule: string): Statement[] | null {
  const { s, from, to, last } = scene
  const verb = match.index
  const after = verb + match[0].length
  // No lemma and no name ends with the verb itself.
  if (after >= to || s[verb - 1] === '作' || s.startsWith('一作', after)) return null
  // 「宋本作宋本作」 says nothing: what follows the verb is who has the next reading.
  if (repeatsBefore(s, verb, after)) return null
  const aside = asideBefore(scene, verb)
  const alone = match[0] !== '作' || scene.carried.length > 0
  const left = leftContext(scene.finder, from, verb - (aside?.[0].length ?? 0), scene.stands, alone)
  // 「此首一作王維詩」 is about who wrote it, not about a word.
  if (/此[首詩篇章]$/u.test(s.slice(Math.max(from, left.from - 2), left.from))) return null
  // 「作者」 is who writes, except where the words are said to be so: 「云者方作者云」.
  if (s[after] === '者' && !(left.found && left.names.length > 0)) return null
  const who = whose(scene, left, verb, match[0]) ?? unknownTitle(scene, left, verb, after)
  if (who === null) return null
  const lemmaLength = left.lemma === null ? null : left.lemma.to - left.lemma.from
  const bookish = who.names.some(({ kind }) => kind === 'marked' || kind === 'title' || kind === 'section')
  const first = scene.strict ? asLongAs(scene, after, lemmaLength) : withNextClause(scene, after, lemmaLength)
  if (first === null || first.reading.from >= first.reading.to) return null
  const words =
    bookish && scene.punctuated ? acrossCommas(scene, first) : withoutGloss(scene, first, left.lemma)
  const reading = s.slice(words.reading.from, words.reading.to)
  const weak = who.names.every(({ kind }) => kind === 'section' || kind === 'siglum')
  if (!left.found && left.lemma === null && weak && who.names.length > 0 && FALSE_FRIEND.test(reading))
    return null
  const dated = bookish && (isDate(reading) || reading.split('，').every((part) => YEARS.test(part)))
  // 「此五字近刻訛作…」 counts its lemma instead of quoting it.
  const count =
    left.lemma !== null
      ? countAfter(s, left.lemma)
      : left.names.length > 0
        ? countBefore(s, from, left.names[0]!.from)
        : null
  // Text that speaks for itself quotes words, not all that stands before the witness.
  const long = scene.strict && left.lemma !== null && left.lemma.to - left.lemma.from > 4
  const own = left.lemma ?? glossedLemma(scene, words)
  const quoted = count !== null || long ? null : (own ?? topicBefore(scene, left.from))
  const repeats =
    own === null &&
    quoted === null &&
    last?.reading != null &&
    reading === s.slice(last.reading.from, last.reading.to)
  // 「唐曆作恒州統紀作易定」: neither quotes a lemma, and both have as many words for it.
  const follows =
    who.follows &&
    quoted === null &&
    last?.reading != null &&
    last.reading.to - last.reading.from === words.reading.to - words.reading.from
  const swapped = quoted !== null && isTransposed(s.slice(quoted.from, quoted.to), reading)
  return [
    {
      rule: who.sameLemma ? '又作Y' : quoted === null ? rule : `X${rule}`,
      kind: dated ? 'chronology' : swapped ? 'transposition' : 'substitution',
      clause: { from: long ? who.names[0]!.from : Math.max(from, who.from), to: words.end },
      quoted,
      lemma:
        count !== null
          ? { by: 'count', count }
          : quoted === null && match[0] === '題作'
            ? { by: 'phrases', count: 1 }
            : { by: quoted === null ? 'nearest' : 'quoted' },
      reading: words.reading,
      names: who.names,
      ...(aside !== null && { context: aside[1]! }),
      ...(who.carried && { carried: true }),
      ...((who.sameLemma || repeats || follows) && { sameLemma: true }),
      ...(left.reporter === undefined ? reporterOf(scene, who.names) : { author: left.reporter }),
    },
  ]
}

/** Whether the two to four characters before the verb stand again after it, with the verb. */
function repeatsBefore(s: string, verb: number, after: number): boolean {
  for (let length = 2; length <= Math.min(4, verb); length++)
    if (s[after + length] === s[verb] && s.startsWith(s.slice(verb - length, verb + 1), after)) return true
  return false
}

/** In running text nothing marks the end of a reading: it is as long as its lemma, or closed by 字. */
function asLongAs(scene: Scene, after: number, lemmaLength: number | null): ReadingWords | null {
  const words = readingWords(scene.s, after, scene.to, lemmaLength)
  if (words === null || lemmaLength === null || scene.s[words.end - 1] === '字') return words
  const to = Math.min(words.reading.to, after + lemmaLength)
  return { reading: { from: after, to }, end: to }
}

/** 「治…(一作為為亦治)」: a gloss says what the reading stands for. */
function glossedLemma({ s, stands }: Scene, { reading, end }: ReadingWords): Range | null {
  const gloss = /^(.{1,2})亦(?:古之?|即)?(.{1,2}?)字?$/u.exec(
    s.slice(reading.to, Math.max(end, reading.to + 3)),
  )
  if (gloss === null || gloss[1] !== s.slice(reading.from, reading.to) || !stands(gloss[2]!)) return null
  const from = reading.to + gloss[1].length + 1
  return { from, to: from + gloss[2]!.length }
}

/**
 * A reading that is a sentence goes on after a comma, as long as what follows is in the text too (「作趙諒祚部輕呢嚷側，欲
 * 以橫山之眾攻取諒祚」), or counts on (「作福聖二年，承道二年」).
 */
function acrossCommas({ s, to, stands }: Scene, words: ReadingWords): ReadingWords {
  let { end } = words
  while (end < to && s[end] === '，') {
    const phrase = /^[^，。；：「」]{2,24}/u.exec(s.slice(end + 1, to))?.[0] ?? ''
    const years = YEARS.test(phrase) && YEARS.test(s.slice(words.reading.from, end))
    if (LEADS_ON.test(phrase) || (!years && !isFamiliar(phrase, stands))) break
    end += 1 + phrase.length
  }
  return end === words.end ? words : { reading: { from: words.reading.from, to: end }, end }
}

/** Whether five characters of the phrase stand together in the text. */
function isFamiliar(phrase: string, stands: Stands): boolean {
  for (let i = 0; i + 5 <= phrase.length; i++) if (stands(phrase.slice(i, i + 5))) return true
  return false
}

/** Words with which the note goes on to argue. */
const LEADS_ON = /^(?:則|乃|故|是|蓋|案|然|又|而|與此|不作|改|今|疑|當|據)/u

const YEARS = new RegExp(`^[\\p{Script=Han}]{2,6}${NUMERAL}{1,3}年$`, 'u')

/** 「《朔方新志》載此詔，作…」: words between witness and verb that only say what the witness is quoted for. */
function asideBefore({ s, from }: Scene, verb: number): RegExpExecArray | null {
  return /(?:載|記|錄|敘)此([^，。]{1,4})，?$/u.exec(s.slice(Math.max(from, verb - 10), verb))
}

/** The witness of a clause, from the clause itself or carried over; null when there is none and the words are no formula. */
function whose(scene: Scene, left: ReturnType<typeof leftContext>, verb: number, words: string) {
  const { last, carried, from } = scene
  if (left.names.length > 0) {
    if (left.score < 4 && scene.strict) return null
    const anonymous = left.names.every(({ kind }) => kind === 'anonymous')
    const near = last !== null && from - last.clause.to <= 1 && left.from - last.clause.to <= 1
    // Where the first copy is given with its lemma (猖一作昌釋文作倡), the next without any has a reading of the same.
    const goesOn =
      last?.quoted != null &&
      left.lemma === null &&
      /^.?$|^\p{Script=Han}{1,3}[云曰]$/u.test(scene.s.slice(last.clause.to, left.from))
    const sameLemma =
      left.lemma === null &&
      last?.reading != null &&
      ((near && (anonymous || left.adverbs.includes('又'))) || goesOn)
    const follows = near && left.lemma === null && last.quoted === null && last.lemma.by === 'nearest'
    return left.score < 2 ? null : { from: left.from, names: left.names, carried: false, sameLemma, follows }
  }
  if (scene.strict) return null
  if (left.lemma === null && left.adverbs.startsWith('又') && last !== null && verb - last.clause.to <= 3) {
    return {
      from: verb - left.adverbs.length,
      names: last.names.filter(isAnonymous),
      carried: false,
      sameLemma: true,
      follows: false,
    }
  }
  const marked = words !== '作'
  if (left.lemma !== null && (left.found || marked) && carried.length > 0) {
    return { from: left.from, names: carried, carried: true, sameLemma: false, follows: false }
  }
  // 「鹹訛作咸」 with no witness anywhere: an anonymous fault.
  if (marked && (left.found || (verb === from && from === 0))) {
    return { from: left.from, names: [], carried: false, sameLemma: false, follows: false }
  }
  return null
}

/**
 * A title that no list knows, all before the verb, in a note that weighs its sources: 「薊門紀亂作周至今從實錄」. What it has must
 * share a character with the text.
 */
function unknownTitle(
  { s, from, start, to, stands, strict, weighs }: Scene,
  left: LeftContext,
  verb: number,
  after: number,
) {
  const words = s.slice(from, verb)
  const begins = from === start || '，。；案'.includes(s[from - 1]!)
  if (strict || !weighs || !begins || left.lemma !== null || left.names.length > 0) return null
  if (!UNKNOWN_TITLE.test(words) || stands(words)) return null
  const reading = /^[^，。；「」]{2,8}?(?=$|[，。；]|今|未)/u.exec(s.slice(after, to))?.[0] ?? ''
  if (FALSE_FRIEND.test(reading) || ![...reading].some((character) => stands(character))) return null
  return {
    from,
    names: [{ from, to: verb, kind: 'title' as const }],
    carried: false,
    sameLemma: false,
    follows: false,
  }
}

const UNKNOWN_TITLE = /^(?![此其今是又字後一或])(?:(?![所之曰云以為於而則不乃又使命帝])\p{Script=Han}){3,8}$/u

const isAnonymous = ({ kind }: Named) => kind === 'anonymous'

/** A phrase in place of one that begins or ends like it: 「一云言未卒因涕泣交流」. */
function phraseVariant(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, from } = scene
  if (scene.strict) return null
  const start = match.index
  const after = start + match[0].length
  const opening = s[after] === '：' ? after + 1 : after
  const words = withNextClause(scene, opening, null)
  if (words === null || words.reading.from >= words.reading.to) return null
  const lead = leftContext(scene.finder, from, start, scene.stands)
  const quoted = lead.names.length === 0 && lead.found ? lead.lemma : null
  return [
    {
      rule: '一云',
      kind: 'substitution',
      clause: { from: quoted?.from ?? start, to: words.end },
      quoted,
      lemma: quoted === null ? { by: 'nearest' } : { by: 'quoted' },
      reading: words.reading,
      names: [{ from: start, to: start + match[0].length - 1, kind: 'anonymous' }],
      ...reporterOf(scene, []),
    },
  ]
}

/** The reading after the verb; where the next clause follows without a stop, it ends where that one begins. */
export function withNextClause(scene: Scene, after: number, lemmaLength: number | null) {
  const words = readingWords(scene.s, after, scene.to, lemmaLength)
  if (words === null || words.reading.to - words.reading.from < 2) return words
  const named = nextName(scene, words)
  if (named !== null) {
    // 「其次集作次者立功文粹作立言」: the next clause begins with its lemma.
    const asLong = after + (lemmaLength ?? named)
    const to = asLong + 2 <= named && scene.stands(scene.s.slice(asLong, named)) ? asLong : named
    return { reading: { from: after, to }, end: to }
  }
  if (lemmaLength !== null && !scene.punctuated && scene.s[after] !== '「') {
    const to = after + lemmaLength
    if (to < words.reading.to && AFTER_READING.test(scene.s.slice(to, Math.min(scene.to, to + 5)))) {
      return { reading: { from: after, to }, end: to }
    }
  }
  const next = after + 1 + scene.s.slice(after + 1, words.end + 4).search(NEXT_VERB)
  const beyond = /^[，。；：」）]/u.test(scene.s.slice(words.end, words.end + 1)) ? -1 : 2
  if (next <= after || next > words.end + beyond) return words
  const boundary = nextStart(scene, after, next, lemmaLength)
  if (boundary === null || boundary >= words.end) return words
  const reading: Range = { from: after, to: Math.min(boundary, words.reading.to) }
  return { reading, end: Math.max(reading.to, Math.min(boundary, words.end)) }
}

/** Whether the words at `from` beyond `length` are in the text about the lemma too, as those of a longer phrase are. */
function sharesMore({ s, stands }: Scene, from: number, to: number, length: number): boolean {
  const rest = s.slice(from + length, Math.min(to, from + length + 2))
  return rest.length < 2 || (stands(s.slice(from, from + length)) && stands(rest))
}

/**
 * In unpunctuated notes: a reading that runs on far beyond a lemma of a word or two is followed by a gloss or the next
 * remark. It ends with the character that the lemma ends with (二千騎 for 數騎), else it is as long as the lemma.
 */
function withoutGloss(scene: Scene, words: ReadingWords, lemma: Range | null): ReadingWords {
  const { from, to } = words.reading
  const length = lemma === null ? 0 : lemma.to - lemma.from
  if (lemma === null || scene.punctuated || length > 2 || to - from < length + 3) return words
  const last = scene.s.slice(from, from + length + 2).lastIndexOf(scene.s[lemma.to - 1]!)
  const end = last >= 0 && last + 1 >= length ? from + last + 1 : from + length
  return sharesMore(scene, from, to, length) ? words : { reading: { from, to: end }, end }
}

/** Where, within the words taken for the reading, another copy is named that begins the next clause: 「咸足利本同」. */
function nextName({ s, finder, punctuated }: Scene, { reading }: ReadingWords): number | null {
  if (punctuated || !GOES_ON.test(s.slice(reading.from + 2, reading.to + 1))) return null
  for (let at = reading.from + 1; at < Math.min(reading.to, reading.from + LONGEST_BARE); at++) {
    const list = finder.at(at, reading.to)
    if (list !== null && list.score >= 5 && GOES_ON.test(s[list.to] ?? '')) return at
  }
  return null
}

/** The words by which a copy that is named is said to have something. */
const GOES_ON = /[同作無有脫亦並皆訛誤衍云曰從與俱又在系削刪]/u

/** What may follow a reading that is as long as its lemma: a verdict, or what another copy has. */
const AFTER_READING = /^(?:[非誤是也](?:也)?$|[非誤後蓋此]|傳寫|.{1,3}[作同])/u

/** In characters: an unpunctuated reading is seldom longer where another copy follows. */
const LONGEST_BARE = 8

function nextStart(scene: Scene, after: number, verb: number, lemmaLength: number | null): number | null {
  if (lemmaLength !== null && after + lemmaLength < verb) {
    const asLong = leftContext(scene.finder, after + lemmaLength, verb, scene.stands)
    if (asLong.from === after + lemmaLength && asLong.score >= 2) return asLong.from
  }
  const next = leftContext(scene.finder, after + 1, verb, scene.stands)
  // 「小仁義或作小之方無之字」: what is lost is said after the verb, and needs no lemma before the witness.
  const lost = '脫無'.includes(scene.s[verb]!) && next.lemma !== null && next.names.length > 0
  if (lost && scene.s.startsWith(scene.s.slice(next.lemma.from, next.lemma.to), verb + 1))
    return next.names[0]!.from
  if (next.score >= 3 || next.adverbs.startsWith('又')) {
    const boundary = next.from - (next.score === 0 ? next.adverbs.length : 0)
    // 「方云閣本作行」: who reports the clause belongs to it.
    const reporter = /[\p{Script=Han}]{1,3}[云曰]$/u.exec(scene.s.slice(after + 1, boundary))
    return boundary - (reporter?.[0].length ?? 0)
  }
  // 「作何苦無下若字」: a verb of loss or gain begins the next clause itself.
  return '脫衍無有'.includes(scene.s[verb]!) && next.score === 0 ? verb : null
}

/** Whether two words have the same characters in another order. */
function isTransposed(a: string, b: string): boolean {
  return a.length > 1 && a.length === b.length && a !== b && [...a].sort().join('') === [...b].sort().join('')
}

/** An anonymous copy is known through who reports it. */
export function reporterOf({ reporter }: Scene, names: readonly Named[]): { author?: Named } {
  return reporter !== null && names.every(isAnonymous) ? { author: reporter } : {}
}

const NEXT_VERB = /(?:訛|誤)?作|脫|衍|[無有].{1,4}字|當為|字(?:訛|誤)?在/u

/** What follows 作 where it means to make, to write, to rise: 作亂, 作書, 作詩. */
const FALSE_FRIEND =
  /^(?:亂|書|詩|賦|樂|史|坊|司|威|色|難|戰|寇|配|役|文|序|記|傳|頌|銘|歌|碑|表|疏|論|注|贊|誄|誥|檄|器|室|宮|城|台|堂|橋|舟|車|奸|姦|福|逆|孽|相|宰|一[篇首]|二[篇首]|三[篇首]|.{1,6}[詩賦頌論碑序記銘])/u
