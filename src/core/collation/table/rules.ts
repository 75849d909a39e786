import { type Codebook, codeOf, type Tokens, type TokenSize } from '../tokens.ts'
import { tokenize } from '../tokenize.ts'
import { type TableRow } from './editable-table.ts'
import { type TableEdit } from './table-edit.ts'
import { type TokenRange } from './token-reference.ts'

export type Rule = Extract<TableEdit, { kind: 'regularise' }>

/** The rules among `edits`. */
export const rulesOf = (edits: readonly TableEdit[]): Rule[] =>
  edits.filter((edit): edit is Rule => edit.kind === 'regularise')

/** What rules make of the words of a table: the tokens to compare, and cells that as a whole are the lemma written otherwise. */
export interface Regularised {
  /** The tokens of each row, with what rules replace one for one. */
  readonly tokens: readonly Tokens[]
  /** Whether the words of a cell are by a rule those of the base's cell; for rules that change the number of tokens. */
  readonly sameByRule: (row: number, cell: TokenRange, base: TokenRange) => boolean
}

/**
 * Applies rules to the words of `rows`. A rule that holds everywhere counts in the base text as well, so that the two
 * ways of writing are equal whichever the base has. Rules do not chain: each looks at the words as they stand.
 */
export function regularise(
  rows: readonly Pick<TableRow, 'witness' | 'tokens'>[],
  rules: readonly Rule[],
  places: ReadonlyMap<string, TokenRange & { readonly row: number }>,
  book: Codebook,
  size: TokenSize,
): Regularised {
  if (rules.length === 0) return { tokens: rows.map(({ tokens }) => tokens), sameByRule: () => false }
  const known = rules.map((rule) => ({
    rule,
    from: wordsOf(rule.from, book, size),
    to: wordsOf(rule.to, book, size),
  }))
  /** Rules that replace token for token, by the first token they look for. */
  const even = new Map<number, typeof known>()
  const uneven: typeof known = []
  for (const one of known) {
    if (one.from.length === 0 || one.from.length !== one.to.length) uneven.push(one)
    else if (one.rule.scope.kind !== 'place') {
      const first = one.from[0]!
      even.set(first, [...(even.get(first) ?? []), one])
    }
  }
  const holdsIn = ({ scope }: Rule, witness: string | null) =>
    scope.kind === 'always' || (scope.kind === 'witness' && scope.witness === witness)

  const tokens = rows.map(({ witness, tokens }, row) => {
    let written: Uint32Array | null = null
    const put = (at: number, codes: Uint32Array) => (written ??= tokens.written.slice()).set(codes, at)
    if (even.size > 0) {
      for (let i = 0; i < tokens.count; i++) {
        for (const { rule, from, to } of even.get(tokens.written[i]!) ?? []) {
          if (holdsIn(rule, witness) && holds(tokens.written, i, from)) put(i, to)
        }
      }
    }
    for (const { rule, from, to } of known) {
      const place = rule.scope.kind === 'place' ? places.get(rule.id) : undefined
      if (place?.row === row && from.length === to.length && holds(tokens.written, place.from, from)) {
        put(place.from, to)
      }
    }
    return written === null ? tokens : { ...tokens, written }
  })

  const isWhole = (row: number, { from, to }: TokenRange, words: Uint32Array) =>
    to - from === words.length && holds(rows[row]!.tokens.written, from, words)
  return {
    tokens,
    sameByRule: (row, cell, base) =>
      uneven.some(({ rule, from, to }) => {
        const here =
          rule.scope.kind === 'place'
            ? places.get(rule.id)?.row === row && places.get(rule.id)?.from === cell.from
            : holdsIn(rule, rows[row]!.witness)
        if (!here) return false
        const said = isWhole(row, cell, from) && isWhole(0, base, to)
        return said || (rule.scope.kind === 'always' && isWhole(row, cell, to) && isWhole(0, base, from))
      }),
  }
}

function holds(written: Uint32Array, at: number, words: Uint32Array): boolean {
  for (let i = 0; i < words.length; i++) if (written[at + i] !== words[i]) return false
  return true
}

function wordsOf(text: string, book: Codebook, size: TokenSize): Uint32Array {
  const { written, wordFrom, wordTo, count } = tokenize(text, book, size)
  const empty = codeOf(book, '')
  return written.filter((code, i) => i < count && code !== empty && wordFrom[i]! < wordTo[i]!)
}
