import type { Exported, ExportInput } from '../export-format.ts'
import { variantTable } from '../variant-table/variant-table.ts'

/**
 * The alignment table as CollateX's Python port writes it: `witnesses`, and in `table` a row a witness and a cell a
 * stretch of text, which is a list of tokens (`t` as written, `n` as compared) or null for a gap. The base text is the
 * first row. A witness that an entry does not name has the words of the base text.
 */
export function writeCollatex(input: ExportInput): Exported {
  const { sigla, columns, losses } = variantTable(input, 'agrees')
  losses.add('A witness that an entry does not name is given the words of the base text; a lacuna is a gap')
  const rows = sigla.map((_, row) =>
    columns.map(({ cells }) => {
      const words = cells[row]
      return words === null || words === undefined || words === '' ? null : [{ t: words, n: words.trim() }]
    }),
  )
  const table = rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')
  return {
    content: `{\n "witnesses": ${JSON.stringify(sigla)},\n "table": [\n${table}\n ]\n}\n`,
    problems: losses.problems(),
  }
}
