import { rm } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Call, failingFileSystem, type Fault } from './failing-file-system.ts'
import { faultsOf, newProject, numbered, openProject } from './project.ts'

/** Makes nine changes, a snapshot after every third, each sent again until it is acknowledged or `patience` ends. */
async function work(folder: string, before: (call: Call) => Fault, patience: number): Promise<number> {
  let open: Awaited<ReturnType<typeof openProject>> | null = null
  let acknowledged = 0
  let tries = 0
  while (acknowledged < 9 && tries++ < 9 + patience) {
    try {
      open ??= await openProject(folder, failingFileSystem(before))
      const { kind } = await open.desk.submit('x', numbered(acknowledged))
      if (kind === 'refused') throw new Error('a change was refused')
      acknowledged++
      if (acknowledged % 3 === 0) await open.settle()
    } catch {
      // The editor is told, and the page sends it again.
    }
  }
  await open?.close().catch(() => undefined)
  return acknowledged
}

async function project(): Promise<string> {
  const folder = await newProject()
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const calls: string[] = []
await newProject().then(async (folder) => {
  await work(folder, ({ name }) => (calls.push(name), null), 0)
  await rm(folder, { recursive: true, force: true })
})

/** Every call in turn, or when time is short every so many, from another beginning each time. */
function* turns(every: number): Iterable<number> {
  const step = process.env['YIWEN_TORTURE'] === '1' ? 1 : every
  for (let n = Math.floor(Math.random() * step); n < calls.length; n += step) yield n
}

const errors: Fault[] = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EDQUOT'].map((error) => ({ error }))

describe(`when any of the ${calls.length} calls to the system fails`, () => {
  it('has tried all that matter', () => {
    expect(calls.length).toBeGreaterThan(80)
    expect(new Set(calls)).toEqual(
      new Set([
        'realpath',
        'stat',
        'mkdir',
        'readdir',
        'readFile',
        'open',
        'write',
        'datasync',
        'sync',
        'rename',
      ]),
    )
  })

  it.each(errors)(
    'once, by %j: nothing that was acknowledged is lost, and the work goes on',
    async (fault) => {
      for (const n of turns(fault === errors[0] ? 2 : 12)) {
        const folder = await project()
        let count = 0
        const acknowledged = await work(folder, () => (count++ === n ? fault : null), 3)
        expect([n, calls[n], acknowledged]).toEqual([n, calls[n], 9])
        expect([n, calls[n], await faultsOf(folder, acknowledged)]).toEqual([n, calls[n], []])
      }
    },
    120_000,
  )

  it.each<Fault>([{ error: 'ENOSPC' }, { error: 'EIO' }])(
    'and all after it that write, by %j: nothing that was acknowledged is lost',
    async (fault) => {
      const writing = new Set(['open', 'write', 'datasync', 'sync', 'rename', 'truncate', 'chmod'])
      for (const n of turns(8)) {
        const folder = await project()
        let count = 0
        const acknowledged = await work(
          folder,
          ({ name }) => (count++ >= n && writing.has(name) ? fault : null),
          0,
        )
        expect([n, calls[n], await faultsOf(folder, acknowledged)]).toEqual([n, calls[n], []])
      }
    },
    120_000,
  )

  it.each([0, 1, 7])(
    'when any write writes %i bytes only: nothing that was acknowledged is lost',
    async (short) => {
      const writes = calls.filter((name) => name === 'write').length
      for (let n = 0; n < writes; n++) {
        const folder = await project()
        let count = 0
        const before = ({ name }: Call): Fault => (name === 'write' && count++ === n ? { short } : null)
        const acknowledged = await work(folder, before, 3)
        expect([n, acknowledged]).toEqual([n, 9])
        expect([n, await faultsOf(folder, acknowledged)]).toEqual([n, []])
      }
    },
    120_000,
  )
})
