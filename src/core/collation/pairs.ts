import { type Collation } from './collate.ts'
import { FIELDS, HERE, MOVE } from './differences.ts'
import { type SpellingRule } from './rules.ts'
import { wordOf } from './tokens.ts'
import { graphVariants } from './variants.ts'

/**
 * Two words that stand against each other again and again, and so may be one word in two spellings. `to` is the one
 * that a dictionary calls standard, or else the one that the base has most often; `from` is the other.
 */
export interface RecurringPair {
  readonly from: string
  readonly to: string
  readonly count: number
  /** How often in each witness, those first that have it most. */
  readonly byWitness: readonly { readonly siglum: string; readonly count: number }[]
  /** The dictionary relation that makes them variants; null when none is known: 宋 and 臣 may recur too. */
  readonly relation: string | null
  /** Whether the settings of the collation already look away from it. */
  readonly folded: boolean
}

/**
 * The pairs of single words that stand against each other at least `least` times, the commonest first. They are
 * proposals: what no dictionary calls variants is other words until an editor says otherwise.
 */
export function recurringPairs(collation: Collation, least = 2): RecurringPair[] {
  const { base, witnesses, book } = collation
  const counts = new Map<string, Counted>()
  witnesses.forEach(({ tokens, forms, differences, siglum }) => {
    for (const table of [differences.outer, differences.inner]) {
      for (let at = 0; at < table.length; at += FIELDS) {
        if (table[at + 4] === MOVE || table[at + 4] === HERE) continue
        const length = table[at + 1]! - table[at]!
        if (length !== table[at + 3]! - table[at + 2]!) continue
        for (let k = 0; k < length; k++) {
          const [i, j] = [table[at]! + k, table[at + 2]! + k]
          const [a, b] = [base.tokens.written[i]!, tokens.written[j]!]
          if (a === b) continue
          const key = a < b ? `${a} ${b}` : `${b} ${a}`
          let pair = counts.get(key)
          if (pair === undefined)
            counts.set(key, (pair = { a, b, forward: 0, backward: 0, folded: true, by: new Map() }))
          if (pair.a === a) pair.forward++
          else pair.backward++
          pair.folded &&= base.forms[i] === forms[j]
          pair.by.set(siglum, (pair.by.get(siglum) ?? 0) + 1)
        }
      }
    }
  })
  const variants = graphVariants()
  const standardOf = (word: string) => variants.get(word)?.standard ?? word
  return [...counts.values()]
    .filter(({ forward, backward }) => forward + backward >= least)
    .map(({ a, b, forward, backward, folded, by }): RecurringPair => {
      const [x, y] = [wordOf(book, a), wordOf(book, b)]
      const relation =
        standardOf(x) === standardOf(y) ? ((variants.get(x) ?? variants.get(y))?.relation ?? null) : null
      const isForward = relation === null ? forward >= backward : standardOf(y) !== y
      return {
        from: isForward ? y : x,
        to: isForward ? x : y,
        count: forward + backward,
        byWitness: [...by]
          .map(([siglum, count]) => ({ siglum, count }))
          .sort((p, q) => q.count - p.count || (p.siglum < q.siglum ? -1 : 1)),
        relation,
        folded,
      }
    })
    .sort((p, q) => q.count - p.count || (p.from + p.to < q.from + q.to ? -1 : 1))
}

/** The rule that a pair proposes; it holds always until an editor narrows it. */
export function ruleOf({ from, to }: RecurringPair): SpellingRule {
  return { from, to, scope: { kind: 'always' } }
}

interface Counted {
  readonly a: number
  readonly b: number
  /** How often the base has `a` and the witness `b`, and the other way about. */
  forward: number
  backward: number
  folded: boolean
  readonly by: Map<string, number>
}
