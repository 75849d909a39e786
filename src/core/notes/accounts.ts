import { accountFrom } from './account-words.ts'
import { DATE, leadingDate } from './dates.ts'
import { NUMERAL } from './numerals.ts'
import { readingWords } from './reading-words.ts'
import type { Formula, Scene } from './scene.ts'
import type { Range, Statement } from './statement.ts'
import type { Named, WitnessList } from './witness-names.ts'

/** Formulae that give another account of the event, or its date, or say that a source is silent. */
export const accounts: readonly Formula[] = [
  {
    rule: 'W不載',
    signs: '不未無失闕俱均皆並亦又削刪',
    verb: /[均俱皆並亦又]*(?:不載|不書|不得其詳|不言|不稱|不記|不著|不錄|未載|未書|未言|未見|失載|闕載|無之(?=$|[，。；]|今|恐|疑)|[削刪]去(?:之|此[段事條節])?(?=$|[，。；]|今)|無考|無此[事條文語]|無此$|(?:但|而)?無(?=[^，。；]{2,10}(?:事|所言|語|文)(?:[，。；]|$)))/uy,
    read: silent,
  },
  {
    rule: 'W在D',
    signs: '在系書載附俱均皆並以乃卻仍又遂則惟亦',
    verb: new RegExp(
      `[均俱皆並亦則惟乃卻仍又遂]*(?:此事|其事|之|事)?(?<![不未])(?:以為|在|系之?於?|書之?於|載(?:此事|其事|之)?[於在]|附(?:之|見)?於|系此事於|系此於|系)(?=(?:${DATE}|[去今明是]年))`,
      'uy',
    ),
    read: dated,
  },
  {
    rule: 'W云',
    signs: '云曰：謂言稱載以均俱皆並亦又則',
    verb: /[均俱皆並亦又則]*(?:云|曰|以為|謂|言|稱|載)?(?:：)|[均俱皆並亦又則]*(?:云|曰|以為|謂|言|稱|載)(?!此|之|其|於)/uy,
    read: told,
  },
  {
    rule: '且云',
    signs: '且又並亦',
    verb: /(?<=[，。；])(?:且|又|並|亦)(?:云|言|謂|稱|載)(?!此|之|其|於)：?/uy,
    read: toldMore,
  },
  {
    rule: 'W，D…',
    signs: '，',
    verb: new RegExp(`，(?=${DATE}|[\\p{Script=Han}]{2}間，)`, 'uy'),
    read: bare,
  },
]

function named(scene: Scene, to: number): WitnessList | null {
  const { s, from } = scene
  let end = to
  while (end > from && '，：'.includes(s[end - 1]!)) end--
  const all = scene.finder.before(Math.max(from, end - 40), end)
  const lists = all.filter(({ score, from: at }) => score >= 8 || (score >= 3 && at === from))
  const led = lists.find((list) => begins(s, from, list.from))
  // Unpunctuated notes that weigh accounts go from one title to the next without a word between.
  return led ?? (scene.weighs && !scene.punctuated ? (lists.find(({ score }) => score >= 8) ?? null) : null)
}

/** Whether a clause can begin at `at`: after a stop, or after a word that leads to a source (又, 據, 考). */
function begins(s: string, from: number, at: number): boolean {
  if (at <= from) return true
  return LEADS.test(s.slice(Math.max(from, at - 4), at))
}
const LEADS = /(?:[，。；：」）！？]|案|又|據|考|惟|然|是|及|則|而|但|查|見|與|今|原注：|曰)$/u

/** 「此條《宋史·英宗本紀》及《長編》均不載」「本紀實錄無之」「但無富弼所言」. */
function silent(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, from, to, carried } = scene
  const verb = match.index
  const after = verb + match[0].length
  const left = scene.finder.before(Math.max(from, verb - 40), verb).filter(({ score }) => score >= 3)
  const list =
    left.find(
      ({ score, from: at }) => score >= 8 && (begins(s, from, at) || /此[條事文]$/u.test(s.slice(0, at))),
    ) ??
    left[0] ??
    null
  const carriedOver =
    list === null &&
    carried.length > 0 &&
    /^[均俱皆並]*(?:但|而)?無(?!考|此|之)|^[均俱皆並]*不[載書]/u.test(match[0])
  if (list === null && !carriedOver) return null
  if (scene.strict || (list !== null && list.score < 8 && !/載|書|無之|見|考|去/u.test(match[0]))) return null
  const what = /^[^，。；：「」]{0,12}/u.exec(s.slice(after, to))?.[0] ?? ''
  const start = list === null ? verb : list.from
  const lead = /此[條事文]$/u.exec(s.slice(Math.max(from, start - 2), start))?.[0].length ?? 0
  return [
    {
      rule: 'W不載',
      kind: 'absence',
      clause: { from: start - lead, to: after + what.length },
      quoted: what.length > 1 && scene.stands(what) ? { from: after, to: after + what.length } : null,
      lemma: { by: 'sentence' },
      reading: null,
      names: list?.names ?? carried,
      ...(list === null && { carried: true }),
    },
  ]
}

/** 「《日錄》此事系於三月二十五日」「典略在去年十一月」. */
function dated(scene: Scene, match: RegExpExecArray): Statement[] | null {
  if (scene.strict) return null
  const { s, to, carried } = scene
  const verb = match.index
  const after = verb + match[0].length
  const date = Math.max(leadingDate(s.slice(after, to)), /^[去今明是]年/u.test(s.slice(after, to)) ? 2 : 0)
  const who = dateSource(scene, verb)
  if (who === null && (carried.length === 0 || !/[系]/u.test(match[0]))) return null
  // 「與是書系龍德元年異」 is the date of the text itself.
  if (who === null && /(?:[是此本]書|此)$/u.test(s.slice(0, verb))) return null
  const part = /^[末初中]/u.exec(s.slice(after + date, to))?.[0].length ?? 0
  const dateEnd = after + date + part
  const tail = /^[^，。；：「」]{0,16}/u.exec(s.slice(dateEnd, to))?.[0] ?? ''
  const end = dateEnd + (/^(?:也|，)?$/u.test(tail) ? tail.length : 0)
  return [
    {
      rule: 'W在D',
      kind: 'chronology',
      clause: { from: who?.from ?? verb, to: end },
      quoted: eventNamed(scene, who, verb),
      lemma: { by: 'sentence' },
      reading: { from: after, to: dateEnd },
      names: who?.names ?? carried,
      ...(who === null && { carried: true }),
    },
  ]
}

/** The event between source and date (冊秉常), or, where there is none, that of the date before. */
function eventNamed({ last }: Scene, who: WitnessList | null, verb: number): Range | null {
  if (who === null) return null
  const length = verb - who.to
  if (length >= 2 && length <= 12) return { from: who.to, to: verb }
  return length === 0 && last?.rule === 'W在D' && who.from - last.clause.to <= 2 ? last.quoted : null
}

/** The source of a date: just before the verb, or before the event that it dates (《續宋編年》冊秉常在三月). */
function dateSource(scene: Scene, verb: number): WitnessList | null {
  const { s, from } = scene
  const direct = named(scene, verb)
  if (direct !== null) return direct
  // 「，天文志乃在乙酉」
  const after = scene.finder
    .before(Math.max(from, verb - 12), verb)
    .find((list) => begins(s, from, list.from))
  if (after !== undefined && after.score >= 3) return after
  const earliest = Math.max(from, verb - 40)
  const phraseFrom = Math.max(
    earliest,
    ...['。', '；'].map((c) => earliest + s.slice(earliest, verb).lastIndexOf(c) + 1),
  )
  const close = phraseFrom + s.slice(phraseFrom, verb).lastIndexOf('》')
  if (close < phraseFrom) {
    // 「熊克小歷載成降在六月末」
    const start = Math.max(
      phraseFrom,
      earliest + Math.max(...['，', '：'].map((c) => s.slice(earliest, verb).lastIndexOf(c))) + 1,
    )
    for (let at = start; at < Math.min(start + 4, verb); at++) {
      const list = scene.finder.at(at, verb)
      if (list === null || list.score < 8 || !/^[載記書].{2,8}$/u.test(s.slice(list.to, verb))) continue
      // An author stands before his title.
      const [first, ...rest] = list.names
      return { ...list, from: start, names: [{ ...first!, from: start }, ...rest] }
    }
    return null
  }
  return scene.finder.before(phraseFrom, close + 1).find(({ score }) => score >= 8) ?? null
}

/** 「《長編》：…」「《神道碑銘》云：「…」」「國史云亡命卒數百人」. */
function told(scene: Scene, match: RegExpExecArray): Statement[] | null {
  if (scene.strict) return null
  const verb = match.index
  const after = verb + match[0].length
  if (scene.s.slice(after, after + 1) === '') return null
  const list = named(scene, verb)
  if (list === null) return scene.punctuated ? null : toldAlike(scene, sureTitle(scene, verb), after)
  const marked = list.names.every(({ kind }) => kind === 'marked')
  // Unpunctuated notes quote books as evidence too; only one that chooses between accounts gives them as such.
  const only = marked && list.from === scene.from && scene.to - scene.from <= SHORT_NOTE
  if (!scene.punctuated && !only && (!scene.weighs || '考據依'.includes(scene.s[list.from - 1] ?? '。')))
    return toldAlike(scene, list, after)
  if (!marked && scene.punctuated && !match[0].endsWith('：') && !/[云曰]/u.test(match[0])) return null
  if (COMMENTARY.test(scene.s.slice(list.from, list.to))) return null
  const account = accountFrom(scene, after)
  if (account === null || scene.s[account.from] === '案') return null
  // 「考異云：「此句疑後人所增」」 speaks of the text, and tells no other story.
  if (OF_THE_TEXT.test(scene.s.slice(account.from, account.to))) return null
  const statement = accountStatement(scene, list.names, list.from, account)
  // A note that only quotes a source is commentary (《魏書》曰…); one that says 按 first sets it beside the text.
  const quotes =
    list.from === 0 && account.to - account.from > SHORTEST_COMMENTARY && statement.date === undefined
  // Without title marks a commentary quotes book after book; what none of them contradicts is no witness.
  return statement.kind === 'parallel' && (quotes || (!marked && statement.date === undefined))
    ? null
    : [{ ...statement, rule: 'W云' }]
}

/**
 * In commentary without stops a book that has nearly the words of the text is its witness, 「東觀記曰大國三縣」 under 大國四縣; one
 * that says anything else explains it, and the classics are quoted for what the text alludes to.
 */
function toldAlike({ s, to }: Scene, list: WitnessList | undefined, after: number): Statement[] | null {
  if (
    list === undefined ||
    !list.names.every(({ kind }) => kind === 'title') ||
    CLASSIC.test(s.slice(list.from, list.to))
  )
    return null
  const words = readingWords(s, after, to, null)
  const length = words === null ? 0 : words.reading.to - words.reading.from
  if (words === null || /[作無脫衍訛].$/u.test(s.slice(words.reading.from, words.reading.to))) return null
  if (length < SHORTEST_ALIKE || length > LONGEST_ALIKE) return null
  return [
    {
      rule: 'W云',
      kind: 'parallel',
      clause: { from: list.from, to: words.end },
      quoted: null,
      lemma: { by: 'sentence' },
      reading: words.reading,
      names: list.names,
      alike: true,
    },
  ]
}

const sureTitle = ({ finder, from }: Scene, verb: number) =>
  finder.before(Math.max(from, verb - 12), verb).find(({ score }) => score >= 8)

const CLASSIC =
  /詩|尚書|周易|易|禮|論語|孟子|孝經|爾雅|說文|廣雅|方言|釋名|字|韻|莊子|老子|列子|荀子|音義|注/u
/** In characters. */
const SHORTEST_ALIKE = 4
const LONGEST_ALIKE = 12

/** 「《日錄》此事系於三月二十五日，且云安石止欲與試判循資」: the source named before says more. */
function toldMore(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { last, carried } = scene
  if (scene.strict || last === null || carried.length === 0) return null
  if (match.index - last.clause.to > 2 || !carried.every(({ kind }) => kind === 'marked' || kind === 'title'))
    return null
  const account = accountFrom(scene, match.index + match[0].length)
  if (account === null) return null
  return [
    { ...accountStatement(scene, carried, match.index, account), kind: 'fact', carried: true, rule: '且云' },
  ]
}

/** 「《東都事略》附錄，嘉祐間，夏國妄認…」: a source, a comma, and the account. */
function bare(scene: Scene, match: RegExpExecArray): Statement[] | null {
  if (scene.strict) return null
  const list = named(scene, match.index)
  if (list === null || !list.names.every(({ kind }) => kind === 'marked')) return null
  const account = accountFrom(scene, match.index + 1)
  if (account === null) return null
  return [{ ...accountStatement(scene, list.names, list.from, account), rule: 'W，D…' }]
}

function accountStatement(
  scene: Scene,
  names: readonly Named[],
  from: number,
  account: Range,
): Omit<Statement, 'rule'> {
  const { s, to } = scene
  const words = s.slice(account.from, account.to)
  const name = s.slice(names.at(-1)!.from, names.at(-1)!.to)
  const after = s.slice(account.to, Math.min(to, account.to + 60))
  // The verdict may be another's: 「傅子曰…。臣松之案：…傅子誤也」.
  const judged = CONTRADICTS.test(after) || deniedBy(s.slice(account.to, account.to + 60), name)
  const told = leadingDate(words.replace(/^[「」]/u, ''))
  // 「是年…」 is the date of the text.
  const date = /^「?[是其]/u.test(words) ? 0 : told
  const contradicts = judged || CONTRAST.test(words.slice(0, 60))
  // An account that is a date and nothing else dates the event otherwise: 「江表傳云三年」.
  const only = date > 0 && date >= words.replace(/[也矣。」]+$/u, '').length
  // 「則謂三十萬」: a number stands for the number of the text.
  if (date === 0 && NUMBER_ONLY.test(words)) {
    return {
      kind: 'fact',
      clause: { from, to: account.to },
      quoted: null,
      lemma: { by: 'nearest' },
      reading: account,
      names,
    }
  }
  const chronology = only || (judged && (date > 0 || YEARS_AT_END.test(words)))
  return {
    kind: chronology ? 'chronology' : contradicts ? 'fact' : 'parallel',
    clause: { from, to: account.to },
    quoted: null,
    lemma: { by: 'sentence' },
    reading: account,
    ...(date > 0 && { date: { from: account.from, to: account.from + date } }),
    names,
  }
}

/** Whether the words that follow say that the source is wrong. */
function deniedBy(words: string, name: string): boolean {
  const at = words.indexOf(name)
  return at >= 0 && /^(?:誤|非)/u.test(words.slice(at + name.length))
}

const CONTRADICTS =
  /與(?:此|是書|本傳|本紀|[史傳紀志]).{0,6}(?:不同|不合|不符|互異|異)|不同|互異|恐誤|誤也|非也|今不取|今從|不取|不可從|不足[據信]|不可[據信]|未可據|未知孰是|孰是|日月有異|異文/u
/** Words that deny: another account of an event often denies what the text says. */
const CONTRAST = /不能|未嘗|非是|妄認|不果/u
const OF_THE_TEXT = /^「?(?:此[句字文]|「)|後人所|疑[有脫衍當]|當作|之誤$/u
const NUMBER_ONLY = new RegExp(`^「?${NUMERAL}{1,4}(?:餘?[萬千百]餘?|餘)?[人騎匹石戶級員]?$`, 'u')
const YEARS_AT_END = new RegExp(`${NUMERAL}{1,3}年$`, 'u')
/** A note that weighs accounts says which it follows. */
export const CHOOSES =
  /近是|皆誤|今依|今從|今不取|今不從|不取|未知孰|未詳孰|今並存|今兩存|恐誤|疑誤|誤也|與此[不異]/u
/** Commentaries introduce what others say (補注：錢大昭曰…); they are no witnesses themselves. */
const COMMENTARY = /(?:補注|集解|正義|索隱|校補|考證|音義|釋文|劄記|校記)$/u
/** In characters: a note that is one title and what it says. */
const SHORT_NOTE = 40
const SHORTEST_COMMENTARY = 12
