import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FilesStorage } from '../../src/storage/index.ts'
import { filesOf } from '../storage/temporary-project.ts'
import { startWorkbench } from '../workbench-process.ts'
import { exampleProject } from './project.ts'

const YIWEN = join(import.meta.dirname, '../../dist/node/yiwen.js')

/** Runs a program to its end, whatever its exit code. */
function ended(program: string, argv: readonly string[], cwd: string) {
  return new Promise<{ code: number; out: string; said: string }>((resolve) => {
    execFile(program, [...argv], { cwd, maxBuffer: 2 ** 26 }, (error, out, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, said }),
    )
  })
}

/**
 * The superuser may write anywhere; without these capabilities a read-only folder is that for her too.
 */
const asAnybody = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []

function yiwen(cwd: string, ...argv: string[]) {
  const [program, ...all] = [...asAnybody, process.execPath, YIWEN, ...argv]
  return ended(program!, all, cwd)
}

const accept = (address: string) =>
  fetch(`${address}api/editions/a/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address.slice(0, -1) },
    body: JSON.stringify({
      revision: 0,
      change: {
        id: 'c',
        by: '甲',
        at: '2026-11-24T12:00:00Z',
        act: { kind: 'set-status', ids: ['e-1'], status: 'disputed' },
      },
    }),
  })

describe('the built program', () => {
  it('prints data on stdout, sentences on stderr, and ends as it should', async () => {
    const folder = await exampleProject()
    expect(await yiwen(folder, 'check', '--json')).toEqual({
      code: 0,
      out: '{\n  "problems": []\n}\n',
      said: '',
    })
    expect(await yiwen(folder, 'export', 'b', '--format', 'json')).toMatchObject({ code: 1, out: '' })
    expect(await yiwen(folder, 'sing')).toMatchObject({ code: 2, out: '' })
  })

  it('does not mind a reader that has seen enough', async () => {
    const folder = await exampleProject({
      'corpus/a/base.txt': '\ue406\n'.repeat(20_000),
      'apparatus/a.json': null,
    })
    const pipe = `"${process.execPath}" "${YIWEN}" check | head -1; echo "\${PIPESTATUS[0]}"`
    const { out, said } = await ended('bash', ['-c', pipe], folder)
    expect(out).toMatch(/^corpus\/a\/base\.txt:1:1: warning: .*\n0\n$/)
    expect(said).toBe('')
  })

  it('writes all of a long output', async () => {
    const folder = await exampleProject({
      'corpus/a/base.txt': '\ue406\n'.repeat(20_000),
      'apparatus/a.json': null,
    })
    const pipe = `"${process.execPath}" "${YIWEN}" check | (sleep 0.3; wc -l)`
    expect((await ended('bash', ['-c', pipe], folder)).out.trim()).toBe('20000')
  })

  it('writes what was acknowledged before it ends by SIGTERM', async () => {
    const folder = await exampleProject()
    const server = await startWorkbench(folder)
    expect((await accept(server.address)).status).toBe(200)
    await server.stop()
    expect(JSON.parse(await readFile(join(folder, 'apparatus/a.json'), 'utf8'))).toMatchObject({
      revision: 1,
    })
    await (await FilesStorage.openForWriting(folder)).close()
  })

  it('opens at once after it was killed, with all that was acknowledged', async () => {
    const folder = await exampleProject()
    const server = await startWorkbench(folder)
    expect((await accept(server.address)).status).toBe(200)
    await server.kill()
    const again = await startWorkbench(folder)
    const response = await fetch(`${again.address}api/editions/a`)
    expect(await response.json()).toMatchObject({ revision: 1, problems: [] })
    await again.stop()
  })

  it('ends even when Ctrl+C comes twice', async () => {
    const folder = await exampleProject()
    const child = spawn(process.execPath, [YIWEN, 'serve', folder, '--port', '0'])
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    child.kill('SIGINT')
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect([0, 130]).toContain(code ?? signal)
  })
})

describe('a folder that may not be written', () => {
  async function readOnly() {
    const folder = await exampleProject()
    const folders = ['', 'apparatus', 'corpus', 'corpus/a'].map((path) => join(folder, path))
    for (const path of folders) await chmod(path, 0o555)
    onTestFinished(async () => {
      for (const path of folders) await chmod(path, 0o755)
    })
    return folder
  }

  it('can be looked at', async () => {
    const folder = await readOnly()
    expect(await yiwen(folder, 'check')).toMatchObject({ code: 0 })
    expect(await yiwen(folder, 'notes', 'a')).toMatchObject({ code: 0 })
    expect(await yiwen(folder, 'export', 'a', '--format', 'tei')).toMatchObject({ code: 0 })
  })

  it.each([
    ['serve', '--port', '0'],
    ['notes', 'a', '--into'],
  ])('is refused in one sentence: %s', async (...argv) => {
    const folder = await readOnly()
    const before = await filesOf(folder)
    const { code, out, said } = await yiwen(folder, ...argv)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(said).toMatch(/^yiwen: apparatus\/: Permission denied; make .* writable.*\n$/)
    expect(await filesOf(folder)).toEqual(before)
  })
})
