import { type ApparatusEntry, lemmaExtent } from '../apparatus/index.ts'
import { blocks, type Span } from '../text/index.ts'
import { type Edition, noteMarksOf } from './edition.ts'

/** A part of the base text and the entries whose lemma begins in it. */
export interface Section {
  /** Its heading; null for what stands before the first one, or where the text has none. */
  readonly heading: string | null
  readonly span: Span
  readonly entries: readonly ApparatusEntry[]
}

/** What stands under the same heading as a place of the base text; where there are no headings, its line. */
export function sectionAround(edition: Edition, place: number): Span {
  const { text } = edition
  const holding = sections(edition).find(
    ({ heading, span }) => heading !== null && span.from <= place && place < span.to,
  )
  if (holding !== undefined) return holding.span
  const line = text.lineStarts.findLastIndex((start) => start <= place)
  return { from: text.lineStarts[line]!, to: text.lineStarts[line + 1] ?? text.content.length }
}

/** The base text by its headings, in order, and the entries of each part. Orphans belong to none. */
export function sections(edition: Edition): Section[] {
  const { text, entries } = edition
  const starts = blocks(text, noteMarksOf(edition))
    .filter(({ kind }) => kind === 'heading')
    .map(({ span }) => span)
  const parts: { heading: string | null; span: Span; entries: ApparatusEntry[] }[] = []
  const end = text.content.length
  if ((starts[0]?.from ?? end) > 0) {
    parts.push({ heading: null, span: { from: 0, to: starts[0]?.from ?? end }, entries: [] })
  }
  for (const [i, { from, to }] of starts.entries()) {
    const heading = text.content.slice(from, to).trim()
    parts.push({ heading, span: { from, to: starts[i + 1]?.from ?? end }, entries: [] })
  }
  let at = 0
  for (const entry of entries) {
    const from = lemmaExtent(entry)?.from
    if (from === undefined) continue
    while (at + 1 < parts.length && parts[at]!.span.to <= from) at++
    parts[at]?.entries.push(entry)
  }
  return parts.filter(({ heading, entries }) => heading !== null || entries.length > 0 || parts.length === 1)
}
