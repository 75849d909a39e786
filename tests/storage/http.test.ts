import { describe, expect, it } from 'vitest'
import type { LogRecord, Submission } from '../../src/core/edition/index.ts'
import { type Events, HttpService } from '../../src/storage/index.ts'
import { record } from '../contracts/storage.ts'

const submission: Submission = { revision: 0, change: record(1) }

/** A server that gives `answers` one after another; an Error is a connection that failed. */
function serverThat(...answers: (Response | Error)[]) {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const streams: FakeEvents[] = []
  const service = new HttpService({
    base: 'http://server',
    fetch: async (url, init) => {
      asked.push({ url, init })
      const answer = answers.shift()!
      if (answer instanceof Error) throw answer
      return answer
    },
    events: (url) => {
      const stream = new FakeEvents(url)
      streams.push(stream)
      return stream
    },
    patience: 1,
  })
  return { service, asked, streams }
}

class FakeEvents implements Events {
  readyState = 1
  onmessage: Events['onmessage'] = null
  onerror: Events['onerror'] = null
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  onproblems: ((event: MessageEvent) => void) | null = null

  addEventListener(_: 'problems', listener: (event: MessageEvent) => void): void {
    this.onproblems = listener
  }

  close(): void {
    this.readyState = 2
  }

  say(said: LogRecord): void {
    this.onmessage?.call(
      this as unknown as EventSource,
      new MessageEvent('message', { data: JSON.stringify(said) }),
    )
  }

  fail(readyState: number): void {
    this.readyState = readyState
    this.onerror?.call(this as unknown as EventSource, new Event('error'))
  }
}

const json = (status: number, body: unknown) => Response.json(body, { status })

describe('HttpService', () => {
  it('asks for editions by their escaped ids', async () => {
    const { service, asked } = serverThat(json(404, { error: 'none' }))
    expect(await service.open('西夏/紀?')).toBeNull()
    expect(asked[0]!.url).toBe(`http://server/api/editions/${encodeURIComponent('西夏/紀?')}`)
  })

  it('sends a change as JSON and gives the answer, accepted or refused', async () => {
    const accepted = { kind: 'accepted', records: [record(1)] }
    const refused = { kind: 'refused', reason: 'r', contested: ['e-1'], records: [] }
    const { service, asked } = serverThat(json(200, accepted), json(409, refused))
    expect(await service.submit('a', submission)).toEqual(accepted)
    expect(await service.submit('a', submission)).toEqual(refused)
    expect(asked[0]).toMatchObject({
      url: 'http://server/api/editions/a/changes',
      init: {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(submission),
      },
    })
  })

  it.each([400, 413])(
    'takes the answer %i for a refusal, since sending again would not help',
    async (status) => {
      const { service } = serverThat(json(status, { error: 'too large' }))
      expect(await service.submit('a', submission)).toEqual({
        kind: 'refused',
        reason: 'too large',
        contested: [],
        records: [],
      })
    },
  )

  it.each([
    [new TypeError('fetch failed'), 'fetch failed'],
    [json(503, { error: 'The disk is full.' }), 'The disk is full.'],
    [json(404, { error: 'There is no such edition.' }), 'There is no such edition.'],
    [new Response('<html>', { status: 502 }), 'the server answered 502'],
  ])('rejects when the change may arrive later: %s', async (answer, message) => {
    const { service } = serverThat(answer)
    await expect(service.submit('a', submission)).rejects.toThrow(message)
  })

  it('lists the project and what was changed', async () => {
    const { service, asked } = serverThat(json(200, { editions: [] }), json(200, { records: [record(8)] }))
    expect(await service.project()).toMatchObject({ editions: [] })
    expect(await service.since('a', 7)).toEqual([record(8)])
    expect(asked.map(({ url }) => url)).toEqual([
      'http://server/api/project',
      'http://server/api/editions/a/changes?since=7',
    ])
  })

  it('listens from the revision that was opened, and again from what it heard last', async () => {
    const { service, streams } = serverThat(json(200, { revision: 42, files: null, problems: [] }))
    await service.open('a')
    const heard: number[] = []
    const problems: unknown[] = []
    const end = service.subscribe(
      'a',
      ({ revision }) => heard.push(revision),
      (found) => problems.push(found),
    )
    streams[0]!.onproblems!(new MessageEvent('problems', { data: '[]' }))
    expect(problems).toEqual([[]])
    expect(streams[0]!.url).toBe('http://server/api/editions/a/events?since=42')
    streams[0]!.say(record(43))
    streams[0]!.fail(0)
    expect(streams).toHaveLength(1)
    streams[0]!.fail(2)
    await expect.poll(() => streams.length).toBe(2)
    expect(streams[1]!.url).toBe('http://server/api/editions/a/events?since=43')
    streams[1]!.say(record(44))
    end()
    expect(streams[1]!.readyState).toBe(2)
    streams[1]!.fail(2)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(streams).toHaveLength(2)
    expect(heard).toEqual([43, 44])
  })
})
