import { type Tokens, wordsBetween } from '../tokens.ts'
import {
  classify,
  type Spelling,
  type VariantKind,
  type VariantReading,
  type VariantUnit,
} from '../variant-unit.ts'
import { AGREES, type ColumnReadings, LACKING, MOVED, type Passage, READING } from './column-readings.ts'
import { type EditableTable, type TableRow } from './editable-table.ts'

/** A variant unit and the columns of the table that it is made of, `toColumn` exclusive. */
export interface TableUnit {
  readonly fromColumn: number
  readonly toColumn: number
  readonly unit: VariantUnit
}

/**
 * The variant units of an edited table, in text order: one for each column in which texts differ, if only in spelling,
 * and one for each passage that some lack or have elsewhere.
 */
export function tableUnits(table: EditableTable, readings: ColumnReadings): TableUnit[] {
  const units: TableUnit[] = []
  let next = 0
  for (let c = 0; c < table.columns; c++) {
    for (; readings.passages[next]?.from === c; next++) {
      const passage = readings.passages[next]!
      units.push({ fromColumn: c, toColumn: passage.to, unit: passageUnit(table, passage) })
    }
    if (readings.kinds[c] === AGREES) continue
    const unit = columnUnit(table, readings, c)
    if (unit !== null) units.push({ fromColumn: c, toColumn: c + 1, unit })
  }
  return units
}

/** The unit of one column; null when nobody differs in it but by a whole passage. */
export function columnUnit(
  { rows }: EditableTable,
  { cells }: ColumnReadings,
  column: number,
): VariantUnit | null {
  const base = rows[0]!
  const [from, to] = [base.bounds[column]!, base.bounds[column + 1]!]
  const lemma = wordsBetween(base.tokens, from, to)
  const groups = new Map<number, number[]>()
  const lacking: number[] = []
  for (let row = 1; row < rows.length; row++) {
    const cell = cells[column * rows.length + row]!
    if ((cell & (LACKING | MOVED)) !== 0) {
      if ((cell & LACKING) !== 0 || from < to) lacking.push(row)
      continue
    }
    const group = groups.get(cell & READING)
    if (group === undefined) groups.set(cell & READING, [row])
    else group.push(row)
  }
  const agreeing = spellings(rows, column, groups.get(0) ?? [])
  const readings = [...groups]
    .filter(([reading]) => reading > 0)
    .map(([, group]) => toReading(rows, column, group))
    .sort(byAttestation)
  if (readings.length === 0 && agreeing.every(({ text }) => text === lemma)) return null
  const isLemma = ({ text }: Spelling) => Number(text === lemma)
  return {
    from,
    to,
    lemma,
    orthographic: readings.length === 0,
    readings,
    agreeing: agreeing.sort((a, b) => isLemma(b) - isLemma(a)),
    lacking: numbers(lacking),
  }
}

function passageUnit({ rows }: EditableTable, passage: Passage): VariantUnit {
  const base = rows[0]!
  const [from, to] = [base.bounds[passage.from]!, base.bounds[passage.to]!]
  const lemma = wordsBetween(base.tokens, from, to)
  const witnesses = numbers(passage.rows)
  const moved = passage.words
  const kind: VariantKind = moved === null ? 'omission' : 'transposition'
  const text = moved === null ? '' : wordsBetween(rows[passage.rows[0]!]!.tokens, moved.from, moved.to)
  return {
    from,
    to,
    lemma,
    orthographic: false,
    readings: [
      {
        kind,
        text,
        class: classify(kind, false, to - from, moved === null ? 0 : moved.to - moved.from),
        spellings: [{ text, witnesses }],
        witnesses,
        movedTo: passage.movedTo,
      },
    ],
    agreeing: [
      { text: lemma, witnesses: numbers(rows.flatMap((_, row) => (row === 0 || passage.rows.includes(row) ? [] : [row]))) }, // prettier-ignore
    ].filter(({ witnesses }) => witnesses.length > 0),
    lacking: [],
  }
}

/** Units count witnesses from 0, the base not among them. */
const numbers = (rows: readonly number[]) => rows.map((row) => row - 1)

function toReading(rows: readonly TableRow[], column: number, group: readonly number[]): VariantReading {
  const base = rows[0]!
  const first = rows[group[0]!]!
  const [a, b] = [base.bounds[column]!, base.bounds[column + 1]!]
  const [from, to] = [first.bounds[column]!, first.bounds[column + 1]!]
  const spelled = spellings(rows, column, group)
  const sameKeys = to - from === b - a && same(base.keys.subarray(a, b), first.keys.subarray(from, to))
  const kind: VariantKind =
    from === to
      ? 'omission'
      : a === b
        ? 'addition'
        : isInversion(base.keys.subarray(a, b), first.keys.subarray(from, to))
          ? 'transposition'
          : 'substitution'
  return {
    kind,
    text: kind === 'omission' ? '' : spelled[0]!.text,
    class: classify(kind, sameKeys, b - a, to - from),
    spellings: spelled,
    witnesses: numbers(group),
    movedTo: null,
  }
}

/** How those who have one reading write it: most witnesses first, equally many by their words. */
function spellings(rows: readonly TableRow[], column: number, group: readonly number[]): Spelling[] {
  const found = new Map<string, number[]>()
  for (const row of group) {
    const { tokens, bounds }: { tokens: Tokens; bounds: Uint32Array } = rows[row]!
    const text = wordsBetween(tokens, bounds[column]!, bounds[column + 1]!)
    found.set(text, [...(found.get(text) ?? []), row - 1])
  }
  return Array.from(found, ([text, witnesses]) => ({ text, witnesses })).sort(
    (x, y) => y.witnesses.length - x.witnesses.length || compare(x.text, y.text),
  )
}

/** The same words in another order. */
function isInversion(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length < 2 || a.length !== b.length || a.length > LONGEST_INVERSION || same(a, b)) return false
  return same(a.slice().sort(), b.slice().sort())
}

const same = (a: Uint32Array, b: Uint32Array) => a.every((code, i) => code === b[i])

const byAttestation = (x: VariantReading, y: VariantReading) =>
  y.witnesses.length - x.witnesses.length || compare(x.text, y.text) || compare(x.kind, y.kind)

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/** In tokens: longer stretches with the same words in another order are rewritten, not turned about. */
const LONGEST_INVERSION = 40
