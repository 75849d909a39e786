import { type NewTableEdit, type RuleScope } from './table-edit.ts'
import { type TokenFinder, type TokenRange } from './token-reference.ts'

/** What of a table is needed to say an edit: the edges of its cells, and who finds tokens in its texts. */
export interface TableOutline {
  readonly witnesses: readonly (string | null)[]
  readonly bounds: readonly Uint32Array[]
  readonly finder: (row: number) => TokenFinder
}

const reference = ({ witnesses, finder }: TableOutline, row: number, range: TokenRange) =>
  finder(row).describe(witnesses[row]!, range)

const cell = ({ bounds }: TableOutline, row: number, column: number): TokenRange => ({
  from: bounds[row]![column]!,
  to: bounds[row]![column + 1]!,
})

/** Columns `from` to `to` (inclusive) as one. Null when the base has no words in them: nothing holds them together. */
export function joinEdit(outline: TableOutline, from: number, to: number): NewTableEdit | null {
  const [a, b] = [outline.bounds[0]![from]!, outline.bounds[0]![to + 1]!]
  if (to <= from || a === b) return null
  const isAddition = (column: number) => outline.bounds[0]![column] === outline.bounds[0]![column + 1]
  return {
    kind: 'join',
    words: reference(outline, 0, { from: a, to: b }),
    ...(isAddition(from) && { before: true }),
    ...(isAddition(to) && { after: true }),
  }
}

/** A cut before token `place` of a row; the others are cut where `cuts` says, or by guess. Null at an edge. */
export function splitEdit(
  outline: TableOutline,
  row: number,
  column: number,
  place: number,
  cuts: ReadonlyMap<number, number> = new Map(),
): NewTableEdit | null {
  const { from, to } = cell(outline, row, column)
  if (place <= from || place >= to) return null
  return {
    kind: 'split',
    place: reference(outline, row, { from: place, to: place }),
    cuts: Array.from(cuts, ([other, at]) => reference(outline, other, { from: at, to: at })),
  }
}

/** No cut at the end of `column`. Null at the end of the text. */
export function keepTogetherEdit(outline: TableOutline, column: number): NewTableEdit | null {
  const base = outline.bounds[0]!
  const place = base[column + 1]!
  if (place === 0 || place >= base.at(-1)!) return null
  return { kind: 'keep-together', place: reference(outline, 0, { from: place, to: place }) }
}

/**
 * Tokens of a witness against the words of another column. In an addition it is the place that is named. Null for the
 * base text, whose words stay where they are, and for no tokens.
 */
export function moveEdit(
  outline: TableOutline,
  row: number,
  tokens: TokenRange,
  column: number,
): NewTableEdit | null {
  if (row === 0 || tokens.from === tokens.to || column < 0 || column >= outline.bounds[0]!.length - 1)
    return null
  return {
    kind: 'move',
    tokens: reference(outline, row, tokens),
    to: reference(outline, 0, cell(outline, 0, column)),
  }
}

/** The words of a witness in one column are those that the base has in another. Null where one of them has none. */
export function transposeEdit(
  outline: TableOutline,
  row: number,
  column: number,
  baseColumns: readonly [number, number],
): NewTableEdit | null {
  const tokens = cell(outline, row, column)
  const words = { from: outline.bounds[0]![baseColumns[0]]!, to: outline.bounds[0]![baseColumns[1] + 1]! }
  if (row === 0 || tokens.from === tokens.to || words.from === words.to) return null
  return { kind: 'transpose', tokens: reference(outline, row, tokens), of: reference(outline, 0, words) }
}

export function untransposeEdit(outline: TableOutline, row: number, tokens: TokenRange): NewTableEdit {
  return { kind: 'untranspose', tokens: reference(outline, row, tokens) }
}

/** The words of a cell as another way to write the base's. Null where one of the two has none, or they are the same. */
export function regulariseEdit(
  outline: TableOutline,
  row: number,
  column: number,
  scope: Exclude<RuleScope['kind'], 'section'>,
): NewTableEdit | null {
  const pair = pairAt(outline, row, column)
  if (pair === null) return null
  const { witness, tokens, of } = pair
  const rule = { kind: 'regularise' as const, from: tokens.text, to: of.text }
  switch (scope) {
    case 'place':
      return { ...rule, scope: { kind: scope, tokens, of } }
    case 'witness':
      return { ...rule, scope: { kind: scope, witness } }
    case 'always':
      return { ...rule, scope: { kind: scope } }
    default:
      return scope satisfies never
  }
}

/** The same for all witnesses in a section: tokens `from` to `to` of the base. Null for a section without words too. */
export function regulariseInSectionEdit(
  outline: TableOutline,
  row: number,
  column: number,
  { from, to }: TokenRange,
): NewTableEdit | null {
  const pair = pairAt(outline, row, column)
  if (pair === null || to <= from) return null
  const place = (at: number) => reference(outline, 0, { from: at, to: at })
  return {
    kind: 'regularise',
    from: pair.tokens.text,
    to: pair.of.text,
    scope: { kind: 'section', from: place(from), to: place(to) },
  }
}

/** What a witness has in a column, and the base, where both have something and it is not the same. */
function pairAt(outline: TableOutline, row: number, column: number) {
  const witness = outline.witnesses[row]
  if (witness == null) return null
  const tokens = reference(outline, row, cell(outline, row, column))
  const of = reference(outline, 0, cell(outline, 0, column))
  if (tokens.text === '' || of.text === '' || tokens.text === of.text) return null
  return { witness, tokens, of }
}
