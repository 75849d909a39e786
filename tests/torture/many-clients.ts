import { rm } from 'node:fs/promises'
import type { EntryId, Siglum } from '../../src/core/apparatus/index.ts'
import { describe } from '../../src/core/apparatus/index.ts'
import { type Act, type Edition, EditionStore, findEntry } from '../../src/core/edition/index.ts'
import { createHandler, listen } from '../../src/server/index.ts'
import { HttpService, MemoryTranscriptions, sha256 } from '../../src/storage/index.ts'
import { StreamEvents } from '../server/in-process.ts'
import { Random } from './random.ts'
import { newProject, openProject } from './project.ts'

/** What many clients at once came to. */
export interface Outcome {
  readonly made: number
  readonly refused: number
  readonly logged: number
  readonly faults: readonly string[]
}

/**
 * `clients` windows over HTTP on one edition, each making `changes` changes as fast as they are acknowledged, a third
 * of them to the same ten entries, some of them to the text; the choices follow from `seed`.
 */
export async function manyClients(clients: number, changes: number, seed: number): Promise<Outcome> {
  const folder = await newProject()
  const { desk, storage, close } = await openProject(folder)
  const server = await listen(0, '127.0.0.1', (port) =>
    createHandler({
      desk,
      transcriptions: new MemoryTranscriptions(),
      hash: sha256,
      page: async () => null,
      port,
      report: (error) => console.error(error),
    }),
  )
  const faults: string[] = []
  try {
    const windows = await Promise.all(
      Array.from({ length: clients }, (_, n) => openWindow(server.address, `client ${n}`)),
    )
    await share(windows[0]!)
    await until(() => windows.every(({ store }) => store.edition.entries.length === SHARED + 1))
    await Promise.all(windows.map((window, n) => work(window, n, changes, new Random(seed + n))))
    await until(() => windows.every(({ store }) => store.saveState === 'saved'))
    const { records } = await storage.since('x', 0)
    await until(() => windows.every(({ store }) => store.edition.revision === records.length))
    await until(() => windows.every(({ store }) => store.saveState === 'saved'))

    const logged = records.map(({ id }) => id)
    const times = new Map<string, number>()
    for (const id of logged) times.set(id, (times.get(id) ?? 0) + 1)
    for (const [id, count] of times) if (count > 1) faults.push(`${id} is in the log ${count} times`)
    records.forEach(
      ({ revision }, i) => revision !== i + 1 && faults.push(`line ${i + 1} has revision ${revision}`),
    )
    const refused = windows.flatMap(({ refused }) => [...refused])
    for (const id of refused) if (times.has(id)) faults.push(`${id} was refused and is in the log`)
    const settledIds = new Set([...logged, ...refused])
    for (const { made } of windows)
      for (const id of made) if (!settledIds.has(id)) faults.push(`${id} is lost`)
    const there = said((await desk.edition('x'))!)
    windows.forEach(
      ({ store }, n) => said(store.edition) !== there && faults.push(`client ${n} has another state`),
    )
    for (const { store } of windows) store.close()
    await desk.settle()
    const anew = await openAgain()
    if (anew !== there) faults.push(`the files lead to another state: ${firstDifference(there, anew)}`)
    const made = windows.reduce((sum, { made }) => sum + made.size, 0)
    return { made, refused: refused.length, logged: logged.length, faults }
  } finally {
    await server.close()
    await close()
    await rm(folder, { recursive: true, force: true })
  }

  async function openAgain(): Promise<string> {
    await close()
    const again = await openProject(folder)
    const edition = await again.desk.edition('x')
    await again.close()
    return said(edition!)
  }
}

/** How many entries all clients change. */
const SHARED = 10

interface Window {
  readonly store: EditionStore
  /** Ids of the changes that were made and did not join the typing before them. */
  readonly made: Set<string>
  readonly refused: Set<string>
  readonly lastId: () => string
}

async function openWindow(address: string, person: string): Promise<Window> {
  const fetchFrom = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), origin: address } })
  const service = new HttpService({
    base: address,
    fetch: fetchFrom,
    events: (url) => new StreamEvents(fetchFrom, url),
  })
  let ids = 0
  const { store } = await EditionStore.open('x', {
    service,
    person: () => person,
    now: () => '2026-11-24T12:00:00.000Z',
    newId: () => `${person}: ${++ids}`,
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
  })
  if (store === null) throw new Error('the edition could not be opened')
  const refused = new Set<string>()
  store.subscribe((event) => {
    if (event.kind === 'refused') refused.add(event.refusal.change.id)
  })
  return { store, made: new Set(), refused, lastId: () => `${person}: ${ids}` }
}

const newEntry = (edition: Edition, id: string) => ({
  id: id as EntryId,
  layer: 'variants',
  kind: 'reading' as const,
  lemma: [
    describe(edition.text, {
      from: edition.text.content.indexOf('西壽'),
      to: edition.text.content.indexOf('西壽') + 2,
    }),
  ],
  readings: [],
  origin: { by: 'hand' as const },
  status: 'proposed' as const,
})

async function share(window: Window): Promise<void> {
  const { edition } = window.store
  const entries = Array.from({ length: SHARED }, (_, n) => newEntry(edition, `shared-${n}`))
  window.store.do({ kind: 'add-entries', entries: [...entries, newEntry(edition, 'anchor')] })
  await until(() => window.store.saveState === 'saved')
}

async function work(
  { store, made, lastId }: Window,
  n: number,
  changes: number,
  random: Random,
): Promise<void> {
  for (let i = 0; i < changes; i++) {
    const act = nextAct(store.edition, n, i, random)
    try {
      store.do(act)
    } catch (error) {
      // Somebody removed it a moment ago.
      if (!(error instanceof RangeError)) throw error
      continue
    }
    if (act.kind !== 'edit-text') made.add(lastId())
    // At most a few at once are on their way, as an editor works.
    if (random.next() < 0.7) await until(() => store.saveState === 'saved')
  }
}

function nextAct(edition: Edition, n: number, i: number, random: Random): Act {
  const own = `own-${n}`
  if (random.next() < 1 / 3) {
    const id = `shared-${Math.floor(random.next() * SHARED)}` as EntryId
    const status = (['proposed', 'accepted', 'rejected', 'disputed'] as const)[Math.floor(random.next() * 4)]!
    return random.next() < 0.3
      ? { kind: 'add-comment', id, comment: { id: `c-${n}-${i}`, text: `按 ${i}` } }
      : { kind: 'set-status', ids: [id], status }
  }
  if (random.next() < 0.3) {
    const at = random.next() < 0.5 ? 0 : edition.text.content.length
    return { kind: 'edit-text', nature: 'transcription', changes: [{ from: at, to: at, insert: '異' }] }
  }
  if (findEntry(edition, own as EntryId) === null)
    return { kind: 'add-entries', entries: [newEntry(edition, own)] }
  if (random.next() < 0.1) return { kind: 'remove-entries', ids: [own as EntryId] }
  return random.next() < 0.5
    ? { kind: 'settle', ids: [own as EntryId], prefer: 'lemma', reason: `${i}` }
    : { kind: 'put-witness', witness: { siglum: `w${n}` as Siglum, title: `${i}` } }
}

/** An edition as others see it, with the keys of every object in order, so that two are the same or not. */
const said = ({ text, entries, witnesses, about }: Edition) =>
  JSON.stringify({ text: text.content, entries, witnesses, about }, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

function firstDifference(a: string, b: string): string {
  let at = 0
  while (a[at] === b[at]) at++
  return `${a.slice(Math.max(0, at - 80), at + 80)} | ${b.slice(Math.max(0, at - 80), at + 80)}`
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 120_000
  while (!holds()) {
    if (Date.now() > end) throw new Error('it did not come to rest in two minutes')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
