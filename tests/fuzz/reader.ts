import { type FileProblem, FileError } from '../../src/core/edition/index.ts'
import type { Random } from '../torture/random.ts'

/** A reader, a real file for it, and what it says of a file: its problems. What it throws besides a FileError is a fault. */
export interface Reader {
  readonly name: string
  readonly sample: Uint8Array
  /** `folder` is a scratch folder of its own. */
  readonly read: (bytes: Uint8Array, folder: string) => Promise<readonly FileProblem[]>
  /** Spoils the sample where that takes more than changing its bytes. */
  readonly spoil?: (random: Random) => Uint8Array
  /** What it may take, where that is not a second a megabyte; in milliseconds. */
  readonly slowest?: number
}

/** What the problems of a FileError or a list of problems lack; null when each has what an editor needs. */
export function lacking(problems: readonly FileProblem[]): string | null {
  for (const { file, line, column, message } of problems) {
    if (file === '') return `no file: ${message}`
    if (!/\S.*[.!?)）。]$/su.test(message)) return `no sentence: ${JSON.stringify(message)}`
    if ((line === null) !== (column === null)) return `half a place: ${message}`
    if (line !== null && (line < 1 || column! < 1)) return `a place before the first: ${message}`
  }
  return null
}

/** What a reader says of `bytes`, a FileError taken for the problem that it is. */
export async function problemsFrom(
  reader: Reader,
  bytes: Uint8Array,
  folder: string,
): Promise<readonly FileProblem[]> {
  try {
    return await reader.read(bytes, folder)
  } catch (error) {
    if (error instanceof FileError) return [error.problem]
    throw error
  }
}
