import type { LogRecord } from './change-codec.ts'
import type { FileProblem } from './file-problem.ts'

/** A file of an edition: its path from the project folder, with `/`, and what it holds. */
export interface StoredFile {
  readonly path: string
  readonly source: string
}

/** The files of an edition as they stand: what it says of itself, its base text, its apparatus when it has one. */
export interface StoredEdition {
  readonly about: StoredFile
  readonly text: StoredFile
  readonly apparatus: StoredFile | null
  /** Where the apparatus is written when there is none yet. */
  readonly apparatusPath: string
}

/** The files of an edition that is to be; a long apparatus may come in pieces. */
export interface NewFiles {
  readonly about: string
  readonly text: string
  readonly apparatus: string | Iterable<string>
}

/** What to write of an edition; files that are absent stay as they are. */
export interface Snapshot {
  readonly apparatus: string
  readonly about?: string
  readonly text?: string
}

/**
 * Where editions are kept. It is shaped by the change log: a change counts when it is in the log, and the files are
 * snapshots of the state that the log leads to. The suite `tests/contracts/storage.ts` holds for every adapter.
 */
export interface Storage {
  /** Ids of the editions there are, in order. */
  editions(): Promise<string[]>

  /** The files of the edition; null when there is no such edition. Throws when they cannot be read. */
  read(edition: string): Promise<StoredEdition | null>

  /**
   * Adds an edition, durably: it is there with all its files, or not at all. Answers false, and changes nothing, when
   * there is one of that name, or a file of one.
   */
  create(edition: string, files: NewFiles): Promise<boolean>

  /**
   * The changes after `revision`, in order. A last line that was cut short by a crash is set aside and reported;
   * every line before it counts.
   */
  since(edition: string, revision: number): Promise<{ records: LogRecord[]; problems: FileProblem[] }>

  /**
   * The revision that the change with this id made; null when the log has no such change. It is how a change that is
   * sent twice is known.
   */
  revisionOf(edition: string, change: string): Promise<number | null>

  /**
   * Adds `record` to the log, durably: once the promise is fulfilled the change survives a crash. Answers false, and
   * adds nothing, when the log has a change of that revision already: somebody else was first. A log may begin at
   * any revision, and have gaps: what is missing is in a snapshot that came from elsewhere.
   */
  append(edition: string, record: LogRecord): Promise<boolean>

  /** Replaces the files of a snapshot, each of them wholly or not at all. */
  writeSnapshot(edition: string, snapshot: Snapshot): Promise<void>

  /** Keeps `content` beside the file at `path`, under a name that nothing has yet, and gives its path. */
  keepAside(path: string, content: string): Promise<string>

  /** Calls `listener` for every record added from now on, by whomever; the function it gives ends that. */
  subscribe(edition: string, listener: (record: LogRecord) => void): () => void

  /**
   * Calls `listener` with the id of an edition whose files or log were changed by another program, soon after that
   * has paused; the function it gives ends that. Nothing is written over such a change: `writeSnapshot` rejects
   * until the files were read again.
   */
  watch(listener: (edition: string) => void): () => void

  /** Ends all business and lets others write. */
  close(): Promise<void>
}
