import {
  type ApparatusEntry,
  type Attestation,
  isOrphan,
  lemmaExtent,
  type Reading,
  type Selector,
} from '../../apparatus/index.ts'
import { toCodePoint, words } from '../../text/index.ts'
import { writeRemarks } from './app-notes.ts'
import type { TeiContext } from './context.ts'
import { isWord } from './xml-ids.ts'
import type { Attributes, Content, Element } from './xml.ts'

/**
 * The entry as `<app>`: `from` and `to` point at the anchors around the lemma, from its first word to its last; a
 * place has both at one anchor. The readings follow the lemma, each with what is known of its attestations, then the
 * remarks. An orphan points nowhere.
 */
export function writeApp(context: TeiContext, entry: ApparatusEntry): Element {
  const { xml, ids } = context
  context.reportUnknown(entry, ENTRY_FIELDS, 'an entry', entry.id)
  const id = ids.take(entry.id)
  const lemmaId = ids.take(`${id}.lem`)
  const targets = new Map(
    entry.readings.map((reading) => [reading.id as string, ids.take(`${id}.${reading.id}`)]),
  )
  const extent = lemmaExtent(entry)
  if (isOrphan(entry)) {
    context.losses.add(
      'The words of the lemma are not in the text: the place where they last stood is not carried',
      entry.id,
    )
  }
  return xml.element(
    'app',
    {
      'xml:id': id,
      n: id === (entry.id as string) ? undefined : entry.id,
      type: entry.kind,
      ana: `#status.${entry.status}`,
      from: extent === null ? undefined : context.anchor(extent.from),
      to: extent === null ? undefined : context.anchor(extent.to),
    },
    xml.element(
      'lem',
      { 'xml:id': lemmaId, wit: witnessesOf(context, entry.agreements ?? []) },
      writeLemma(context, entry),
    ),
    writeDetails(context, entry, entry.agreements ?? [], lemmaId),
    entry.readings.map((reading) => {
      const readingId = targets.get(reading.id)!
      return [
        writeReading(context, entry, reading, readingId),
        writeDetails(context, entry, reading.attestations, readingId),
      ]
    }),
    writeRemarks(context, entry, id, new Map([...targets, ['lemma', lemmaId]])),
  )
}

/** The words of the lemma. The parts of a discontinuous one stand in `<seg>`, which point at their own words. */
function writeLemma(context: TeiContext, { id, lemma }: ApparatusEntry): Content {
  const { xml, text } = context
  for (const { span, exact } of lemma) {
    if (span === null || words(text, span) === exact) continue
    context.losses.add(
      'The words of the lemma were altered since the entry was made: <lem> has the old ones, the body the new ones',
      id,
    )
  }
  if (lemma.length === 1) return xml.words(lemma[0]!.exact)
  return lemma.map((part, i) => [
    i === 0
      ? null
      : xml.element('gap', { reason: 'discontinuous', ...skipped(context, lemma[i - 1]!, part) }),
    xml.element(
      'seg',
      { type: 'part', corresp: part.span === null ? undefined : context.range(part.span) },
      xml.words(part.exact),
    ),
  ])
}

/** How many characters of the text are left out between two parts. */
function skipped({ text }: TeiContext, before: Selector, after: Selector): Attributes {
  if (before.span === null || after.span === null || after.span.from < before.span.to) return {}
  const quantity = toCodePoint(text, after.span.from) - toCodePoint(text, before.span.to)
  return { unit: 'char', quantity: String(quantity) }
}

function writeReading(context: TeiContext, entry: ApparatusEntry, reading: Reading, id: string): Element {
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
      resp: reading.author === undefined ? undefined : context.person(reading.author),
      cert: reading.certainty,
    },
    reading.text === '' && (reading.kind === 'lacuna' || reading.kind === 'illegible')
      ? xml.element('gap', { reason: reading.kind })
      : xml.words(reading.text),
    reading.class === classWord ? null : xml.element('note', { type: 'class' }, reading.class),
  )
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
  return attestations.map((attestation) => {
    context.reportUnknown(attestation, ATTESTATION_FIELDS, 'an attestation', entry.id)
    const { witness, named, hand, locus, certainty } = attestation
    if ((named ?? hand ?? locus ?? certainty) === undefined) return null
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

const ENTRY_FIELDS: ReadonlySet<string> = new Set<keyof ApparatusEntry>([
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
const READING_FIELDS: ReadonlySet<string> = new Set<keyof Reading>([
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
