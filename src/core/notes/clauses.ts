import { accounts, CHOOSES } from './accounts.ts'
import { agreements } from './agreements.ts'
import { additions } from './addition.ts'
import { conjectures } from './conjecture.ts'
import { readWithoutVerb } from './no-verb.ts'
import { omissions } from './omission.ts'
import type { Formula, Scene } from './scene.ts'
import type { Stands } from './left-context.ts'
import { NameFinder } from './name-finder.ts'
import type { Statement } from './statement.ts'
import { summaries, withoutRepeated } from './summary.ts'
import { SURNAMES } from './surnames.ts'
import { supporters } from './supporters.ts'
import { substitutions } from './substitution.ts'
import { titles } from './title-names.ts'
import { transpositions } from './transposition.ts'
import { verdicts } from './verdicts.ts'
import type { Speakers, Voice } from './voices.ts'
import type { Named } from './witness-names.ts'

/** The table of formulae, those that say more before those that say less. */
export const formulae: readonly Formula[] = [
  ...transpositions,
  ...conjectures,
  ...accounts.slice(0, 2),
  ...substitutions,
  ...agreements,
  ...omissions,
  ...additions,
  ...accounts.slice(2),
  ...summaries,
]

/** The formulae by the code unit that their verb begins with. */
const bySign = new Map<number, Formula[]>()
for (const formula of formulae) {
  for (const sign of new Set(formula.signs)) {
    const unit = sign.charCodeAt(0)
    const list = bySign.get(unit)
    if (list) list.push(formula)
    else bySign.set(unit, [formula])
  }
}

/**
 * What the words of a note say, clause by clause. One pass from left to right: where a formula's verb stands, the
 * words before it (never beyond the last clause) give lemma and witness, the words after it the reading.
 */
export function readClauses(
  s: string,
  stands: Stands,
  options: { strict?: boolean; from?: number; speakers?: Speakers } = {},
): Statement[] {
  const { strict = false, from = 0, speakers } = options
  const voices = speakers?.voices(s, from) ?? [{ from, to: s.length, speaker: null }]
  const finder = new NameFinder(s, speakers?.sigla)
  return voices.flatMap((voice) => readVoice(finder, stands, voice, strict))
}

function readVoice(finder: NameFinder, stands: Stands, voice: Voice, strict: boolean): Statement[] {
  const { s } = finder
  const statements: Statement[] = []
  const opening = strict ? { end: 0, reporter: null } : openerOf(s, voice.from)
  const reporter = voice.speaker ?? opening.reporter
  let carried: readonly Named[] = []
  let from = Math.min(opening.end, voice.to)
  const words = s.slice(voice.from, voice.to)
  const punctuated = /[，。；]/u.test(words)
  const weighs = CHOOSES.test(words)
  const sceneAt = (at: number): Scene => ({
    s,
    finder,
    from: Math.max(from, at - FARTHEST),
    start: Math.max(voice.from, opening.end),
    to: voice.to,
    stands,
    // 「方無則字今案有則字語意乃足」: what the editor argues is not what the copy has.
    carried:
      statements.length > 0 && s.slice(from, Math.min(at, from + FARTHEST)).includes('案') ? [] : carried,
    reporter,
    last: statements.at(-1) ?? null,
    punctuated,
    weighs,
    strict,
  })
  const first = readWithoutVerb(sceneAt(from))
  if (first !== null) {
    statements.push(...first)
    carried = first[0]!.names
    from = first[0]!.clause.to
  }
  for (let at = from; at < voice.to; at++) {
    const candidates = bySign.get(s.charCodeAt(at))
    if (candidates === undefined) continue
    const read = firstReading(candidates, s, at, sceneAt)
    if (read === null) continue
    statements.push(...read)
    const end = Math.max(...read.map(({ clause }) => clause.to))
    const named = read.at(-1)!.names
    if (named.length > 0 && named.some(({ kind }) => kind !== 'anonymous')) carried = named
    const verdict = verdictLength(s.slice(end, Math.min(voice.to, end + 12)))
    from = end + verdict
    // What the editor goes on to argue is not what the copy has.
    if (s.slice(end, from).includes('案')) carried = []
    at = Math.max(at, end - 1)
  }
  return withVerdicts(finder, withoutRepeated(s, statements), voice.to)
}

/** A short verdict or remark after a clause, which no next clause begins with: 「以或作已非是庸或作用」. */
function verdictLength(words: string): number {
  return AFTER_CLAUSE.exec(words)?.[0].length ?? 0
}

const AFTER_CLAUSE =
  /^(?:[，。；]|今?從之|非是|是也|非也|誤也|訛也|[上下]同|並同|義[亦並]?通|[亦兩]通|今按|今案|今改正)+(?=.)/u

function firstReading(
  candidates: readonly Formula[],
  s: string,
  at: number,
  sceneAt: (at: number) => Scene,
): readonly Statement[] | null {
  let scene: Scene | null = null
  for (const formula of candidates) {
    formula.verb.lastIndex = at
    const match = formula.verb.exec(s)
    if (match === null) continue
    scene ??= sceneAt(at)
    const read = formula.read(scene, match)
    if (read !== null && read.length > 0) return read
  }
  return null
}

/** The words that open a note, and who speaks in it, when it is someone who reports copies (徐廣曰). */
export function openerOf(s: string, from: number): { end: number; reporter: Named | null } {
  let end = from
  let reporter: Named | null = null
  for (
    let match = OPENER.exec(s.slice(end, end + 16));
    match !== null;
    match = OPENER.exec(s.slice(end, end + 16))
  ) {
    const critic = match.groups?.['critic']
    if (critic !== undefined) {
      if (!SURNAMES.has(critic[0]!) || critic === '章') break
      reporter = { from: end, to: end + critic.length, kind: 'scholar' }
    }
    const who = match.groups?.['who']
    if (who !== undefined) {
      if (/[脫作無訛誤刻有]/u.test(who) || (titles.has(who) && !COMMENTARIES.test(who))) break
      reporter = NO_REPORTER.test(who) ? null : { from: end, to: end + who.length, kind: 'scholar' }
    }
    end += match[0].length
  }
  return { end, reporter }
}

const OPENER =
  /^(?:○|〇|[，。：；]|(?:又|謹|今|愚|臣[\p{Script=Han}]{1,3})?案(?!文)|案文(?=[^，。；]{1,8}(?:當|多|少|衍|脫))|詳(?=[^，。；]{1,6}(?:當|疑))|附：|校[：曰]|章：|(?<critic>\p{Script=Han}{1,3}?)案?：(?=「)|(?:劄記|校記|校勘記|考證)(?=[^曰云：，。；]{1,6}[本刻作無脫])|原注[：]?|注云|(?<who>[\p{Script=Han}]{2,3}|[\p{Script=Han}]{1,2}氏)曰(?!字))/u
const NO_REPORTER = /考異|^或|^又|^一|^詔|^上|^帝|索隱|正義|集解|^本|^史|^傳|志|紀|書|錄/u

/** Books that only lead to what is said in them; of any other 「東觀記曰」 is what it has. */
const COMMENTARIES = /考異|索隱|正義|集解|音義|釋文/u

/** How far a clause may reach back from its verb, in characters. */
const FARTHEST = 48

/** Gives each statement the verdict that judges it: its own, or that of the chain it belongs to. */
function withVerdicts(finder: NameFinder, statements: readonly Statement[], to: number): Statement[] {
  const { s } = finder
  const result = [...statements]
  let chain = 0
  result.forEach((statement, i) => {
    const next = result[i + 1]?.clause.from ?? to
    if (next < statement.clause.to) return
    const window = Math.min(next, statement.clause.to + VERDICT_WITHIN)
    const lookFrom =
      statement.reading === null ? statement.clause.to : Math.min(statement.clause.to, statement.reading.to)
    const found = verdicts(s, lookFrom, window)
    if (found.length === 0) return
    const decisive = found.findLast(({ whole }) => whole) ?? found[0]!
    const bearing = supporters(finder, decisive.range)
    for (let k = decisive.whole ? chain : i; k <= i; k++) {
      const before = result[k]!
      if (before.verdict !== undefined) continue
      result[k] = {
        ...before,
        verdict: decisive.range,
        ...(bearing.length > 0 && { supporters: bearing }),
      }
    }
    if (decisive.whole) chain = i + 1
  })
  return result
}

/** In characters after the clause. */
const VERDICT_WITHIN = 120
