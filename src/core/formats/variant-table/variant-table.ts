import { type ApparatusEntry, isOrphan, isWordless, type Siglum } from '../../apparatus/index.ts'
import type { Span } from '../../text/index.ts'
import type { ExportInput } from '../export-format.ts'
import { addLostRemarks, Losses } from '../losses.ts'

/** A stretch of the text, and what each text of the table has there. */
export interface VariantColumn {
  readonly span: Span
  /** The entries about it; none where all agree. */
  readonly entries: readonly ApparatusEntry[]
  /** By row: the words; null where it is not known, or where the witness has a lacuna. */
  readonly cells: readonly (string | null)[]
}

/** The base text and its witnesses side by side, as far as the apparatus knows them. */
export interface VariantTable {
  /** The base text first, under a name that no witness has. */
  readonly sigla: readonly string[]
  readonly columns: readonly VariantColumn[]
  readonly losses: Losses
}

/**
 * Cuts the text where entries begin and end; entries that overlap share a column. A witness has its reading in the
 * place of each lemma; where an entry does not name it, it has the lemma if `silence` is agreement, else it is not known.
 * Entries that are about facts and not about words make no column, nor do orphans.
 */
export function variantTable(input: ExportInput, silence: 'unknown' | 'agrees'): VariantTable {
  const losses = new Losses()
  addLostRemarks(losses, input.entries, LOST)
  const { text } = input
  const witnesses = witnessesOf(input)
  const rowOf = new Map(witnesses.map((siglum, i) => [siglum, i + 1]))
  const columns: VariantColumn[] = []
  let at = 0
  for (const { span, entries } of clusters(input.entries, losses)) {
    if (span.from > at) columns.push(common({ from: at, to: span.from }))
    columns.push({ span, entries, cells: cellsOf(span, entries) })
    at = Math.max(at, span.to)
  }
  if (at < text.content.length) columns.push(common({ from: at, to: text.content.length }))
  return { sigla: [baseName(witnesses), ...witnesses], columns, losses }

  function common(span: Span): VariantColumn {
    const words = text.content.slice(span.from, span.to)
    return { span, entries: [], cells: [words, ...witnesses.map(() => words)] }
  }

  function cellsOf(span: Span, entries: readonly ApparatusEntry[]): (string | null)[] {
    const base = text.content.slice(span.from, span.to)
    const cells: (string | null)[] = [base, ...witnesses.map(() => (silence === 'agrees' ? base : null))]
    const changes = new Map<number, { span: Span; words: string }[]>()
    const lacking = new Set<number>()
    for (const entry of entries) {
      for (const { witness } of entry.agreements ?? []) {
        const row = witness === null ? undefined : rowOf.get(witness)
        if (row !== undefined) cells[row] = base
      }
      for (const reading of entry.readings) {
        for (const { witness } of reading.attestations) {
          const row = witness === null ? undefined : rowOf.get(witness)
          if (row === undefined) continue
          if (isWordless(reading.kind) && reading.kind !== 'omission') lacking.add(row)
          const parts = partsOf(reading.text, entry.lemma.length)
          const list = changes.get(row) ?? []
          entry.lemma.forEach((part, i) => list.push({ span: part.span!, words: parts[i]! }))
          changes.set(row, list)
        }
      }
    }
    for (const [row, list] of changes) cells[row] = changed(text.content, span, list)
    for (const row of lacking) cells[row] = null
    return cells
  }
}

/** A table has words and sigla, and nothing that is said of them. */
const LOST = [
  'opinions',
  'comments',
  'decisions',
  'verdicts',
  'origins',
  'certainties',
  'classes',
  'authors',
] as const

/** The witnesses that attest something, those of the edition in its order. */
function witnessesOf({ witnesses, entries }: ExportInput): Siglum[] {
  const attested = new Set<Siglum>()
  for (const { readings, agreements = [] } of entries) {
    for (const { attestations } of readings)
      for (const { witness } of attestations) if (witness !== null) attested.add(witness)
    for (const { witness } of agreements) if (witness !== null) attested.add(witness)
  }
  const declared = witnesses.map(({ siglum }) => siglum)
  return [...new Set([...declared.filter((siglum) => attested.has(siglum)), ...attested])]
}

function baseName(witnesses: readonly Siglum[]): string {
  const taken = new Set<string>(witnesses)
  let name = 'base'
  for (let copy = 2; taken.has(name); copy++) name = `base-${copy}`
  return name
}

/** The entries about words, those that overlap together, with the stretch of text they cover. */
function clusters(
  entries: readonly ApparatusEntry[],
  losses: Losses,
): { span: Span; entries: ApparatusEntry[] }[] {
  const result: { span: { from: number; to: number }; entries: ApparatusEntry[] }[] = []
  const placed: { from: number; to: number; entry: ApparatusEntry }[] = []
  for (const entry of entries) {
    if (isOrphan(entry) || entry.lemma.length === 0) {
      losses.add('An entry whose words are not in the text is not carried', entry.id)
      continue
    }
    if (entry.kind !== 'reading') {
      losses.add('An entry about other things than words is not carried', entry.id)
      continue
    }
    let from = Infinity
    let to = 0
    for (const { span } of entry.lemma) {
      from = Math.min(from, span!.from)
      to = Math.max(to, span!.to)
    }
    placed.push({ from, to, entry })
  }
  placed.sort((a, b) => a.from - b.from || a.to - b.to)
  for (const { from, to, entry } of placed) {
    const last = result.at(-1)
    const overlaps =
      last !== undefined && (from < last.span.to || (from === last.span.from && to === last.span.to))
    if (overlaps) {
      last.span.to = Math.max(last.span.to, to)
      last.entries.push(entry)
    } else result.push({ span: { from, to }, entries: [entry] })
  }
  return result
}

/** What of a reading stands at each part of a lemma; all of it at the first when it has not as many parts. */
function partsOf(words: string, parts: number): string[] {
  const own = words.split('……')
  return own.length === parts ? own : Array.from({ length: parts }, (_, i) => (i === 0 ? words : ''))
}

/** The words of `span` with `changes` made; of changes that overlap, the one that begins first and is longest. */
function changed(content: string, span: Span, changes: { span: Span; words: string }[]): string {
  changes.sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  let result = ''
  let at = span.from
  for (const { span: change, words } of changes) {
    if (change.from < at) continue
    result += content.slice(at, change.from) + words
    at = change.to
  }
  return result + content.slice(at, span.to)
}
