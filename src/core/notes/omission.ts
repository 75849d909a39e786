import { countAfter } from './counted.ts'
import { leftContext } from './left-context.ts'
import { GLOSSARY } from './no-verb.ts'
import { NUMERAL, numeral } from './numerals.ts'
import type { Formula, Scene } from './scene.ts'
import type { Range, Statement } from './statement.ts'
import type { Named } from './witness-names.ts'
import { reporterOf } from './substitution.ts'

/** Formulae by which a witness lacks words of the base: 脫X字, 脫此八字, 無X字, 「X」字原脫. */
export const omissions: readonly Formula[] = [
  {
    rule: 'W脫X字',
    signs: '脫奪漏落缺闕空',
    verb: /(?:脫|奪|漏|落|缺|闕|(?<=[原本字])空(?=$|[，。；]))(?:去|落|漏|却|文)?(?!(?:簡|身|甲|走|於|疑|之)(?!字))/uy,
    read: (scene, match) => omit(scene, match, 'W脫X字'),
  },
  {
    rule: 'W無X字',
    signs: '無少刪省',
    verb: /(?:無|少|刪|省)(?:去)?(?!之。|考|事|所|由|文$)/uy,
    read: (scene, match) => omit(scene, match, 'W無X字'),
  },
  { rule: '「X」據W補', signs: '據', verb: /據(?=[^，。；「」]{1,30}?[增補])/uy, read: supplied },
]

interface Lost {
  readonly quoted: Range | null
  readonly lemma: Statement['lemma']
  readonly end: number
}

function omit(scene: Scene, match: RegExpExecArray, rule: string): Statement[] | null {
  const { s, from, carried } = scene
  const verb = match.index
  const after = verb + match[0].length
  const left = leftContext(scene.finder, from, verb, scene.stands)
  const strong = rule === 'W脫X字'
  const lost = lostWords(scene, after, left.names.length > 0, left.lemma)
  if (lost === null)
    return (
      countedBefore(scene, verb, after) ?? (match[0] === '無' ? lostBefore(scene, after, left.names) : null)
    )
  const names = left.names.length > 0 ? left.names : carried
  const known = names.length > 0 || (strong && scene.reporter === null)
  if (!known || (scene.strict && left.score < 6)) return null
  // A dictionary that lacks a word has no copy of the text.
  if (names.some(({ from, to }) => GLOSSARY.test(s.slice(from, to)))) return null
  if (left.names.length === 0 && !isPlain(s, lost, left.lemma) && !strong) return null
  const begins = left.names.length > 0 || left.found || left.lemma !== null ? left.from : verb
  const first: Statement = {
    rule,
    kind: 'omission',
    clause: { from: Math.max(from, begins), to: lost.end },
    quoted: lost.quoted,
    lemma: lost.lemma,
    reading: null,
    names,
    ...(left.names.length === 0 && { carried: true }),
    ...(left.lemma !== null &&
      left.lemma !== lost.quoted && { context: s.slice(left.lemma.from, left.lemma.to) }),
    ...reporterOf(scene, names),
  }
  return [first, ...coordinate(scene, first)]
}

/** 「此三字原缺」: the words lost are counted before the verb. */
function countedBefore({ s, from }: Scene, verb: number, after: number): Statement[] | null {
  const start = Math.max(from, verb - 10)
  const words = /(?:此|以上|上)([一二三四五六七八九十百]{1,4})(?:字|句)(原|本|舊)?$/u.exec(
    s.slice(start, verb),
  )
  const count = numeral(words?.[1] ?? '')
  if (words === null || count === null) return null
  const named = words[2] === undefined ? [] : [{ from: verb - 1, to: verb, kind: 'anonymous' as const }]
  return [
    {
      rule: '此N字原脫',
      kind: 'omission',
      clause: { from: start + words.index, to: after },
      quoted: null,
      lemma: { by: 'count', count },
      reading: null,
      names: named,
    },
  ]
}

/** 「「善」，甲本作「諸」，乙本無」: nothing but a witness and 無. It lacks the lemma of the clause before, else the phrase at the note. */
function lostBefore(
  { s, from, to, start, last, strict }: Scene,
  after: number,
  names: readonly Named[],
): Statement[] | null {
  if (strict || names.length === 0 || names.every(({ kind }) => kind === 'section')) return null
  if (!/^(?:$|[，。；）])/u.test(s.slice(after, after + 1))) return null
  const clause = { from: Math.max(from, names[0]!.from), to: after }
  const common = { rule: 'W無', kind: 'omission' as const, clause, reading: null, names }
  const follows = last?.quoted != null && clause.from - last.clause.to <= 2
  // 「黑子下舊本有也字，淳化本無」: it lacks what another copy adds, as the text does.
  if (follows && last.kind === 'addition') return [{ ...last, rule: 'W無', clause, names, confirms: true }]
  if (follows) return [{ ...common, quoted: last.quoted, lemma: { by: 'quoted' } }]
  return names[0]!.from === start && after === to
    ? [{ ...common, quoted: null, lemma: { by: 'phrases', count: 1 } }]
    : null
}

/** 「「十五日」三字據宋本補」: the base copy lacked what another copy gave. */
function supplied(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, from, to, last } = scene
  if (scene.strict) return null
  const verb = match.index
  const before = /「([^「」]{1,40})」(?:[一二三四五六七八九十]{0,2}字)?，?(?:今)?$/u.exec(
    s.slice(Math.max(from, verb - 50), verb),
  )
  if (before === null || (last !== null && verb - last.clause.to < 2)) return null
  const start = verb - before[0].length
  const end = verb + (/^據[^，。；「」]{1,30}?[增補]/u.exec(s.slice(verb, to))?.[0].length ?? 1)
  return [
    {
      rule: '「X」據W補',
      kind: 'omission',
      clause: { from: start, to: end },
      quoted: { from: start + 1, to: start + 1 + before[1]!.length },
      lemma: { by: 'quoted' },
      reading: null,
      names: [],
    },
  ]
}

const isPlain = (s: string, lost: Lost, lemma: Range | null) =>
  lemma === lost.quoted ||
  lost.quoted === null ||
  /^[二三四五六七八九十]{0,3}字/u.test(s.slice(lost.quoted.to, lost.quoted.to + 4)) ||
  s[lost.quoted.to] === '」'

/** What is said to be lost, from the words after the verb, or, when nothing follows, the lemma before it. */
function lostWords(scene: Scene, after: number, named: boolean, before: Range | null): Lost | null {
  const { s, to } = scene
  const words = s.slice(after, Math.min(to, after + LONGEST))
  const counted = COUNTED.exec(words)
  if (counted !== null) {
    const count = numeral(counted[1]!)
    const by = counted[0].endsWith('字') ? ('count' as const) : ('phrases' as const)
    // 「「一切」，金藏無此二字」 counts the words it has just quoted.
    if (before !== null && count !== null && [...s.slice(before.from, before.to)].length === count)
      return { quoted: before, lemma: { by: 'quoted' }, end: after + counted[0].length }
    return count === null ? null : { quoted: null, lemma: { by, count }, end: after + counted[0].length }
  }
  const marked = QUOTED.exec(words)
  if (marked !== null) return quotedLoss(after + 1, marked[1]!.length, after + marked[0].length)
  const second = /^[上下](.{1,4}?)字/u.exec(words)
  if (second !== null && scene.stands(second[1]!) && !scene.stands(words[0]! + second[1]!)) {
    return quotedLoss(after + 1, second[1]!.length, after + second[0].length)
  }
  for (const match of words.matchAll(WORDS_COUNTED)) {
    const count = match[1] === undefined ? null : numeral(match[1])
    const length = match.index
    if (length === 0) continue
    if (count !== null && [...words.slice(0, length)].length !== count) continue
    if (count === null && length > 6) break
    const one = /^[一兩二三]/u.test(words) && length > 1 && !scene.stands(words.slice(0, length)) ? 1 : 0
    return quotedLoss(after + one, length - one, after + length + match[0].length)
  }
  if (words === '' || /^(?:[，。；）」]|據|今|案|也)/u.test(words)) {
    const count = before === null ? null : countAfter(scene.s, before)
    if (count !== null) return { quoted: null, lemma: { by: 'count', count }, end: after }
    return before === null
      ? null
      : { quoted: before, lemma: { by: 'quoted' }, end: after + (words.startsWith('也') ? 1 : 0) }
  }
  // 「或無爲我」: without 字, only where a witness was named and the words stand in the text.
  const bare = /^[^，。；：「」）]{1,8}/u.exec(words)
  if (bare !== null && named && scene.stands(bare[0]))
    return quotedLoss(after, bare[0].length, after + bare[0].length)
  return null
}

const quotedLoss = (from: number, length: number, end: number): Lost => ({
  quoted: { from, to: from + length },
  lemma: { by: 'quoted' },
  end,
})

/** 「脫縣字小字」: a second word under the same verb. */
function coordinate({ s, to, stands }: Scene, first: Statement): Statement[] {
  const result: Statement[] = []
  let at = first.clause.to
  if (s[at - 1] !== '字') return []
  for (let match = NEXT_WORD.exec(s.slice(at, Math.min(to, at + 6))); match !== null;) {
    const from = at + (match[1]?.length ?? 0)
    const quoted = { from, to: from + match[2]!.length }
    if (!stands(s.slice(quoted.from, quoted.to))) break
    at += match[0].length
    result.push({ ...first, clause: { from, to: at }, quoted, lemma: { by: 'quoted' }, carried: true })
    match = NEXT_WORD.exec(s.slice(at, Math.min(to, at + 6)))
  }
  return result
}

const COUNTED = new RegExp(`^(?:此|上|以上|下|以下)?(${NUMERAL}{1,4})(?:字|句|語)`, 'u')
const QUOTED = new RegExp(`^「([^」]{1,60})」(?:${NUMERAL}{1,3})?(?:字|句)?`, 'u')
const WORDS_COUNTED = new RegExp(`(${NUMERAL}{1,3})?字`, 'gu')
const NEXT_WORD = /^([及、又]?)([^作訛誤脫無一二三四五六七八九十]{1,2})字/u
const LONGEST = 60
