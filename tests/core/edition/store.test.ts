import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryId } from '../../../src/core/apparatus/index.ts'
import type { Act, EditionStore } from '../../../src/core/edition/index.ts'
import { acts, edition, entry, state } from './examples.ts'
import { client, Connection, desk, OneEdition, quiet } from './memory-storage.ts'

const content = '改西壽監軍司為保泰軍；石州監軍司為靜塞軍。'
const sample = edition(content, (text) => [entry('e0', text, 7, 9), entry('e1', text, 11, 13)])
const status = (id: string, status: 'accepted' | 'rejected'): Act => ({
  kind: 'set-status',
  ids: [id as EntryId],
  status,
})
const comment = (id: string, text: string): Act => ({
  kind: 'add-comment',
  id: id as EntryId,
  comment: { id: text, text },
})
const type = (from: number, to: number, insert: string): Act => ({
  kind: 'edit-text',
  nature: 'transcription',
  changes: [{ from, to, insert }],
})
const statuses = ({ edition }: EditionStore) => edition.entries.map(({ status }) => status)

/** Two clients of one desk, on an edition with entries on 保泰 and 石州. */
async function two() {
  const storage = new OneEdition(content)
  const { desk: keeper } = desk(storage)
  const [toA, toB] = [new Connection(keeper), new Connection(keeper)]
  const a = await client(toA, 'A')
  a.store.do({ kind: 'add-entries', entries: sample.entries })
  await quiet(a.store)
  const b = await client(toB, 'B')
  return { storage, keeper, toA, toB, a, b, calm: () => quiet(a.store, b.store) }
}

describe('an edition in two windows', () => {
  it('shows one’s own at once and the other’s when it comes', async () => {
    const { a, b, calm } = await two()
    a.store.do(status('e0', 'accepted'))
    expect(statuses(a.store)).toEqual(['accepted', 'proposed'])
    expect(statuses(b.store)).toEqual(['proposed', 'proposed'])
    await calm()
    expect(statuses(b.store)).toEqual(['accepted', 'proposed'])
  })

  it('refuses the second of two changes to a thing, with both versions', async () => {
    const { storage, a, b, calm } = await two()
    a.store.do(status('e0', 'accepted'))
    b.store.do(status('e0', 'rejected'))
    const versions: unknown[] = []
    b.store.subscribe((event) => {
      if (event.kind === 'refused')
        versions.push(event.refusal.mine.entries[0]!.status, event.refusal.theirs.entries[0]!.status)
    })
    await calm()
    expect(b.refused).toEqual([['B-1', expect.stringContaining('somebody'), 'e0']])
    expect(versions).toEqual(['rejected', 'accepted'])
    expect([statuses(a.store), statuses(b.store)]).toEqual([
      ['accepted', 'proposed'],
      ['accepted', 'proposed'],
    ])
    expect(storage.log).toHaveLength(2)
  })

  it('does not overwrite in silence what came while one was offline', async () => {
    const { a, b, toB, calm } = await two()
    toB.cut = true
    b.store.do(comment('e1', '一'))
    b.store.do(status('e0', 'rejected'))
    b.store.do(type(8, 9, '秦'))
    a.store.do(status('e0', 'accepted'))
    a.store.do(type(7, 9, '保安'))
    await quiet(a.store)
    toB.cut = false
    await calm()
    expect(b.refused.map(([id]) => id)).toEqual(['B-2', 'B-3'])
    expect(state(b.store.edition)).toEqual(state(a.store.edition))
    expect(statuses(a.store)).toEqual(['accepted', 'proposed'])
    expect(a.store.edition.text.content).toContain('保安')
    expect(a.store.edition.entries[1]!.comments).toHaveLength(1)
  })

  it('does not move one’s later typing when the typing before it is refused', async () => {
    const { a, b, toB, calm } = await two()
    toB.cut = true
    b.store.do(type(7, 9, '保秦秦秦秦'))
    b.store.do(status('e1', 'accepted'))
    b.store.do(type(20, 22, '祥祐'))
    b.store.do(status('e1', 'rejected'))
    b.store.do(type(9, 10, ''))
    expect(b.store.edition.text.content).toBe('改西壽監軍司為保秦秦秦軍；石州監軍司為祥祐軍。')
    a.store.do(type(8, 9, '安'))
    await quiet(a.store)
    toB.cut = false
    await calm()
    expect(a.store.edition.text.content).toBe('改西壽監軍司為保安軍；石州監軍司為祥祐軍。')
    expect(b.refused.map(([id]) => id)).toEqual(['B-1', 'B-5'])
    expect(state(b.store.edition)).toEqual(state(a.store.edition))
  })

  it('keeps a comment that came after what one takes back', async () => {
    const { a, b, calm } = await two()
    a.store.do(status('e0', 'accepted'))
    await calm()
    b.store.do(comment('e0', '未知孰是'))
    await calm()
    expect(a.store.canUndo).toBe(false)
    a.store.undo()
    await calm()
    expect(a.store.edition.entries[0]!.comments).toHaveLength(1)
    expect(state(b.store.edition)).toEqual(state(a.store.edition))
  })

  it('begins anew when the text was replaced, and tells of what was on its way', async () => {
    const { storage, a, toA } = await two()
    await quiet(a.store)
    toA.cut = true
    a.store.do(type(7, 9, '保秦'))
    storage.text = `初，${content}`
    const { desk: next } = desk(storage)
    toA.service = next
    await next.edition('x')
    toA.cut = false
    await quiet(a.store)
    expect(a.refused.map(([id]) => id)).toEqual(['A-2'])
    a.store.do(status('e0', 'accepted'))
    await quiet(a.store)
    expect(state(a.store.edition)).toMatchObject(state((await next.edition('x'))!))
  })
})

describe('a store', () => {
  it('sends again what was not answered, and it counts once', async () => {
    const { storage, a, toA, calm } = await two()
    toA.loseNextAnswer = true
    a.store.do(type(0, 0, '𣈆'))
    a.store.do(status('e0', 'accepted'))
    await calm()
    expect(storage.log.map(({ id }) => id)).toEqual(['A-1', 'A-2', 'A-3'])
    expect(a.store.edition.text.content).toBe(`𣈆${content}`)
  })

  it('works on while offline, says so, and is saved when the service is back', async () => {
    const { storage, a, toA, calm } = await two()
    const states: string[] = []
    a.store.subscribe(({ kind }) => kind === 'save-state' && states.push(a.store.saveState))
    toA.cut = true
    a.store.do(status('e0', 'accepted'))
    a.store.do(status('e1', 'rejected'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(a.store.saveState).toBe('offline')
    expect(storage.log).toHaveLength(1)
    toA.cut = false
    await calm()
    expect(states).toEqual(['saving', 'offline', 'saving', 'saved'])
    expect(storage.log).toHaveLength(3)
  })

  it('sends typing without a pause as one change and takes it back as one', async () => {
    const { storage, a, toA, calm } = await two()
    toA.cut = true
    a.store.do(status('e0', 'accepted'))
    for (const [i, character] of [...'西夏𣈆紀'].entries()) {
      a.clock.now += 100
      a.store.do(type(i < 3 ? i : i + 1, i < 3 ? i : i + 1, character))
    }
    toA.cut = false
    await calm()
    expect(a.store.edition.text.content).toBe(`西夏𣈆紀${content}`)
    expect(storage.log).toHaveLength(3)
    a.store.undo()
    expect(a.store.edition.text.content).toBe(content)
    expect(statuses(a.store)).toEqual(['accepted', 'proposed'])
    a.store.redo()
    expect(a.store.edition.text.content).toBe(`西夏𣈆紀${content}`)
    a.clock.now += 2000
    a.store.do(type(0, 0, '《'))
    a.store.undo()
    expect(a.store.edition.text.content).toBe(`西夏𣈆紀${content}`)
    await calm()
  })

  it('takes back and does again any acts', async () => {
    const script = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(script, async (seeds) => {
        const { a, calm, storage } = await two()
        const states = [state(a.store.edition)]
        for (const [i, seed] of seeds.entries()) {
          const [act] = fc.sample(acts(a.store.edition, `t${i}`), { seed, numRuns: 1 })
          a.clock.now += 5000
          a.store.do(act!)
          states.push(state(a.store.edition))
        }
        for (let i = seeds.length - 1; i >= 0; i--) {
          a.store.undo()
          expect(state(a.store.edition)).toEqual(states[i])
        }
        for (let i = 1; i <= seeds.length; i++) {
          a.store.redo()
          expect(state(a.store.edition)).toEqual(states[i])
        }
        await calm()
        expect(a.refused).toEqual([])
        expect(state((await desk(storage).desk.edition('x'))!)).toMatchObject({
          content: a.store.edition.text.content,
          entries: a.store.edition.entries,
        })
      }),
      { numRuns: 25 },
    )
  })

  it('refuses at once, and does nothing, what does not fit', async () => {
    const { a, storage, calm } = await two()
    const before = a.store.edition
    for (const act of [status('e9', 'accepted'), type(0, 99, ''), type(0, 0, '\ud808')]) {
      expect(() => a.store.do(act)).toThrow(RangeError)
    }
    expect(a.store.edition).toBe(before)
    await calm()
    expect(storage.log).toHaveLength(1)
  })
})
