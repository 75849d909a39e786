import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { FileError } from '../core/edition/index.ts'
import { fileError } from './file-error.ts'

/** Who holds a project: written beside the lock, for the sentence that another program says. */
export interface Holder {
  readonly pid: number
  readonly host: string
  /** Tells this holding from every other, of the same process too. */
  readonly id?: string
  /** Where its server answers, once it does. */
  readonly address?: string
  /** What that server asks of whoever wants to change anything; only the owner of the file can read it. */
  readonly token?: string
}

/** The right to write to a project, until `release`. */
export interface ProjectLock {
  /**
   * Throws a FileError when the right was lost and cannot be had again: another process took it while this one slept.
   * When nobody did, as after the folder was moved away and back, it is taken anew.
   */
  mustHold(): Promise<void>
  /** Says to others where the server of this process answers, and which token it asks for. */
  announce(address: string, token: string | null): Promise<void>
  release(): Promise<void>
}

/**
 * Takes the right to write to the project whose apparatus is in `folder`. Throws a FileError that says who has it
 * when it is taken. A lock whose process has died is taken over.
 */
export async function lockProject(folder: string): Promise<ProjectLock> {
  const holderFile = join(folder, HOLDER)
  const id = randomUUID()
  let holder: Holder = { pid: process.pid, host: hostname(), id }
  let release: (() => Promise<void>) | null = null
  let ended = false
  const take = async () => {
    release = await takeLock(folder, id, () => (release = null))
    await writeHolder(holderFile, holder)
  }
  await take()
  let taking: Promise<void> | null = null
  return {
    mustHold: async () => {
      if (release !== null) return
      if (ended) throw new TypeError('the project was closed')
      taking ??= take().finally(() => (taking = null))
      await taking
    },
    announce: async (address, token) => {
      holder = { ...holder, address, ...(token !== null && { token }) }
      await writeHolder(holderFile, holder)
    },
    release: async () => {
      ended = true
      const give = release
      release = null
      if (give === null) return
      await rm(holderFile, { force: true })
      await give()
    },
  }
}

async function readHolder(folder: string): Promise<Holder | null> {
  try {
    const said = JSON.parse(await readFile(join(folder, HOLDER), 'utf8')) as Partial<Holder>
    const { pid, host, id, address, token } = said
    if (typeof pid !== 'number' || typeof host !== 'string') return null
    return {
      pid,
      host,
      ...(typeof id === 'string' && { id }),
      ...(typeof address === 'string' && { address }),
      ...(typeof token === 'string' && { token }),
    }
  } catch {
    return null
  }
}

/** Who holds the project in `folder`, as it says of itself; null when that is not known. */
export async function whoHolds(folder: string): Promise<Holder | null> {
  return readHolder(join(folder, 'apparatus'))
}

async function takeLock(folder: string, id: string, lost: () => void): Promise<() => Promise<void>> {
  const lockFolder = join(folder, '.lock')
  try {
    return await lock(lockFolder, lost).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ELOCKED') throw error
      // Two that find a dead holder must not both clear away the lock, the second that of the first.
      const takeover = await lock(join(folder, '.lock.takeover'), () => undefined, 20)
      try {
        if (await isHeld(folder, id)) throw error
        await rm(lockFolder, { recursive: true, force: true })
        return await lock(lockFolder, lost)
      } finally {
        await takeover()
      }
    })
  } catch (error) {
    if (codeOf(error) === 'ELOCKED') throw await taken(folder)
    throw fileError('apparatus/', error)
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

const HOLDER = '.lock.json'

/** Milliseconds after which a lock that nobody renews counts as left behind. */
const STALE = 10_000

/** Readable for its owner alone, since it may hold a token. */
async function writeHolder(file: string, holder: Holder): Promise<void> {
  try {
    await rm(file, { force: true })
    await writeFile(file, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  } catch (error) {
    throw fileError('apparatus/.lock.json', error)
  }
}

/** Whether somebody else than `id` holds the project: what we held and lost, as while we slept, is free. */
async function isHeld(folder: string, id: string): Promise<boolean> {
  const holder = await readHolder(folder)
  if (holder?.id === id) return false
  if (holder === null || holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

async function taken(folder: string): Promise<FileError> {
  const holder = await readHolder(folder)
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

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code
