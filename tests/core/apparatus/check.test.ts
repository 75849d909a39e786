import { describe as suite, expect, it } from 'vitest'
import { type ApparatusEntry, checkEntries, checkText, describe, type EntryId, problemLine, type Reading, type ReadingId, siglum } from '../../../src/core/apparatus/index.ts'
import { base } from '../text/base.ts'

const { text, span } = base<'a' | 'b'>('𣈆改\n<a>保泰<b>軍')
const reading: Reading = { id: 'r1' as ReadingId, kind: 'substitution', text: '保秦', attestations: [{ witness: siglum('長編') }] }
const entry: ApparatusEntry = {
  id: 'e1' as EntryId,
  layer: 'variants',
  kind: 'reading',
  lemma: [describe(text, span('a', 'b'))],
  readings: [reading],
  origin: { by: 'hand' },
  status: 'proposed',
}
const codes = (...entries: ApparatusEntry[]) =>
  checkEntries(text, [{ siglum: siglum('長編') }], entries).map(({ code }) => code)
const withReading = (change: Partial<Reading>): ApparatusEntry => ({ ...entry, readings: [{ ...reading, ...change }] })

suite('checkEntries', () => {
  it.each<[string, ApparatusEntry[]]>([
    ['no-lemma', [{ ...entry, lemma: [] }]],
    ['orphan', [{ ...entry, lemma: [{ ...entry.lemma[0]!, span: null }] }]],
    ['lemma-altered', [{ ...entry, lemma: [{ ...entry.lemma[0]!, exact: '保秦' }] }]],
    ['unknown-siglum', [withReading({ attestations: [{ witness: siglum('東都事略') }] })]],
    ['witness-twice', [{ ...entry, agreements: [{ witness: siglum('長編') }] }]],
    ['empty-reading', [withReading({ text: '' })]],
    ['words-omitted', [withReading({ kind: 'omission' })]],
    ['conjecture-without-author', [withReading({ kind: 'conjecture', attestations: [] })]],
    ['duplicate', [entry, { ...entry, id: 'e2' as EntryId }]],
  ])('reports %s', (code, entries) => expect(codes(...entries)).toEqual([code]))

  it('finds nothing in a sound entry', () => expect(codes(entry)).toEqual([]))
})

it.each([
  ['invisible-character', '保\u200b泰'],
  ['invisible-character', '\ufeff保'],
  ['private-use-character', '保\u{f0000}'],
  ['undecodable-byte', '保\ufffd'],
])('checkText reports %s', (code, content) => {
  const { text } = base(content)
  expect(checkText(text).map((problem) => problem.code)).toEqual([code])
  expect(problemLine('base.txt', text, checkText(text)[0]!)).toMatch(/^base\.txt:1:[12]: U\+/)
})
