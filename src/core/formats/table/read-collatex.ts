import { collate, type CollationText, toEntries } from '../../collation/index.ts'
import { siglum } from '../../apparatus/index.ts'
import { baseText } from '../../text/index.ts'
import { readCollatex } from '../alignment/index.ts'
import { decoded } from '../decode.ts'
import {
  type ImportOptions,
  type ImportSource,
  orUnreadable,
  type ReadImport,
  UnreadableFile,
} from '../import-format.ts'
import { entryToWire } from '../json/index.ts'
import { importTable, type Table } from './import-table.ts'

/**
 * Reads CollateX JSON: the alignment table that it puts out, as its Java or its Python version writes it, or the
 * witnesses that are put into it, which are collated here.
 */
export function readCollatexFile(source: ImportSource, options: ImportOptions = {}): Promise<ReadImport> {
  return orUnreadable(async () => {
    const content = await decoded(source, options)
    const origin = { file: source.name, format: 'collatex' }
    let data: unknown
    try {
      data = JSON.parse(content)
    } catch (error) {
      throw new UnreadableFile('not-json', `The file is not JSON (${(error as Error).message}).`, 1, 1)
    }
    const table = tableIn(data)
    if (table !== null) {
      const read = importTable(table, options, origin)
      if (typeof read === 'string') throw new UnreadableFile('no-such-text', read)
      return read
    }
    return collateInput(content, options)
  })
}

function collateInput(content: string, { base: wanted, target }: ImportOptions): ReadImport {
  let texts: readonly CollationText[]
  let notes: readonly string[]
  try {
    ;({ texts, notes } = readCollatex(content))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new UnreadableFile('not-collatex', `This is no CollateX JSON: ${error.message}.`, 1, 1)
    throw error
  }
  const base = wanted === undefined ? texts[0]! : texts.find(({ siglum }) => siglum === wanted)
  if (base === undefined)
    throw new UnreadableFile(
      'no-such-text',
      `There is no witness 「${wanted!}」; there are ${texts.map(({ siglum }) => siglum).join(', ')}.`,
    )
  const collation = collate(
    base,
    texts.filter((text) => text !== base),
  )
  const text = baseText(collation.base.tokens.text)
  void target
  return {
    value: {
      witnesses: texts
        .filter((other) => other !== base)
        .map(({ siglum: name }) => ({ siglum: siglum(name) })),
      layers: [{ id: 'variants' }],
      text,
      entries: toEntries(collation, text).map((entry) => entryToWire(entry, text)),
      readsNotes: false,
    },
    problems: notes.map((message) => ({
      code: 'not-understood',
      severity: 'warning',
      message,
      line: null,
      column: null,
    })),
  }
}

/** The table in `data`; null when there is none. Rows are places here, whichever way they are written. */
function tableIn(data: unknown): Table | null {
  if (typeof data !== 'object' || data === null) return null
  const { witnesses, table } = data as { witnesses?: unknown; table?: unknown }
  if (!Array.isArray(witnesses) || !Array.isArray(table)) return null
  const sigla = witnesses.map((witness: unknown) =>
    typeof witness === 'string' ? witness : ((witness as { id?: unknown } | null)?.id as string),
  )
  if (sigla.some((name) => typeof name !== 'string' || name.trim() === ''))
    throw new UnreadableFile('not-collatex', 'A witness of the table has no name.')
  const rows = table as unknown[]
  rows.forEach((row, i) => {
    if (!Array.isArray(row)) throw new UnreadableFile('not-collatex', `Row ${i + 1} of the table is no list.`)
  })
  const lists = rows as unknown[][]
  const perWitness = lists.length === sigla.length && lists.every((row) => row.length === lists[0]!.length)
  const perPlace = lists.every((row) => row.length === sigla.length)
  // CollateX in Python writes a row a witness, with nulls for gaps; in Java a row a place, with empty lists.
  const javaLike =
    perPlace &&
    (!perWitness ||
      lists.flat().every((cell) => Array.isArray(cell) && cell.every((token) => typeof token === 'string')))
  if (!perWitness && !perPlace) {
    const at = lists.findIndex((row) => row.length !== sigla.length)
    throw new UnreadableFile(
      'ragged-table',
      `The table is ragged: row ${at + 1} has ${lists[at]!.length} cells beside ${sigla.length} witnesses.`,
    )
  }
  const turned = javaLike ? lists : (lists[0] ?? []).map((_, place) => lists.map((row) => row[place]))
  return { sigla, rows: turned.map((row) => row.map(cellText)) }
}

/** The words of a cell: a list of tokens, each a text or an object with `t`; null for none. */
function cellText(cell: unknown): string | null {
  if (cell === null || cell === undefined) return null
  const tokens = Array.isArray(cell) ? (cell as unknown[]) : [cell]
  const text = tokens
    .map((token) =>
      typeof token === 'string'
        ? token
        : typeof (token as { t?: unknown } | null)?.t === 'string'
          ? (token as { t: string }).t
          : '',
    )
    .join('')
  return text === '' ? null : text
}
