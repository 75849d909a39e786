import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Call, failingFileSystem } from './failing-file-system.ts'
import { faultsOf, newProject, numbered, openProject } from './project.ts'

/** How much of what was not synced yet a disk holds after the power was cut. */
type Luck = 'none' | 'all' | 'half' | 'names'

/**
 * A disk as the standards allow it to be: what a file holds is on it once the file is synced, and under which name
 * once its folder is. Until then the power may be cut with none of it, all, half of the bytes, or the names without
 * the bytes, on disk.
 */
class Disk {
  /** Files by number; a name is nothing but a number in a folder. */
  readonly #files: { now: Buffer; synced: Buffer }[] = []
  readonly #names = new Map<string, number>()
  #syncedNames: Map<string, number>
  /** Which file a path opened last time it was opened, as for a file that was renamed since. */
  readonly #open = new Map<string, number>()

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [path, content] of files)
      this.#names.set(path, this.#files.push({ now: content, synced: content }) - 1)
    this.#syncedNames = new Map(this.#names)
  }

  /** Does what a call to the system did. */
  do({ name, path, to, bytes, length }: Call): void {
    if (name === 'open') {
      const known = this.#names.get(path)
      if (known !== undefined) this.#open.set(path, known)
      else if (!FOLDER.test(path) && !this.#holdsFiles(path)) this.#open.set(path, this.#create(path))
      return
    }
    const file = this.#files[this.#open.get(path) ?? -1]
    if (name === 'write') file!.now = Buffer.concat([file!.now, bytes!])
    else if (name === 'truncate') file!.now = file!.now.subarray(0, length)
    else if (name === 'rename') {
      this.#names.set(to!, this.#names.get(path)!)
      this.#names.delete(path)
    } else if (name === 'rm') this.#names.delete(path)
    else if (name === 'sync' || name === 'datasync') {
      if (file !== undefined) file.synced = file.now
      else this.#syncFolder(path)
    }
  }

  after(luck: Luck): Map<string, Buffer> {
    const names = luck === 'none' ? this.#syncedNames : this.#names
    const content = ({ now, synced }: { now: Buffer; synced: Buffer }) => {
      if (luck === 'all') return now
      if (luck !== 'half' || now.length <= synced.length) return synced
      return now.subarray(0, synced.length + Math.ceil((now.length - synced.length) / 2))
    }
    return new Map([...names].map(([path, file]) => [path, content(this.#files[file]!)]))
  }

  #create(path: string): number {
    const file = this.#files.push({ now: Buffer.alloc(0), synced: Buffer.alloc(0) }) - 1
    this.#names.set(path, file)
    return file
  }

  /** Whether a path is a folder above files that the disk has, such as the project's own. */
  #holdsFiles(path: string): boolean {
    return [...this.#names.keys()].some((name) => name.startsWith(`${path}/`))
  }

  #syncFolder(folder: string): void {
    const kept = [...this.#syncedNames].filter(([path]) => dirname(path) !== folder)
    const now = [...this.#names].filter(([path]) => dirname(path) === folder)
    this.#syncedNames = new Map([...kept, ...now])
  }
}

const FOLDER = /\/(?:apparatus|corpus\/[^/]+)$/

async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)))
}

/** Works on a new project, and gives the calls that changed anything, with how many changes were acknowledged by then. */
async function record(): Promise<{
  folder: string
  begin: Map<string, Buffer>
  calls: { call: Call; acknowledged: number }[]
  total: number
}> {
  const folder = await newProject()
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const begin = await filesIn(folder)
  const calls: { call: Call; acknowledged: number }[] = []
  let acknowledged = 0
  const fs = failingFileSystem(
    () => null,
    (call) => CHANGING.has(call.name) && calls.push({ call, acknowledged }),
  )
  const { desk, settle, close } = await openProject(folder, fs)
  while (acknowledged < 12) {
    await desk.submit('x', numbered(acknowledged))
    acknowledged++
    if (acknowledged % 4 === 0) await settle()
  }
  await close()
  return { folder, begin, calls, total: acknowledged }
}

const CHANGING = new Set(['open', 'write', 'truncate', 'rename', 'rm', 'sync', 'datasync'])

describe('when the power is cut after any call to the system', () => {
  it.each<Luck>(['none', 'all', 'half', 'names'])(
    'with %s of what was not synced on disk, nothing that was acknowledged is lost',
    async (luck) => {
      const { folder, begin, calls, total } = await record()
      expect(calls.length).toBeGreaterThan(60)
      for (let cut = 0; cut <= calls.length; cut++) {
        const disk = new Disk(begin)
        for (const { call } of calls.slice(0, cut)) disk.do(call)
        const acknowledged = calls[cut]?.acknowledged ?? total
        const after = await realpath(await mkdtemp(join(tmpdir(), 'yiwen-cut-')))
        await mkdir(join(after, 'apparatus'))
        for (const [path, content] of disk.after(luck)) {
          const file = join(after, path.slice(folder.length))
          await mkdir(dirname(file), { recursive: true })
          await writeFile(file, content)
        }
        const faults = await faultsOf(after, acknowledged)
        await rm(after, { recursive: true, force: true })
        expect([cut, faults]).toEqual([cut, []])
      }
    },
    120_000,
  )
})

describe('the order of the calls', () => {
  it('is log, sync, acknowledgement; and for a file write, sync, rename, sync of the folder', async () => {
    const { calls } = await record()
    const log = (path: string) => path.endsWith('.log.jsonl')
    const appended = calls.filter(({ call }) => call.name === 'write' && log(call.path))
    expect(appended.map(({ acknowledged }) => acknowledged)).toEqual(appended.map((_, i) => i))
    for (const { call, acknowledged } of appended) {
      const from = calls.findIndex((one) => one.call === call)
      const sync = calls.findIndex(({ call }, i) => i > from && call.name === 'datasync' && log(call.path))
      expect(calls[sync]!.acknowledged).toBe(acknowledged)
    }
    const renames = calls.flatMap(({ call }, at) => (call.name === 'rename' ? [{ call, at }] : []))
    expect(new Set(renames.map(({ call }) => basename(call.to!)))).toEqual(
      new Set(['base.txt', 'edition.json', 'x.json']),
    )
    for (const { call, at } of renames) {
      const before = calls.slice(0, at).filter((one) => one.call.path === call.path)
      expect(before.map(({ call }) => call.name)).toEqual(['open', 'write', 'sync'])
      const next = calls.slice(at + 1).filter(({ call: { path } }) => path === dirname(call.to!))
      expect(next.slice(0, 2).map(({ call }) => call.name)).toEqual(['open', 'sync'])
    }
  })
})
