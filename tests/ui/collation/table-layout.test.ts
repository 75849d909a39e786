import { describe, expect, it } from 'vitest'
import { defaultFolds } from '../../../src/core/collation/index.ts'
import {
  cellView,
  layOut,
  readingLetter,
  shorten,
  shownColumns,
} from '../../../src/ui/collation/table-layout.ts'
import { entryMarks, placesOf, unitsIn, unitsShown } from '../../../src/ui/collation/unit-list.ts'
import { piecesOf, segmentsOf } from '../../../src/ui/parallel/segments.ts'
import { CollationDesk } from '../../../src/worker/collation-desk.ts'

const texts = [
  { siglum: '底本', text: '改西壽軍。\n為保泰軍，求賜書' },
  { siglum: 'B', text: '改西市軍。\n爲保秦軍，求書' },
  { siglum: 'C', text: '改西市軍。\n為保泰軍，求賜書' },
]

function table() {
  const desk = new CollationDesk(
    () => undefined,
    () => 0,
  )
  const answer = desk.answer({ kind: 'collate', texts, folds: defaultFolds, edits: [] })
  if (answer.kind !== 'table') throw new Error(answer.kind)
  return { desk, view: answer.view }
}

describe('the layout of a table', () => {
  const { view } = table()
  const shown = (...choice: Parameters<typeof shownColumns> extends [unknown, ...infer R] ? R : never) =>
    Array.from(shownColumns(view, ...choice), (column) => cellView(view, texts, 0, column).words)

  it('shows the columns that are asked for', () => {
    expect(shown('differences', null)).toEqual(['壽', '泰', '賜'])
    expect(shown('spellings', null)).toEqual(['壽', '為', '泰', '賜'])
    expect(shown('differences', 2)).toEqual(['壽'])
    expect(shown('context', null).join('')).toBe('改西壽軍。\n為保泰軍，求賜書'.replace('。\n', ''))
  })

  it('says who has which reading, and what has none', () => {
    const columns = shownColumns(view, 'spellings', null)
    const said = (row: number, i: number) => {
      const { text, reading, state, spelled } = cellView(view, texts, row, columns[i]!)
      return [text, readingLetter(reading), state, spelled]
    }
    expect(said(1, 0)).toEqual(['市', 'a', 'words', false])
    expect(said(2, 0)).toEqual(['市', 'a', 'words', false])
    expect(said(1, 1)).toEqual(['爲', '', 'words', true])
    expect(said(1, 3)).toEqual(['', 'a', 'omitted', false])
  })

  it('gives every column room for its longest cell', () => {
    const { offsets } = layOut(view, shownColumns(view, 'context', null))
    for (let i = 1; i < offsets.length; i++) expect(offsets[i]! - offsets[i - 1]!).toBeGreaterThanOrEqual(48)
  })

  it('knows the units of columns, and which have an entry', () => {
    const { desk } = table()
    const columns = shownColumns(view, 'differences', null)
    expect(unitsShown(view.units, columns, 'differences')).toHaveLength(3)
    expect(unitsIn(view.units, [columns[0]!, columns[1]!])).toHaveLength(3)
    const answer = desk.answer({ kind: 'entries', units: unitsShown(view.units, columns, 'differences') })
    const entries = answer.kind === 'entries' ? answer.entries : []
    expect(entries.map(({ lemma }) => lemma[0]!.exact)).toEqual(['壽', '泰', '賜'])
    expect([...entryMarks(view.units, entries).keys()]).toEqual([...columns])
    for (const { lemma } of entries) {
      expect(placesOf(view.units)).toContain(`${lemma[0]!.span!.from}-${lemma[0]!.span!.to}`)
    }
  })

  it.each([
    ['保泰', '保泰'],
    ['甲乙丙丁戊己庚辛壬癸', '甲乙丙丁…庚辛壬癸'],
    ['𣈆'.repeat(60), '𣈆𣈆𣈆𣈆…𣈆𣈆𣈆𣈆'],
    ['甲\n乙', '甲 乙'],
  ])('shortens %j without cutting a character', (words, expected) => expect(shorten(words)).toBe(expected))
})

describe('the segments of the parallel view', () => {
  it('give every text back, whole and in order', () => {
    const { view } = table()
    const segments = segmentsOf(view, texts[0]!.text)
    expect(segments).toHaveLength(2)
    for (const row of [0, 1, 2]) {
      const pieces = segments.flatMap((segment) => piecesOf(view, texts, row, segment, [0, 1, 2]))
      expect(pieces.map(({ text }) => text).join('')).toBe(texts[row]!.text)
    }
    const marked = segments.flatMap((segment) => piecesOf(view, texts, 1, segment, [0, 1]))
    expect(marked.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['市', '秦'])
  })
})
