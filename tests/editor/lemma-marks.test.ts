import { describe as suite, expect, it } from 'vitest'
import type { ApparatusEntry, EntryId } from '../../src/core/apparatus/index.ts'
import { describe } from '../../src/core/apparatus/index.ts'
import { baseText, type Span } from '../../src/core/text/index.ts'
import { lemmaMarks } from '../../src/editor/index.ts'

const text = baseText('改西壽監軍司為保泰軍；石州監軍司為靜塞軍')

const entry = (id: string, ...spans: Span[]): ApparatusEntry => ({
  id: id as EntryId,
  layer: 'variants',
  kind: 'reading',
  lemma: spans.map((span) => describe(text, span)),
  readings: [],
  origin: { by: 'hand' },
  status: 'proposed',
})

suite('lemmaMarks', () => {
  it('draws overlapping lemmas on different lines and uses a line again where it is free', () => {
    const marks = lemmaMarks([
      entry('a', { from: 1, to: 6 }),
      entry('b', { from: 1, to: 3 }),
      entry('c', { from: 3, to: 6 }),
      entry('d', { from: 7, to: 9 }),
    ])
    expect(marks.map(({ lane }) => lane)).toEqual([0, 1, 1, 0])
  })

  it('keeps the line of a discontinuous lemma free between its parts', () => {
    const marks = lemmaMarks([
      entry('a', { from: 11, to: 13 }, { from: 17, to: 20 }),
      entry('b', { from: 13, to: 16 }),
    ])
    expect(marks.map(({ lane }) => lane)).toEqual([0, 1])
  })

  it('leaves out orphans and gives places no line', () => {
    const orphan: ApparatusEntry = {
      ...entry('o', { from: 1, to: 3 }),
      lemma: [{ span: null, exact: '西壽', prefix: '', suffix: '' }],
    }
    const marks = lemmaMarks([orphan, entry('p', { from: 2, to: 2 }), entry('q', { from: 1, to: 3 })])
    expect(marks.map(({ id, lane }) => [id, lane])).toEqual([
      ['p', 0],
      ['q', 0],
    ])
  })
})
