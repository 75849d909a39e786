import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { FileError } from '../core/edition/index.ts'
import { fileError } from './file-error.ts'

/** Who holds a project: written beside the lock, for the sentence that another program says. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** Where its server answers, once it does. */
  readonly address?: string
}

/** The right to write to a project, until `release`. */
export interface ProjectLock {
  /** False once another process has taken it, as from a machine that slept too long. */
  isHeld(): boolean
  /** Says to others where the server of this process answers. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

/**
 * Takes the right to write to the project whose apparatus is in `folder`. Throws a FileError that says who has it
 * when it is taken. A lock whose process has died is taken over.
 */
export async function lockProject(folder: string): Promise<ProjectLock> {
  const holderFile = join(folder, '.lock.json')
  const lockFolder = join(folder, '.lock')
  let held = true
  const take = () => lock(lockFolder, () => (held = false))
  let release: () => Promise<void>
  try {
    release = await take().catch(async (error: unknown) => {
      if (codeOf(error) !== 'ELOCKED') throw error
      // Two that find a dead holder must not both clear away the lock, the second that of the first.
      const takeover = await lock(join(folder, '.lock.takeover'), () => undefined, 20)
      try {
        if (await isHeld(holderFile)) throw error
        await rm(lockFolder, { recursive: true, force: true })
        return await take()
      } finally {
        await takeover()
      }
    })
  } catch (error) {
    if (codeOf(error) === 'ELOCKED') throw await taken(holderFile)
    throw fileError('apparatus/', error)
  }
  const write = (holder: Holder) => writeFile(holderFile, `${JSON.stringify(holder)}\n`)
  const self: Holder = { pid: process.pid, host: hostname() }
  await write(self)
  return {
    isHeld: () => held,
    announce: (address) => write({ ...self, address }),
    release: async () => {
      if (!held) return
      held = false
      await rm(holderFile, { force: true })
      await release()
    },
  }
}

/** The folder at `path` is the lock: only one process can make it, and it is renewed as long as that lives. */
function lock(path: string, lost: () => void, retries = 0): Promise<() => Promise<void>> {
  return lockfile.lock(path, {
    lockfilePath: path,
    realpath: false,
    stale: STALE,
    update: STALE / 4,
    retries: { retries, minTimeout: 50, maxTimeout: 500 },
    onCompromised: lost,
  })
}

/** Milliseconds after which a lock that nobody renews counts as left behind. */
const STALE = 10_000

async function isHeld(holderFile: string): Promise<boolean> {
  const holder = await readHolder(holderFile)
  if (holder === null || holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

async function taken(holderFile: string): Promise<FileError> {
  const holder = await readHolder(holderFile)
  const where = holder?.address === undefined ? '' : ` at ${holder.address}`
  const who =
    holder === null ? '' : ` (process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`})`
  return new FileError({
    code: 'project-locked',
    severity: 'error',
    message: `The project is open already${where}${who}; use it there, or stop that Yiwen and try again.`,
    file: 'apparatus/.lock',
    line: null,
    column: null,
  })
}

async function readHolder(holderFile: string): Promise<Holder | null> {
  try {
    const { pid, host, address } = JSON.parse(await readFile(holderFile, 'utf8')) as Partial<Holder>
    if (typeof pid !== 'number' || typeof host !== 'string') return null
    return { pid, host, ...(typeof address === 'string' && { address }) }
  } catch {
    return null
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code
