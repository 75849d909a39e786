import { readFile } from 'node:fs/promises'
import { EditionDesk, type Storage } from '../../src/core/edition/index.ts'
import type { ExportTools } from '../../src/core/formats/index.ts'
import { createHandler, type Handler, type PageFiles } from '../../src/server/index.ts'
import {
  type Events,
  HttpService,
  MemoryStorage,
  MemoryTranscriptions,
  sha256,
} from '../../src/storage/index.ts'

export const ORIGIN = 'http://127.0.0.1:4747'

/** The server as a function, with clients that reach it without sockets. */
export interface InProcess {
  readonly handler: Handler
  readonly desk: EditionDesk
  readonly storage: Storage
  /** What was reported as our own fault or could not be written. */
  readonly reported: unknown[]
  /** A request as our own page would make it; `headers` replace or, when null, take away. */
  readonly ask: (
    path: string,
    init?: RequestInit,
    headers?: Readonly<Record<string, string | null>>,
  ) => Promise<Response>
  /** A client; `online: false` makes all it asks for fail. */
  readonly client: () => { service: HttpService; online: boolean }
}

export interface InProcessOptions {
  readonly storage?: Storage
  readonly page?: PageFiles
  readonly heartbeat?: number
  readonly port?: number
  readonly token?: string
  readonly tools?: ExportTools
  readonly names?: readonly string[]
  readonly wait?: (milliseconds: number) => Promise<void>
}

export function inProcess(options: InProcessOptions = {}): InProcess {
  const {
    storage = exampleStorage(),
    page = async () => null,
    heartbeat = 60_000,
    port = 4747,
    wait,
    token = null,
    names = [],
    tools = {},
  } = options
  const reported: unknown[] = []
  const report = (problem: unknown) => void reported.push(problem)
  let minute = 0
  const now = () => new Date(Date.UTC(2026, 10, 24, 12, minute++)).toISOString()
  const desk = new EditionDesk({ storage, hash: sha256, now, report, ...(wait && { wait }) })
  const transcriptions = new MemoryTranscriptions()
  const handler = createHandler({
    desk,
    transcriptions,
    hash: sha256,
    page,
    port,
    report,
    heartbeat,
    token,
    names,
    tools,
  })

  const ask: InProcess['ask'] = (path, init = {}, headers = {}) => {
    const own = { host: '127.0.0.1:4747', ...(init.method === 'POST' && { origin: ORIGIN }) }
    const all = Object.entries({ ...own, ...(init.headers as Record<string, string>), ...headers })
    const present = all.filter((header): header is [string, string] => header[1] !== null)
    return handler(new Request(ORIGIN + path, { ...init, headers: Object.fromEntries(present) }))
  }
  const client = () => {
    const self = { online: true } as { service: HttpService; online: boolean }
    const fetch = async (url: string, init?: RequestInit) => {
      if (!self.online) throw new TypeError('fetch failed')
      return ask(url, init)
    }
    self.service = new HttpService({ fetch, events: (url) => new StreamEvents(fetch, url), patience: 5 })
    return self
  }
  return { handler, desk, storage, reported, ask, client }
}

/** An EventSource over a function instead of a socket. Like a browser's, it asks again where a stream broke off. */
export class StreamEvents implements Events {
  readyState = 0
  onmessage: Events['onmessage'] = null
  onerror: Events['onerror'] = null
  readonly #fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly #url: string
  #lastId = ''
  #onproblems: ((event: MessageEvent) => void) | null = null
  #reader: ReadableStreamDefaultReader<Uint8Array> | null = null

  constructor(fetch: (url: string, init?: RequestInit) => Promise<Response>, url: string) {
    this.#fetch = fetch
    this.#url = url
    void this.#run()
  }

  addEventListener(_: 'problems', listener: (event: MessageEvent) => void): void {
    this.#onproblems = listener
  }

  close(): void {
    this.readyState = 2
    void this.#reader?.cancel()
  }

  async #run(): Promise<void> {
    while (this.readyState !== 2) {
      try {
        const headers = this.#lastId === '' ? {} : { 'last-event-id': this.#lastId }
        const response = await this.#fetch(this.#url, { headers })
        if (response.ok) await this.#read(response.body!)
        else this.readyState = 2
      } catch {
        // The connection failed: a browser tries again.
      }
      this.onerror?.call(this as unknown as EventSource, new Event('error'))
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    this.readyState = 1
    this.#reader = body.getReader()
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const { value, done } = await this.#reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      const events = text.split('\n\n')
      text = events.pop()!
      for (const event of events) this.#dispatch(event)
    }
  }

  #dispatch(event: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1]
    this.#lastId = field('id') ?? this.#lastId
    const data = field('data')
    if (data === undefined) return
    const message = new MessageEvent('message', { data, lastEventId: this.#lastId })
    if (field('event') === 'problems') this.#onproblems?.(message)
    else this.onmessage?.call(this as unknown as EventSource, message)
  }
}

const CHAPTER = new URL('../../corpus/xixiaji-13/base.txt', import.meta.url)
const chapter = await readFile(CHAPTER, 'utf8')

/** The sample chapter with three entries and two witnesses. */
export function exampleStorage(): MemoryStorage {
  const at = (words: string, id: string, reading: string) => {
    const from = chapter.indexOf(words)
    const start = Array.from(chapter.slice(0, from)).length
    return {
      id,
      layer: 'variants',
      kind: 'reading',
      lemma: [
        {
          start,
          end: start + Array.from(words).length,
          exact: words,
          prefix: chapter.slice(from - 8, from),
          suffix: chapter.slice(from + words.length, from + words.length + 8),
        },
      ],
      readings: [{ id: 'r1', kind: 'substitution', text: reading, attestations: [{ witness: '續通鑑' }] }],
      origin: { by: 'hand' },
      status: 'proposed',
    }
  }
  const apparatus = {
    format: 'yiwen-apparatus',
    version: 1,
    edition: 'xixiaji-13',
    text: { file: 'corpus/xixiaji-13/base.txt', sha256: sha256(chapter), length: Array.from(chapter).length },
    revision: 0,
    layers: [{ id: 'variants' }, { id: 'testimonia' }],
    entries: [at('西壽', 'e-1', '西市'), at('保泰', 'e-2', '保秦')],
  }
  const about = {
    title: '西夏紀 卷十三',
    author: '戴錫章',
    language: 'zh-Hant',
    noteMarks: '（）',
    witnesses: [{ siglum: '續通鑑', title: '續資治通鑑' }],
  }
  return new MemoryStorage({
    'xixiaji-13': {
      about: { path: 'corpus/xixiaji-13/edition.json', source: JSON.stringify(about) },
      text: { path: 'corpus/xixiaji-13/base.txt', source: chapter },
      apparatus: { path: 'apparatus/xixiaji-13.json', source: JSON.stringify(apparatus) },
      apparatusPath: 'apparatus/xixiaji-13.json',
    },
    broken: {
      about: { path: 'corpus/broken/edition.json', source: '{"title": "broken",\n  "language": 7}' },
      text: { path: 'corpus/broken/base.txt', source: '甲\n' },
      apparatus: null,
      apparatusPath: 'apparatus/broken.json',
    },
  })
}

/** What a client sends to give an entry a status. */
export const setStatus = (id: string, entry: string, status: string, revision = 0) => ({
  revision,
  change: { id, by: '甲', at: '2026-11-24T12:00:00.000Z', act: { kind: 'set-status', ids: [entry], status } },
})

export const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
