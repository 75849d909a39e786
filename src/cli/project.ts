import { isAbsolute, join } from 'node:path'
import {
  type Edition,
  EditionDesk,
  type EditionService,
  FileError,
  type FileProblem,
  fileProblemLine,
  loadEdition,
  type Recovered,
  recover,
} from '../core/edition/index.ts'
import { FilesStorage, HttpService, sha256, whoHolds } from '../storage/index.ts'
import { InputError, type Io, type Option } from './command.ts'

export const projectOption: Option = {
  value: 'DIR',
  help: 'the project folder (default: the current folder)',
}

/** The project folder that was named, or the current one. */
export function projectFolder(named: string | undefined, io: Io): string {
  return named === undefined ? io.cwd : isAbsolute(named) ? named : join(io.cwd, named)
}

/** The edition `id` of the project, log included. Throws an InputError that lists what there is when it is not there. */
export async function readEdition(storage: FilesStorage, id: string): Promise<Recovered> {
  const recovered = await recover(id, storage, sha256)
  if (recovered !== null) return recovered
  throw noSuchEdition(id, await storage.editions())
}

/** A project that a command may change: in its files, or through the Yiwen that has it open. */
export interface Editing {
  readonly service: EditionService
  /** The edition as it stands. Throws a FileError, or an InputError that lists what there is, when it cannot be had. */
  edition(id: string): Promise<Edition>
  /** Waits until everything is on disk; false when something could not be written, of which the user was told. */
  close(): Promise<boolean>
}

/** Opens the project in `folder` for changes; when a Yiwen of this machine has it open, that one makes them. */
export async function openForEditing(folder: string, io: Io): Promise<Editing> {
  try {
    return await editFiles(await FilesStorage.openForWriting(folder), io)
  } catch (error) {
    if (!(error instanceof FileError) || error.problem.code !== 'project-locked') throw error
    const holder = await whoHolds(folder)
    if (holder?.address === undefined) throw error
    return editThrough(holder.address, holder.token, io)
  }
}

async function editFiles(storage: FilesStorage, io: Io): Promise<Editing> {
  let written = true
  const report = (problem: FileProblem) => {
    written = false
    io.say(fileProblemLine(problem))
  }
  const service = new EditionDesk({ storage, hash: sha256, now: () => new Date().toISOString(), report })
  return {
    service,
    edition: async (id) => {
      const { state, problems } = await readEdition(storage, id)
      return usable((await service.edition(id)) ?? state?.edition ?? null, problems, io)
    },
    close: async () => {
      try {
        await service.settle()
        return written
      } finally {
        await storage.close()
      }
    },
  }
}

function editThrough(address: string, token: string | undefined, io: Io): Editing {
  const headers = { origin: address, ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  const service = new HttpService({
    base: address,
    fetch: (url, init) =>
      fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } }),
    events: () => {
      throw new TypeError('a command listens to nothing')
    },
  })
  return {
    service,
    edition: async (id) => {
      const opened = await service.open(id)
      if (opened === null) {
        const ids = (await service.project()).editions.map(({ id }) => id)
        throw noSuchEdition(id, ids)
      }
      const edition = opened.files && loadEdition(id, opened.files, null).edition
      return usable(edition, opened.problems, io)
    },
    close: async () => true,
  }
}

function usable(edition: Edition | null, problems: readonly FileProblem[], io: Io): Edition {
  const [first, ...others] = problems
  if (edition === null) {
    for (const problem of others) io.say(fileProblemLine(problem))
    throw first === undefined ? new InputError('The edition cannot be opened.') : new FileError(first)
  }
  for (const problem of problems) io.say(fileProblemLine(problem))
  return edition
}

function noSuchEdition(id: string, ids: readonly string[]): InputError {
  const there = ids.length === 0 ? 'the project has none yet' : `there is ${ids.join(', ')}`
  return new InputError(`There is no edition 「${id}」; ${there}.`)
}
