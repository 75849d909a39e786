import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryId } from '../../../src/core/apparatus/index.ts'
import {
  type Act,
  EditionStore,
  type EditionService,
  type Refusal,
  type Unsent,
  type UnsentKeeper,
} from '../../../src/core/edition/index.ts'
import { acts, edition, entry, state } from './examples.ts'
import { Connection, desk, OneEdition, quiet } from './memory-storage.ts'

const content = '改西壽監軍司為保泰軍；𣈆石州監軍司為⿰亻呆靜塞軍。'
const sample = edition(content, (text) => [
  entry('e0', text, 7, 9),
  entry('e1', text, 13, 15),
  entry('e2', text, 0, 5),
])

/** What a browser keeps: it outlives its windows. */
class Kept {
  readonly rows = new Map<string, Unsent>()
  /** Windows that crashed: what goes on in them here cannot go on in a browser. */
  readonly dead = new Set<string>()

  window(name: string): UnsentKeeper {
    let taken: string[] = []
    const write = (read: () => Unsent | null) => {
      if (this.dead.has(name)) return
      const unsent = read()
      if (unsent === null) this.rows.delete(name)
      else this.rows.set(name, structuredClone(unsent))
      for (const row of taken) this.rows.delete(row)
      taken = []
    }
    let latest: () => Unsent | null = () => null
    return {
      keep: (_, read) => write((latest = read)),
      adopt: (_, take) => {
        for (const [row, unsent] of this.rows) {
          void take(structuredClone(unsent)).then(() => {
            // Not before it was taken: a crash in between would lose it.
            taken.push(row)
            write(latest)
          })
        }
        return () => undefined
      },
    }
  }
}

async function open(service: EditionService, person: string, unsent: UnsentKeeper) {
  let ids = 0
  const { store } = await EditionStore.open('x', {
    service,
    person: () => person,
    now: () => '2026-11-24T12:00:00Z',
    newId: () => `${person}-${++ids}`,
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
    unsent,
  })
  const refusals: Refusal[] = []
  store!.subscribe((event) => {
    if (event.kind === 'refused') refusals.push(event.refusal)
  })
  return { store: store!, refusals, lastId: () => `${person}-${ids}` }
}

/** An edition with entries, a browser, and a window of it that is cut off from the service. */
async function cutOff() {
  const storage = new OneEdition(content)
  const { desk: keeper } = desk(storage)
  const other = await open(keeper, 'Z', new Kept().window('z'))
  other.store.do({ kind: 'add-entries', entries: sample.entries })
  await quiet(other.store)
  const browser = new Kept()
  const wire = new Connection(keeper)
  const first = await open(wire, 'A', browser.window('first'))
  const again = (service: EditionService = keeper) => open(service, 'B', browser.window('second'))
  return { storage, keeper, other, browser, wire, first, again }
}

const setStatus = (id: string, status: 'accepted' | 'rejected'): Act => ({
  kind: 'set-status',
  ids: [id as EntryId],
  status,
})
const type = (at: number, insert: string): Act => ({
  kind: 'edit-text',
  nature: 'transcription',
  changes: [{ from: at, to: at, insert }],
})

describe('what a window could not send', () => {
  it('is sent by the next one, text and decisions alike, and kept no longer', async () => {
    const { wire, first, again, browser, storage } = await cutOff()
    wire.cut = true
    first.store.do(type(0, '夏𣈆'))
    first.store.do(setStatus('e0', 'accepted'))
    first.store.do(type(3, '四月'))
    const mine = state(first.store.edition)
    first.store.close()
    expect(browser.rows.get('first')).toMatchObject({ revision: 1, changes: [{}, {}, {}] })
    const { store, refusals } = await again()
    await quiet(store)
    expect(state(store.edition)).toEqual(mine)
    expect(refusals).toEqual([])
    expect(storage.log.map(({ id }) => id)).toEqual(['Z-1', 'A-1', 'A-2', 'A-3'])
    expect(browser.rows.size).toBe(0)
  })

  it('is made once when it had arrived after all', async () => {
    const { wire, first, again, storage, browser } = await cutOff()
    wire.loseNextAnswer = true
    wire.pass = async () => undefined
    first.store.do(type(0, '夏'))
    await expect.poll(() => storage.log.length).toBe(2)
    wire.cut = true
    first.store.do(type(1, '四'))
    first.store.close()
    const { store } = await again()
    await quiet(store)
    expect(store.edition.text.content).toBe(`夏四${content}`)
    expect(new Set(storage.log.map(({ id }) => id)).size).toBe(storage.log.length)
    expect(browser.rows.size).toBe(0)
  })

  it('goes to the editor, with both versions, where others changed the same meanwhile', async () => {
    const { wire, first, again, other } = await cutOff()
    wire.cut = true
    first.store.do(setStatus('e0', 'accepted'))
    first.store.do(setStatus('e1', 'accepted'))
    first.store.close()
    other.store.do(type(0, '夏'))
    other.store.do(setStatus('e0', 'rejected'))
    await quiet(other.store)
    const { store, refusals } = await again()
    await quiet(store)
    const status = (of: typeof store.edition, id: string) =>
      of.entries.find((entry) => entry.id === id)?.status
    expect(
      refusals.map(({ contested, mine, theirs }) => [contested, status(mine, 'e0'), status(theirs, 'e0')]),
    ).toEqual([[['e0'], 'accepted', 'rejected']])
    expect([status(store.edition, 'e0'), status(store.edition, 'e1')]).toEqual(['rejected', 'accepted'])
  })

  it('keeps its decisions when the base text was replaced, and says which words it could not place', async () => {
    const { wire, first, again, storage, keeper } = await cutOff()
    wire.cut = true
    first.store.do(type(0, '夏'))
    first.store.do(setStatus('e1', 'accepted'))
    first.store.close()
    await keeper.settle()
    storage.text = `序。${content}`
    const anew = desk(storage).desk
    const { store, refusals } = await again(anew)
    await quiet(store)
    expect(refusals.map(({ contested, reason }) => [contested, reason])).toEqual([
      [['text'], 'the base text was replaced meanwhile'],
    ])
    expect((await anew.since('x', 0)).map(({ id }) => id)).toContain('A-2')
  })

  it('is in the log once, or refused, whatever was done when and wherever windows crashed', async () => {
    const step = fc.record({
      what: fc.constantFrom('act', 'act', 'act', 'others', 'lose', 'crash', 'wait'),
      seed: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (script) => {
        const { storage, keeper, other, browser } = await cutOff()
        let count = 0
        const begin = async () => {
          const wire = new Connection(keeper)
          const name = `W${count++}`
          return { name, wire, ...(await open(wire, name, browser.window(name))) }
        }
        let window = await begin()
        const made: string[] = []
        const refused: string[] = []
        const gather = () => refused.push(...window.refusals.map(({ change }) => change.id))
        for (const [i, { what, seed }] of script.entries()) {
          const some = (store: EditionStore, tag: string) =>
            fc.sample(acts(store.edition, tag), { seed, numRuns: 1 })[0]!
          if (what === 'act') {
            const act = some(window.store, `s${i}-`)
            window.store.do(act)
            // Typing may join the piece before it, and then has its id.
            if (act.kind !== 'edit-text' || act.nature !== 'transcription') made.push(window.lastId())
          }
          if (what === 'others') other.store.do(some(other.store, `o${i}-`))
          else if (what === 'lose') window.wire.loseNextAnswer = true
          else if (what === 'wait') await new Promise((resolve) => setTimeout(resolve, seed % 4))
          else if (what === 'crash') {
            window.wire.cut = true
            browser.dead.add(window.name)
            gather()
            window.store.close()
            window = await begin()
          }
        }
        await quiet(window.store, other.store)
        other.store.do({ kind: 'edit-about', about: { title: 'end' } })
        await quiet(window.store, other.store)
        await new Promise((resolve) => setTimeout(resolve, 5))
        gather()
        const there = state((await keeper.edition('x'))!)
        expect(state(window.store.edition)).toEqual(there)
        const logged = storage.log.map(({ id }) => id)
        expect(new Set(logged).size).toBe(logged.length)
        expect(logged.filter((id) => refused.includes(id))).toEqual([])
        expect(made.filter((id) => !logged.includes(id) && !refused.includes(id))).toEqual([])
        expect(browser.rows.size).toBe(0)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
