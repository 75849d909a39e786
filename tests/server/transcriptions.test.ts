import { describe, expect, it } from 'vitest'
import { inProcess } from './in-process.ts'

const URL = '/api/editions/xixiaji-13/transcriptions'
const body = (value: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof value === 'string' ? value : JSON.stringify(value),
})
const status = async (response: Promise<Response>) => (await response).status

describe('the transcriptions of an edition', () => {
  it('are kept and given back over HTTP, every character of them', async () => {
    const { service } = inProcess().client()
    const text = '\ufeff西市𣈆\r\n'
    const path = await service.addTranscription('xixiaji-13', '長編', text)
    expect(path).toBe('corpus/xixiaji-13/witnesses/長編.txt')
    expect(await service.transcription('xixiaji-13', path)).toBe(text)
    expect(await service.transcription('xixiaji-13', 'corpus/xixiaji-13/witnesses/none.txt')).toBeNull()
  })

  it.each<[string, RequestInit, number]>([
    ['no JSON', body('{'), 400],
    ['no name', body({ name: ' ', text: '' }), 400],
    ['half a character', body('{"name":"a","text":"\\ud840"}'), 400],
    ['another type', { ...body({ name: 'a', text: 'b' }), headers: { 'content-type': 'text/plain' } }, 415],
    ['too much', body({ name: 'a', text: 'x'.repeat(65 << 20) }), 413],
  ])('are refused when there is %s', async (_, init, expected) =>
    expect(await status(inProcess().ask(URL, init))).toBe(expected),
  )

  it('are refused to other sites, and where there is no edition', async () => {
    const { ask } = inProcess()
    const sent = body({ name: 'a', text: 'b' })
    expect(await status(ask(URL, sent, { origin: 'http://evil.example' }))).toBe(403)
    expect(await status(ask('/api/editions/nowhere/transcriptions', sent))).toBe(404)
    expect(await status(ask('/api/editions/nowhere/transcriptions?path=x'))).toBe(404)
  })
})
