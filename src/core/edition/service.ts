import type { LogRecord, WireChange } from './change-codec.ts'
import type { FileProblem } from './file-problem.ts'
import type { StoredEdition } from './storage.ts'

/** An edition as a client opens it: its files at `revision`, or the reasons why it cannot be opened. */
export interface Opened {
  readonly revision: number
  /** Which project of how many a person may have it is in; the same name every time. */
  readonly place?: string
  /** Null when a file cannot be used; `problems` say why. */
  readonly files: StoredEdition | null
  readonly problems: readonly FileProblem[]
}

/** A change that a client asks for, made on the edition as it was at `revision`. */
export interface Submission {
  readonly revision: number
  readonly change: WireChange
}

export type Answer =
  /** It is in the log. `records` are all changes since the client's revision, its own the last of them. */
  | { readonly kind: 'accepted'; readonly records: readonly LogRecord[] }
  /**
   * It was not made: what it alters was altered meanwhile (`contested` names it) or it does not fit (`reason`).
   * `records` are the changes that the client had not seen.
   */
  | {
      readonly kind: 'refused'
      readonly reason: string
      readonly contested: readonly string[]
      readonly records: readonly LogRecord[]
    }

/** What came of asking for a new edition; `reason` is a sentence. */
export type Created = { readonly kind: 'created' } | { readonly kind: 'refused'; readonly reason: string }

/** What a client needs of whoever keeps the editions: the desk in the same process, or a server over HTTP. */
export interface EditionService {
  open(edition: string): Promise<Opened | null>
  /** Rejects when the service cannot be reached: the change may be sent again, under the same id. */
  submit(edition: string, submission: Submission): Promise<Answer>
  /** The changes after `revision`, in order. */
  since(edition: string, revision: number): Promise<LogRecord[]>
  /**
   * Calls `onRecord` for every change made from now on, and `onProblems` with what is wrong with the edition's files
   * now and whenever that changes; the function it gives ends both.
   */
  subscribe(
    edition: string,
    onRecord: (record: LogRecord) => void,
    onProblems?: (problems: readonly FileProblem[]) => void,
  ): () => void
}
