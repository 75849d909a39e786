import { type ApparatusEntry, isOrphan, lemmaExtent, type Selector } from '../../apparatus/index.ts'
import type { Exported, ExportInput } from '../export-format.ts'
import { writeLocated, writePointing } from './app.ts'
import { writeBody } from './body.ts'
import { layerId, type Method, TeiContext } from './context.ts'
import { languageOf, writeHeader } from './header.ts'
import { parallelBody } from './parallel.ts'
import { isWord } from './xml-ids.ts'
import { codePointName, type Element, onLines } from './xml.ts'

/** The edition as one TEI document, its apparatus tied to the text by `method`. */
export function writeTei(input: ExportInput, method: Method): Exported {
  const context = new TeiContext(input.text, method)
  const { xml } = context
  // Sigla are what readers look for, so that they have the first choice of ids.
  for (const { siglum } of input.witnesses) context.witness(siglum)
  const layers = withUndeclared(input)
  context.layers = layers.map(({ id }) => id)
  const { body, apparatus } = writeText(context, layers, input)
  const language = languageOf(context, input.language)
  // The header comes last, because it declares what the others used.
  const header = writeHeader(context, { ...input, layers })
  const root = xml.element(
    'TEI',
    {},
    onLines([
      header,
      xml.element(
        'text',
        { 'xml:lang': language },
        onLines([body, apparatus === null ? null : xml.element('back', {}, apparatus)]),
      ),
    ]),
  )
  const content = xml.serialize(root)
  for (const [codePoint, count] of xml.forbidden) {
    context.losses.add(
      `U+${codePointName(codePoint)} cannot stand in XML and is written as U+FFFD, ${count} time${count === 1 ? '' : 's'}`,
    )
  }
  return { content, problems: context.losses.problems() }
}

/** The body, and what of the apparatus does not stand in it. Anchors stand in the body, so that it is written last. */
function writeText(
  context: TeiContext,
  layers: ExportInput['layers'],
  { entries, noteMarks }: ExportInput,
): { body: Element; apparatus: Element | null } {
  const list = (some: readonly ApparatusEntry[], write: (entry: ApparatusEntry) => Element) =>
    writeApparatus(context, layers, some, write)
  const point = (entry: ApparatusEntry) => writePointing(context, entry)
  switch (context.method) {
    case 'double-end-point': {
      const apparatus = list(entries, point)
      return { apparatus, body: writeBody(context, noteMarks) }
    }
    case 'internal': {
      const within = new Map<number, Element[]>()
      for (const entry of entries) {
        const end = lemmaExtent(entry)?.to
        if (end !== undefined) within.set(end, [...(within.get(end) ?? []), point(entry)])
      }
      const apparatus = list(entries.filter(isOrphan), point)
      return { apparatus, body: writeBody(context, noteMarks, within) }
    }
    case 'location': {
      const apparatus = list(entries, (entry) => writeLocated(context, entry))
      return { apparatus, body: writeBody(context, noteMarks, new Map(), true) }
    }
    case 'parallel': {
      const { apart, write } = parallelBody(context, noteMarks, entries)
      const apparatus = list(apart, point)
      // The entries in the body point into it, at words that may come before them.
      for (const { origin } of entries) {
        const rests: readonly Selector[] =
          origin.by === 'notes'
            ? [origin.note, origin.clause]
            : origin.by === 'consistency'
              ? (origin.evidence ?? [])
              : []
        for (const { span } of rests) if (span !== null) context.range(span)
      }
      return { apparatus, body: write() }
    }
    default:
      return context.method satisfies never
  }
}

/** A list for each layer that has entries; null when there are none. */
function writeApparatus(
  context: TeiContext,
  layers: ExportInput['layers'],
  entries: readonly ApparatusEntry[],
  write: (entry: ApparatusEntry) => Element,
): Element | null {
  const { xml } = context
  const byLayer = new Map<string, ApparatusEntry[]>(layers.map(({ id }) => [id, []]))
  for (const entry of entries) byLayer.get(entry.layer)!.push(entry)
  const lists = layers.map(({ id, title }, i) => {
    const members = byLayer.get(id)!
    if (members.length === 0) return null
    return xml.element(
      'listApp',
      { type: isWord(id) ? id : undefined, ana: `#${layerId(i)}` },
      onLines([
        title === undefined ? null : xml.element('head', {}, xml.words(title)),
        ...members.map((entry) => xml.done(write(entry))),
      ]),
    )
  })
  return entries.length === 0 ? null : xml.element('div', { type: 'apparatus' }, onLines(lists))
}

/** The layers of the edition, and those that entries are in without their being declared. */
function withUndeclared({ layers, entries }: ExportInput): ExportInput['layers'] {
  const declared = new Set(layers.map(({ id }) => id))
  const others = new Set(entries.map(({ layer }) => layer).filter((id) => !declared.has(id)))
  return [...layers, ...Array.from(others, (id) => ({ id }))]
}
