import {
  type ApparatusEntry,
  type Attestation,
  isOrphan,
  type Reading,
  type Selector,
} from '../../apparatus/index.ts'
import type { Exported, ExportInput } from '../export-format.ts'
import { selectorToWire } from '../json/index.ts'
import { Losses } from '../losses.ts'

/**
 * The apparatus as a collection of annotations in the Web Annotation Data Model (W3C Recommendation, 2017), JSON-LD: an
 * annotation an entry. Its targets name the words of the lemma by position and by quotation; its bodies are the
 * readings, then the judgement and the comments. What the model has no words for (witnesses, kinds of reading) stands
 * under names of our own, which the context declares. Positions count Unicode code points.
 */
export function writeAnnotations(input: ExportInput): Exported {
  const losses = new Losses()
  const home = `urn:yiwen:${encodeURIComponent(input.id)}`
  const items = input.entries.map((entry) => `   ${JSON.stringify(annotation(input, entry, home, losses))}`)
  const collection = {
    '@context': CONTEXT,
    id: home,
    type: 'AnnotationCollection',
    label: input.title,
    total: items.length,
    'yiwen:unit': 'Unicode code points',
    'yiwen:revision': input.revision,
    'yiwen:witnesses': input.witnesses.map(({ siglum, title, author, date }) => ({
      'yiwen:siglum': siglum,
      ...(title !== undefined && { 'yiwen:title': title }),
      ...(author !== undefined && { 'yiwen:author': author }),
      ...(date !== undefined && { 'yiwen:date': date }),
    })),
  }
  const head = JSON.stringify(collection, null, 1).slice(0, -2)
  const first = { id: `${home}:page:1`, type: 'AnnotationPage', partOf: home, startIndex: 0 }
  // A large apparatus is written an annotation a line, so that it need not be in memory twice.
  const page = `${JSON.stringify(first).slice(0, -1)},"items":[\n${items.join(',\n')}\n ]}`
  return { content: `${head},\n "first": ${page}\n}\n`, problems: losses.problems() }
}

/** Ours is a context of its own after that of the model. */
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { yiwen: 'urn:yiwen:apparatus:' }]

function annotation(input: ExportInput, entry: ApparatusEntry, home: string, losses: Losses): unknown {
  const {
    id,
    layer,
    kind,
    status,
    readings,
    agreements = [],
    verdict,
    quotedLemma,
    decision,
    opinions = [],
    comments = [],
    origin,
  } = entry
  const bodies = [
    ...readings.map((reading) => readingBody(reading, input.language)),
    ...(verdict === undefined ? [] : [textBody(verdict, 'assessing', { 'yiwen:role': 'verdict' })]),
    ...(decision === undefined ? [] : [judgement(decision, 'decision')]),
    ...opinions.map((opinion) => judgement(opinion, 'opinion')),
    ...comments.map(({ by, at, text, id: comment, replyTo }) =>
      textBody(text, replyTo === undefined ? 'commenting' : 'replying', {
        'yiwen:id': comment,
        ...(replyTo !== undefined && { 'yiwen:replyTo': replyTo }),
        ...made(by, at),
      }),
    ),
  ]
  const person = origin.by === 'hand' ? made(origin.person ?? '', origin.at ?? '') : {}
  if (origin.by === 'collation' && origin.run !== undefined)
    losses.add('The settings of the collation an entry comes from are not carried', id)
  if (isOrphan(entry)) losses.add('An entry whose words are not in the text has no position', id)
  const rests =
    origin.by === 'notes' ? [origin.clause] : origin.by === 'consistency' ? (origin.evidence ?? []) : []
  return {
    '@context': CONTEXT,
    id: `${home}:entry:${encodeURIComponent(id)}`,
    type: 'Annotation',
    motivation: kind === 'parallel' ? 'linking' : 'editing',
    ...person,
    ...(bodies.length > 0 && { body: bodies }),
    target:
      entry.lemma.length === 1
        ? target(input, entry.lemma[0]!, home)
        : entry.lemma.map((part) => target(input, part, home)),
    'yiwen:layer': layer,
    'yiwen:kind': kind,
    'yiwen:status': status,
    'yiwen:origin': origin.by,
    ...(rests.length > 0 && { 'yiwen:restsOn': rests.map((selector) => target(input, selector, home)) }),
    ...(quotedLemma !== undefined && { 'yiwen:quotedLemma': quotedLemma }),
    ...(agreements.length > 0 && { 'yiwen:agreements': agreements.map(attestation) }),
  }
}

function target({ text, textFile, language }: ExportInput, selector: Selector, home: string): unknown {
  const { start, end, exact, prefix, suffix, orphan = false } = selectorToWire(selector, text)
  const quote = { type: 'TextQuoteSelector', exact, ...(prefix && { prefix }), ...(suffix && { suffix }) }
  return {
    type: 'SpecificResource',
    source: {
      id: `${home}:text:${textFile.sha256}`,
      type: 'Text',
      format: 'text/plain',
      ...(language !== undefined && { language }),
      'yiwen:file': textFile.file,
      'yiwen:sha256': textFile.sha256,
    },
    selector: orphan ? quote : [{ type: 'TextPositionSelector', start, end }, quote],
  }
}

function readingBody(reading: Reading, language: string | undefined): unknown {
  const { id, kind, text, class: of, certainty, author, attestations } = reading
  return textBody(text, 'editing', {
    ...(language !== undefined && text !== '' && { language }),
    'yiwen:id': id,
    'yiwen:readingKind': kind,
    ...(of !== undefined && { 'yiwen:class': of }),
    ...(certainty !== undefined && { 'yiwen:certainty': certainty }),
    ...(author !== undefined && { 'yiwen:author': author }),
    'yiwen:attestations': attestations.map(attestation),
  })
}

const attestation = ({ witness, named, hand, locus, certainty }: Attestation) => ({
  'yiwen:witness': witness,
  ...(named !== undefined && { 'yiwen:named': named }),
  ...(hand !== undefined && { 'yiwen:hand': hand }),
  ...(locus !== undefined && { 'yiwen:locus': locus }),
  ...(certainty !== undefined && { 'yiwen:certainty': certainty }),
})

const textBody = (value: string, purpose: string, more: object) => ({
  type: 'TextualBody',
  value,
  format: 'text/plain',
  purpose,
  ...more,
})

function judgement(
  {
    by,
    at,
    prefer,
    reason = '',
    method,
  }: { by: string; at: string; prefer: string; reason?: string; method?: string },
  role: string,
): unknown {
  return textBody(reason, 'assessing', {
    'yiwen:role': role,
    'yiwen:prefer': prefer,
    ...(method !== undefined && { 'yiwen:method': method }),
    ...made(by, at),
  })
}

/** Who and when, where that is known; a time as the model wants it. */
function made(by: string, at: string): object {
  return {
    ...(by !== '' && { creator: { type: 'Person', name: by } }),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(at) && { created: at }),
  }
}
