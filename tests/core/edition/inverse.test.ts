import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntryId, siglum } from '../../../src/core/apparatus/index.ts'
import { type Act, inverse } from '../../../src/core/edition/index.ts'
import { done, edition, editionAndAct, entry, state } from './examples.ts'

const all = Array.from({ length: 50_000 }, (_, i) => `e${i}` as EntryId)
const large = edition('保泰軍石州。'.repeat(10_000), (text) =>
  all.map((id, i) => entry(id, text, i + 1, i + 2)),
)

describe('inverse', () => {
  it('takes any act back wholly, and doing it again does the same', () =>
    fc.assert(
      fc.property(editionAndAct, ({ on, act }) => {
        const back = inverse(on, act)
        const after = done(on, act)
        expect(back).not.toBeNull()
        expect(state(done(after, back!))).toEqual(state(on))
        const again = inverse(after, back!)
        expect(state(done(done(after, back!), again!))).toEqual(state(after))
      }),
      { numRuns: 400 },
    ))

  it('puts a witness back in its place', () => {
    const on = edition('保泰')
    const act: Act = { kind: 'remove-witness', siglum: siglum('長編') }
    expect(done(done(on, act), inverse(on, act)!).witnesses).toEqual(on.witnesses)
  })

  it('does not exist for a text replaced from outside', () =>
    expect(inverse(edition('保泰'), { kind: 'text-replaced', sha256: '', moved: 0, orphans: [] })).toBeNull())

  it.each<[string, Act]>([
    ['a status for each', { kind: 'set-status', ids: all, status: 'accepted' }],
    ['all removed', { kind: 'remove-entries', ids: all }],
    [
      'all restored',
      { kind: 'restore-entries', entries: large.entries.map((entry) => ({ id: entry.id, entry })) },
    ],
    [
      'a word typed before all',
      { kind: 'edit-text', nature: 'transcription', changes: [{ from: 0, to: 0, insert: '𣈆' }] },
    ],
    [
      'a word deleted',
      { kind: 'edit-text', nature: 'transcription', changes: [{ from: 25_000, to: 25_004, insert: '' }] },
    ],
  ])('of 50,000 entries takes no time to speak of: %s', (_, act) => {
    const start = performance.now()
    const back = inverse(large, act)!
    const after = done(large, act)
    expect(performance.now() - start).toBeLessThan(12_000)
    expect(done(after, back).entries.length).toBe(all.length)
  })

  it('adds 50,000 entries at once and takes them away in no time to speak of', () => {
    const act: Act = { kind: 'add-entries', entries: [...large.entries].reverse() }
    const empty = { ...large, entries: [] }
    const start = performance.now()
    const back = inverse(empty, act)!
    expect(done(done(empty, act), back).entries).toEqual([])
    expect(performance.now() - start).toBeLessThan(12_000)
  })
})
