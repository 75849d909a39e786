import type { ApparatusEntry } from './apparatus-entry.ts'

/** On which side of its lemma an addition stands. */
export type AdditionSide = 'before' | 'after'

/** The formula of an addition: X下W有Y字 for words after the lemma X, X上W有Y字 for words before it; `verb` is 有 or 衍. */
export const additionRule = (verb: '有' | '衍', side: AdditionSide) =>
  `X${side === 'before' ? '上' : '下'}W${verb}Y字`

/** The formulae of the lists of sigla: 甲＋（乙） adds after the lemma, （乙）＋甲 before it. */
export const siglaAdditionRule = (side: AdditionSide) => (side === 'before' ? '（乙）＋甲' : '甲＋（乙）')

/**
 * On which side of its lemma the words of an addition stand, as the note says from which the entry was read; null where no
 * note says it. Told by the formula that was recognised; where an entry was read before formulae told it, by the words of
 * the clause (「嘗」上有……).
 */
export function additionSide({ origin }: ApparatusEntry): AdditionSide | null {
  if (origin.by !== 'notes') return null
  const rules = origin.rule?.split('; ') ?? []
  if (rules.some((rule) => BEFORE.test(rule)) || CLAUSE_BEFORE.test(origin.clause.exact)) return 'before'
  return rules.some((rule) => AFTER.test(rule)) || CLAUSE_AFTER.test(origin.clause.exact) ? 'after' : null
}

const BEFORE = /^X上|^（乙）＋甲$/u
const AFTER = /^X下|^甲＋（乙）$/u
const CLAUSE_BEFORE = /上[有多衍]/u
const CLAUSE_AFTER = /下[有多衍]/u
