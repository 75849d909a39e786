import { describe, siglum } from '../../apparatus/index.ts'
import { type BaseText, type Span, toCodePoint } from '../../text/index.ts'
import { selectorToWire, type WireEntry, type WireSelector } from '../json/index.ts'
import type { Draft, DraftAttestation, DraftPart } from './draft.ts'
import { findLemma, occurrenceIn } from './find-lemma.ts'
import { followPointer } from './follow-pointer.ts'
import type { Declarations } from './read-header.ts'
import { collapse } from './scan-xml.ts'
import type { Mark } from './text-builder.ts'
import type { Unread } from './unread.ts'

/** What is known once a document has been read to its end. */
export interface Places {
  readonly text: BaseText
  /** Where each thing with an xml:id begins and ends. */
  readonly points: ReadonlyMap<string, { readonly from: Mark; readonly to: Mark }>
  /** Lines, verses and paragraphs by their numbers. */
  readonly locations: ReadonlyMap<string, Span>
  readonly declared: Declarations
  readonly unread: Unread
  /** Where entries come from that do not say so themselves. */
  readonly origin: { readonly file: string; readonly format: string }
}

/**
 * The entries of a document, each on its words. One that points nowhere is an orphan, and that is reported. `drafts` is
 * used up: of a large document not both are kept.
 */
export function placeDrafts(drafts: Draft[], places: Places): WireEntry[] {
  const ids = new Set<string>()
  for (const { id } of drafts) if (id !== undefined) ids.add(id)
  let next = 0
  const freshId = () => {
    do next++
    while (ids.has(`e-${String(next).padStart(4, '0')}`))
    return `e-${String(next).padStart(4, '0')}`
  }
  const groups = joinFragments(drafts.splice(0), places.declared.ours)
  return groups.map((fragments, i) => {
    groups[i] = []
    return toEntry(fragments, places, freshId)
  })
}

/** An entry that was split for the sake of the document's structure is one again. */
function joinFragments(drafts: readonly Draft[], ours: boolean): Draft[][] {
  const groupOf = new Map<string, Draft[]>()
  const groups: Draft[][] = []
  for (const draft of drafts) {
    const group = ours && draft.prev !== undefined ? groupOf.get(draft.prev.replace(/^#/, '')) : undefined
    if (group === undefined) groups.push([draft])
    else group.push(draft)
    if (draft.xmlId !== undefined) groupOf.set(draft.xmlId, group ?? groups.at(-1)!)
  }
  return groups
}

function toEntry(fragments: readonly Draft[], places: Places, freshId: () => string): WireEntry {
  const [first] = fragments as readonly [Draft, ...Draft[]]
  const { unread } = places
  const { lemma, quoted } = lemmaOf(fragments, places)
  const attestations = (drafts: readonly DraftAttestation[]) =>
    drafts.flatMap((draft) => resolve(draft, first, places))
  const agreements = attestations(first.agreements)
  const { origin, kind = 'reading', status = 'proposed', ...fields } = first.fields
  if (first.prev !== undefined && !places.declared.ours)
    unread.met('An entry that continues another (prev) is read as an entry of its own', first.element)
  // Words where the text has none are added, unless the document says what they are.
  const isPlace = lemma.every(({ exact, orphan = false }) => exact === '' && !orphan)
  const readings = first.readings.map((reading, i) => ({
    ...reading.fields,
    ...(reading.guessed && isPlace && { kind: 'addition' as const }),
    text: joinedText(fragments, i),
    attestations: attestations(reading.attestations),
  }))
  return {
    id: first.id ?? freshId(),
    layer: first.layer ?? 'variants',
    kind,
    lemma,
    ...(quoted !== null && { quotedLemma: quoted }),
    readings,
    ...(agreements.length > 0 && { agreements }),
    ...fields,
    origin: origin === undefined ? { by: 'import', ...places.origin } : placeOrigin(origin, places),
    status,
  }
}

/** The words of a reading whose entry was split: one after another, the parts of a discontinuous one with …… between. */
function joinedText(fragments: readonly Draft[], reading: number): string {
  const parts = new Map<number, string>()
  for (const { part = 1, readings } of fragments)
    parts.set(part, (parts.get(part) ?? '') + (readings[reading]?.fields.text ?? ''))
  const texts = [...parts.values()]
  return texts.every((text) => text !== '') ? texts.join('……') : texts.join('')
}

function lemmaOf(
  fragments: readonly Draft[],
  places: Places,
): { lemma: WireSelector[]; quoted: string | null } {
  const [first] = fragments as readonly [Draft, ...Draft[]]
  if (first.place.kind === 'inline') {
    const parts = new Map<number, Span>()
    for (const { part = 1, place } of fragments) {
      if (place.kind !== 'inline') continue
      const span = spanBetween(place.from, place.to)
      parts.set(part, { from: parts.get(part)?.from ?? span.from, to: span.to })
    }
    return { lemma: Array.from(parts.values(), (span) => wire(span, places)), quoted: null }
  }
  return placedLemma(first, places)
}

function placedLemma(draft: Draft, places: Places): { lemma: WireSelector[]; quoted: string | null } {
  const { place, element, lemma } = draft
  const { declared, unread, text } = places
  const words = lemma?.map((part) => part.text).join('……') ?? ''
  const orphan = (message: string, code: string) => {
    unread.problem(
      code,
      `${message}; the entry${words === '' ? '' : ` on 「${words}」`} waits to be placed.`,
      element,
    )
    return { lemma: (lemma ?? [{ text: '' }]).map((part) => orphanSelector(part)), quoted: null }
  }
  switch (place.kind) {
    case 'nowhere':
      // An orphan that Yiwen wrote is no surprise.
      return declared.ours
        ? { lemma: (lemma ?? [{ text: '' }]).map((part) => orphanSelector(part)), quoted: null }
        : orphan('An entry does not say where it stands', 'no-place')
    case 'points': {
      const found = spanOfPoints(place, places)
      if (typeof found === 'string')
        return orphan(found, found.includes('before it') ? 'crossed-points' : 'dangling-pointer')
      if (lemma !== null && lemma.length > 1) {
        const parts = lemma.map((part) => {
          const span = rangeSpan(part.range, places)
          return span === null ? orphanSelector(part) : wireAs(span, part.text, places)
        })
        return { lemma: parts, quoted: null }
      }
      const stands = text.content.slice(found.span.from, found.span.to)
      if (lemma === null || declared.ours) {
        return {
          lemma: [lemma === null ? wire(found.span, places) : wireAs(found.span, lemma[0]!.text, places)],
          quoted: null,
        }
      }
      if (same(stands, words) || words === '') return { lemma: [wire(found.span, places)], quoted: null }
      // Where a whole line is pointed at, the lemma says which of its words are meant.
      const within =
        found.wide || place.from === undefined ? findLemma(text.content, found.span, words) : null
      if (within !== null && within !== 'several') return { lemma: [wire(within, places)], quoted: null }
      return { lemma: [wire(found.span, places)], quoted: words }
    }
    case 'location': {
      const span = locationSpan(place.loc, places)
      if (span === null) return orphan(`There is no place 「${place.loc}」 in the text`, 'unknown-location')
      if (draft.after !== undefined) {
        const at = occurrenceIn(text.content, span, draft.after.text, draft.after.occurrence)
        if (at !== null) return { lemma: [wire({ from: at.to, to: at.to }, places)], quoted: null }
      }
      if (lemma === null || words === '')
        return orphan(`An entry at 「${place.loc}」 has no lemma to be found by`, 'no-lemma')
      const found = lemma.map((part) =>
        part.occurrence === undefined
          ? findLemma(text.content, span, part.text)
          : occurrenceIn(text.content, span, part.text, part.occurrence),
      )
      if (found.includes('several'))
        return orphan(
          `「${words}」 stands more than once at 「${place.loc}」, and which is meant is not said`,
          'ambiguous-lemma',
        )
      if (found.includes(null))
        return orphan(`「${words}」 does not stand at 「${place.loc}」`, 'lemma-not-found')
      return { lemma: found.map((span) => wire(span as Span, places)), quoted: null }
    }
    case 'inline':
      return { lemma: [wire(spanBetween(place.from, place.to), places)], quoted: null }
    case 'behind': {
      const before = words === '' ? null : lastBefore(text.content, place.at.end, words)
      if (before !== null) return { lemma: [wire(before, places)], quoted: null }
      return orphan(
        words === ''
          ? `An entry behind 「${text.content.slice(Math.max(0, place.at.end - 8), place.at.end)}」 does not say which words it is about`
          : `「${words}」 does not stand before its entry`,
        words === '' ? 'no-lemma' : 'lemma-not-found',
      )
    }
    default:
      return place satisfies never
  }
}

/** The words between two points, or a sentence that says why there are none. `wide` when whole elements are meant. */
function spanOfPoints(
  place: Extract<Draft['place'], { kind: 'points' }>,
  { points, text }: Places,
): { span: Span; wide: boolean } | string {
  const at = (pointer: string | undefined) => {
    if (pointer === undefined) return place.here === null ? null : { from: place.here, to: place.here }
    return followPointer(pointer, points, text)
  }
  const from = at(place.from)
  // Apart from the text, what begins somewhere and ends nowhere is all that is pointed at.
  const to = place.to === undefined && place.here === null ? from : at(place.to)
  if (from === null)
    return place.from === undefined
      ? 'An entry does not say where its lemma begins'
      : `「${place.from}」 (from) points at nothing in the document`
  if (to === null)
    return place.to === undefined
      ? 'An entry does not say where its lemma ends'
      : `「${place.to}」 (to) points at nothing in the document`
  if (place.from !== undefined && place.from === place.to && from.from === from.to) {
    return { span: { from: from.from.end, to: from.from.end }, wide: false }
  }
  const span = spanBetween(from.from, to.to)
  if (to.to.end < from.from.end)
    return `「${place.to ?? ''}」 (to) stands before 「${place.from ?? ''}」 (from), or before it in the text`
  return { span, wide: from.from !== from.to || to.from !== to.to }
}

/** From where the words after `from` begin to where those before `to` end; a place when nothing is between. */
export function spanBetween(from: Mark, to: Mark): Span {
  return to.end <= from.start
    ? { from: Math.min(from.start, to.end), to: Math.min(from.start, to.end) }
    : { from: from.start, to: to.end }
}

/** The span of `12`, `1.12`, `12-14` or of an xml:id. */
function locationSpan(loc: string, { locations, points }: Places): Span | null {
  if (loc.length > LONGEST_REFERENCE) return null
  const one = (name: string): Span | null => {
    const known = locations.get(name)
    if (known !== undefined) return known
    const point = points.get(name.replace(/^[^#]*#/, ''))
    return point === undefined ? null : spanBetween(point.from, point.to)
  }
  const whole = one(loc.trim()) ?? one(plainReference(loc))
  if (whole !== null) return whole
  const range = /^([^-–—]+)[-–—]([^-–—]+)$/u.exec(plainReference(loc))
  if (range === null) return null
  const from = one(range[1]!)
  // 413-15 means 413-415, and 1.3-5 means 1.3-1.5.
  const last = range[1]!.split('.').at(-1)!
  const book = range[1]!.slice(0, range[1]!.length - last.length)
  const short =
    range[2]!.length < last.length && /^\d+$/.test(range[2]!)
      ? last.slice(0, -range[2]!.length) + range[2]!
      : range[2]!
  const to = one(book + short) ?? one(book + range[2]!) ?? one(range[2]!)
  return from === null || to === null || to.to < from.from ? null : { from: from.from, to: to.to }
}

/** A canonical reference with dots between its parts, without words for verse or line: `WBP 1`, `1, 3 – 5`, `l. 7`. */
const plainReference = (loc: string) =>
  loc
    .trim()
    .replace(/^#/, '')
    .replace(/(?:^|(?<=[\s.,:;/]))(?:l|ll|v|vv|vs|line|lines|verse|verses|col)\.?(?=\s|\d)/giu, '')
    .trim()
    .replace(/\s*[-–—]\s*/gu, '-')
    .replace(/[\s.,:;/§|_]+/gu, '.')
    .replace(/^\.|\.$/g, '')

/** The last place of `words` that ends at or before `at`, with nothing but blanks and marks between. */
function lastBefore(content: string, at: number, words: string): Span | null {
  const first = Math.max(0, at - words.length - MOST_BETWEEN)
  const found = content.slice(first, at).lastIndexOf(words)
  if (found < 0) return null
  const span = { from: first + found, to: first + found + words.length }
  return /^[\p{P}\s]*$/u.test(content.slice(span.to, at)) ? span : null
}

/** No canonical reference is longer; in code units. */
const LONGEST_REFERENCE = 200

/** Blanks and marks that may stand between words and the entry behind them, in code units. */
const MOST_BETWEEN = 8

function rangeSpan(range: string | undefined, { points }: Places): Span | null {
  const [, a, b] = /^#?range\(\s*#?([^,\s]+)\s*,\s*#?([^)\s]+)\s*\)$/.exec(range ?? '') ?? []
  const from = a === undefined ? undefined : points.get(a)
  const to = b === undefined ? undefined : points.get(b)
  return from === undefined || to === undefined || to.to.end < from.from.end
    ? null
    : spanBetween(from.from, to.to)
}

function placeOrigin(origin: WireEntry['origin'], places: Places): WireEntry['origin'] {
  const place = (reference: unknown): WireSelector => {
    const { target, cRef, occurrence, exact } = (reference ?? {}) as {
      target?: string
      cRef?: string
      occurrence?: number
      exact?: string
    }
    const span =
      cRef === undefined
        ? rangeSpan(target, places)
        : ((location) =>
            location === null || exact === undefined
              ? null
              : occurrenceIn(places.text.content, location, exact, occurrence ?? 1))(
            locationSpan(cRef, places),
          )
    if (span === null) return { start: 0, end: 0, exact: exact ?? '', orphan: true }
    return exact === undefined ? wire(span, places) : wireAs(span, exact, places)
  }
  switch (origin.by) {
    case 'notes':
      return { ...origin, note: place(origin.note), clause: place(origin.clause) }
    case 'consistency':
      return { ...origin, ...(origin.evidence && { evidence: origin.evidence.map(place) }) }
    case 'collation':
    case 'hand':
    case 'import':
      return origin
    default:
      return origin satisfies never
  }
}

/** The witnesses that a pointer means; one that is not declared is reported, and kept under the name it has. */
function resolve(
  draft: DraftAttestation,
  { element }: Draft,
  { declared, unread }: Places,
): WireEntry['readings'][number]['attestations'] {
  const { witness: pointer, cited = false, ...rest } = draft
  const name = pointer.replace(/^[^#]*#/, '')
  // `wit:A` is A where an abbreviation for pointers is declared.
  const short = name.replace(/^[\w.-]+:/, '')
  let sigla = declared.sigla.get(name) ?? declared.sigla.get(short)
  if (sigla === undefined && declared.witnesses.some((witness) => witness.siglum === name)) sigla = [name]
  if (sigla === undefined && name.trim() !== '') {
    const book = declared.people.get(name)
    if (book === undefined && !cited)
      unread.problem(
        'unknown-witness',
        `「${pointer}」 is no witness that the document declares; it is kept as a siglum.`,
        element,
      )
    sigla = declared.declare(name)
    if (book !== undefined || cited) {
      const at = declared.witnesses.findIndex((witness) => witness.siglum === name)
      declared.witnesses[at] = {
        siglum: siglum(name),
        ...(book !== undefined && book !== name && { title: book }),
        kind: 'cited-work',
      }
    }
  }
  return (sigla ?? []).map((witness) => ({ ...rest, witness }))
}

const wire = (span: Span, { text }: Places): WireSelector =>
  selectorToWire(describe(text, wholeSpan(text, span)), text)

/** The selector of `span`, made on the words `exact`. */
const wireAs = (span: Span, exact: string, { text }: Places): WireSelector =>
  selectorToWire({ ...describe(text, wholeSpan(text, span)), exact }, text)

/** Positions in a document never cut a character; what points into one is moved before it. */
export function wholeSpan(text: BaseText, { from, to }: Span): Span {
  const settle = (offset: number) => {
    try {
      toCodePoint(text, offset)
      return offset
    } catch {
      return offset - 1
    }
  }
  return { from: settle(from), to: settle(to) }
}

const orphanSelector = ({ text }: DraftPart): WireSelector => ({
  start: 0,
  end: 0,
  exact: text,
  orphan: true,
})

/** Whether two ways to write a lemma have the same words: punctuation and capitals at the ends do not matter. */
const same = (a: string, b: string) => bare(a) === bare(b)
const bare = (text: string) =>
  collapse(text)
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
    .toLowerCase()
