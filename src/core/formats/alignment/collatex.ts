import { type Tokens, wordOf } from '../../collation/index.ts'
import { type AlignmentFormat, type AlignmentInput } from './alignment-format.ts'

/**
 * The alignment table as CollateX's Python port writes it: `witnesses`, and in `table` a row a witness, a cell a
 * column, which is the list of its tokens or null. Tokens that came from CollateX JSON keep every key they had;
 * others have `t` (as written, blanks included) and `n` (the form compared).
 */
export const collatexTable: AlignmentFormat = {
  name: 'collatex',
  title: 'CollateX JSON, a row a witness',
  write: (input) =>
    written(input, ({ table }, cell) =>
      table.sigla.map((_, row) => table.columns.map((_, column) => cell(column, row))),
    ),
}

/** The same with a row a column of the table, as CollateX's Java service writes it. */
export const collatexColumns: AlignmentFormat = {
  name: 'collatex-columns',
  title: 'CollateX JSON, a row a place',
  write: (input) =>
    written(input, ({ table }, cell) =>
      table.columns.map((_, column) => table.sigla.map((_, row) => cell(column, row))),
    ),
}

type CellOf = (column: number, row: number) => unknown

function written(input: AlignmentInput, arrange: (input: AlignmentInput, cell: CellOf) => unknown): string {
  const { collation, table } = input
  const sides = [collation.base, ...collation.witnesses]
  const token = (tokens: Tokens, forms: Uint32Array, i: number) =>
    tokens.source?.[i] ?? {
      t: tokens.text.slice(tokens.starts[i], tokens.starts[i + 1]),
      n: wordOf(collation.book, forms[i]!).replaceAll('\0', ''),
    }
  const cell = (column: number, row: number) => {
    const { from, to } = table.columns[column]!.cells[row]!
    const { tokens, keys } = sides[row]!
    return from === to ? null : Array.from({ length: to - from }, (_, i) => token(tokens, keys, from + i))
  }
  return `${JSON.stringify({ witnesses: table.sigla, table: arrange(input, cell) }, null, 1)}\n`
}
