import { basename, dirname, join, resolve, sep } from 'node:path'
import {
  FileError,
  type FileProblem,
  isEditionId,
  type LogRecord,
  type NewFiles,
  type Snapshot,
  type Storage,
  type StoredEdition,
  type StoredFile,
} from '../core/edition/index.ts'
import { deleteLeftOvers, ifMissing, syncFolder, writeAtomically } from './atomic-write.ts'
import { ChangeLog } from './change-log.ts'
import { createEdition } from './create-edition.ts'
import { decode } from './decode.ts'
import { fileError } from './file-error.ts'
import { type FileSystem, fileSystem } from './file-system.ts'
import { lockProject, type ProjectLock } from './project-lock.ts'
import { sha256 } from './sha256.ts'
import { watchFolders } from './watch-folders.ts'

/**
 * Keeps the editions of one project as files in its folder, laid out for people and git. One process at a time opens
 * a project for writing; any number may read it meanwhile.
 */
export class FilesStorage implements Storage {
  readonly #root: string
  readonly #lock: ProjectLock | null
  readonly #logs = new Map<string, Promise<ChangeLog>>()
  readonly #listeners = new Map<string, Set<(record: LogRecord) => void>>()
  /**
   * What each file may hold by what was last read or written here, to notice that another program changed it: a
   * write that failed late may have been done all the same.
   */
  readonly #known = new Map<string, Set<string | null>>()
  readonly #fs: FileSystem
  readonly #watches = new Set<() => void>()

  private constructor(root: string, lock: ProjectLock | null, fs: FileSystem) {
    this.#root = root
    this.#lock = lock
    this.#fs = fs
  }

  /** Opens the project in `folder` to look at it; nothing can be written. Throws a FileError when it is none. */
  static async openForReading(folder: string, fs: FileSystem = fileSystem): Promise<FilesStorage> {
    return new FilesStorage(await projectRoot(folder, fs), null, fs)
  }

  /** Opens the project in `folder` for writing; throws a FileError when somebody else has done so. */
  static async openForWriting(folder: string, fs: FileSystem = fileSystem): Promise<FilesStorage> {
    const root = await projectRoot(folder, fs)
    const apparatus = join(root, 'apparatus')
    try {
      const made = await fs.mkdir(apparatus, { recursive: true })
      // Else all that is in it would be gone with its name after a power cut.
      if (made !== undefined) await syncFolder(root, fs)
    } catch (error) {
      throw fileError('apparatus/', error)
    }
    const lock = await lockProject(apparatus)
    try {
      const storage = new FilesStorage(root, lock, fs)
      await deleteLeftOvers(apparatus, fs)
      for (const id of await storage.editions()) await deleteLeftOvers(join(root, 'corpus', id), fs)
      return storage
    } catch (error) {
      await lock.release()
      throw fileError('apparatus/', error)
    }
  }

  /** Says to whoever finds the project open where this process answers, and which token it asks for. */
  async announce(address: string, token: string | null = null): Promise<void> {
    await this.#lock?.announce(address, token)
  }

  async editions(): Promise<string[]> {
    const folders = await this.#fs
      .readdir(join(this.#root, 'corpus'), { withFileTypes: true })
      .catch((error) => {
        throw fileError('corpus/', error)
      })
    const ids: string[] = []
    for (const { name } of folders) {
      if (!isEditionId(name)) continue
      const inside = await this.#fs.readdir(join(this.#root, 'corpus', name)).catch((): string[] => [])
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

  async create(edition: string, files: NewFiles): Promise<boolean> {
    await this.#mustWrite()
    return createEdition(this.#root, pathsOf(mustBeId(edition)), files, this.#fs)
  }

  async since(edition: string, revision: number): Promise<{ records: LogRecord[]; problems: FileProblem[] }> {
    return (await this.#log(edition)).since(revision)
  }

  async revisionOf(edition: string, change: string): Promise<number | null> {
    return (await this.#log(edition)).revisionOf(change)
  }

  async append(edition: string, record: LogRecord): Promise<boolean> {
    await this.#mustWrite()
    if (!(await (await this.#log(edition)).append(record))) return false
    for (const listener of this.#listeners.get(edition) ?? []) listener(record)
    return true
  }

  /** The base text comes first and the apparatus last: it is the apparatus that says which text it counts on. */
  async writeSnapshot(edition: string, { about, text, apparatus }: Snapshot): Promise<void> {
    await this.#mustWrite()
    const paths = pathsOf(mustBeId(edition))
    const files = [
      [paths.text, text],
      [paths.about, about],
      [paths.apparatus, apparatus],
    ] as const
    for (const [path, content] of files) if (content !== undefined) await this.#mustBeOurs(path)
    for (const [path, content] of files) if (content !== undefined) await this.#write(path, content)
  }

  async keepAside(path: string, content: string): Promise<string> {
    await this.#mustWrite()
    for (let copy = 1; ; copy++) {
      const aside = `${path}.outside-${copy}`
      const there = await this.#bytes(aside)
      if (there !== null && Buffer.compare(there, Buffer.from(content)) !== 0) continue
      if (there === null) await this.#write(aside, content)
      return aside
    }
  }

  subscribe(edition: string, listener: (record: LogRecord) => void): () => void {
    const listeners = this.#listeners.get(edition) ?? new Set()
    this.#listeners.set(edition, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  watch(listener: (edition: string) => void): () => void {
    const waiting = new Map<string, ReturnType<typeof setTimeout>>()
    const look = (edition: string) => {
      waiting.delete(edition)
      this.#isChanged(edition).then(
        (changed) => changed && listener(edition),
        // What cannot be read now is told when it is read.
        () => listener(edition),
      )
    }
    const end = watchFolders(
      ['corpus', 'apparatus'].map((name) => join(this.#root, name)),
      (file) => {
        const edition = editionOf(file.slice(this.#root.length + 1).split(sep))
        if (edition === null) return
        clearTimeout(waiting.get(edition))
        // A git pull replaces one file after another: they are looked at when it is done.
        waiting.set(edition, setTimeout(look, PAUSE, edition))
      },
    )
    const stop = () => {
      for (const timer of waiting.values()) clearTimeout(timer)
      this.#watches.delete(stop)
      void end()
    }
    this.#watches.add(stop)
    return stop
  }

  async close(): Promise<void> {
    for (const stop of this.#watches) stop()
    this.#listeners.clear()
    for (const log of this.#logs.values()) await (await log).close()
    await this.#lock?.release()
  }

  /** One for each edition, however many ask at once: it is the log that keeps writers in turn. */
  #log(edition: string): Promise<ChangeLog> {
    const path = pathsOf(mustBeId(edition)).log
    const log =
      this.#logs.get(edition) ??
      this.#inside(path).then((file) => new ChangeLog(file, path, this.#lock !== null, this.#fs))
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
    this.#known.set(path, new Set([bytes && sha256(bytes)]))
    return bytes && { path, source: decode(bytes, path) }
  }

  async #bytes(path: string): Promise<Uint8Array | null> {
    try {
      return await this.#fs.readFile(await this.#inside(path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw fileError(path, error)
    }
  }

  async #write(path: string, content: string): Promise<void> {
    const written = sha256(content)
    const known = this.#known.get(path) ?? new Set()
    this.#known.set(path, known.add(written))
    try {
      await writeAtomically(await this.#inside(path), content, this.#fs)
    } catch (error) {
      throw fileError(path, error)
    }
    this.#known.set(path, new Set([written]))
  }

  /** Refuses to write over what another program wrote since we read the file. */
  async #mustBeOurs(path: string): Promise<void> {
    if (await this.#isAsKnown(path)) return
    throw problem(
      'changed-outside',
      path,
      'Another program changed the file while the project was open, and it was not written over; both are brought together when the file can be read.',
    )
  }

  async #isAsKnown(path: string): Promise<boolean> {
    const known = this.#known.get(path)
    if (known === undefined) return true
    const bytes = await this.#bytes(path)
    return known.has(bytes && sha256(bytes))
  }

  /** Whether another program changed any file of the edition since it was read or written here. */
  async #isChanged(edition: string): Promise<boolean> {
    const { about, text, apparatus } = pathsOf(edition)
    for (const path of [about, text, apparatus]) if (!(await this.#isAsKnown(path))) return true
    return this.#logs.has(edition) && (await this.#log(edition)).changedOutside()
  }

  /** The file at `path`, there or not; throws when a symbolic link leads it out of the project. */
  async #inside(path: string): Promise<string> {
    const file = join(this.#root, ...path.split('/'))
    const real =
      (await this.#realpathOf(file, path)) ??
      join((await this.#realpathOf(dirname(file), path)) ?? dirname(file), basename(file))
    if (real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep)) return real
    throw problem('outside-project', path, 'A link leads out of the project; put the file itself here.')
  }

  async #realpathOf(file: string, path: string): Promise<string | null> {
    try {
      return await this.#fs.realpath(file).catch(ifMissing)
    } catch (error) {
      throw fileError(path, error)
    }
  }

  async #mustWrite(): Promise<void> {
    if (this.#lock === null) throw new TypeError('the project was opened for reading')
    await this.#lock.mustHold()
  }
}

async function projectRoot(folder: string, fs: FileSystem): Promise<string> {
  const root = await fs.realpath(resolve(folder)).catch(() => null)
  if (root === null) throw problem('no-project', folder, 'There is no such folder.')
  const corpus = await fs.stat(join(root, 'corpus')).catch(() => null)
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

/** The edition to which the file at a path within the project belongs; null when it is none that we read. */
function editionOf([folder, name = '', file = '']: readonly string[]): string | null {
  const edition =
    folder === 'corpus'
      ? ['edition.json', 'base.txt'].includes(file)
        ? name
        : ''
      : /^(.*?)(?:\.log\.jsonl|\.json)$/u.exec(name)?.[1]
  return edition !== undefined && isEditionId(edition) ? edition : null
}

/** Milliseconds without a further change after which files are looked at. */
const PAUSE = 200

function mustBeId(edition: string): string {
  if (isEditionId(edition)) return edition
  throw new RangeError(`「${edition}」 cannot name an edition: letters, digits, . _ and - only`)
}

function problem(code: string, file: string, message: string): FileError {
  return new FileError({ code, severity: 'error', message, file, line: null, column: null })
}
