import type { Witness } from '../apparatus/index.ts'
import type { BaseText } from '../text/index.ts'
import type { WireEntry } from './json/wire.ts'

/** A file to be read: from a disk, from a form, or from what was pasted. */
export interface ImportSource {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Its bytes from the first on, in pieces as large as they come. */
  bytes(): AsyncIterable<Uint8Array>
}

/** Something doubtful in a file that was read, where lines and columns (in code points) count from 1. */
export interface ImportProblem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** One sentence: what is wrong or was not understood, and what to do. */
  readonly message: string
  /** Null when it concerns the whole file. */
  readonly line: number | null
  readonly column: number | null
}

export interface ImportOptions {
  /** How many bytes have been read so far. */
  readonly onProgress?: (bytes: number) => void
  /** Siglum of the witness that is the base, where a file has several side by side. */
  readonly base?: string
  /** The pairs of brackets that set notes apart, where a file cannot say so itself. */
  readonly marks?: string
  /** The text that the apparatus will be keyed to, for files that have none or several. */
  readonly target?: BaseText
}

/** What a file holds. Nothing of it is in an edition yet. */
export interface Imported {
  readonly title?: string
  readonly author?: string
  /** BCP 47. */
  readonly language?: string
  readonly noteMarks?: string
  readonly credits?: readonly { readonly role?: string; readonly name: string }[]
  readonly witnesses: readonly Witness[]
  readonly layers: readonly { readonly id: string; readonly title?: string }[]
  /** The base text; null when the file has an apparatus only. */
  readonly text: BaseText | null
  /**
   * The entries as files have them, in their order. Positions are code points of `text`; without a text of its own the
   * entries are found by their words, or are orphans.
   */
  readonly entries: readonly WireEntry[]
  /** SHA-256 of the text that the entries were made for, where it is elsewhere and the file says so. */
  readonly textHash?: string
  /** Whether the variants which the notes of the text record should be read as well. */
  readonly readsNotes: boolean
}

/** What was read, and what was doubtful; null when the file is of no use, and then a problem says why. */
export interface ReadImport {
  readonly value: Imported | null
  readonly problems: readonly ImportProblem[]
}

/** A format that can be read. */
export interface ImportFormat {
  readonly name: string
  readonly title: string
  /** With their dots: `.xml`. */
  readonly extensions: readonly string[]
  /** Whether a file is of this format, by its beginning: up to 64 kB, as text where it is text. */
  recognizes(name: string, beginning: string): boolean
  /** Reads `source`. What it needs for that is loaded when it is first called. */
  read(source: ImportSource, options?: ImportOptions): Promise<ReadImport>
}

/** Thrown within a reader when nothing of the file can be used; readers give it as their one problem. */
export class UnreadableFile extends Error {
  readonly problem: ImportProblem

  constructor(code: string, message: string, line: number | null = null, column: number | null = null) {
    super(message)
    this.problem = { code, severity: 'error', message, line, column }
  }
}

/** What `read` gives; a file that it calls unreadable is null with that problem. */
export async function orUnreadable(read: () => Promise<ReadImport>): Promise<ReadImport> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableFile) return { value: null, problems: [error.problem] }
    throw error
  }
}
