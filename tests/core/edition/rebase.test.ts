import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryId, ReadingId } from '../../../src/core/apparatus/index.ts'
import { type Act, rebase, textAfter, textChanges } from '../../../src/core/edition/index.ts'
import { applyChanges } from '../../../src/core/text/index.ts'
import { actsAndBatches, done, edition, editions, entry, state } from './examples.ts'

const e0 = 'e0' as EntryId

describe('rebase', () => {
  const two = editions.chain((on) =>
    fc.record({ on: fc.constant(on), a: actsAndBatches(on, 'a'), b: actsAndBatches(on, 'b') }),
  )

  it('leads both ways to the same text, witnesses and entries when nothing is contested', () => {
    let met = 0
    fc.assert(
      fc.property(two, ({ on, a, b }) => {
        const bAfterA = rebase(b, a, on.text)
        const aAfterB = rebase(a, b, on.text)
        if (!('act' in bAfterA) || !('act' in aAfterB)) return
        met++
        const one = state(done(done(on, a), bAfterA.act))
        const other = state(done(done(on, b), aAfterB.act))
        expect(inAnyOrder(one)).toEqual(inAnyOrder(other))
      }),
      { numRuns: 1000 },
    )
    expect(met).toBeGreaterThan(150)
  })

  const on = edition('改西壽監軍司為保泰軍', (text) => [entry('e0', text, 7, 9)])
  const accept: Act = { kind: 'set-status', ids: [e0], status: 'accepted' }
  const reject: Act = { kind: 'set-status', ids: [e0], status: 'rejected' }
  const comment: Act = { kind: 'add-comment', id: e0, comment: { id: 'k', text: '或作' } }
  const opinion: Act = { kind: 'add-opinion', id: e0, prefer: 'r1' as ReadingId }
  const remove: Act = { kind: 'remove-entries', ids: [e0] }
  const restore: Act = { kind: 'restore-entries', entries: [{ id: e0, entry: on.entries[0]! }] }
  const type = (from: number, to: number, insert: string): Act => ({
    kind: 'edit-text',
    nature: 'transcription',
    changes: [{ from, to, insert }],
  })

  it.each<[string, Act, Act, string[] | null]>([
    ['two statuses for an entry', accept, reject, ['e0']],
    ['the same status twice', accept, accept, null],
    ['a comment on what was accepted', comment, accept, null],
    ['accepting what was commented on', accept, comment, null],
    ['two voices', opinion, comment, null],
    ['removing what somebody commented on', remove, comment, ['e0']],
    ['restoring what somebody judged', restore, opinion, ['e0']],
    [
      'restoring, in a batch, what somebody judged in one',
      { kind: 'batch', acts: [type(0, 0, '甲'), restore] },
      { kind: 'batch', acts: [opinion] },
      ['e0'],
    ],
    ['two edits of a word', type(7, 9, '保秦'), type(8, 9, '秦'), ['text']],
    ['typing at one place', type(7, 7, '甲'), type(7, 7, '乙'), ['text']],
    ['edits apart', type(7, 9, '保秦'), type(1, 3, '西市鎮'), null],
  ])('of %s', (_, act, other, contested) => {
    const rebased = rebase(act, other, on.text)
    if (contested === null) expect(rebased).toHaveProperty('act')
    else expect(rebased).toEqual({ contested })
  })

  it('carries an act over a batch that edits the text twice', () => {
    const batch: Act = { kind: 'batch', acts: [type(0, 1, ''), type(0, 0, '更改')] }
    expect(rebase(type(7, 9, '保秦'), batch, on.text)).toEqual({ act: type(8, 10, '保秦') })
  })

  it('of 50,000 entries with 50,000 others takes no time to speak of', () => {
    const ids = Array.from({ length: 50_000 }, (_, i) => `e${i}` as EntryId)
    const others = ids.map((id) => `${id}-other` as EntryId)
    const start = performance.now()
    rebase(
      { kind: 'set-status', ids, status: 'accepted' },
      { kind: 'set-status', ids: others, status: 'rejected' },
      on.text,
    )
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe('textChanges', () => {
  it('of any act make the text that the act makes', () =>
    fc.assert(
      fc.property(
        editions.chain((on) => fc.record({ on: fc.constant(on), act: actsAndBatches(on, 'a') })),
        ({ on, act }) => {
          const { content } = done(on, act).text
          expect(applyChanges(on.text.content, textChanges(act))).toBe(content)
          expect(textAfter(act, on.text).content).toBe(content)
        },
      ),
    ))
})

/**
 * Voices and new witnesses stand in the order in which they came; it means nothing. What an orphan remembers of its
 * place is of the text in which its words were deleted, and that depends on the order too.
 */
/** Orphans have no place in the text: their order follows where each last stood, which differs with the way taken. */
const inAnyOrder = ({ entries, witnesses, content }: ReturnType<typeof state>) => ({
  content,
  witnesses: new Set(witnesses),
  entries: (JSON.parse(JSON.stringify(entries, withoutLostPlace)) as typeof entries)
    .map(({ comments, opinions, ...entry }) => ({
      ...entry,
      comments: new Set(comments),
      opinions: new Set(opinions),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
})

const withoutLostPlace = (_: string, value: unknown) =>
  value !== null && typeof value === 'object' && 'span' in value && value.span === null
    ? { ...value, prefix: '', suffix: '', lost: undefined }
    : value
