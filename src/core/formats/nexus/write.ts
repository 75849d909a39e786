import type { Exported, ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { variantTable } from '../variant-table/variant-table.ts'

/**
 * A NEXUS matrix for stemmatic and phylogenetic programs: a row a text, the base first, and a character for each place
 * where texts differ: 0 the base, 1, 2 … the other texts in the order of the witnesses, ? where it is not known what a
 * witness has. Places where fewer than two texts are known say nothing and are left out. A comment tells the words.
 */
export function writeNexus(input: ExportInput, { silence = 'unknown' }: ExportOptions = {}): Exported {
  const { sigla, columns, losses } = variantTable(input, silence)
  const rows = sigla.map((): string[] => [])
  const legend: string[] = []
  for (const { cells, entries } of columns) {
    if (entries.length === 0) continue
    const states = new Map<string, string>()
    const symbols = cells.map((words) => {
      if (words === null) return '?'
      const known = states.get(words)
      if (known !== undefined) return known
      const symbol = SYMBOLS[states.size]
      if (symbol === undefined) {
        losses.add(
          `A place has more than ${SYMBOLS.length} texts, and NEXUS no more symbols: the others are ?`,
          entries[0]!.id,
        )
        return '?'
      }
      states.set(words, symbol)
      return symbol
    })
    if (states.size < 2) {
      losses.add('A place where only one text is known is left out', entries[0]!.id)
      continue
    }
    symbols.forEach((symbol, row) => rows[row]!.push(symbol))
    const words = Array.from(states, ([text, symbol]) => `${symbol} ${text === '' ? '-' : text}`).join(', ')
    legend.push(`  [${legend.length + 1} ${comment(`${entries.map(({ id }) => id).join(' ')}: ${words}`)}]`)
  }
  if (silence === 'unknown')
    losses.add('A witness that an entry does not name is ?; with --silence agrees it has the base text')
  const labels = sigla.map(label)
  const width = Math.max(...labels.map((name) => name.length))
  const content = [
    '#NEXUS',
    ...(legend.length === 0 ? [] : ['[the characters]', ...legend]),
    'begin data;',
    `  dimensions ntax=${sigla.length} nchar=${legend.length};`,
    `  format datatype=standard symbols="${SYMBOLS}" missing=? gap=-;`,
    '  matrix',
    ...labels.map((name, row) => `    ${name.padEnd(width)} ${rows[row]!.join('')}`),
    '  ;',
    'end;',
    '',
  ].join('\n')
  return { content, problems: losses.problems() }
}

/** Programs do not tell capitals from small letters. */
const SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A name in quotation marks may hold anything but line ends. */
const label = (siglum: string) => `'${siglum.replace(/[\s\p{Cc}]+/gu, ' ').replaceAll("'", "''")}'`

/** Brackets end comments, and a mark at their beginning gives them a meaning. */
const comment = (text: string) =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
