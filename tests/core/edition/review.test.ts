import { describe as suite, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type ReadingId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import {
  apply,
  bulkAct,
  byWeight,
  chooses,
  defaultLayers,
  type Edition,
  entriesIn,
  findWords,
  inverse,
  samePair,
  settleAll,
  withEntries,
} from '../../../src/core/edition/index.ts'
import { looseForm, searchText } from '../../../src/core/search/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

// 西夏紀卷十三 (戴錫章, 1924), with 保泰 a second time.
const text = baseText('改西壽監軍司為保泰軍，石州監軍司為靜塞軍。後又作保泰軍。')

function entry(
  id: string,
  words: string,
  reading: string,
  at = 0,
  more: Partial<ApparatusEntry> = {},
): ApparatusEntry {
  const from = text.content.indexOf(words, at)
  return {
    id: id as EntryId,
    layer: 'variants',
    kind: 'reading',
    lemma: [describe(text, { from, to: from + words.length })],
    readings: [
      {
        id: `r-${id}` as ReadingId,
        kind: 'substitution',
        text: reading,
        attestations: [{ witness: siglum('續通鑑') }],
      },
    ],
    origin: {
      by: 'notes',
      note: describe(text, { from: 0, to: 1 }),
      clause: describe(text, { from: 0, to: 1 }),
    },
    status: 'proposed',
    ...more,
  }
}

const first = entry('e-1', '保泰', '保秦')
const second = entry('e-2', '保泰', '保秦', text.content.lastIndexOf('保泰'))
const other = entry('e-3', '西壽', '西市', 0, { status: 'disputed' })
const edition: Edition = withEntries(
  { id: 'x', revision: 1, about: { title: 'x' }, witnesses: [], layers: defaultLayers, text, entries: [] },
  [first, second, other],
)
const change = (act: Parameters<typeof inverse>[1]) => ({
  id: 'c',
  by: '錢大昕',
  at: '2026-01-01T00:00:00Z',
  act,
})
const idsOf = (entries: readonly ApparatusEntry[]) => entries.map(({ id }) => id)

suite('the review queue', () => {
  it.each([
    ['statuses', { statuses: ['disputed'] }, ['e-3']],
    ['origins', { origins: ['collation'] }, []],
    ['witnesses', { witnesses: ['續通鑑'] }, ['e-3', 'e-1', 'e-2']],
    ['words of a reading', { words: '西市' }, ['e-3']],
    ['words of a lemma', { words: '保泰' }, ['e-1', 'e-2']],
    ['words and status', { words: '保', statuses: ['disputed'] }, []],
  ] as const)('chooses by %s', (_, choice, ids) =>
    expect(idsOf(edition.entries.filter(chooses(choice)))).toEqual(ids),
  )

  it('finds words in whatever spelling when it is told how', () => {
    const variant = { ...edition, entries: [entry('e-4', '石州', '爲州')] }
    expect(variant.entries.filter(chooses({ words: '為州' }, looseForm()))).toHaveLength(1)
    expect(variant.entries.filter(chooses({ words: '為州' }))).toHaveLength(0)
  })

  it('chooses by who had a part in an entry', () => {
    const judged = apply(edition, change({ kind: 'add-opinion', id: first.id, prefer: 'lemma' }))
    expect(idsOf(judged.entries.filter(chooses({ people: ['錢大昕'] })))).toEqual(['e-1'])
  })

  it('puts people who disagree before what is disputed, and that before what is proposed', () => {
    const at = '2026-01-01T00:00:00Z'
    const opinions = [
      { by: 'a', at, prefer: 'lemma' as const },
      { by: 'b', at, prefer: 'none' as const },
    ]
    const entries = [first, other, { ...second, opinions }]
    expect(idsOf(byWeight(entries))).toEqual(['e-2', 'e-3', 'e-1'])
  })

  it('knows where else the same words stand against each other, and decides them with their own readings', () => {
    expect(idsOf(samePair(edition, first))).toEqual(['e-2'])
    const act = settleAll(first, [second], { prefer: 'r-e-1' as ReadingId, reason: '形近', cause: '形近' })
    const after = apply(edition, change(act))
    expect(after.entries.map(({ status, decision }) => [status, decision?.prefer, decision?.cause])).toEqual([
      ['disputed', undefined, undefined],
      ['settled', 'r-e-1', '形近'],
      ['settled', 'r-e-2', '形近'],
    ])
    expect(apply(after, change(inverse(edition, act)!)).entries).toEqual(edition.entries)
  })

  it('says which entries reach into a part of the text', () => {
    const from = text.content.indexOf('泰')
    expect(idsOf(entriesIn(edition, { from, to: from + 1 }))).toEqual(['e-1'])
    expect(idsOf(entriesIn(edition, { from: 0, to: text.content.length }))).toEqual(['e-3', 'e-1', 'e-2'])
  })

  it.each([
    [{ kind: 'set-status', status: 'accepted' }],
    [{ kind: 'layer', layer: 'testimonia' }],
    [{ kind: 'class', class: '訛' }],
    [{ kind: 'remove' }],
  ] as const)('does %j to all as one act that is taken back as one', (request) => {
    const act = bulkAct(edition.entries, request)!
    const after = apply(edition, change(act))
    expect(after.entries).not.toEqual(edition.entries)
    expect(apply(after, change(inverse(edition, act)!)).entries).toEqual(edition.entries)
    if (request.kind !== 'remove') expect(bulkAct(after.entries, request)).toBeNull()
  })
})

suite('findWords', () => {
  const form = looseForm()
  const ready = searchText(text.content, form)

  it('finds the place of 保泰 by the words of its variant', () => {
    const found = findWords(edition, ready, '保秦', form)
    expect(found.map(({ entry, reading }) => [entry, reading])).toEqual([
      ['e-1', '保秦'],
      ['e-2', '保秦'],
    ])
  })

  it('finds words of the text in another spelling, and nothing for nothing', () => {
    expect(findWords(edition, ready, '爲保泰', form)).toEqual([
      { span: { from: 6, to: 9 }, entry: null, reading: null },
    ])
    expect(findWords(edition, ready, '', form)).toEqual([])
  })
})
