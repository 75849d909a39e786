import { type Cell, type Tokens, wordOf } from '../../collation/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'

/**
 * The alignment table as CollateX's Python port writes it: `witnesses`, and in `table` a row a witness, a cell a
 * column, which is the list of its tokens or null. Tokens that came from CollateX JSON keep every key they had;
 * others have `t` (as written, blanks included) and `n` (the form compared).
 */
export const collatexTable: AlignmentFormat = {
  name: 'collatex',
  title: 'CollateX JSON',
  write({ collation, table }) {
    const sides = [collation.base, ...collation.witnesses]
    const token = (tokens: Tokens, forms: Uint32Array, i: number) =>
      tokens.source?.[i] ?? {
        t: tokens.text.slice(tokens.starts[i], tokens.starts[i + 1]),
        n: wordOf(collation.book, forms[i]!).replaceAll('\0', ''),
      }
    const cell = (row: number, { from, to }: Cell) => {
      const { tokens, forms } = sides[row]!
      if (from === to) return null
      return Array.from({ length: to - from }, (_, i) => token(tokens, forms, from + i))
    }
    const rows = table.sigla.map((_, row) => table.columns.map(({ cells }) => cell(row, cells[row]!)))
    return `${JSON.stringify({ witnesses: table.sigla, table: rows }, null, 1)}\n`
  },
}
