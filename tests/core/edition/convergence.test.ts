import fc from 'fast-check'
import { expect, it } from 'vitest'
import { siglum } from '../../../src/core/apparatus/index.ts'
import { acts, edition, entry, state } from './examples.ts'
import { client, Connection, desk, OneEdition, quiet } from './memory-storage.ts'

const content = '改西壽監軍司為保泰軍；𣈆石州監軍司為⿰亻呆靜塞軍。'
const sample = edition(content, (text) => [
  entry('e0', text, 7, 9),
  entry('e1', text, 13, 15),
  entry('e2', text, 0, 5),
])

/** What a client does next: an act (from its seed), undo, redo, losing its connection or an answer, or waiting. */
const step = fc.record({
  who: fc.nat(2),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant('act' as const) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'undo' as const,
        'redo' as const,
        'cut' as const,
        'mend' as const,
        'lose' as const,
      ),
    },
    { weight: 3, arbitrary: fc.constant('wait' as const) },
  ),
  seed: fc.nat(),
})

it('three windows end in the state that the log leads to, and every change is in it once or was refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (script) => {
      const storage = new OneEdition(content)
      const { desk: keeper, reported } = desk(storage)
      const begin = await client(new Connection(keeper), 'Z')
      begin.store.do({ kind: 'add-entries', entries: sample.entries })
      await quiet(begin.store)

      const wires = [0, 1, 2].map(() => new Connection(keeper))
      const clients = await Promise.all(wires.map((wire, i) => client(wire, 'ABC'[i]!)))
      for (const [i, wire] of wires.entries()) {
        // Messages take their time, each as long as it likes.
        let delay = i
        wire.pass = async () => {
          delay = (delay * 7 + 3) % 11
          for (let turn = 0; turn < delay; turn++) await Promise.resolve()
        }
      }
      for (const [i, { who, what, seed }] of script.entries()) {
        const { store, clock } = clients[who]!
        clock.now += seed % 3000
        if (what === 'act') store.do(fc.sample(acts(store.edition, `s${i}-`), { seed, numRuns: 1 })[0]!)
        else if (what === 'undo') store.undo()
        else if (what === 'redo') store.redo()
        else if (what === 'lose') wires[who]!.loseNextAnswer = true
        else if (what === 'wait') await new Promise((resolve) => setTimeout(resolve, seed % 3))
        else wires[who]!.cut = what === 'cut'
        for (let turn = 0; turn < seed % 13; turn++) await Promise.resolve()
      }
      for (const wire of wires) wire.cut = false
      await quiet(...clients.map(({ store }) => store))
      // A window that was cut off hears of the others with the next change that reaches it.
      begin.store.do({ kind: 'put-witness', witness: { siglum: siglum('畢') } })
      await quiet(begin.store, ...clients.map(({ store }) => store))
      await new Promise((resolve) => setTimeout(resolve, 5))

      const there = state((await keeper.edition('x'))!)
      for (const { store } of [begin, ...clients]) expect(state(store.edition)).toEqual(there)
      const logged = storage.log.map(({ id }) => id)
      expect(new Set(logged).size).toBe(logged.length)
      expect(storage.log.map(({ revision }) => revision)).toEqual(logged.map((_, i) => i + 1))
      const refused = clients.flatMap(({ refused }) => refused.map(([id]) => id!))
      expect(logged.filter((id) => refused.includes(id))).toEqual([])

      await keeper.settle()
      expect(reported).toEqual([])
      const again = state((await desk(storage).desk.edition('x'))!)
      expect(again).toMatchObject({
        content: there.content,
        entries: there.entries,
        witnesses: there.witnesses,
      })
    }),
    { numRuns: 40 },
  )
}, 60_000)
