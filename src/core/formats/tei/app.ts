import {
  type ApparatusEntry,
  type Attestation,
  holds,
  isOrphan,
  lemmaExtent,
  type Reading,
  type Selector,
} from '../../apparatus/index.ts'
import { lineAndColumn, type Span, toCodePoint, words } from '../../text/index.ts'
import { writeRemarks } from './app-notes.ts'
import type { TeiContext } from './context.ts'
import { isWord } from './xml-ids.ts'
import type { Attributes, Content, Element } from './xml.ts'

/** How an entry is tied to its text. */
export interface Tie {
  readonly attributes: Attributes
  readonly lemma: Content
  readonly lemmaAttributes?: Attributes
  /** The words of each reading that stand here, where not all do. */
  readonly texts?: readonly string[]
  /** Whether its layer must be said, since it stands in no list. */
  readonly namesLayer?: boolean
  /** Notes that belong to the tie. */
  readonly notes?: Content
}

/**
 * The entry as `<app>`: the readings follow the lemma, each with what is known of its attestations, then the remarks.
 * `tie` says what holds it to the text.
 */
export function writeApp(context: TeiContext, entry: ApparatusEntry, tie: Tie): Element {
  const { xml, ids } = context
  context.reportUnknown(entry, ENTRY_FIELDS, 'an entry', entry.id)
  const id = appId(context, entry)
  const lemmaId = ids.take(`${id}.lem`)
  const targets = new Map(
    entry.readings.map((reading) => [reading.id as string, ids.take(`${id}.${reading.id}`)]),
  )
  const layer = tie.namesLayer === true ? ` #${context.layer(entry.layer)}` : ''
  return xml.element(
    'app',
    {
      'xml:id': id,
      n: id === (entry.id as string) ? undefined : entry.id,
      type: entry.kind,
      ana: `#status.${entry.status}${layer}`,
      ...tie.attributes,
    },
    xml.element(
      'lem',
      { 'xml:id': lemmaId, ...tie.lemmaAttributes, wit: witnessesOf(context, entry.agreements ?? []) },
      tie.lemma,
    ),
    writeDetails(context, entry, entry.agreements ?? [], lemmaId),
    entry.readings.map((reading, i) => {
      const readingId = targets.get(reading.id)!
      return [
        writeReading(context, entry, reading, readingId, tie.texts?.[i] ?? reading.text),
        writeDetails(context, entry, reading.attestations, readingId),
      ]
    }),
    tie.notes,
    writeRemarks(context, entry, id, new Map([...targets, ['lemma', lemmaId]])),
  )
}

/** A further piece of an entry that was cut: its lemma, and for each reading what of it stands here. */
export function writeFragment(context: TeiContext, entry: ApparatusEntry, tie: Tie): Element {
  const { xml } = context
  return xml.element(
    'app',
    tie.attributes,
    xml.element(
      'lem',
      { ...tie.lemmaAttributes, wit: witnessesOf(context, entry.agreements ?? []) },
      tie.lemma,
    ),
    entry.readings.map(({ attestations }, i) =>
      xml.element('rdg', { wit: witnessesOf(context, attestations) }, xml.words(tie.texts?.[i] ?? '')),
    ),
  )
}

/** The xml:id of an entry. */
export function appId(context: TeiContext, entry: ApparatusEntry): string {
  return context.entry(entry)
}

/**
 * The entry apart from the text: `from` and `to` point at the anchors around the lemma, from its first word to its last;
 * a place has both at one anchor. An orphan points nowhere.
 */
export function writePointing(context: TeiContext, entry: ApparatusEntry): Element {
  const extent = lemmaExtent(entry)
  if (isOrphan(entry)) {
    context.losses.add(
      'The words of the lemma are not in the text: the place where they last stood is not carried',
      entry.id,
    )
  }
  const attributes =
    extent === null ? {} : { from: context.anchor(extent.from), to: context.anchor(extent.to) }
  return writeApp(context, entry, {
    attributes,
    lemma: writeLemma(context, entry),
    namesLayer: context.method === 'internal',
  })
}

/**
 * The entry at a canonical reference, the number of its line: the lemma is found by its words, and by their number
 * where they stand there more than once. A place is found by the words before it.
 */
export function writeLocated(context: TeiContext, entry: ApparatusEntry): Element {
  const { text, xml } = context
  const extent = lemmaExtent(entry)
  const lost = (why: string) => {
    context.losses.add(`${why}: the place of the entry is not carried`, entry.id)
    return writeApp(context, entry, { attributes: {}, lemma: writeLemma(context, entry, () => ({})) })
  }
  if (extent === null) return lost('The words of the lemma are not in the text')
  if (entry.lemma.some((selector) => !holds(text, selector)))
    return lost('The words of the lemma were altered since the entry was made')
  if (entry.lemma.length > 1 && entry.lemma.some(({ exact }) => exact === ''))
    return lost('A part of the lemma has no words to be found by')
  const whole = context.location(extent, '')
  if (whole === null) return lost('The lemma stands in a line that cannot be referred to')
  if (extent.from === extent.to) {
    const before = text.content.slice(text.lineStarts[lineAndColumn(text, extent.from).line - 1], extent.from)
    const note = xml.element('note', { type: 'after' }, xml.words(before))
    return writeApp(context, entry, { attributes: { loc: whole.loc }, lemma: null, notes: note })
  }
  const places = entry.lemma.map(({ span, exact }) => occurrence(context, extent, span!, exact))
  if (places.includes(null)) return lost('The lemma stands in lines that are too long to be referred to')
  const numbered = (i: number): Attributes => {
    const { number, of } = places[i]!
    return of > 1 ? { n: String(number) } : {}
  }
  return writeApp(context, entry, {
    attributes: { loc: whole.loc },
    lemma: writeLemma(context, entry, numbered),
    ...(entry.lemma.length === 1 && { lemmaAttributes: numbered(0) }),
  })
}

/** Which occurrence of the words of a part it is, in the lines of the whole lemma. */
function occurrence(
  context: TeiContext,
  extent: Span,
  span: Span,
  exact: string,
): { number: number; of: number } | null {
  if (span.from === extent.from && span.to === extent.to) return context.location(span, exact)
  return context.occurrence(extent, span, exact)
}

/** The words of the lemma. The parts of a discontinuous one stand in `<seg>`, which point at their own words. */
function writeLemma(
  context: TeiContext,
  { id, lemma }: ApparatusEntry,
  point?: (part: number) => Attributes,
): Content {
  const { xml, text } = context
  for (const { span, exact } of lemma) {
    if (span === null || words(text, span) === exact) continue
    context.losses.add(
      'The words of the lemma were altered since the entry was made: <lem> has the old ones, the body the new ones',
      id,
    )
  }
  if (lemma.length === 1) return xml.words(lemma[0]!.exact)
  const pointing =
    point ?? ((i) => (lemma[i]!.span === null ? {} : { corresp: context.range(lemma[i]!.span) }))
  return lemma.map((part, i) => [
    i === 0
      ? null
      : xml.element('gap', { reason: 'discontinuous', ...skipped(context, lemma[i - 1]!, part) }),
    xml.element('seg', { type: 'part', ...pointing(i) }, xml.words(part.exact)),
  ])
}

/** How many characters of the text are left out between two parts. */
function skipped({ text }: TeiContext, before: Selector, after: Selector): Attributes {
  if (before.span === null || after.span === null || after.span.from < before.span.to) return {}
  const quantity = toCodePoint(text, after.span.from) - toCodePoint(text, before.span.to)
  return { unit: 'char', quantity: String(quantity) }
}

function writeReading(
  context: TeiContext,
  entry: ApparatusEntry,
  reading: Reading,
  id: string,
  text: string,
): Element {
  const { xml } = context
  const { attestations } = reading
  context.reportUnknown(reading, READING_FIELDS, 'a reading', entry.id)
  const { hand } = attestations[0] ?? {}
  const oneHand = hand !== undefined && attestations.length === 1
  const classWord = reading.class !== undefined && isWord(reading.class) ? reading.class : undefined
  return xml.element(
    'rdg',
    {
      'xml:id': id,
      n: id.endsWith(`.${reading.id}`) ? undefined : reading.id,
      type: reading.kind,
      cause: classWord,
      wit: witnessesOf(context, attestations),
      hand: oneHand ? context.hand(attestations[0]!.witness, hand) : undefined,
      resp: responsible(context, reading),
      cert: reading.certainty,
    },
    reading.text === '' && (reading.kind === 'lacuna' || reading.kind === 'illegible')
      ? xml.element('gap', { reason: reading.kind })
      : xml.words(text),
    reading.class === classWord ? null : xml.element('note', { type: 'class' }, reading.class),
  )
}

/** Its author, or whoever an import found to be responsible for it. */
function responsible(context: TeiContext, reading: Reading): string | undefined {
  const { reportedBy } = reading as { readonly reportedBy?: unknown }
  const name = reading.author ?? (typeof reportedBy === 'string' ? reportedBy : undefined)
  return name === undefined ? undefined : context.person(name)
}

const witnessesOf = (context: TeiContext, attestations: readonly Attestation[]) =>
  attestations.length === 0
    ? undefined
    : [...new Set(attestations.map(({ witness }) => context.witness(witness)))].join(' ')

/** What is known of an attestation beyond the witness: the source's own name for it, its hand, where in it. */
function writeDetails(
  context: TeiContext,
  entry: ApparatusEntry,
  attestations: readonly Attestation[],
  target: string,
): Content {
  const { xml } = context
  // A witness that attests twice, by two hands for one, is told apart by a detail for each.
  const repeated = new Set(attestations.map(({ witness }) => witness)).size < attestations.length
  return attestations.map((attestation) => {
    context.reportUnknown(attestation, ATTESTATION_FIELDS, 'an attestation', entry.id)
    const { witness, named, hand, locus, certainty } = attestation
    if (!repeated && (named ?? hand ?? locus ?? certainty) === undefined) return null
    return xml.element(
      'witDetail',
      {
        wit: context.witness(witness),
        target: `#${target}`,
        corresp: hand === undefined ? undefined : context.hand(witness, hand),
        cert: certainty,
      },
      named === undefined ? null : xml.element('rs', {}, xml.words(named)),
      locus === undefined ? null : xml.element('locus', {}, xml.words(locus)),
    )
  })
}

const ENTRY_FIELDS: ReadonlySet<string> = new Set<keyof ApparatusEntry | 'unread'>([
  'unread',
  'id',
  'layer',
  'kind',
  'lemma',
  'quotedLemma',
  'readings',
  'agreements',
  'verdict',
  'origin',
  'status',
  'decision',
  'opinions',
  'comments',
])
const READING_FIELDS: ReadonlySet<string> = new Set<keyof Reading | 'reportedBy'>([
  'reportedBy',
  'id',
  'kind',
  'text',
  'class',
  'certainty',
  'author',
  'attestations',
])
const ATTESTATION_FIELDS: ReadonlySet<string> = new Set<keyof Attestation>([
  'witness',
  'named',
  'hand',
  'locus',
  'certainty',
])
