import {
  type ApparatusEntry,
  type Attestation,
  describe,
  type EntryId,
  type EntryKind,
  type Reading,
  type ReadingId,
  type ReadingKind,
  type Selector,
} from '../apparatus/index.ts'
import { type BaseText, type Span, words } from '../text/index.ts'

/** What became of one statement: its lemma found, its witnesses resolved. Positions are offsets in the text. */
export interface Finding {
  readonly kind: ReadingKind | Exclude<EntryKind, 'reading'>
  readonly lemma: readonly Span[]
  readonly quotedLemma?: string
  /** The reading; empty where nothing stands. */
  readonly text: string
  readonly attestations: readonly Attestation[]
  /** Who has the words of the text, as the verdict says: 據通鑑改. */
  readonly supports?: readonly Attestation[]
  /** How many of the attestations, from the first, hold at later places too, which ＊ marks. */
  readonly again?: number
  readonly author?: string
  /** The witness has the words of the lemma. */
  readonly agrees?: boolean
  readonly verdict?: string
  readonly clause: Span
  readonly note: Span
  readonly rule: string
  readonly basis: string
  /** The words of the lemma as they are compared: letters only, folded. */
  readonly lemmaWords: string
}

/**
 * Makes entries of findings, which come in text order. Readings of the same words that follow one another in a note
 * (一作賀又作質) are one entry; a reading that two clauses give is one reading with both their witnesses.
 */
export function toEntries(text: BaseText, findings: readonly Finding[]): ApparatusEntry[] {
  const groups: Finding[][] = []
  for (const finding of findings) {
    const group =
      finding.agrees === true
        ? groups.slice(-FARTHEST_AGREEMENT).findLast((earlier) => belongs(earlier, finding))
        : groups.at(-1)
    if (group !== undefined && belongs(group, finding)) group.push(finding)
    else groups.push([finding])
  }
  let note: Selector | null = null
  return groups
    .filter((group) => group.some(({ agrees }) => agrees !== true))
    .map((group, i) => {
      // Long notes hold many entries: one selector serves all that follow one another.
      const { from, to } = group[0]!.note
      if (note === null || note.span?.from !== from || note.span.to !== to)
        note = describe(text, { from, to })
      return toEntry(text, group, entryId(i + 1), note)
    })
}

export const entryId = (number: number) => `e-${String(number).padStart(4, '0')}` as EntryId

function belongs(group: readonly Finding[], finding: Finding): boolean {
  const first = group[0]!
  if (first.note.from !== finding.note.from || entryKind(first) !== entryKind(finding)) return false
  if (finding.agrees === true) return finding.lemma[0]!.from === first.lemma[0]!.from
  return (
    // Two sources that give the same account or date are one entry too: 《長編》作正月，《宋史》同.
    (entryKind(first) === 'reading' || (entryKind(first) !== 'absence' && first.text === finding.text)) &&
    first.lemma.length === finding.lemma.length &&
    first.lemma.every(({ from, to }, i) => finding.lemma[i]!.from === from && finding.lemma[i]!.to === to) &&
    finding.clause.from - group.at(-1)!.clause.to <= FARTHEST_CLAUSE
  )
}

function toEntry(text: BaseText, group: readonly Finding[], id: EntryId, note: Selector): ApparatusEntry {
  const first = group[0]!
  const stating = group.filter(({ agrees }) => agrees !== true)
  const clause = {
    from: Math.min(...stating.map(({ clause }) => clause.from)),
    to: Math.max(...stating.map(({ clause }) => clause.to)),
  }
  const agreeing = [
    ...group.filter(({ agrees }) => agrees === true).flatMap(({ attestations }) => attestations),
    ...stating.flatMap(({ supports }) => supports ?? []),
  ]
  const agreements = agreeing.length < 2 ? agreeing : distinct(agreeing)
  const quotedLemma = group.find(({ quotedLemma }) => quotedLemma !== undefined)?.quotedLemma
  const verdict = group.find(({ verdict }) => verdict !== undefined)?.verdict
  const kind = entryKind(first)
  return {
    id,
    layer: kind === 'parallel' ? 'testimonia' : 'variants',
    kind,
    lemma: first.lemma.map((span) => describe(text, span)),
    ...(quotedLemma !== undefined && { quotedLemma }),
    readings: toReadings(stating),
    ...(agreements.length > 0 && { agreements }),
    ...(verdict !== undefined && { verdict }),
    origin: {
      by: 'notes',
      note,
      clause: describe(text, clause),
      rule:
        stating.length === 1 ? stating[0]!.rule : [...new Set(stating.map(({ rule }) => rule))].join('; '),
      basis: first.basis,
    },
    status: 'proposed',
  }
}

/** Each bearer once; where one is named with its juan and then with its section, the first stands. */
function distinct(attestations: readonly Attestation[]): Attestation[] {
  const seen = new Set<string>()
  return attestations.filter(({ witness, named }) => {
    const key = witness ?? named ?? ''
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function toReadings(group: readonly Finding[]): Reading[] {
  const readings: Reading[] = []
  for (const { kind, text, attestations, author } of group) {
    const asReading: ReadingKind = isReadingKind(kind)
      ? kind
      : kind === 'absence'
        ? 'omission'
        : 'substitution'
    const same = readings.findIndex((reading) => reading.text === text && reading.kind === asReading)
    if (same >= 0) {
      readings[same] = {
        ...readings[same]!,
        attestations: [...readings[same]!.attestations, ...attestations],
      }
      continue
    }
    readings.push({
      id: `r${readings.length + 1}` as ReadingId,
      kind: asReading,
      text,
      ...(author !== undefined && { author }),
      attestations,
    })
  }
  return readings
}

const entryKind = ({ kind }: Finding): EntryKind => (isReadingKind(kind) ? 'reading' : kind)

function isReadingKind(kind: Finding['kind']): kind is ReadingKind {
  return kind !== 'fact' && kind !== 'chronology' && kind !== 'absence' && kind !== 'parallel'
}

/** The words of a span on one line, for a quoted lemma or verdict. */
export function verbatim(text: BaseText, span: Span): string {
  return words(text, span).replace(/\s+/g, '')
}

/** In code units: readings of the same lemma whose clauses stand farther apart are separate questions. */
const FARTHEST_CLAUSE = 4
/** In entries: how far back a clause may agree with a lemma that an earlier clause names. */
const FARTHEST_AGREEMENT = 8
