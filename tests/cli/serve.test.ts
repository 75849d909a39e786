import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { filesOf } from '../storage/temporary-project.ts'
import { begin, yiwen } from './command-line.ts'
import { exampleProject } from './project.ts'

async function serve(folder: string, ...more: string[]) {
  const server = begin(folder, 'serve', '--port', '0', ...more)
  onTestFinished(async () => {
    server.stop()
    await server.done
  })
  await expect.poll(server.out).toMatch(/http:\/\/.*\n$/)
  return { ...server, address: /http:\/\/[^/]+/.exec(server.out())![0] }
}

describe('yiwen serve', () => {
  it('says in one line where it is, answers there, and ends when it is stopped', async () => {
    const folder = await exampleProject()
    const before = await filesOf(folder)
    const { address, out, stop, done } = await serve(folder)
    expect(out()).toBe(`Yiwen: ${address}/ (${folder})\n`)
    const project = await fetch(`${address}/api/project`)
    expect(await project.json()).toMatchObject({
      editions: [{ id: 'a', counts: { accepted: 1, rejected: 1 } }],
    })
    stop()
    expect(await done).toMatchObject({ code: 0, said: '' })
    expect(await filesOf(folder)).toEqual(before)
    await expect(fetch(address)).rejects.toThrow()
  })

  it('ends although windows are listening, and keeps what they sent', async () => {
    const folder = await exampleProject()
    const { address, stop, done } = await serve(folder)
    const events = await fetch(`${address}/api/editions/a/events`)
    const act = { kind: 'set-status', ids: ['e-1'], status: 'disputed' }
    const answer = await fetch(`${address}/api/editions/a/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ revision: 0, change: { id: 'c', by: '甲', at: '2026-11-24T12:00:00Z', act } }),
    })
    expect(answer.status).toBe(200)
    stop()
    expect(await done).toMatchObject({ code: 0 })
    await events.text().catch(() => '')
    const { 'apparatus/a.json': apparatus, 'apparatus/a.log.jsonl': log } = await filesOf(folder)
    expect(JSON.parse(apparatus!)).toMatchObject({ revision: 1, entries: [{ status: 'disputed' }, {}] })
    expect(JSON.parse(log!)).toMatchObject({ revision: 1, id: 'c' })
  })

  it('opens a project elsewhere', async () => {
    const folder = await exampleProject()
    const server = begin('/', 'serve', folder, '--port', '0')
    await expect.poll(server.out).toContain(folder)
    server.stop()
    expect((await server.done).code).toBe(0)
  })

  it('says at which other port it could be when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const folder = await exampleProject()
    const { code, out, said } = await yiwen(folder, 'serve', '--port', String(port))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(said).toMatch(new RegExp(`^yiwen: Port ${port} is in use .*--port ${port + 1}\\n$`))
    await serve(folder)
  })

  it('opens a project once, and says who has it', async () => {
    const folder = await exampleProject()
    const { address, stop, done } = await serve(folder)
    const { code, out, said } = await yiwen(folder, 'serve', '--port', '0')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(said).toContain(`The project is open already at ${address}`)
    stop()
    await done
    await serve(folder)
  })

  it('serves an edition that is broken with what is wrong, beside those that are not', async () => {
    const folder = await exampleProject({ 'corpus/b/edition.json': '{', 'corpus/b/base.txt': '甲' })
    const { address, said } = await serve(folder)
    await expect.poll(said).toMatch(/^corpus\/b\/edition\.json:1:\d+: error: .*\n$/)
    const opened = await fetch(`${address}/api/editions/b`)
    expect(await opened.json()).toMatchObject({ files: null, problems: [{ file: 'corpus/b/edition.json' }] })
  })

  it('says that a folder is no project', async () => {
    expect(await yiwen('/', 'serve', '/nowhere')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/no such folder/) as unknown,
    })
  })
})

describe('yiwen serve beyond this machine', () => {
  it('asks for a token that it prints, and says what that means', async () => {
    const folder = await exampleProject()
    const { address, out, said } = await serve(folder, '--host', '0.0.0.0')
    const token = /\?token=([\w-]{32}) /.exec(out())![1]!
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:/)
    await expect.poll(said).toMatch(/may read and change everything; the connection is not encrypted: http/)
    expect((await fetch(`${address}/api/project`)).status).toBe(401)
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(`${address}/api/project`, { headers })).status).toBe(200)
    expect((await stat(join(folder, 'apparatus/.lock.json'))).mode & 0o077).toBe(0)
  })

  it('takes a token of yours, and no weak one', async () => {
    const folder = await exampleProject()
    const { out } = await serve(folder, '--token', 'my-own-long-token-1')
    expect(out()).toContain('/?token=my-own-long-token-1 ')
    expect(await yiwen(folder, 'serve', '--port', '0', '--token', 'short')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/16 characters/) as unknown,
    })
  })
})

describe('a command that changes a project which a server has open', () => {
  it.each([[], ['--token', 'my-own-long-token-1']])('goes through that server', async (...more) => {
    const folder = await exampleProject({
      'corpus/n/edition.json': '{"title": "n"}',
      'corpus/n/base.txt':
        '更諸軍名。改西壽監軍司為保泰軍（西壽，《長編》作西市。保泰，畢沅《續通鑒》作保秦。）\n',
    })
    const { stop, done } = await serve(folder, ...more)
    const first = await yiwen(folder, 'notes', 'n', '--into')
    expect(first).toMatchObject({
      code: 0,
      said: '',
      out: expect.stringMatching(/^2 new entries/) as unknown,
    })
    expect(await yiwen(folder, 'notes', 'n', '--into')).toMatchObject({ code: 0, out: 'Nothing new in n.\n' })
    expect(await yiwen(folder, 'notes', 'nowhere', '--into')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/no edition 「nowhere」; there is a, n/) as unknown,
    })
    stop()
    await done
    const { 'apparatus/n.json': apparatus } = await filesOf(folder)
    expect(JSON.parse(apparatus!)).toMatchObject({ revision: 1, entries: [{}, {}] })
  })
})
