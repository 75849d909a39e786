import { describe, expect, it } from 'vitest'
import type { ApparatusEntry, EntryId } from '../../../src/core/apparatus/index.ts'
import { collate, toEntries } from '../../../src/core/collation/index.ts'
import { updateProposals } from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

const base = '改西壽監軍司為保泰軍'
const run = (witnesses: Record<string, string>) =>
  toEntries(
    collate(
      { siglum: 'A', text: base },
      Object.entries(witnesses).map(([siglum, text]) => ({ siglum, text })),
    ),
    baseText(base),
  )
const withB = { B: '改西市監軍司為保秦軍' }
const withC = { ...withB, C: '改西市監軍司為保泰軍' }

/** The entries after the act of an update, in order of their ids. */
function after(existing: readonly ApparatusEntry[], found: readonly ApparatusEntry[]): ApparatusEntry[] {
  const { act } = updateProposals(existing, found)
  const entries = new Map(existing.map((entry) => [entry.id, entry]))
  for (const one of act === null ? [] : act.kind === 'batch' ? act.acts : [act]) {
    if (one.kind === 'add-entries') for (const entry of one.entries) entries.set(entry.id, entry)
    else if (one.kind === 'restore-entries') {
      for (const { id, entry } of one.entries) {
        if (entry === null) entries.delete(id)
        else entries.set(id, entry)
      }
    } else throw new Error(one.kind)
  }
  return [...entries.values()]
}

const witnessesOf = (entry: ApparatusEntry | undefined) =>
  entry?.readings.flatMap(({ attestations }) => attestations.map(({ witness }) => witness))

describe('updateProposals', () => {
  it('adds what is new, and does nothing when nothing is', () => {
    const found = run(withB)
    expect(updateProposals([], found)).toMatchObject({ added: 2, updated: 0, removed: 0, differing: [] })
    expect(updateProposals(found, run(withB))).toEqual({ act: null, added: 0, updated: 0, removed: 0, differing: [] }) // prettier-ignore
  })

  it('adds the attestations of a new witness to proposals, under their old ids', () => {
    const before = run(withB)
    const now = after(before, run(withC))
    expect(now.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(witnessesOf(now[0])).toEqual(['B', 'C'])
    expect(now[1]!.agreements).toEqual([{ witness: 'C' }])
  })

  it('takes away a proposal that is not found any more, but not one of another witness', () => {
    const before = run(withB)
    expect(updateProposals(before, run({ B: '改西壽監軍司為保秦軍' }))).toMatchObject({ removed: 1 })
    expect(updateProposals(before, run({ D: '改西壽監軍司為保秦軍' }))).toMatchObject({ removed: 0 })
  })

  it('takes all away when a new run finds nothing', () => {
    const before = run(withB)
    expect(updateProposals(before, [], { witnesses: ['B'] })).toMatchObject({ removed: 2 })
    expect(updateProposals(before, []).act).toBeNull()
  })

  it('keeps what an earlier run said of a witness that the new one did not have', () => {
    const before = run(withB)
    const now = after(before, run({ C: '改西市監軍司為保泰軍' }))
    expect(witnessesOf(now[0])).toEqual(['C', 'B'])
    expect(now).toHaveLength(2)
    const again = after(now, run({ B: base }))
    expect(witnessesOf(again[0])).toEqual(['C', 'B'])
    expect(updateProposals(now, run(withC))).toMatchObject({ updated: 2, added: 0, removed: 0 })
  })

  it.each<[string, (entry: ApparatusEntry) => ApparatusEntry]>([
    ['accepted', (entry) => ({ ...entry, status: 'accepted' })],
    ['rejected', (entry) => ({ ...entry, status: 'rejected' })],
    ['disputed', (entry) => ({ ...entry, status: 'disputed' })],
    ['edited', (entry) => ({ ...entry, readings: [{ ...entry.readings[0]!, class: '異體' }] })],
    [
      'commented',
      (entry) => ({ ...entry, comments: [{ id: 'k1', by: '錢大昕', at: '2026-11-24', text: '？' }] }),
    ],
  ])('never changes an entry that was %s, and tells that more is found', (_, touch) => {
    const before = run(withB).map(touch)
    expect(after(before, run(withC))).toEqual(before)
    const { act, differing } = updateProposals(before, run(withC))
    expect(act).toBeNull()
    expect(differing.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after(before, run({ B: base }))).toEqual(before)
  })

  it('does not repeat what an editor has marked by hand, and gives a free id where one is taken', () => {
    const [first, second] = run(withB)
    const byHand: ApparatusEntry = {
      ...first!,
      id: 'e-1' as EntryId,
      origin: { by: 'hand' },
      status: 'accepted',
    }
    expect(updateProposals([byHand], run(withB)).added).toBe(1)
    const elsewhere: ApparatusEntry = {
      ...second!,
      lemma: first!.lemma,
      origin: { by: 'hand' },
      readings: [{ ...first!.readings[0]!, text: '巿' }],
    }
    const ids = after([elsewhere], run(withB)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })

  it('follows a proposal whose place has moved with the text', () => {
    const [first] = run(withB)
    const renamed: ApparatusEntry = { ...first!, id: 'c-7-8' as EntryId }
    expect(after([renamed], run(withC)).find(({ id }) => id === 'c-7-8')).toMatchObject({
      readings: [{ attestations: [{ witness: 'B' }, { witness: 'C' }] }],
    })
  })
})
