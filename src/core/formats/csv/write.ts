// Its build for browsers: the other one counts on Node's Buffer.
import { stringify } from 'csv-stringify/browser/esm/sync'
import {
  type ApparatusEntry,
  type Attestation,
  lemmaExtent,
  lemmaText,
  type Reading,
} from '../../apparatus/index.ts'
import { lineAndColumn, toCodePoint } from '../../text/index.ts'
import type { Exported, ExportInput } from '../export-format.ts'
import { addLostRemarks, Losses } from '../losses.ts'
import { type Column, columns } from './columns.ts'

/**
 * The readings as a table, a line each; an entry without readings has a line of its own. It opens in spreadsheets as it
 * is: in UTF-8 with its mark, fields quoted as RFC 4180 has it, and an apostrophe before what would be run as a formula.
 */
export function writeCsv(input: ExportInput): Exported {
  const losses = new Losses()
  addLostRemarks(losses, input.entries, ['opinions', 'comments', 'origins'])
  const rows = input.entries.flatMap((entry) => {
    const about = aboutEntry(input, entry, losses)
    const readings: readonly (Reading | null)[] = entry.readings.length === 0 ? [null] : entry.readings
    return readings.map((reading) => {
      const cells: Partial<Record<Column, string>> = {
        ...about,
        ...(reading && aboutReading(reading, entry.id, losses)),
      }
      return columns.map((column) => guarded(cells[column] ?? ''))
    })
  })
  const content = stringify([[...columns], ...rows], { bom: true, record_delimiter: 'windows' })
  return { content, problems: losses.problems() }
}

function aboutEntry(
  { text }: ExportInput,
  entry: ApparatusEntry,
  losses: Losses,
): Partial<Record<Column, string>> {
  const { id, layer, kind, status, agreements = [], quotedLemma = '', verdict = '', decision, lemma } = entry
  const extent = lemmaExtent(entry)
  if (extent === null) losses.add('The place where the words of the lemma last stood is not carried', id)
  if (lemma.length > 1)
    losses.add('Of a lemma in parts only the first word and the last have their places', id)
  const place = extent && lineAndColumn(text, extent.from)
  return {
    id,
    layer,
    kind,
    status,
    ...(extent && {
      start: String(toCodePoint(text, extent.from)),
      end: String(toCodePoint(text, extent.to)),
    }),
    ...(place && { line: String(place.line), column: String(place.column) }),
    lemma: lemmaText(entry),
    prefix: lemma[0]?.prefix ?? '',
    suffix: lemma.at(-1)?.suffix ?? '',
    agreements: sigla(agreements, id, losses),
    quoted_lemma: quotedLemma,
    verdict,
    ...(decision && {
      decision: decision.prefer,
      reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    }),
  }
}

function aboutReading(reading: Reading, entry: string, losses: Losses): Partial<Record<Column, string>> {
  const { kind, text, class: of = '', certainty = '', author = '', attestations } = reading
  return {
    reading_kind: kind,
    reading: text,
    witnesses: sigla(attestations, entry, losses),
    class: of,
    certainty,
    author,
  }
}

/** `P; 續通鑑`, and ? for the copy that a source does not name. */
function sigla(attestations: readonly Attestation[], entry: string, losses: Losses): string {
  return attestations
    .map(({ witness, named, hand, locus, certainty }) => {
      if ((named ?? hand ?? locus ?? certainty) !== undefined)
        losses.add('Of an attestation only the siglum is carried', entry)
      return witness ?? '?'
    })
    .join('; ')
}

/** What begins like a formula gets an apostrophe, and what begins with one that would then be taken for ours, another. */
const guarded = (cell: string) =>
  /^(?:[=+\-@\t\r\n＝＋－＠]|'[=+\-@\t\r\n'＝＋－＠])/u.test(cell) ? `'${cell}` : cell
