import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type Reading,
  type ReadingId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import type { ExportInput } from '../../../src/core/formats/index.ts'
import { baseText, type BaseText } from '../../../src/core/text/index.ts'

/** An edition to export: `text`, with `rest` in place of what an edition has by default. */
export function input(
  text: BaseText,
  entries: readonly ApparatusEntry[],
  rest: Partial<ExportInput> = {},
): ExportInput {
  return {
    id: 'sample',
    title: '樣本',
    revision: 1,
    witnesses: [],
    layers: [{ id: 'variants' }, { id: 'testimonia' }],
    text,
    textFile: { file: 'corpus/sample/base.txt', sha256: '0'.repeat(64) },
    noteMarks: [{ open: '（', close: '）' }],
    entries,
    ...rest,
  }
}

/** The text of `marked` without its marks, and the spans they enclose, in order: `改西壽為[保泰]軍`. */
export function marked(source: string): { text: BaseText; spans: { from: number; to: number }[] } {
  const spans: { from: number; to: number }[] = []
  const open: number[] = []
  let content = ''
  for (const character of source) {
    if (character === '[') open.push(spans.push({ from: content.length, to: content.length }) - 1)
    else if (character === ']') spans[open.pop()!]!.to = content.length
    else content += character
  }
  return { text: baseText(content), spans }
}

/** An entry on the marked words of `source`, all of them its lemma, with `fields` besides. */
export function entryOn(
  source: string,
  fields: Partial<ApparatusEntry> = {},
): { text: BaseText; entry: ApparatusEntry } {
  const { text, spans } = marked(source)
  return {
    text,
    entry: {
      id: 'e-0001' as EntryId,
      layer: 'variants',
      kind: 'reading',
      lemma: spans.map((span) => describe(text, span)),
      readings: [reading({ text: '保秦' })],
      origin: { by: 'hand' },
      status: 'proposed',
      ...fields,
    },
  }
}

/** A substitution that 續通鑑 has, with `fields` in place of that. */
export function reading(fields: Partial<Reading>): Reading {
  return {
    id: 'r1' as ReadingId,
    kind: 'substitution',
    text: '',
    attestations: [{ witness: siglum('續通鑑') }],
    ...fields,
  }
}
