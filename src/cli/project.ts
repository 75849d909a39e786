import { isAbsolute, join } from 'node:path'
import { type Recovered, recover } from '../core/edition/index.ts'
import { type FilesStorage, sha256 } from '../storage/index.ts'
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
  const ids = await storage.editions()
  const there = ids.length === 0 ? 'the project has none yet' : `there is ${ids.join(', ')}`
  throw new InputError(`There is no edition 「${id}」; ${there}.`)
}
