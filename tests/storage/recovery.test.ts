import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aboutFile,
  apply,
  changeToWire,
  type Edition,
  EditionDesk,
  recover,
  snapshotOf,
} from '../../src/core/edition/index.ts'
import { FilesStorage, sha256 } from '../../src/storage/index.ts'
import { actsAndBatches, editions, state } from '../core/edition/examples.ts'
import { files } from '../contracts/storage.ts'
import { filesOf, temporaryProject } from './temporary-project.ts'

const AT = '2026-11-24T12:00:00.000Z'
const TEXT = 'corpus/x/base.txt'
const ABOUT = 'corpus/x/edition.json'
const APPARATUS = 'apparatus/x.json'
const LOG = 'apparatus/x.log.jsonl'

const bytes = (latin1: string) => new Uint8Array(Buffer.from(latin1, 'latin1'))
const asBytes = (stored: Record<string, string>) =>
  Object.fromEntries(Object.entries(stored).map(([path, content]) => [path, bytes(content)]))

/** The project folder of an edition that nobody has worked on yet. */
function folderOf(edition: Edition, withApparatus: boolean): Promise<string> {
  return temporaryProject({
    [ABOUT]: aboutFile(edition),
    [TEXT]: edition.text.content,
    ...(withApparatus && { [APPARATUS]: snapshotOf(edition, null, TEXT, sha256).apparatus }),
  })
}

async function open(folder: string) {
  const storage = await FilesStorage.openForWriting(folder)
  const reported: unknown[] = []
  const report = (problem: unknown) => void reported.push(problem)
  const desk = new EditionDesk({ storage, hash: sha256, now: () => AT, report })
  const close = async () => {
    await desk.settle()
    await storage.close()
    expect(reported).toEqual([])
  }
  return { desk, storage, close }
}

/** The edition that a program finds in the folder, and again one that comes after it. */
async function found(folder: string): Promise<Edition> {
  const reading = await FilesStorage.openForReading(folder)
  const looked = await recover('x', reading, sha256)
  expect(looked?.problems.filter(({ code }) => code !== 'selector-misplaced')).toEqual([])
  const { desk, close } = await open(folder)
  const edition = (await desk.edition('x'))!
  await close()
  const again = await open(folder)
  expect(await again.desk.edition('x')).toEqual(edition)
  await again.close()
  expect(state(looked!.state!.edition)).toEqual(state(edition))
  return edition
}

describe('what is on disk', () => {
  it('is the edition as it was in memory, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        editions,
        fc.boolean(),
        fc.integer({ min: 1, max: 10 }),
        fc.gen(),
        async (start, has, count, g) => {
          const first = has ? start : { ...start, entries: [] }
          const folder = await folderOf(first, has)
          const { desk, close } = await open(folder)
          let edition = first
          for (let i = 0; i < count; i++) {
            const change = { id: `c${i}`, by: '戴', at: AT, act: g(actsAndBatches, edition, `n${i}`) }
            const answer = await desk.submit('x', { revision: i, change: changeToWire(change, edition.text) })
            expect(answer).toMatchObject({ kind: 'accepted' })
            edition = apply(edition, change)
          }
          await close()
          const read = await found(folder)
          expect(state(read)).toEqual(state(edition))
          expect(read.revision).toBe(count)
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  it('leads to the same edition from wherever a crash left it', async () => {
    await fc.assert(
      fc.asyncProperty(
        editions,
        fc.boolean(),
        fc.tuple(
          fc.integer({ min: 0, max: 4 }),
          fc.integer({ min: 0, max: 4 }),
          fc.integer({ min: 0, max: 4 }),
        ),
        fc.constantFrom(0, 1, 2, 3),
        fc.nat(200),
        fc.gen(),
        async (start, has, [before, between, after], written, torn, g) => {
          const first = has ? start : { ...start, entries: [] }
          const folder = await folderOf(first, has)
          const { desk, close } = await open(folder)
          let edition = first
          let i = 0
          const change = async (count: number) => {
            for (const end = i + count; i < end; i++) {
              const change = { id: `c${i}`, by: '戴', at: AT, act: g(actsAndBatches, edition, `n${i}`) }
              await desk.submit('x', { revision: i, change: changeToWire(change, edition.text) })
              edition = apply(edition, change)
            }
            await desk.settle()
            return filesOf(folder)
          }
          // A snapshot, a second one that was interrupted, and changes that only the log has.
          const old = await change(before)
          const renewed = await change(between)
          const { [LOG]: log = '' } = await change(after)
          await close()
          const crashed = { ...old, ...pick(renewed, [TEXT, ABOUT, APPARATUS].slice(0, written)) }
          // The first apparatus is on disk before the first line of the log.
          if (i > 0 && crashed[APPARATUS] === undefined) {
            crashed[APPARATUS] = Buffer.from(snapshotOf(first, null, TEXT, sha256).apparatus).toString(
              'latin1',
            )
          }
          const left = `${log}${'{"revision":99,"id":"torn"}'.slice(0, torn % 26)}`
          const again = await temporaryProject(asBytes({ ...crashed, ...(left !== '' && { [LOG]: left }) }))
          const { desk: second, close: closeAgain } = await open(again)
          expect(state((await second.edition('x'))!)).toEqual(state(edition))
          await closeAgain()
          expect(state(await found(again))).toEqual(state(edition))
        },
      ),
      { numRuns: 80 },
    )
  }, 120_000)

  it('has every change that was acknowledged when the program is killed', async () => {
    const { about, text } = files()
    const folder = await temporaryProject({ [ABOUT]: about, [TEXT]: text })
    let acknowledged = 0
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, [
        'tests/run-typescript.mjs',
        'tests/storage/write-until-killed.ts',
        folder,
      ])
      const ended = once(child, 'exit')
      const enough = acknowledged + 20 + Math.floor(Math.random() * 40)
      for await (const line of createInterface(child.stdout)) {
        acknowledged = Number(line)
        if (acknowledged >= enough) child.kill('SIGKILL')
      }
      await ended
      const storage = await FilesStorage.openForWriting(folder)
      const { records, problems } = await storage.since('x', 0)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(records.length).toBeGreaterThanOrEqual(acknowledged)
      expect(records.map(({ revision }) => revision)).toEqual(records.map((_, i) => i + 1))
      await storage.close()
      const edition = await found(folder)
      expect(edition.revision).toBe(records.length)
      expect(edition.text.content).toBe('異'.repeat(records.length) + text)
    }
    expect(acknowledged).toBeGreaterThan(60)
  }, 60_000)
})

const pick = (all: Record<string, string>, paths: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([path]) => paths.includes(path)))
