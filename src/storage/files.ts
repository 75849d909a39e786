import { mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import {
  FileError,
  type FileProblem,
  type LogRecord,
  type Snapshot,
  type Storage,
  type StoredEdition,
  type StoredFile,
} from '../core/edition/index.ts'
import { deleteLeftOvers, writeAtomically } from './atomic-write.ts'
import { ChangeLog } from './change-log.ts'
import { decode } from './decode.ts'
import { isEditionId } from './edition-id.ts'
import { fileError } from './file-error.ts'
import { lockProject, type ProjectLock } from './project-lock.ts'
import { sha256 } from './sha256.ts'

/**
 * Keeps the editions of one project as files in its folder, laid out for people and git. One process at a time opens
 * a project for writing; any number may read it meanwhile.
 */
export class FilesStorage implements Storage {
  readonly #root: string
  readonly #lock: ProjectLock | null
  readonly #logs = new Map<string, Promise<ChangeLog>>()
  readonly #listeners = new Map<string, Set<(record: LogRecord) => void>>()
  /** What each file held when it was last read or written here, to notice that another program changed it. */
  readonly #known = new Map<string, string | null>()

  private constructor(root: string, lock: ProjectLock | null) {
    this.#root = root
    this.#lock = lock
  }

  /** Opens the project in `folder` to look at it; nothing can be written. Throws a FileError when it is none. */
  static async openForReading(folder: string): Promise<FilesStorage> {
    return new FilesStorage(await projectRoot(folder), null)
  }

  /** Opens the project in `folder` for writing; throws a FileError when somebody else has done so. */
  static async openForWriting(folder: string): Promise<FilesStorage> {
    const root = await projectRoot(folder)
    const apparatus = join(root, 'apparatus')
    try {
      await mkdir(apparatus, { recursive: true })
    } catch (error) {
      throw fileError('apparatus/', error)
    }
    const lock = await lockProject(apparatus)
    try {
      const storage = new FilesStorage(root, lock)
      await deleteLeftOvers(apparatus)
      for (const id of await storage.editions()) await deleteLeftOvers(join(root, 'corpus', id))
      return storage
    } catch (error) {
      await lock.release()
      throw fileError('apparatus/', error)
    }
  }

  /** Says to whoever finds the project open where this process answers. */
  async announce(address: string): Promise<void> {
    await this.#lock?.announce(address)
  }

  async editions(): Promise<string[]> {
    const folders = await readdir(join(this.#root, 'corpus'), { withFileTypes: true }).catch((error) => {
      throw fileError('corpus/', error)
    })
    const ids: string[] = []
    for (const { name } of folders) {
      if (!isEditionId(name)) continue
      const inside = await readdir(join(this.#root, 'corpus', name)).catch((): string[] => [])
      if (inside.includes('edition.json') || inside.includes('base.txt')) ids.push(name)
    }
    return ids.sort()
  }

  async read(edition: string): Promise<StoredEdition | null> {
    if (!(await this.editions()).includes(edition)) return null
    const paths = pathsOf(edition)
    const about = await this.#mustRead(
      paths.about,
      `The edition has no edition.json; write one that holds at least {"title": "…"}.`,
    )
    const text = await this.#mustRead(
      paths.text,
      'The edition has no base text; put it here as UTF-8, or take it back from git.',
    )
    const apparatus = await this.#read(paths.apparatus)
    return { about, text, apparatus, apparatusPath: paths.apparatus }
  }

  async since(edition: string, revision: number): Promise<{ records: LogRecord[]; problems: FileProblem[] }> {
    return (await this.#log(edition)).since(revision)
  }

  async append(edition: string, record: LogRecord): Promise<boolean> {
    this.#mustWrite()
    if (!(await (await this.#log(edition)).append(record))) return false
    for (const listener of this.#listeners.get(edition) ?? []) listener(record)
    return true
  }

  /** The base text comes first and the apparatus last: it is the apparatus that says which text it counts on. */
  async writeSnapshot(edition: string, { about, text, apparatus }: Snapshot): Promise<void> {
    this.#mustWrite()
    const paths = pathsOf(mustBeId(edition))
    const files = [
      [paths.text, text],
      [paths.about, about],
      [paths.apparatus, apparatus],
    ] as const
    for (const [path, content] of files) if (content !== undefined) await this.#mustBeOurs(path)
    for (const [path, content] of files) if (content !== undefined) await this.#write(path, content)
  }

  subscribe(edition: string, listener: (record: LogRecord) => void): () => void {
    const listeners = this.#listeners.get(edition) ?? new Set()
    this.#listeners.set(edition, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#listeners.clear()
    for (const log of this.#logs.values()) await (await log).close()
    await this.#lock?.release()
  }

  /** One for each edition, however many ask at once: it is the log that keeps writers in turn. */
  #log(edition: string): Promise<ChangeLog> {
    const path = pathsOf(mustBeId(edition)).log
    const log =
      this.#logs.get(edition) ??
      this.#inside(path).then((file) => new ChangeLog(file, path, this.#lock !== null))
    this.#logs.set(edition, log)
    log.catch(() => this.#logs.delete(edition))
    return log
  }

  async #mustRead(path: string, missing: string): Promise<StoredFile> {
    const file = await this.#read(path)
    if (file !== null) return file
    throw problem('file-missing', path, missing)
  }

  async #read(path: string): Promise<StoredFile | null> {
    const bytes = await this.#bytes(path)
    this.#known.set(path, bytes && sha256(bytes))
    return bytes && { path, source: decode(bytes, path) }
  }

  async #bytes(path: string): Promise<Uint8Array | null> {
    try {
      return await readFile(await this.#inside(path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw fileError(path, error)
    }
  }

  async #write(path: string, content: string): Promise<void> {
    try {
      await writeAtomically(await this.#inside(path), content)
    } catch (error) {
      throw fileError(path, error)
    }
    this.#known.set(path, sha256(content))
  }

  /** Refuses to write over what another program wrote since we read the file. */
  async #mustBeOurs(path: string): Promise<void> {
    if (!this.#known.has(path)) return
    const bytes = await this.#bytes(path)
    if ((bytes && sha256(bytes)) === this.#known.get(path)) return
    throw problem(
      'changed-outside',
      path,
      'Another program changed the file while the project was open, and it was not written over; start Yiwen again to bring both together.',
    )
  }

  /** The file at `path`, there or not; throws when a symbolic link leads it out of the project. */
  async #inside(path: string): Promise<string> {
    const file = join(this.#root, ...path.split('/'))
    const real =
      (await realpathOf(file, path)) ??
      join((await realpathOf(dirname(file), path)) ?? dirname(file), basename(file))
    if (real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep)) return real
    throw problem('outside-project', path, 'A link leads out of the project; put the file itself here.')
  }

  #mustWrite(): void {
    if (this.#lock === null) throw new TypeError('the project was opened for reading')
    if (this.#lock.isHeld()) return
    throw problem(
      'lock-lost',
      'apparatus/.lock',
      'Another Yiwen has opened the project meanwhile; use it there.',
    )
  }
}

async function realpathOf(file: string, path: string): Promise<string | null> {
  try {
    return await realpath(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fileError(path, error)
  }
}

async function projectRoot(folder: string): Promise<string> {
  const root = await realpath(resolve(folder)).catch(() => null)
  if (root === null) throw problem('no-project', folder, 'There is no such folder.')
  const corpus = await stat(join(root, 'corpus')).catch(() => null)
  if (corpus?.isDirectory() !== true) {
    throw problem(
      'no-project',
      folder,
      'This is no Yiwen project: it has no folder corpus/ with an edition in it (corpus/NAME/base.txt and edition.json).',
    )
  }
  return root
}

const pathsOf = (edition: string) => ({
  about: `corpus/${edition}/edition.json`,
  text: `corpus/${edition}/base.txt`,
  apparatus: `apparatus/${edition}.json`,
  log: `apparatus/${edition}.log.jsonl`,
})

function mustBeId(edition: string): string {
  if (isEditionId(edition)) return edition
  throw new RangeError(`「${edition}」 cannot name an edition: letters, digits, . _ and - only`)
}

function problem(code: string, file: string, message: string): FileError {
  return new FileError({ code, severity: 'error', message, file, line: null, column: null })
}
