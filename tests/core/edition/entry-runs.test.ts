import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  compareEntries,
  describe as select,
  type EntryId,
  isOrphan,
  lemmaExtent,
} from '../../../src/core/apparatus/index.ts'
import {
  type Act,
  changeFromWire,
  type Edition,
  entriesIn,
  findEntry,
  inverse,
  runsOf,
  textSteps,
  withEntries,
} from '../../../src/core/edition/index.ts'
import { mapEntry } from '../../../src/core/edition/entry-selectors.ts'
import { editedText } from '../../../src/core/text/index.ts'
import { done, edition, entry } from './examples.ts'
import { client, Connection, desk, OneEdition, quiet } from './memory-storage.ts'

/**
 * A text so dense with entries that no edit is without one; some on places, some in two parts, some with evidence far
 * away. Of `lines` lines there are 22 entries a line, and a run holds 256.
 */
function denseEdition(lines: number): Edition {
  const content = '改西壽監軍司為保泰軍；𣈆石州監軍司為靜塞軍。\n'.repeat(lines)
  return edition(content, (text) => {
    let from = 0
    return Array.from(content, (character, n): ApparatusEntry => {
      const one = entry(`e${n}`, text, from, from + (n % 7 === 0 ? 0 : character.length))
      from += character.length
      if (n % 31 === 5 && n > 40) return { ...one, lemma: [select(text, { from: 1, to: 3 }), ...one.lemma] }
      if (n % 97 !== 11) return one
      const far = select(text, { from: content.length - 3, to: content.length - 1 })
      return { ...one, origin: { by: 'consistency', evidence: [far] } }
    })
  })
}

const dense = denseEdition(45)

/** What `act` leaves when every anchor is carried by itself and all entries are sorted anew. */
function eagerly(on: Edition, act: Act): Edition {
  const bare = withEntries({ ...on }, on.entries)
  if (act.kind === 'batch') return act.acts.reduce(eagerly, bare)
  const after = done(bare, act)
  const [changes] = textSteps(act)
  if (changes === undefined) return after
  const text = editedText(on.text, changes)
  const entries = on.entries.map((one) => mapEntry(one, on.text, text, changes)).sort(compareEntries)
  return { ...after, text, entries }
}

/** Offsets of whole characters, from fractions. */
function offset({ text }: Edition, share: number): number {
  const at = Math.floor(share * text.content.length)
  return /[\uDC00-\uDFFF]/.test(text.content[at] ?? '') ? at - 1 : at
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const insert = fc.constantFrom('', '', '秦', '𣈆', '保泰軍', '。\n', '西'.repeat(60))
const step = fc.record({
  what: fc.constantFrom('type', 'type', 'type', 'two', 'undo', 'redo', 'accept', 'move', 'remove', 'add'),
  at: share,
  other: share,
  length: fc.constantFrom(0, 0, 1, 1, 3, 50),
  insert,
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** The act of a step, on the edition as it stands then. */
function actOf({ what, at, other, length, insert }: Step, on: Edition, n: number): Act | null {
  const from = offset(on, at)
  const to = offset(on, Math.min(1, (from + length) / Math.max(1, on.text.content.length)))
  const change = { from: Math.min(from, to), to: Math.max(from, to), insert }
  const typed = (changes: readonly (typeof change)[]): Act => ({
    kind: 'edit-text',
    nature: 'transcription',
    changes,
  })
  if (what === 'type') return typed([change])
  if (what === 'two') {
    const later = offset(on, other)
    return later <= change.to ? typed([change]) : typed([change, { from: later, to: later, insert: '秦' }])
  }
  const { entries } = on
  // The first thing that a window undoes may be that they were added.
  if (entries.length === 0) return null
  const { id } = entries[Math.min(entries.length - 1, Math.floor(at * entries.length))]!
  const place = () =>
    select(on.text, { from: Math.min(from, offset(on, other)), to: Math.max(from, offset(on, other)) })
  if (what === 'accept') return { kind: 'set-status', ids: [id, entries[0]!.id], status: 'accepted' }
  if (what === 'move') return { kind: 'edit-entry', id, fields: { lemma: [place()] } }
  if (what === 'remove') return { kind: 'remove-entries', ids: [id] }
  if (what === 'add')
    return { kind: 'add-entries', entries: [{ ...entries[0]!, id: `n${n}` as EntryId, lemma: [place()] }] }
  return null
}

/** As `toEqual`, and quick when all is well. */
function expectSame(a: readonly ApparatusEntry[], b: readonly ApparatusEntry[]): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b)
}

describe('entries in runs', () => {
  it('stand where each of them would have been carried by itself, after any edits, undone and done again', () => {
    let orphans = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 18 }), (script) => {
        let lazy = dense
        let eager: Edition = dense
        const [undo, redo]: [Act[], Act[]] = [[], []]
        for (const [n, one] of script.entries()) {
          const act =
            one.what === 'undo' ? undo.pop() : one.what === 'redo' ? redo.pop() : actOf(one, eager, n)
          if (act == null) continue
          const back = inverse(lazy, act)!
          expect(back).toEqual(inverse(withEntries({ ...eager }, eager.entries), act))
          ;(one.what === 'undo' ? redo : undo).push(back)
          // What was taken back cannot be done again once something else was done.
          if (one.what !== 'undo' && one.what !== 'redo') redo.length = 0
          ;[lazy, eager] = [done(lazy, act), eagerly(eager, act)]
          // Asked one by one before anything makes them all.
          const { id } = eager.entries[Math.floor(one.other * (eager.entries.length - 1))]!
          expect(findEntry(lazy, id)).toEqual(eager.entries.find((entry) => entry.id === id))
          const part = { from: offset(eager, one.other), to: offset(eager, one.other) + 30 }
          expectSame(
            entriesIn(lazy, part),
            eager.entries.filter((entry) => reaches(entry, part)),
          )
          expect(runsOf(lazy).said.map(({ id, status }) => id + status)).toEqual(
            eager.entries.map(({ id, status }) => id + status),
          )
          if (n % 3 === 0 || n === script.length - 1) expectSame(lazy.entries, eager.entries)
        }
        expect(lazy.text).toEqual(eager.text)
        orphans += lazy.entries.filter(isOrphan).length
      }),
      { numRuns: 25 },
    )
    expect(orphans).toBeGreaterThan(0)
  }, 120_000)

  it('stand so in two windows that change the text at the same time', async () => {
    const small = denseEdition(25)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.nat(1), fc.nat(9)), { minLength: 4, maxLength: 14 }),
        async (script) => {
          const storage = new OneEdition(small.text.content)
          const { desk: keeper } = desk(storage)
          const windows = [
            await client(new Connection(keeper), 'A'),
            await client(new Connection(keeper), 'B'),
          ]
          windows[0]!.store.do({ kind: 'add-entries', entries: small.entries })
          await quiet(...windows.map(({ store }) => store))
          for (const [n, [one, who, turns]] of script.entries()) {
            const { store } = windows[who]!
            const act = actOf(one, store.edition, n + 100 * who)
            if (one.what === 'undo') store.undo()
            else if (one.what === 'redo') store.redo()
            else if (act !== null) store.do(act)
            for (let turn = 0; turn < turns; turn++) await Promise.resolve()
          }
          await quiet(...windows.map(({ store }) => store))
          await new Promise((resolve) => setTimeout(resolve, 5))
          let eager: Edition = edition(small.text.content)
          for (const record of storage.log) eager = eagerly(eager, changeFromWire(record, eager.text).act)
          for (const { store } of windows) {
            expect(store.edition.text).toEqual(eager.text)
            expectSame(store.edition.entries.map(unsigned), eager.entries.map(unsigned))
          }
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)

  it('say the same list as long as only the text changes, and are not made for an edit', () => {
    const large = edition('保泰軍石州。'.repeat(10_000), (text) =>
      Array.from({ length: 50_000 }, (_, i) => entry(`e${i}`, text, i + 1, i + 2)),
    )
    const { said } = runsOf(large)
    let asked = 0
    const count = (entries: readonly ApparatusEntry[]) => {
      asked += entries.length
      return entries.length
    }
    const total = (on: Edition) =>
      runsOf(on)
        .sums(count)
        .reduce((sum, one) => sum + one.sum, 0)
    expect(total(large)).toBe(50_000)
    let typed = large
    for (let n = 0; n < 20; n++) {
      const changes = [{ from: 30_000 + n, to: 30_000 + n, insert: '秦' }]
      typed = done(typed, { kind: 'edit-text', nature: 'transcription', changes })
      expect(runsOf(typed).said).toBe(said)
      expect(total(typed)).toBe(50_000)
    }
    // Each time a run or two were made anew, not two hundred.
    expect(asked).toBeLessThan(50_000 + 20 * 3 * 512)
    const last = 'e49999' as EntryId
    expect(findEntry(typed, last)!.lemma[0]!.span).toEqual({ from: 50_020, to: 50_021 })
    expect(typed.entries.at(-1)).toBe(findEntry(typed, last))
  })

  it('go with a copy of their edition, which may be given others', () => {
    const typed = done(dense, {
      kind: 'edit-text',
      nature: 'transcription',
      changes: [{ from: 0, to: 0, insert: '秦' }],
    })
    const copy = { ...typed, entries: typed.entries.slice(0, 3) }
    expect(findEntry(copy, typed.entries[2]!.id)).toBe(typed.entries[2])
    expect(findEntry(copy, typed.entries[3]!.id)).toBeNull()
    expect(JSON.parse(JSON.stringify(typed))).toEqual(JSON.parse(JSON.stringify({ ...typed })))
  })
})

/** In the log a time is a time of the file; who decided is not what is looked at here. */
const unsigned = ({ decision: _, ...entry }: ApparatusEntry) => entry

function reaches(entry: ApparatusEntry, part: { from: number; to: number }): boolean {
  const extent = lemmaExtent(entry)
  return extent !== null && extent.from <= part.to && (extent.from >= part.from || extent.to > part.from)
}
