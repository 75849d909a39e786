import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  type Act,
  changeFromWire,
  changeToWire,
  LogRecord,
  takeBack,
  type WireAct,
  WireChange,
} from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { done, edition, editionAndAct, entry, state } from './examples.ts'

const change = (act: Act) => ({ id: 'c1', by: '戴錫章', at: '2026-11-24T12:00:00Z', act })

/** Over the wire and back, as a server and a log do it. */
function sent(act: Act, on: ReturnType<typeof edition>): Act {
  const wire: unknown = JSON.parse(JSON.stringify(changeToWire(change(act), on.text)))
  const read = v.parse(WireChange, wire)
  expect(read).toEqual(wire)
  expect(v.parse(LogRecord, { revision: 1, ...read })).toEqual({ revision: 1, ...read })
  return changeFromWire(read, on.text).act
}

describe('a change', () => {
  it('does the same after it was written and read again', () =>
    fc.assert(
      fc.property(editionAndAct, ({ on, act }) => {
        expect(state(done(on, sent(act, on)))).toEqual(state(done(on, act)))
      }),
      { numRuns: 400 },
    ))

  it('counts code points and keeps the words it takes away', () => {
    const on = edition('𣈆𣈆保泰軍')
    const act: Act = {
      kind: 'edit-text',
      nature: 'transcription',
      changes: [{ from: 4, to: 6, insert: '㖫𣈆' }],
    }
    expect(changeToWire(change(act), on.text).act).toEqual({
      kind: 'edit-text',
      nature: 'transcription',
      changes: [{ start: 2, end: 4, deleted: '保泰', insert: '㖫𣈆' }],
    })
  })

  it('is refused when the words that it edits are not there', () => {
    const changes = [{ start: 0, end: 2, deleted: '保泰', insert: '保秦' }]
    const act: WireAct = { kind: 'edit-text', nature: 'transcription', changes }
    for (const content of ['保秦軍', '保', '甲保泰']) {
      expect(() =>
        changeFromWire({ ...change({ kind: 'batch', acts: [] }), act }, baseText(content)),
      ).toThrow(RangeError)
    }
  })

  it('keeps altered and lost lemmata as they are', () => {
    const on = edition('改保泰軍，保泰、官官皆', (text) => [entry('e0', text, 1, 3), entry('e1', text, 8, 9)])
    const altered = done(on, {
      kind: 'edit-text',
      nature: 'transcription',
      changes: [
        { from: 2, to: 3, insert: '秦' },
        { from: 8, to: 9, insert: '' },
      ],
    })
    expect(altered.entries.map(({ lemma }) => lemma[0]!.span)).toEqual([{ from: 1, to: 3 }, null])
    const act: Act = {
      kind: 'restore-entries',
      entries: altered.entries.map((entry) => ({ id: entry.id, entry })),
    }
    expect(sent(act, altered)).toEqual(act)
  })

  it.each<[string, unknown]>([
    ['an unknown kind', { kind: 'burn' }],
    ['no ids', { kind: 'set-status', ids: [], status: 'accepted' }],
    ['a status that needs a decision', { kind: 'set-status', ids: ['e'], status: 'settled' }],
    [
      'a position before the text',
      {
        kind: 'edit-text',
        nature: 'transcription',
        changes: [{ start: -1, end: 0, deleted: '', insert: '' }],
      },
    ],
    [
      'an emendation without entry',
      { kind: 'edit-text', nature: 'emendation', changes: [{ start: 0, end: 0, deleted: '', insert: '甲' }] },
    ],
    ['a batch in a batch', { kind: 'batch', acts: [{ kind: 'batch', acts: [] }] }],
  ])('with %s is none', (_, act) =>
    expect(v.safeParse(WireChange, { id: 'c', by: '', at: '', act }).success).toBe(false),
  )

  it('that restores 50,000 entries is read in no time to speak of', () => {
    const on = edition('保泰軍石州。'.repeat(10_000), (text) =>
      Array.from({ length: 50_000 }, (_, i) => entry(`e${i}`, text, i + 1, i + 2)),
    )
    const act: Act = {
      kind: 'restore-entries',
      entries: on.entries.map((entry) => ({ id: entry.id, entry })),
    }
    const wire = changeToWire(change(act), on.text)
    const start = performance.now()
    changeFromWire(v.parse(WireChange, wire), on.text)
    expect(performance.now() - start).toBeLessThan(20_000)
  }, 30_000)
})

describe('takeBack', () => {
  it('gives the text before the changes', () =>
    fc.assert(
      fc.property(editionAndAct, ({ on, act }) => {
        const wire = changeToWire(change(act), on.text).act
        if (wire.kind !== 'edit-text') return
        expect(takeBack(wire.changes, done(on, act).text.content)).toBe(on.text.content)
      }),
    ))

  it('is null for a text that the changes did not make', () =>
    expect(takeBack([{ start: 1, end: 1, deleted: '', insert: '泰' }], '保秦')).toBeNull())
})
