import type { Hand, Siglum, Witness } from '../../apparatus/index.ts'
import type { TeiContext } from './context.ts'
import { type Content, type Element, onLines } from './xml.ts'

/**
 * `<listWit>` with every witness of the edition, in its order, and whoever else is attested; families in lists of their
 * own. Null when there are none: TEI has no empty list.
 */
export function writeWitnesses(context: TeiContext, witnesses: readonly Witness[]): Element | null {
  const { xml } = context
  const lists: { group: string | undefined; members: Element[] }[] = []
  const declared = new Set<Siglum | null>()
  for (const witness of witnesses) {
    const { group, siglum } = witness
    // A second witness of the same siglum is a mistake of the edition; it must not make the document invalid.
    const id = declared.has(siglum) ? context.ids.take(siglum) : context.witness(siglum).slice(1)
    declared.add(siglum)
    const last = lists.at(-1)
    const element = writeWitness(context, witness, id)
    if (last !== undefined && last.group === group) last.members.push(element)
    else lists.push({ group, members: [element] })
  }
  const others = [...context.witnesses.keys()].filter((siglum) => !declared.has(siglum))
  const content = [
    ...lists.flatMap(({ group, members }) =>
      group === undefined
        ? members
        : [xml.element('listWit', {}, onLines([xml.element('head', {}, group), ...members]))],
    ),
    ...others.map((siglum) => writeUndeclared(context, siglum)),
  ]
  return content.length === 0 ? null : xml.element('listWit', {}, onLines(content))
}

/** The hands of the witnesses, and any other that is attested. Null when there are none. */
export function writeHands(context: TeiContext, witnesses: readonly Witness[]): Element | null {
  const { xml } = context
  const described = new Map<string, Hand>()
  for (const { siglum, hands = [] } of witnesses) {
    for (const hand of hands) {
      context.reportUnknown(hand, HAND_FIELDS, 'a hand')
      described.set(context.hand(siglum, hand.id), hand)
    }
  }
  if (context.hands.size === 0) return null
  const notes = Array.from(context.hands.values(), ({ id, siglum, hand }) =>
    xml.element(
      'handNote',
      { 'xml:id': id, n: hand, corresp: context.witness(siglum) },
      described.get(`#${id}`)?.description,
    ),
  )
  return xml.element('handNotes', {}, onLines(notes))
}

function writeWitness(context: TeiContext, witness: Witness, id: string): Element {
  const { xml } = context
  context.reportUnknown(witness, WITNESS_FIELDS, 'a witness')
  const { siglum, title, aliases = [], author, date, kind, extant, transcription, reference } = witness
  return xml.element(
    'witness',
    { 'xml:id': id },
    xml.element('abbr', { type: 'siglum' }, siglum),
    xml.element(
      'bibl',
      { type: kind },
      element('author', {}, author),
      element('title', {}, title),
      aliases.map((alias) => element('title', { type: 'alias' }, alias)),
      element('date', {}, date),
      element('biblScope', { type: 'extant' }, extant),
      element('idno', { type: 'transcription' }, transcription),
      reference === undefined
        ? null
        : xml.element(
            'note',
            { type: 'csl-json' },
            xml.element('code', { lang: 'json' }, JSON.stringify(reference)),
          ),
    ),
  )

  function element(name: string, attributes: Record<string, string>, text: string | undefined): Content {
    return text === undefined ? null : xml.element(name, attributes, xml.words(text))
  }
}

/** A witness that is attested and not declared in the edition; null is the copy that a source does not name. */
function writeUndeclared(context: TeiContext, siglum: Siglum | null): Element {
  const { xml } = context
  const id = context.witness(siglum).slice(1)
  return siglum === null
    ? xml.element('witness', { 'xml:id': id }, 'A copy that the source does not name (一作, 或作).')
    : xml.element('witness', { 'xml:id': id }, xml.element('abbr', { type: 'siglum' }, siglum))
}

const HAND_FIELDS: ReadonlySet<string> = new Set<keyof Hand>(['id', 'description'])
const WITNESS_FIELDS: ReadonlySet<string> = new Set<keyof Witness>([
  'siglum',
  'title',
  'aliases',
  'author',
  'date',
  'kind',
  'group',
  'hands',
  'extant',
  'transcription',
  'reference',
])
