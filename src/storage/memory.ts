import type {
  FileProblem,
  LogRecord,
  NewFiles,
  Snapshot,
  Storage,
  StoredEdition,
} from '../core/edition/index.ts'

/** What a project is made of: the files of each edition, and its log. */
interface Kept {
  files: StoredEdition
  readonly log: LogRecord[]
  readonly listeners: Set<(record: LogRecord) => void>
}

/** Keeps editions in memory, for tests and for trying things out: nothing outlives the object. */
export class MemoryStorage implements Storage {
  readonly #editions: Map<string, Kept>
  readonly #watchers = new Set<(edition: string) => void>()

  /** Begins with `editions`: their files and nothing in their logs. */
  constructor(editions: Readonly<Record<string, StoredEdition>>) {
    const kept = ([id, files]: [string, StoredEdition]): [string, Kept] => [
      id,
      { files, log: [], listeners: new Set() },
    ]
    this.#editions = new Map(Object.entries(editions).map(kept))
  }

  async editions(): Promise<string[]> {
    return [...this.#editions.keys()].sort()
  }

  async read(edition: string): Promise<StoredEdition | null> {
    return this.#editions.get(edition)?.files ?? null
  }

  async create(edition: string, { about, text, apparatus }: NewFiles): Promise<boolean> {
    if (this.#editions.has(edition)) return false
    const [home, apparatusPath] = [`corpus/${edition}`, `apparatus/${edition}.json`]
    const source = [...apparatus].join('')
    const files = {
      about: { path: `${home}/edition.json`, source: about },
      text: { path: `${home}/base.txt`, source: text },
      apparatus: { path: apparatusPath, source },
      apparatusPath,
    }
    this.#editions.set(edition, { files, log: [], listeners: new Set() })
    return true
  }

  async since(edition: string, revision: number): Promise<{ records: LogRecord[]; problems: FileProblem[] }> {
    const log = this.#editions.get(edition)?.log ?? []
    return { records: structuredClone(log.filter((record) => record.revision > revision)), problems: [] }
  }

  async revisionOf(edition: string, change: string): Promise<number | null> {
    return this.#editions.get(edition)?.log.find(({ id }) => id === change)?.revision ?? null
  }

  async append(edition: string, record: LogRecord): Promise<boolean> {
    const { log, listeners } = this.#mustHave(edition)
    if ((log.at(-1)?.revision ?? -1) >= record.revision) return false
    log.push(structuredClone(record))
    for (const listener of listeners) listener(record)
    return true
  }

  async writeSnapshot(edition: string, { apparatus, about, text }: Snapshot): Promise<void> {
    const kept = this.#mustHave(edition)
    const { files } = kept
    kept.files = {
      about: { ...files.about, ...(about !== undefined && { source: about }) },
      text: { ...files.text, ...(text !== undefined && { source: text }) },
      apparatus: { path: files.apparatusPath, source: apparatus },
      apparatusPath: files.apparatusPath,
    }
  }

  /** What was kept beside the files, by its path. */
  readonly asides = new Map<string, string>()

  async keepAside(path: string, content: string): Promise<string> {
    const aside = `${path}.outside-${this.asides.size + 1}`
    this.asides.set(aside, content)
    return aside
  }

  subscribe(edition: string, listener: (record: LogRecord) => void): () => void {
    const { listeners } = this.#mustHave(edition)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  watch(listener: (edition: string) => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  /** Replaces files of an edition as another program would. */
  replaceFiles(edition: string, { about, text, apparatus }: Partial<Snapshot>): void {
    const kept = this.#mustHave(edition)
    const { files } = kept
    kept.files = {
      ...files,
      about: { ...files.about, ...(about !== undefined && { source: about }) },
      text: { ...files.text, ...(text !== undefined && { source: text }) },
      apparatus: apparatus === undefined ? files.apparatus : { path: files.apparatusPath, source: apparatus },
    }
    for (const watcher of this.#watchers) watcher(edition)
  }

  async close(): Promise<void> {
    this.#watchers.clear()
    for (const { listeners } of this.#editions.values()) listeners.clear()
  }

  #mustHave(edition: string): Kept {
    const kept = this.#editions.get(edition)
    if (kept === undefined) throw new RangeError(`there is no edition 「${edition}」`)
    return kept
  }
}
