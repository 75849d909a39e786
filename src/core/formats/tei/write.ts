import type { ApparatusEntry } from '../../apparatus/index.ts'
import type { Exported, ExportInput } from '../export-format.ts'
import { writeApp } from './app.ts'
import { writeBody } from './body.ts'
import { TeiContext } from './context.ts'
import { layerId } from './encoding.ts'
import { languageOf, writeHeader } from './header.ts'
import { isWord } from './xml-ids.ts'
import { codePointName, type Element, onLines } from './xml.ts'

/** The edition as one TEI document. */
export function writeTei(input: ExportInput): Exported {
  const context = new TeiContext(input.text)
  const { xml } = context
  // Sigla are what readers look for, so that they have the first choice of ids.
  for (const { siglum } of input.witnesses) context.witness(siglum)
  const layers = withUndeclared(input)
  const apparatus = writeApparatus(context, layers, input.entries)
  const language = languageOf(context, input.language)
  const body = writeBody(context, input.noteMarks)
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

/** A list for each layer that has entries; null when there are none. */
function writeApparatus(
  context: TeiContext,
  layers: ExportInput['layers'],
  entries: readonly ApparatusEntry[],
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
        ...members.map((entry) => xml.done(writeApp(context, entry))),
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
