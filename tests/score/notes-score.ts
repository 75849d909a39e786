import type { ApparatusEntry, Reading } from '../../src/core/apparatus/index.ts'
import { fold } from '../../src/core/notes/fold.ts'

/** An entry of an annotated text: one reading of one lemma; positions are UTF-16 code units. */
export interface GoldEntry {
  readonly kind: string
  readonly lemma: string | null
  readonly lemma_start: number | null
  readonly lemma_end: number | null
  readonly reading: string | null
  readonly witness: string | null
  readonly clause: string
  readonly clause_start: number
  readonly clause_end: number
}

export interface Tally {
  readonly gold: number
  readonly proposed: number
  readonly right: number
  /** Of the annotated entries, how many were found; a parallel is no variant and counts neither way. */
  readonly found: number
  readonly lemmaKnown: number
  readonly lemmaRight: number
  readonly witnessRight: number
  readonly kindRight: number
}

interface Proposed {
  readonly entry: ApparatusEntry
  readonly reading: Reading
}

/**
 * Compares entries with annotated ones, reading by reading. A reading is right when its clause overlaps the annotated
 * clause by half of the shorter and its words are the same, or one holds the other and is not twice as long. Parallels
 * are not variants: those proposed are not held against precision where they are annotated or where nothing is.
 */
export function scoreNotes(gold: readonly GoldEntry[], entries: readonly ApparatusEntry[]) {
  const proposed = entries.flatMap((entry) => entry.readings.map((reading): Proposed => ({ entry, reading })))
  const free = new Set(proposed)
  const pairs: [GoldEntry, Proposed][] = []
  const missed: GoldEntry[] = []
  for (const g of gold) {
    const fitting = [...free].filter((p) => sameClause(g, p.entry) && sameReading(g, p.reading))
    const match = fitting.find((p) => lemmaRight(g, p.entry)) ?? fitting[0]
    if (match === undefined) missed.push(g)
    else {
      free.delete(match)
      pairs.push([g, match])
    }
  }
  const invented = [...free].filter(({ entry }) => entry.kind !== 'parallel').map(({ entry }) => entry)
  const counted = missed.filter(({ kind }) => kind !== 'parallel')
  const withLemma = pairs.filter(([g]) => g.lemma_start !== null)
  const wrongLemma = withLemma.filter(([g, p]) => !lemmaRight(g, p.entry))
  const wrongWitness = pairs.filter(([g, p]) => !witnessRight(g, p.reading))
  const variants = pairs.filter(([g]) => g.kind !== 'parallel')
  const result: Tally = {
    gold: variants.length + counted.length,
    proposed: pairs.length + invented.length,
    right: pairs.length,
    found: variants.length,
    lemmaKnown: withLemma.length,
    lemmaRight: withLemma.length - wrongLemma.length,
    witnessRight: pairs.length - wrongWitness.length,
    kindRight: pairs.filter(([g, p]) => kindOf(p) === g.kind).length,
  }
  return {
    tally: result,
    missed,
    invented,
    wrongLemma: wrongLemma.map(([g, p]) => [g, p.entry] as const),
    wrongWitness: wrongWitness.map(([g, p]) => [g, p.entry] as const),
  }
}

function sameClause(g: GoldEntry, { origin }: ApparatusEntry): boolean {
  if (origin.by !== 'notes' || origin.clause.span === null) return false
  const { from, to } = origin.clause.span
  const shared = Math.min(to, g.clause_end) - Math.max(from, g.clause_start)
  return shared >= Math.min(to - from, g.clause_end - g.clause_start) / 2
}

function sameReading(g: GoldEntry, { text }: Reading): boolean {
  const a = letters(g.reading ?? '')
  const b = letters(text)
  if (a === b) return true
  if (a === '' || b === '') return false
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  return longer.includes(shorter) && (longer.length <= 2 * shorter.length || shorter.length >= 12)
}

/** Half of the annotated lemma, and not more than three times as much besides. */
function lemmaRight(g: GoldEntry, { lemma }: ApparatusEntry): boolean {
  if (g.lemma_start === null || g.lemma_end === null) return true
  let shared = 0
  let length = 0
  for (const { span } of lemma) {
    if (span === null) continue
    shared += Math.max(0, Math.min(span.to, g.lemma_end) - Math.max(span.from, g.lemma_start))
    length += span.to - span.from
  }
  const whole = g.lemma_end - g.lemma_start
  return shared >= Math.min(whole, length) / 2 && shared > 0 && length <= 4 * whole + 2
}

function witnessRight(g: GoldEntry, { attestations, author }: Reading): boolean {
  const wanted = (g.witness ?? '').split(';').map(letters).filter(Boolean)
  const named = attestations
    .filter(({ witness }) => witness !== null)
    .map(({ named }) => letters(named ?? ''))
  if (author !== undefined) named.push(letters(author))
  if (wanted.length === 0) return named.length === 0
  return wanted.every((name) =>
    named.some((n) => n === name || (n !== '' && (n.includes(name) || name.includes(n)))),
  )
}

function kindOf({ entry, reading }: Proposed): string {
  if (entry.kind !== 'reading') return entry.kind
  return reading.kind === 'substitution' || reading.kind === 'transposition' ? 'reading' : reading.kind
}

const letters = (words: string) => fold(words).replace(/[^\p{L}\p{N}〓□]/gu, '')

export function totals(rows: readonly Tally[]): Tally {
  const sum = (of: (row: Tally) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    gold: sum((r) => r.gold),
    proposed: sum((r) => r.proposed),
    right: sum((r) => r.right),
    found: sum((r) => r.found),
    lemmaKnown: sum((r) => r.lemmaKnown),
    lemmaRight: sum((r) => r.lemmaRight),
    witnessRight: sum((r) => r.witnessRight),
    kindRight: sum((r) => r.kindRight),
  }
}

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
const measures: readonly [string, (row: Tally) => number, number | null][] = [
  ['precision', (r) => ratio(r.right, r.proposed), 0.95],
  ['recall', (r) => ratio(r.found, r.gold), 0.9],
  ['lemma', (r) => ratio(r.lemmaRight, r.lemmaKnown), 0.93],
  ['witness', (r) => ratio(r.witnessRight, r.right), 0.9],
  ['kind', (r) => ratio(r.kindRight, r.right), null],
]

/** The measures that fall short, a line each. */
export function thresholds(row: Tally): string[] {
  return measures.flatMap(([name, of, least]) =>
    least !== null && of(row) < least ? [`${name} is ${of(row).toFixed(3)}, less than ${least}`] : [],
  )
}

/** The table, a line a text. */
export function tally(rows: readonly (readonly [string, Tally])[]): string {
  const head = ['text', 'gold', 'found', 'proposed', ...measures.map(([name]) => name)]
  const lines = rows.map(([name, row]) => [
    name,
    String(row.gold),
    String(row.found),
    String(row.proposed),
    ...measures.map(([, of]) => of(row).toFixed(3)),
  ])
  const widths = head.map((cell, i) => Math.max(cell.length, ...lines.map((line) => line[i]!.length)))
  const format = (line: string[]) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  return [head, ...lines].map(format).join('\n')
}
