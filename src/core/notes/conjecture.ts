import { leftContext } from './left-context.ts'
import { NUMERAL } from './numerals.ts'
import type { Formula, Scene } from './scene.ts'
import type { Range, Statement } from './statement.ts'
import { withNextClause } from './substitution.ts'
import type { Named } from './witness-names.ts'

/** Formulae of reasoning without a copy: 當作, 疑作, 疑衍, 疑脫, 某字之訛. */
export const conjectures: readonly Formula[] = [
  {
    rule: 'X當作Y',
    signs: '疑似恐蓋或殆當應宜合',
    verb: /(?:疑|似|恐|蓋|或|殆)?亦?(?:當|應|宜|合)(?:改)?(?:作|為|云|曰)(?!是(?!之))|疑(?:作|為)|恐(?:作)/uy,
    read: (scene, match) => propose(scene, match, 'X當作Y'),
  },
  {
    rule: 'X疑Y之訛',
    signs: '疑似恐蓋當乃即是為系殆或',
    verb: /(?:疑|似|恐|蓋|當|乃|即|是|為|系|殆|或)(?:當)?(?:是|為|即|乃|系)?(?=[^，。；疑當]{1,10}?(?:(?:二|三|兩)?字?之(?:訛|誤|壞|倒)|(?<=」)(?:訛|誤)))/uy,
    read: faultOf,
  },
  {
    rule: 'X字疑衍',
    signs: '疑衍恐似當',
    verb: /(?:疑|恐|似|當)(?:為|是|系|涉[^，。；]{1,5}而?誤?)?(?:衍)(?:文|字)?|衍文|衍字|(?<=字|」)衍(?!「)/uy,
    read: strikeOut,
  },
  {
    rule: 'X字後人所加',
    signs: '蓋乃皆疑當是為系後淺俗校妄',
    verb: /(?:蓋|乃|皆|疑|當|是|為|系)*(?:後人|淺人|俗人|校者|妄人)(?:所|妄|誤|不知而)*[加增添]也?/uy,
    read: strikeOut,
  },
  {
    rule: '疑脫Y字',
    signs: '疑恐似當蓋',
    verb: /(?:疑|恐|似|當|蓋)(?:有|是)?(?:脫|奪|缺|闕|有)(?!文|誤)/uy,
    read: supply,
  },
  {
    rule: '上脫Y字',
    signs: '上下前後',
    verb: /[上下前後](?:當有|應有|宜有|疑有|似有|脫|奪|少一)/uy,
    read: supply,
  },
  { rule: '多一X字', signs: '多衍', verb: /(?:多|衍)一?(?=[^，。；]{1,4}字)/uy, read: tooMany },
  { rule: '少一Y字', signs: '少', verb: /少一/uy, read: supply },
]

/** What a critic says of the text itself, without a copy: 「劉攽曰案文多一之字」. */
function tooMany(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, from, reporter } = scene
  const verb = match.index
  const after = verb + match[0].length
  const word = /^「?([^，。；「」]{1,4}?)」?字/u.exec(s.slice(after, Math.min(scene.to, after + 8)))
  if (scene.strict || reporter === null || word === null) return null
  const beside = '上下'.includes(s[verb - 1] ?? '。')
  const left = leftContext(scene.finder, from, verb, scene.stands)
  if (left.names.length > 0 || !scene.stands(word[1]!)) return null
  // 「此甲子下多朔字」: the 朔 after 甲子.
  const place = beside
    ? /(?:^|[，。；案]|此)([^，。；此案]{1,6})$/u.exec(s.slice(Math.max(from, verb - 8), verb))
    : null
  if (beside && (place === null || !scene.stands(place[1]!.slice(0, -1)))) return null
  const start = after + (s[after] === '「' ? 1 : 0)
  return [
    {
      rule: '多一X字',
      kind: 'conjecture',
      clause: { from: verb - (place?.[1]!.length ?? 0), to: after + word[0].length },
      quoted: { from: start, to: start + word[1]!.length },
      lemma: { by: 'quoted' },
      ...(place !== null && { context: place[1]! }),
      reading: null,
      names: [],
      author: reporter,
    },
  ]
}

/** Who is said to conjecture, just before the clause: 「刊誤謂「掾」當作「椽」」, 「集解引錢大昕說，謂「鉅」當作「距」」. */
function authorOf(scene: Scene, at: number): { author?: Named } {
  if (scene.reporter !== null) return { author: scene.reporter }
  const { s } = scene
  const earliest = Math.max(scene.from, at - 20)
  const words = s.slice(earliest, at)
  const match = SAYS.exec(words)
  if (match === null) return {}
  const to = earliest + match.index + match[1]!.length
  // 「集解引錢大昕說」: the book only quotes him.
  return { author: { from: to - match[1]!.replace(/^.*引/u, '').length, to, kind: 'scholar' } }
}

const SAYS =
  /(?<=^|[，。；：」案引])((?![又今此其據本文意義案])\p{Script=Han}{1,8}?)(?:之?說，?(?:謂|云|曰|以為)?|，?(?:[云曰]，?)?(?:謂|云|曰|以為|疑))[：，]?$/u

function propose(scene: Scene, match: RegExpExecArray, rule: string): Statement[] | null {
  const { s, from } = scene
  if (scene.strict) return null
  const verb = match.index
  const after = verb + match[0].length
  const left = leftContext(scene.finder, from, verb, scene.stands)
  const fallback = left.lemma ?? phraseBefore(scene, verb)
  if (left.lemma === null && left.names.length > 0) return null
  if (fallback === null && verb > from + 1) return null
  const length = fallback === null ? null : fallback.to - fallback.from
  const words = withNextClause(scene, after, length)
  if (words === null || words.reading.to <= words.reading.from) return null
  const fault = /^(?:二|三)?字?之[訛誤]/u.exec(s.slice(words.reading.to))
  const inner = /^(.{1,8}?)(?:二|三)?字?之[訛誤]/u.exec(s.slice(words.reading.from, words.reading.to))
  const reading = inner === null ? words.reading : { from: after, to: after + inner[1]!.length }
  const text = s.slice(reading.from, reading.to)
  // 「對，當作去聲讀」 is how it is read aloud.
  if (PRONOUNCED.test(text)) return null
  if (!left.found && left.lemma === null && text.length > 8) return null
  return [
    {
      rule,
      kind: 'conjecture',
      clause: {
        from: left.lemma === null ? (fallback?.from ?? verb) : left.from,
        to: words.end + (fault?.[0].length ?? 0),
      },
      quoted: fallback,
      lemma: fallback === null ? { by: 'nearest' } : { by: 'quoted' },
      reading,
      names: [],
      ...authorOf(scene, left.lemma === null ? (fallback?.from ?? verb) : left.from),
    },
  ]
}

const PRONOUNCED = /^(?:[平上去入]聲|如字)|^.{1,2}音|[聲音]讀?$/u

/** The short phrase before the verb, taken for the lemma although the text does not have it just so (鄚當為鄚). */
function phraseBefore({ s, from }: Scene, verb: number): Range | null {
  let start = verb
  while (start > from && verb - start < 8 && !/[，。；：「」）]/u.test(s[start - 1]!)) start--
  if (s[start] === '案' || s[start] === '又') start++
  const end = s[verb - 1] === '字' ? verb - 1 : verb
  return start < end && end - start <= 4 ? { from: start, to: end } : null
}

/** 「二瀆當是故瀆之訛」「建乃違字之誤」. */
function faultOf(scene: Scene, match: RegExpExecArray): Statement[] | null {
  if (scene.strict) return null
  const { s, from } = scene
  const verb = match.index
  const after = verb + match[0].length
  const left = leftContext(scene.finder, from, verb, scene.stands)
  const lemma = left.lemma ?? (left.names.length === 0 ? phraseBefore(scene, verb) : null)
  const fault = /^「?(.{1,10}?)」?(?:(?:二|三|兩)?字?之(?:訛|誤|壞|倒)|(?<=」)(?:訛|誤))/u.exec(
    s.slice(after, after + 20),
  )
  if (fault === null || (lemma === null && verb > from)) return null
  if (lemma !== null && left.lemma === null && !scene.stands(s.slice(lemma.from, lemma.to))) return null
  const start = after + (s[after] === '「' ? 1 : 0)
  return [
    {
      rule: 'X疑Y之訛',
      kind: 'conjecture',
      clause: { from: left.lemma === null ? (lemma?.from ?? verb) : left.from, to: after + fault[0].length },
      quoted: lemma,
      lemma: lemma === null ? { by: 'nearest' } : { by: 'quoted' },
      reading: { from: start, to: start + fault[1]!.length },
      names: [],
      ...authorOf(scene, left.lemma === null ? (lemma?.from ?? verb) : left.from),
    },
  ]
}

/** 「要字疑衍」: words that the text should not have. */
function strikeOut(scene: Scene, match: RegExpExecArray): Statement[] | null {
  if (scene.strict) return null
  const { s, from, to } = scene
  const verb = match.index
  const after = verb + match[0].length
  const left = leftContext(scene.finder, from, verb, scene.stands)
  const following = new RegExp(`^「?([^，。；」]{1,6}?)」?(?:${NUMERAL}{1,2})?字`, 'u').exec(
    s.slice(after, Math.min(to, after + 12)),
  )
  const lemma =
    left.lemma ??
    (following === null
      ? null
      : {
          from: after + (s[after] === '「' ? 1 : 0),
          to: after + (s[after] === '「' ? 1 : 0) + following[1]!.length,
        })
  if (lemma === null || left.names.length > 0) return null
  if (!left.found && left.lemma === null && !scene.stands(s.slice(lemma.from, lemma.to))) return null
  const end = left.lemma === null && following !== null ? after + following[0].length : after
  return [
    {
      rule: 'X字疑衍',
      kind: 'conjecture',
      clause: { from: Math.min(left.from, verb), to: end },
      quoted: lemma,
      lemma: { by: 'quoted' },
      reading: null,
      names: [],
      ...authorOf(scene, Math.min(left.from, verb)),
    },
  ]
}

/** 「河字上脫以字」「下疑脫一字」: words that the text should have. */
function supply(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, from, to } = scene
  const verb = match.index
  const after = verb + match[0].length
  const words = /^(?:一)?(?:「([^」]{1,12})」|([^，。；「」]{1,6}?))(?:[一二三四五六]?字)/u.exec(
    s.slice(after, Math.min(to, after + 20)),
  )
  if (words === null) return null
  const side = /[上下前後]/u.exec(s.slice(Math.max(from, verb - 1), after))?.[0]
  const mark = side === undefined ? verb : s.indexOf(side, Math.max(from, verb - 1))
  const left = leftContext(scene.finder, from, mark, scene.stands)
  if (scene.strict && left.lemma === null) return null
  // 「少一Y字」 judges the text only in the mouth of a critic.
  if (match[0].endsWith('少一') && scene.reporter === null) return null
  // A witness before it is what the conjecture rests on; 「蓋有」 alone is no conjecture.
  if (
    left.names.length > 0 &&
    (left.found || match[0].startsWith('蓋')) &&
    !/此[云作]/u.test(s.slice(from, verb))
  )
    return null
  if (match[0].endsWith('有') && match[0].startsWith('蓋')) return null
  // 「此云二十年蓋脫五字」: what the text says stands before the verb.
  const here = /此[云作曰]([^，。；]{1,8})$/u.exec(s.slice(Math.max(from, verb - 10), verb))?.[1]
  const lemma =
    here !== undefined && scene.stands(here)
      ? { from: verb - here.length, to: verb }
      : left.names.length > 0 && !left.found
        ? null
        : left.lemma
  // Without a lemma, 「下脫」 belongs to another formula, unless it opens the note.
  if (lemma === null && side !== undefined && mark > from) return null
  const text = words[1] ?? words[2]!
  const start = after + words[0].indexOf(text)
  return [
    {
      rule: '疑脫Y字',
      kind: 'conjecture',
      clause: { from: Math.min(lemma === null ? verb : left.from, verb), to: after + words[0].length },
      quoted: lemma,
      lemma: lemma === null ? { by: 'nearest' } : { by: 'quoted' },
      reading: { from: start, to: start + text.length },
      names: [],
      side: side === '上' || side === '前' ? 'before' : 'after',
      ...authorOf(scene, Math.min(lemma === null ? verb : left.from, verb)),
    },
  ]
}
