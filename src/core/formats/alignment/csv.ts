import { cellText } from '../../collation/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'

/**
 * The alignment table, a line a column of it (spreadsheets hold more lines than columns): number, `=` or `≠`,
 * then a field a text. Fields are quoted as RFC 4180 has it. A field that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export const csvTable: AlignmentFormat = {
  name: 'csv',
  title: 'the alignment table, a line a place',
  write({ table }) {
    const lines = [['n', 'varies', ...table.sigla]]
    table.columns.forEach(({ varies, cells }, i) =>
      lines.push([
        String(i + 1),
        varies ? '≠' : '=',
        ...cells.map((cell, row) => cellText(table, row, cell)),
      ]),
    )
    return lines.map((fields) => `${fields.map(field).join(',')}\r\n`).join('')
  },
}

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && text.length > 1 ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
