import Papa from 'papaparse'
import { entryKinds, readingKinds, siglum, statuses } from '../../apparatus/index.ts'
import { decoded } from '../decode.ts'
import {
  type ImportOptions,
  type ImportProblem,
  type ImportSource,
  orUnreadable,
  type ReadImport,
  UnreadableFile,
} from '../import-format.ts'
import type { WireEntry } from '../json/index.ts'
import { importTable } from '../table/import-table.ts'
import { type Column, columns } from './columns.ts'

/**
 * Reads CSV or TSV: a list of readings, a line each (its columns are named in the first line: at least `lemma` and
 * `reading`), or an alignment table, a line a place and a column a text. A line that has more or fewer fields than the
 * first is named, and nothing is read.
 */
export function readCsv(source: ImportSource, options: ImportOptions = {}): Promise<ReadImport> {
  return orUnreadable(async () => {
    const content = await decoded(source, options)
    const { rows, lines } = parse(content)
    const [head] = rows
    if (head === undefined || head.length < 2)
      throw new UnreadableFile(
        'not-a-table',
        'The file has no columns; the first line should name them, with commas or tabs between.',
        1,
        1,
      )
    rows.forEach((row, i) => {
      if (row.length === head.length) return
      throw new UnreadableFile(
        'ragged-table',
        `This line has ${row.length} fields, and the first line has ${head.length}; give it as many, or quote the field that has a comma or line end in it.`,
        lines[i],
        1,
      )
    })
    const names = head.map((name) => name.trim().toLowerCase())
    const origin = { file: source.name, format: 'csv' }
    if (names.includes('lemma') && names.includes('reading'))
      return readList(rows.slice(1), lines.slice(1), names, origin)
    // The tables that `collate` writes number their places and say which vary.
    const first = names[0] === 'n' && names[1] === 'varies' ? 2 : 0
    const sigla = head.slice(first).map((name) => name.trim())
    const twice = sigla.find((name, i) => sigla.indexOf(name) !== i)
    if (twice !== undefined)
      throw new UnreadableFile(
        'siglum-twice',
        `Two columns are called 「${twice}」; a column is a text, and needs a name of its own.`,
        1,
        1,
      )
    if (sigla.includes(''))
      throw new UnreadableFile(
        'no-siglum',
        'A column has no name in the first line; write the siglum of its text there.',
        1,
        1,
      )
    const table = { sigla, rows: rows.slice(1).map((row) => row.slice(first).map(unguarded)) }
    const read = importTable(table, options, origin)
    if (typeof read === 'string') throw new UnreadableFile('no-such-text', read)
    return read
  })
}

/** The rows and the line of the file in which each begins. Lines without anything in them are left out. */
function parse(content: string): { rows: string[][]; lines: number[] } {
  const rows: string[][] = []
  const lines: number[] = []
  let line = 1
  let at = 0
  const text = content.replace(/^\ufeff/, '')
  const delimiter =
    (text.match(/\t/g) ?? []).length > (text.slice(0, 10_000).match(/[,;]/g) ?? []).length ? '\t' : ''
  Papa.parse<string[]>(text, {
    ...(delimiter !== '' && { delimiter }),
    delimitersToGuess: [',', ';', '\t'],
    step: ({ data, errors, meta }) => {
      if (data.length > 1 || data[0]?.trim() !== '') {
        const quote = errors.find(({ type }) => type === 'Quotes')
        if (quote !== undefined)
          throw new UnreadableFile(
            'quote-not-closed',
            'A field that begins with a quotation mark here does not end with one; close it, or double the marks within it.',
            line,
            1,
          )
        rows.push(data)
        lines.push(line)
      }
      for (; at < meta.cursor; at++)
        if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line++
    },
  })
  return { rows, lines }
}

function readList(
  rows: readonly string[][],
  lines: readonly number[],
  names: readonly string[],
  origin: { file: string; format: string },
): ReadImport {
  const problems: ImportProblem[] = []
  const entries = new Map<string, WireEntry>()
  const sigla = new Set<string>()
  const unknown = names.filter((name) => name !== '' && !(columns as readonly string[]).includes(name))
  for (const name of unknown)
    problems.push({
      code: 'not-understood',
      severity: 'warning',
      message: `The column 「${name}」 is not understood and is left out.`,
      line: 1,
      column: 1,
    })
  const cellOf = (row: readonly string[]) => (column: Column) => {
    const at = names.indexOf(column)
    return at < 0 ? '' : unguarded(row[at]!)
  }
  const ours = names.includes('reading_kind')
  const bearers = (cell: string) =>
    cell
      .split(ours ? /\s*;\s*/u : /\s*[;；,，、]\s*|\s+/u)
      .filter((name) => name !== '')
      .map((name) => {
        // The copy that a source does not name.
        if (name === '?') return { witness: null }
        sigla.add(name)
        return { witness: name }
      })
  rows.forEach((row, i) => {
    const cell = cellOf(row)
    const wrong = (column: Column, allowed: readonly string[]) =>
      problems.push({
        code: 'wrong-value',
        severity: 'warning',
        message: `「${cell(column)}」 is no ${column.replace('_', ' ')}; it is one of ${allowed.join(', ')}.`,
        line: lines[i]!,
        column: 1,
      })
    const oneOf = <T extends string>(column: Column, allowed: readonly T[], usual: T): T => {
      const value = cell(column).trim()
      if (value === '') return usual
      const found = allowed.find((one) => one === value)
      if (found === undefined) wrong(column, allowed)
      return found ?? usual
    }
    const lemma = cell('lemma')
    const key =
      cell('id') ||
      JSON.stringify([cell('start'), cell('line'), lemma, i > 0 && cell('start') === '' ? '' : ''])
    const known = entries.get(key)
    const reading = cell('reading')
    const hasReading = reading !== '' || cell('reading_kind') !== '' || cell('witnesses') !== ''
    const usual = reading === '' ? 'omission' : lemma === '' ? 'addition' : 'substitution'
    const readings = hasReading
      ? [
          {
            id: `r${(known?.readings.length ?? 0) + 1}`,
            kind: oneOf('reading_kind', readingKinds, usual),
            text: reading,
            ...(cell('class') !== '' && { class: cell('class') }),
            ...(isCertainty(cell('certainty')) && { certainty: cell('certainty') as 'high' }),
            ...(cell('author') !== '' && { author: cell('author') }),
            attestations: bearers(cell('witnesses')),
          },
        ]
      : []
    if (known !== undefined) {
      entries.set(key, { ...known, readings: [...known.readings, ...readings] })
      return
    }
    const agreements = bearers(cell('agreements'))
    const start = wholeNumber(cell('start'))
    const end = wholeNumber(cell('end'))
    const placed = start !== null && end !== null && end >= start
    entries.set(key, {
      id: cell('id') || `csv-${i + 1}`,
      layer: cell('layer') || 'variants',
      kind: oneOf('kind', entryKinds, 'reading'),
      lemma: lemma.split('……').map((exact, part, parts) => ({
        start: placed ? start : 0,
        end: placed ? end : 0,
        exact,
        ...(cell('prefix') !== '' && part === 0 && { prefix: cell('prefix') }),
        ...(cell('suffix') !== '' && part === parts.length - 1 && { suffix: cell('suffix') }),
      })),
      ...(cell('quoted_lemma') !== '' && { quotedLemma: cell('quoted_lemma') }),
      readings,
      ...(agreements.length > 0 && { agreements }),
      ...(cell('verdict') !== '' && { verdict: cell('verdict') }),
      origin: { by: 'import', ...origin },
      status: oneOf('status', statuses, 'proposed'),
      ...(cell('decision') !== '' && {
        decision: {
          prefer: cell('decision'),
          reason: cell('reason'),
          by: cell('decided_by'),
          at: cell('decided_at'),
        },
      }),
    })
  })
  return {
    value: {
      witnesses: Array.from(sigla, (name) => ({ siglum: siglum(name) })),
      layers: [...new Set(Array.from(entries.values(), ({ layer }) => layer))].map((id) => ({ id })),
      text: null,
      entries: [...entries.values()],
      readsNotes: false,
    },
    problems,
  }
}

/** Without the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
const unguarded = (cell: string) => (/^'[=+\-@\t\r\n'＝＋－＠]/u.test(cell) ? cell.slice(1) : cell)

const isCertainty = (word: string) => ['high', 'medium', 'low', 'unknown'].includes(word)
const wholeNumber = (cell: string) => (/^\d{1,9}$/.test(cell.trim()) ? Number(cell) : null)
