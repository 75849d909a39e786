import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHandler, listen, type Listening, pageFilesIn } from '../../src/server/index.ts'
import { MemoryTranscriptions, sha256 } from '../../src/storage/index.ts'
import { inProcess, type InProcess, setStatus } from './in-process.ts'

let server: Listening
let project: InProcess
const reported: unknown[] = []

beforeAll(async () => {
  project = inProcess()
  server = await listen(0, '127.0.0.1', (port) =>
    createHandler({
      desk: project.desk,
      transcriptions: new MemoryTranscriptions(),
      hash: sha256,
      page: pageFilesIn('tests/fixtures'),
      port,
      report: (error) => reported.push(error),
    }),
  )
})

afterAll(() => server.close())

/** What the server answers to these very bytes, and that it ends; '' when it hangs up without a word. */
async function say(raw: string | Buffer): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (heard += chunk))
  socket.on('error', () => undefined)
  socket.write(raw)
  socket.setTimeout(3000, () => socket.destroy())
  await once(socket, 'close')
  return heard
}

const request = (line: string, headers: Record<string, string> = {}, body = '') => {
  const all = { host: `127.0.0.1:${server.port}`, connection: 'close', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line}\r\n${lines.join('')}\r\n${body}`
}

const change = JSON.stringify(setStatus('hostile', 'e-1', 'accepted'))
const CHANGES = 'POST /api/editions/xixiaji-13/changes HTTP/1.1'
const own = () => ({
  origin: `http://127.0.0.1:${server.port}`,
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(change)),
})

describe('a hostile request over a socket', () => {
  it.each<[string, () => string | Buffer, RegExp]>([
    ['another Host', () => request('GET / HTTP/1.1', { host: 'evil.example' }), /^HTTP\/1\.1 403/],
    [
      'a Host that was rebound',
      () => request('GET /api/project HTTP/1.1', { host: `evil.example:${server.port}` }),
      /^HTTP\/1\.1 403/,
    ],
    ['no Host', () => 'GET /api/project HTTP/1.1\r\nconnection: close\r\n\r\n', /^HTTP\/1\.1 40[03]/],
    ['two Hosts', () => request('GET /api/project HTTP/1.1', { Host: 'evil.example' }), /^HTTP\/1\.1 40[03]/],
    [
      'an absolute address',
      () => request('GET http://evil.example/api/project HTTP/1.1', { host: 'evil.example' }),
      /^HTTP\/1\.1 40[03]/,
    ],
    [
      'another Origin',
      () => request(CHANGES, { ...own(), origin: 'http://evil.example' }, change),
      /^HTTP\/1\.1 403/,
    ],
    [
      'a cross-site request',
      () => request(CHANGES, { ...own(), 'sec-fetch-site': 'cross-site' }, change),
      /^HTTP\/1\.1 403/,
    ],
    [
      'no Origin',
      () => request(CHANGES, { 'content-type': 'application/json', 'content-length': '2' }, '{}'),
      /^HTTP\/1\.1 403/,
    ],
    ['a form', () => request(CHANGES, { ...own(), 'content-type': 'text/plain' }, change), /^HTTP\/1\.1 415/],
    ['.. in the path', () => request('GET /../../../etc/passwd HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    ['.. encoded', () => request('GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    ['.. encoded twice', () => request('GET /%252e%252e/etc/passwd HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    ['.. with a backslash', () => request('GET /..\\..\\etc\\passwd HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    ['.. in overlong UTF-8', () => request('GET /%c0%ae%c0%ae/etc/passwd HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    ['NUL', () => request('GET /index.html%00.js HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    ['a drive letter', () => request('GET /C:/windows/win.ini HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    ['an edition outside', () => request('GET /api/editions/..%2F..%2Fetc HTTP/1.1'), /^HTTP\/1\.1 404/],
    ['an edition with NUL', () => request('GET /api/editions/a%00b HTTP/1.1'), /^HTTP\/1\.1 404/],
    ['a broken escape', () => request('GET /api/editions/%E0%A4%A HTTP/1.1'), /^HTTP\/1\.1 40[04]/],
    [
      'a prototype for an edition',
      () => request('GET /api/editions/constructor HTTP/1.1'),
      /^HTTP\/1\.1 404/,
    ],
    [
      'a length that lies',
      () => request(CHANGES, { ...own(), 'content-length': '99999999999' }, change),
      /^HTTP\/1\.1 413/,
    ],
    [
      'a length that is none',
      () => request(CHANGES, { ...own(), 'content-length': '-1' }, change),
      /^HTTP\/1\.1 400/,
    ],
    [
      'length and chunks at once',
      () => request(CHANGES, { ...own(), 'transfer-encoding': 'chunked' }, change),
      /^HTTP\/1\.1 400/,
    ],
    [
      'chunks that are none',
      () =>
        request(
          CHANGES,
          { origin: own().origin, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
          'zz\r\n',
        ),
      /^HTTP\/1\.1 400|^$/,
    ],
    [
      'headers without end',
      () => request('GET / HTTP/1.1', { x: 'x'.repeat(100_000) }),
      /^HTTP\/1\.1 431|^$/,
    ],
    [
      'a line without end',
      () => `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
      /^HTTP\/1\.1 4(?:31|14|03|04)|^$/,
    ],
    [
      'a header with a line feed',
      () => request('GET / HTTP/1.1', { 'x-a': 'b\n c\nhost: evil' }),
      /^HTTP\/1\.1 400/,
    ],
    ['a method nobody knows', () => request('BREW / HTTP/1.1'), /^HTTP\/1\.1 40[0-5]/],
    ['TRACE', () => request('TRACE / HTTP/1.1'), /^HTTP\/1\.1 40[0-5]/],
    [
      'no HTTP at all',
      () => Buffer.from([0x16, 0x03, 0x01, 0, 5, 1, 2, 3, 4, 5, 13, 10, 13, 10]),
      /^HTTP\/1\.1 400|^$/,
    ],
    [
      'JSON that nests without end',
      () => {
        const body = '['.repeat(200_000)
        return request(CHANGES, { ...own(), 'content-length': String(body.length) }, body)
      },
      /^HTTP\/1\.1 400/,
    ],
    [
      'JSON that is deep and whole',
      () => {
        const body = `{"revision":0,"change":{"id":"a","by":"","at":"","act":${'{"kind":"batch","acts":['.repeat(5000)}${']}'.repeat(5000)}}}`
        return request(CHANGES, { ...own(), 'content-length': String(body.length) }, body)
      },
      /^HTTP\/1\.1 400/,
    ],
    [
      'keys of a prototype',
      () => {
        const body =
          '{"revision":0,"change":{"id":"a","by":"","at":"","act":{"kind":"put-witness","witness":{"siglum":"P","__proto__":{"polluted":1}}}}}'
        return request(CHANGES, { ...own(), 'content-length': String(body.length) }, body)
      },
      /^HTTP\/1\.1 400/,
    ],
    [
      'a Last-Event-ID that is none',
      () => request('GET /api/editions/xixiaji-13/events HTTP/1.1', { 'last-event-id': '1; DROP' }),
      /^HTTP\/1\.1 400/,
    ],
    [
      'a revision without end',
      () => request(`GET /api/editions/xixiaji-13/changes?since=${'9'.repeat(400)} HTTP/1.1`),
      /^HTTP\/1\.1 400/,
    ],
  ])('is refused: %s', async (_, raw, expected) => {
    const answer = await say(raw())
    expect(answer).toMatch(expected)
    expect(answer).not.toMatch(/root:|access-control-allow|polluted/i)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect((await project.storage.since('xixiaji-13', 0)).records).toEqual([])
  })

  it('leaves the server answering', async () => {
    expect(await say(request('GET /api/project HTTP/1.1'))).toMatch(/^HTTP\/1\.1 200/)
    expect(await say(request(CHANGES, own(), change))).toMatch(/^HTTP\/1\.1 200/)
    expect(reported).toEqual([])
  })
})
