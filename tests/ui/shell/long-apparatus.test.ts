import { describe, expect, it } from 'vitest'
import { type EntryId, lemmaExtent, type Status, statuses } from '../../../src/core/apparatus/index.ts'
import { apply, type Edition, peopleIn, statusCounts } from '../../../src/core/edition/index.ts'
import { type Tick, ticks } from '../../../src/ui/shell/overview-strip.ts'
import { entryFromPlace } from '../../../src/ui/shell/walk.ts'
import { edition, entry } from '../../core/edition/examples.ts'

/** Three thousand entries, and something typed before most of them that nobody has counted yet. */
const written = edition('保泰軍石州。\n'.repeat(2000), (text) =>
  Array.from({ length: 3000 }, (_, n) => ({
    ...entry(`e${n}`, text, n * 4, n * 4 + (n % 3)),
    status: statuses[(n * 7) % 11] ?? 'accepted',
  })),
)
const typed = (): Edition =>
  apply(written, {
    id: 'c',
    by: '戴',
    at: '2026-11-24T12:00:00Z',
    act: {
      kind: 'edit-text',
      nature: 'transcription',
      changes: [{ from: 1000, to: 1003, insert: '靜塞軍'.repeat(150) }],
    },
  })

describe('the strip beside a long text', () => {
  const share = (offset: number) => offset / typed().text.content.length
  const places = { lemmas: new Map<EntryId, number>(), extent: 1000 }
  const slot = ({ at }: Tick) => Math.round(at * 500)

  it.each<[string, ReadonlySet<EntryId> | null]>([
    ['all entries', null],
    [
      'those that are gone through',
      new Set(written.entries.filter((_, n) => n % 5 === 0).map(({ id }) => id)),
    ],
  ])('has a tick wherever there are entries, in the status that asks most for being seen: %s', (_, ids) => {
    const { length } = typed().text.content
    const expected = new Map<number, { id: EntryId; status: Status }[]>()
    for (const one of typed().entries) {
      const extent = lemmaExtent(one)
      if (extent === null || (ids !== null && !ids.has(one.id))) continue
      const at = Math.round((extent.from / length) * 500)
      expected.set(at, [...(expected.get(at) ?? []), one])
    }
    const order: readonly Status[] = ['disputed', 'proposed', 'accepted', 'settled', 'rejected']
    const found = ticks(typed(), ids, { ...places, share: (offset) => offset / length })
    expect(found.map(slot)).toEqual([...expected.keys()])
    for (const tick of found) {
      const there = expected.get(slot(tick))!
      expect(tick.id).toBe(there[0]!.id)
      expect(tick.status).toBe(order.find((status) => there.some((one) => one.status === status)))
    }
  })

  it('has none where nothing stands', () =>
    expect(ticks(edition('保泰'), null, { ...places, share })).toEqual([]))
})

describe('the entry next to a place', () => {
  it.each([0, 999, 1003, 1200, 1449, 5000, 12_200, 20_000])(
    'is the nearest that is wanted, at %d',
    (place) => {
      const on = typed()
      const wanted = ({ id }: { id: EntryId }) => id.endsWith('9') || id === 'e0'
      const placed = on.entries.flatMap((one) => {
        const from = wanted(one) ? lemmaExtent(one)?.from : undefined
        return from === undefined ? [] : [{ id: one.id, from }]
      })
      const nearest = (by: 1 | -1) => {
        const found = entryFromPlace(on, place, by, wanted)
        return found && { id: found.entry.id, from: found.from }
      }
      expect(nearest(1)).toEqual(placed.find(({ from }) => from > place) ?? null)
      expect(nearest(-1)).toEqual(placed.findLast(({ from }) => from < place) ?? null)
    },
  )
})

it('entries are counted, and who had a part in them is named, as in the list of all', () => {
  const on = typed()
  for (const status of statuses) {
    expect(statusCounts(on)[status]).toBe(on.entries.filter((one) => one.status === status).length)
  }
  expect(peopleIn(on)).toEqual(['戴'])
})
