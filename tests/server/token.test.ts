import { describe, expect, it } from 'vitest'
import { newToken, tokenProblem } from '../../src/server/index.ts'
import { inProcess, ORIGIN, post, setStatus } from './in-process.ts'

const TOKEN = 'a-token-nobody-can-guess'
const CHANGES = '/api/editions/xixiaji-13/changes'
const page = async () => ({ content: new Uint8Array(), mediaType: 'text/html', immutable: false })

describe('a server that asks for a token', () => {
  it.each([
    '/',
    '/assets/a.js',
    '/api/project',
    '/api/editions/xixiaji-13',
    '/api/editions/xixiaji-13/events',
  ])('shows nothing at %s to whoever has none, or another', async (path) => {
    const { ask } = inProcess({ token: TOKEN, page })
    const others = [
      {},
      { cookie: 'yiwen-4747=' },
      { cookie: `yiwen-4747=${TOKEN}x` },
      { cookie: `yiwen-4748=${TOKEN}` },
      { authorization: `Bearer ${TOKEN.toUpperCase()}` },
      { authorization: TOKEN },
      { authorization: `Basic ${TOKEN}` },
    ]
    for (const headers of others) {
      const answer = await ask(path, {}, headers)
      expect(answer.status).toBe(401)
      expect(await answer.text()).toContain('open the whole address')
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
  })

  it('changes nothing without it', async () => {
    const { ask, storage } = inProcess({ token: TOKEN })
    expect((await ask(CHANGES, post(setStatus('c', 'e-1', 'accepted')))).status).toBe(401)
    expect((await ask(`${CHANGES}?token=${TOKEN}`, post(setStatus('c', 'e-1', 'accepted')))).status).toBe(401)
    expect((await storage.since('xixiaji-13', 0)).records).toEqual([])
  })

  it('takes it from the address once, and from a cookie that scripts cannot read afterwards', async () => {
    const { ask } = inProcess({ token: TOKEN, page })
    const entered = await ask(`/?token=${TOKEN}`)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/'])
    const set = entered.headers.get('set-cookie')!
    expect(set).toMatch(/^yiwen-4747=a-token-nobody-can-guess; Path=\/; HttpOnly; SameSite=Strict$/)
    const cookie = set.split(';')[0]!
    expect((await ask('/', {}, { cookie })).status).toBe(200)
    expect((await ask('/api/project', {}, { cookie: `x=1; ${cookie}` })).status).toBe(200)
    const events = await ask('/api/editions/xixiaji-13/events', {}, { cookie })
    expect(events.status).toBe(200)
    await events.body!.cancel()
    expect((await ask(CHANGES, post(setStatus('c', 'e-1', 'accepted')), { cookie })).status).toBe(200)
    expect((await ask(`/?token=${TOKEN}x`)).status).toBe(401)
    expect((await ask(`//evil.example/?token=${TOKEN}`)).headers.get('location')).not.toContain('evil')
  })

  it('takes it from a program in a header', async () => {
    const { ask } = inProcess({ token: TOKEN })
    expect((await ask('/api/project', {}, { authorization: `Bearer ${TOKEN}` })).status).toBe(200)
  })

  it('asks for the right name and origin all the same', async () => {
    const { ask } = inProcess({ token: TOKEN, names: ['192.168.1.7'] })
    const authorization = `Bearer ${TOKEN}`
    expect((await ask('/api/project', {}, { authorization, host: 'evil.example:4747' })).status).toBe(403)
    expect((await ask('/api/project', {}, { authorization, host: '192.168.1.7:4747' })).status).toBe(200)
    const change = post(setStatus('c', 'e-1', 'accepted'))
    expect((await ask(CHANGES, change, { authorization, origin: 'http://evil.example' })).status).toBe(403)
    const host = '192.168.1.7:4747'
    expect((await ask(CHANGES, change, { authorization, host, origin: ORIGIN })).status).toBe(403)
    expect((await ask(CHANGES, change, { authorization, host, origin: `http://${host}` })).status).toBe(200)
  })

  it('makes tokens that differ, and takes no short one', () => {
    const tokens = Array.from({ length: 100 }, newToken)
    expect(new Set(tokens).size).toBe(100)
    for (const token of tokens) expect(tokenProblem(token)).toBeNull()
    expect(tokenProblem('short')).toMatch(/16 characters/)
    expect(tokenProblem('with a blank in the middle')).toMatch(/letters, digits/)
  })
})
