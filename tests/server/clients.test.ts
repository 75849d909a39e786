import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { EntryId } from '../../src/core/apparatus/index.ts'
import { type Act, EditionStore, findEntry, type Refusal } from '../../src/core/edition/index.ts'
import { fileError } from '../../src/storage/index.ts'
import { exampleStorage, inProcess, type InProcess, post, setStatus } from './in-process.ts'

const ID = 'xixiaji-13'

/** An editor at a window: the store as the page has it, and what it was told. */
async function editor(server: InProcess, name: string) {
  const client = server.client()
  let changes = 0
  const { store, problems } = await EditionStore.open(ID, {
    service: client.service,
    person: () => name,
    now: () => '2026-11-24T12:00:00.000Z',
    newId: () => `${name}-${changes++}`,
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
  })
  if (store === null) throw new Error(JSON.stringify(problems))
  onTestFinished(() => store.close())
  const refusals: Refusal[] = []
  store.subscribe((event) => {
    if (event.kind === 'refused') refusals.push(event.refusal)
  })
  const status = (id: string) => findEntry(store.edition, id as EntryId)?.status
  return { client, store, refusals, status }
}

const accept = (id: string): Act => ({ kind: 'set-status', ids: [id as EntryId], status: 'accepted' })
const reject = (id: string): Act => ({ kind: 'set-status', ids: [id as EntryId], status: 'rejected' })

/** Until both have everything and say the same. */
const agreed = (a: EditionStore, b: EditionStore, revision: number) =>
  vi.waitFor(() => {
    expect(a.saveState).toBe('saved')
    expect(b.saveState).toBe('saved')
    expect(a.edition.revision).toBe(revision)
    expect(a.edition).toEqual(b.edition)
  })

describe('two windows on one edition', () => {
  it('see what the other accepts', async () => {
    const server = inProcess()
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    a.store.do(accept('e-1'))
    expect(a.status('e-1')).toBe('accepted')
    await agreed(a.store, b.store, 1)
    expect(b.status('e-1')).toBe('accepted')
  })

  it('change different entries at once, and both count', async () => {
    const server = inProcess()
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    a.store.do(accept('e-1'))
    b.store.do(reject('e-2'))
    await agreed(a.store, b.store, 2)
    expect([a.status('e-1'), a.status('e-2')]).toEqual(['accepted', 'rejected'])
    expect([a.refusals, b.refusals]).toEqual([[], []])
  })

  it('change the same entry at once: the second is refused, with both versions', async () => {
    const server = inProcess()
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    a.store.do(accept('e-1'))
    b.store.do(reject('e-1'))
    await agreed(a.store, b.store, 1)
    const loser = a.refusals.length > 0 ? a : b
    expect([...a.refusals, ...b.refusals]).toHaveLength(1)
    const { mine, theirs, contested } = loser.refusals[0]!
    expect(contested).toEqual(['e-1'])
    const versions = [mine, theirs].map((edition) => findEntry(edition, 'e-1' as EntryId)?.status)
    expect(new Set(versions)).toEqual(new Set(['accepted', 'rejected']))
    expect(versions[1]).toBe(a.status('e-1'))
  })

  it('edit the text in two places, and every anchor follows in both', async () => {
    const server = inProcess()
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    const edit = (at: number, insert: string): Act => ({
      kind: 'edit-text',
      nature: 'transcription',
      changes: [{ from: at, to: at, insert }],
    })
    a.store.do(edit(0, '𣈆'))
    b.store.do(edit(a.store.edition.text.content.length - 10, '乙'))
    await agreed(a.store, b.store, 2)
    for (const { lemma } of a.store.edition.entries) {
      const { span, exact } = lemma[0]!
      expect(a.store.edition.text.content.slice(span!.from, span!.to)).toBe(exact)
    }
  })

  it('go on working without the server, and catch up when it is back', async () => {
    const server = inProcess()
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    a.client.online = false
    a.store.do(accept('e-1'))
    await vi.waitFor(() => expect(a.store.saveState).toBe('offline'))
    expect(a.status('e-1')).toBe('accepted')
    b.store.do(reject('e-2'))
    await vi.waitFor(() => expect(b.store.saveState).toBe('saved'))
    a.client.online = true
    await agreed(a.store, b.store, 2)
  })

  it('say why nothing is saved, in the words of the server', async () => {
    const server = inProcess()
    const a = await editor(server, 'a')
    const append = server.storage.append.bind(server.storage)
    server.storage.append = () => Promise.reject(fileError('apparatus/a.log.jsonl', { code: 'ENOSPC' }))
    a.store.do(accept('e-1'))
    await vi.waitFor(() => expect(a.store.saveState).toBe('offline'))
    expect(a.store.saveProblem).toMatch(/apparatus\/a\.log\.jsonl: The disk is full; make room/)
    server.storage.append = append
    await vi.waitFor(() => expect(a.store.saveState).toBe('saved'))
    expect(a.store.saveProblem).toBeNull()
    expect((await server.storage.since(ID, 0)).records).toHaveLength(1)
    expect(server.reported).toEqual([])
  })

  it('count a change whose answer was lost once', async () => {
    const server = inProcess()
    const a = await editor(server, 'a')
    const submit = a.client.service.submit.bind(a.client.service)
    let lost = 0
    a.client.service.submit = async (...sent) => {
      const answer = await submit(...sent)
      if (lost++ < 2) throw new TypeError('connection reset')
      return answer
    }
    a.store.do(accept('e-1'))
    await vi.waitFor(() => expect(a.store.saveState).toBe('saved'))
    expect(lost).toBeGreaterThan(0)
    expect(a.store.edition.revision).toBe(1)
    expect((await server.storage.since(ID, 0)).records).toHaveLength(1)
  })

  it('take back only their own', async () => {
    const server = inProcess()
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    a.store.do(accept('e-1'))
    await agreed(a.store, b.store, 1)
    expect(b.store.canUndo).toBe(false)
    a.store.undo()
    await agreed(a.store, b.store, 2)
    expect(b.status('e-1')).toBe('proposed')
  })
})

describe('files that another program changes', () => {
  it('are seen in every window, with what is wrong with them and until it is mended', async () => {
    const memory = exampleStorage()
    const server = inProcess({ storage: memory })
    onTestFinished(server.desk.watch())
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    const { source } = (await memory.read(ID))!.apparatus!
    memory.replaceFiles(ID, { apparatus: '<<<<<<< HEAD\n' })
    for (const { store } of [a, b]) {
      await vi.waitFor(() => expect(store.problems).toMatchObject([{ code: 'conflict-markers', line: 1 }]))
    }
    memory.replaceFiles(ID, { apparatus: source.replace('"proposed"', '"disputed"') })
    for (const { store, status } of [a, b]) {
      await vi.waitFor(() => expect(store.problems).toEqual([]))
      await vi.waitFor(() => expect(status('e-1')).toBe('disputed'))
    }
    await agreed(a.store, b.store, 1)
  })

  it('are not written while the disk refuses, of which every window is told, and are when it no longer does', async () => {
    const memory = exampleStorage()
    const server = inProcess({
      storage: memory,
      wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
    })
    const [a, b] = [await editor(server, 'a'), await editor(server, 'b')]
    const write = memory.writeSnapshot.bind(memory)
    memory.writeSnapshot = () => Promise.reject(fileError('apparatus/x.json', { code: 'ENOSPC' }))
    a.store.do(accept('e-1'))
    for (const { store } of [a, b]) {
      await vi.waitFor(() => expect(store.problems[0]?.message).toMatch(/The disk is full; make room/))
    }
    expect(a.store.saveState).toBe('saved')
    memory.writeSnapshot = write
    for (const { store } of [a, b]) await vi.waitFor(() => expect(store.problems).toEqual([]))
    expect((await memory.read(ID))!.apparatus!.source).toContain('"accepted"')
    expect(server.reported).toHaveLength(1)
  })
})

describe('the stream of changes', () => {
  const read = async (response: Response, count: number) => {
    const reader = response.body!.getReader()
    const decoder = new TextDecoder()
    let text = ''
    while ((text.match(/\n\n/g) ?? []).length < count) text += decoder.decode((await reader.read()).value)
    await reader.cancel()
    return text
  }

  it('says what was missed since Last-Event-ID, then what comes', async () => {
    const { ask } = inProcess()
    for (const id of ['c1', 'c2'])
      await ask(`/api/editions/${ID}/changes`, post(setStatus(id, `e-${id[1]}`, 'accepted')))
    const response = await ask(`/api/editions/${ID}/events?since=0`, {}, { 'last-event-id': '1' })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    await ask(`/api/editions/${ID}/changes`, post(setStatus('c3', 'e-1', 'rejected', 2)))
    const text = (await read(response, 4)).replace('event: problems\ndata: []\n\n', '')
    expect(text).toMatch(
      /^retry: \d+\nid: 1\n\nid: 2\ndata: \{"revision":2,.*\}\n\nid: 3\ndata: \{"revision":3,.*\}\n\n$/,
    )
  })

  it('begins with now when nothing else is asked', async () => {
    const { ask } = inProcess()
    await ask(`/api/editions/${ID}/changes`, post(setStatus('c1', 'e-1', 'accepted')))
    expect(await read(await ask(`/api/editions/${ID}/events`), 1)).toMatch(/^retry: \d+\nid: 1\n\n$/)
  })

  it('shows that it lives', async () => {
    const { ask } = inProcess({ heartbeat: 2 })
    expect(await read(await ask(`/api/editions/${ID}/events`), 4)).toContain('\n\n: still here\n\n')
  })

  it('ends when nobody listens', async () => {
    const { ask, storage } = inProcess()
    let listening = 0
    const subscribe = storage.subscribe.bind(storage)
    storage.subscribe = (...args) => {
      listening++
      const end = subscribe(...args)
      return () => {
        listening--
        end()
      }
    }
    await read(await ask(`/api/editions/${ID}/events`), 1)
    expect(listening).toBe(0)
  })
})
