import { mkdir, readFile, realpath } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import {
  FileError,
  isEditionId,
  isTranscriptionPath,
  type Transcriptions,
  transcriptionName,
} from '../core/edition/index.ts'
import { writeAtomically } from './atomic-write.ts'
import { decode } from './decode.ts'
import { fileError } from './file-error.ts'

/**
 * Keeps transcriptions as text files in `corpus/EDITION/witnesses/` of a project. Who gives it a folder holds the
 * project for writing.
 */
export class TranscriptionFiles implements Transcriptions {
  readonly #folder: string
  /** One file at a time, so that two never take the same name. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = resolve(folder)
  }

  async read(_edition: string, path: string): Promise<string | null> {
    if (!isTranscriptionPath(path)) return null
    try {
      const file = await this.#inside(path)
      return file === null ? null : decode(await readFile(file), path)
    } catch (error) {
      if (isMissing(error)) return null
      throw fileError(path, error)
    }
  }

  add(edition: string, name: string, text: string): Promise<string> {
    const added = this.#turn.then(() => this.#add(edition, name, text))
    this.#turn = added.catch(() => undefined)
    return added
  }

  async #add(edition: string, name: string, text: string): Promise<string> {
    if (!isEditionId(edition)) throw new RangeError(`「${edition}」 cannot name an edition`)
    const folder = `corpus/${edition}/witnesses`
    try {
      await mkdir(join(this.#folder, 'corpus', edition, 'witnesses'), { recursive: true })
      for (let number = 1; ; number++) {
        const path = `${folder}/${transcriptionName(name)}${number === 1 ? '' : `-${number}`}.txt`
        // What cannot be read as text is there all the same, and is not written over.
        const there = await this.#bytes(path)
        if (there !== null && Buffer.from(text, 'utf8').equals(there)) return path
        if (there !== null) continue
        const inside = await this.#inside(folder)
        await writeAtomically(join(inside!, path.slice(folder.length + 1)), text)
        return path
      }
    } catch (error) {
      throw fileError(folder, error)
    }
  }

  async #bytes(path: string): Promise<Uint8Array | null> {
    try {
      const file = await this.#inside(path)
      return file === null ? null : await readFile(file)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** The real place of `path`; throws when a symbolic link leads it out of the project. */
  async #inside(path: string): Promise<string | null> {
    const root = await realpath(this.#folder)
    const real = await realpath(join(root, ...path.split('/')))
    if (real.startsWith(root.endsWith(sep) ? root : root + sep)) return real
    throw new FileError({
      code: 'outside-project',
      severity: 'error',
      message: 'A link leads out of the project; put the file itself here.',
      file: path,
      line: null,
      column: null,
    })
  }
}

const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException | null)?.code ?? '')
