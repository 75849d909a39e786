import { accountFrom } from './account-words.ts'
import type { Formula, Scene } from './scene.ts'
import type { Range, Statement } from './statement.ts'

/** Formulae that say of a source, told or not, that it differs: 《東都事略》與此異文, 孫盛曰…與此不同. */
export const summaries: readonly Formula[] = [
  {
    rule: 'W與此異',
    signs: '與',
    verb: /與(?:此|是書|本傳|本紀|正史)[^，。；]{0,3}?(?:不同|不合|不符|互異|異文|異月|小異|異)/uy,
    read: differs,
  },
]

/** A source that is only said to differ; what it has may stand before, where the note told it without a verdict. */
function differs(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, finder, from, start, last, reporter } = scene
  if (scene.strict) return null
  const end = match.index + match[0].length
  const list = finder.before(Math.max(start, match.index - 40), match.index).find(({ score }) => score >= 8)
  if (list === undefined) {
    // 「孫盛曰：案魏武初起兵，已有眾五千，與此不同」: who speaks tells it himself.
    if (reporter === null || last !== null || !scene.punctuated) return null
    const account = trimmed(s, start, match.index)
    return account === null ? null : [statement([reporter], { from: reporter.from, to: end }, account)]
  }
  const name = s.slice(list.from, list.to)
  const spoken = last !== null && last.names.some(({ from, to }) => s.slice(from, to) === name)
  if (spoken || list.from < from) return null
  return [statement(list.names, { from: list.from, to: end }, toldBefore(scene, name, list.from))]
}

const statement = (names: Statement['names'], clause: Range, reading: Range | null): Statement => ({
  rule: 'W與此異',
  kind: 'fact',
  clause,
  quoted: null,
  lemma: { by: 'sentence' },
  reading,
  names,
})

/** The account that the note gave of the source before, without a verdict: 「《東都事略》於《滕元發傳》所載，治平四年…」. */
function toldBefore(scene: Scene, name: string, to: number): Range | null {
  const { s, start } = scene
  const at = s.slice(start, to).lastIndexOf(name)
  if (at < 0) return null
  const from = start + at + name.length
  const lead = LEAD.exec(s.slice(from, Math.min(to, from + 40)))?.[0].length ?? 0
  return accountFrom({ ...scene, to }, from + lead)
}

const LEAD = /^(?:於《[^》]{1,20}》)?(?:所[載云記])?[云曰載]?[，：]?/u

function trimmed(s: string, from: number, to: number): Range | null {
  let start = from
  while (start < to && '案：，「。'.includes(s[start]!)) start++
  let end = to
  while (end > start && '，。；」'.includes(s[end - 1]!)) end--
  return end - start < SHORTEST ? null : { from: start, to: end }
}

/** In characters. */
const SHORTEST = 4

/**
 * The statements without summaries of what an earlier one has told: their words are its verdict then (「《宋史本紀》：二月乙巳…。《宋史
 * 本紀》與此異月」).
 */
export function withoutRepeated(s: string, statements: readonly Statement[]): Statement[] {
  const result: Statement[] = []
  const nameOf = ({ names }: Statement) => names.map(({ from, to }) => s.slice(from, to)).join('、')
  for (const statement of statements) {
    const told =
      statement.rule === 'W與此異'
        ? result.findLastIndex((earlier) => nameOf(earlier) === nameOf(statement))
        : -1
    if (told < 0) result.push(statement)
    else if (result[told]!.verdict === undefined)
      result[told] = {
        ...result[told]!,
        verdict: { from: statement.names.at(-1)!.to, to: statement.clause.to },
      }
  }
  return result
}
