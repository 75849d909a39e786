import type { Formula, Scene } from './scene.ts'
import type { Statement } from './statement.ts'
import { SURNAMES } from './surnames.ts'
import { topicBefore } from './topic.ts'
import type { WitnessList } from './witness-names.ts'

/** Formulae by which another source has the same: 「孔本同」, 「歐陽史與是書同」. */
export const agreements: readonly Formula[] = [
  {
    rule: 'W與此同',
    signs: '與',
    verb: /與(?:此|是書|本書|此本|底本|本傳|本紀)(?:正|並|皆|均)?(?:同|合)(?=$|[，。；）]|惟|今|案)/uy,
    read: confirming,
  },
  {
    rule: 'W同',
    signs: '並皆俱均同',
    verb: /[並皆俱均亦]*同(?=$|[，。；）】」]|下|今|案)/uy,
    read: agreeing,
  },
]

/** 「通鑑作友敬，歐陽史與是書同」: another source has the words of the text. */
function confirming(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { last, finder, from } = scene
  if (scene.strict || last === null || match.index - last.clause.to > 24) return null
  const list = finder.before(from, match.index).find(({ score }) => score >= 5)
  if (list === undefined) return null
  const { verdict: _, ...before } = last
  return [
    {
      ...before,
      rule: 'W與此同',
      clause: { from: list.from, to: match.index + match[0].length },
      names: list.names,
      sameLemma: true,
      confirms: true,
    },
  ]
}

/** 「章：十二行本「王」作「主」；乙十一行本同；孔本同」: another copy has the reading of the clause before. */
function agreeing(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { last, finder, from } = scene
  if (scene.strict) return null
  // 「釗魏書作昭音義同」: sound and meaning are the same, and no book has it so.
  if (scene.s.endsWith('音義', match.index)) return null
  const end = scene.s[match.index - 1] === '引' ? match.index - 1 : match.index
  const list = wider(
    aCritic(scene, end),
    finder.before(from, end).find(({ score }) => score >= 5),
  )
  if (last === null || match.index - last.clause.to > 24) {
    // 「「弟」，百衲本同」: it has the words that the sentence is about.
    const topic = list === undefined ? null : topicBefore(scene, list.from)
    return list === undefined || topic === null
      ? null
      : [
          {
            rule: 'W同',
            kind: 'substitution',
            clause: { from: list.from, to: match.index + match[0].length },
            quoted: topic,
            lemma: { by: 'quoted' },
            reading: topic,
            names: list.names,
          },
        ]
  }
  if (list === undefined || /[。]/u.test(scene.s.slice(last.clause.to, list.from).slice(0, -1))) return null
  return [
    {
      ...last,
      rule: 'W同',
      clause: { from: list.from, to: match.index + match[0].length },
      names: list.names,
      sameLemma: true,
    },
  ]
}

/** 「退齋校同」: all between the stops. */
const WHOLE_COPY = /(?<=[，。；])(?:(?![及與皆並俱均諸各此下上])\p{Script=Han}){2,7}[本校傳紀志表錄記集鑑]$/u

/** 「何校「于」改「於」，陳同」: a collator by his surname, between a stop and 同. */
function aCritic({ s, last }: Scene, to: number): WitnessList | null {
  const copy = WHOLE_COPY.exec(s.slice(Math.max(0, to - 10), to))?.[0]
  if (last !== null && copy !== undefined) {
    const from = to - copy.length
    return { from, to, names: [{ from, to, kind: 'copy' }], score: 5 }
  }
  const isNamed = last !== null && SURNAMES.has(s[to - 1]!) && '，。；、'.includes(s[to - 2] ?? '一')
  return isNamed ? { from: to - 1, to, names: [{ from: to - 1, to, kind: 'scholar' }], score: 5 } : null
}

const wider = (a: WitnessList | null, b: WitnessList | undefined) =>
  a !== null && (b === undefined || (b.names.length === 1 && a.from < b.from)) ? a : b
