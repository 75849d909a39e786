import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { FileError, type FileProblem, LogRecord } from '../core/edition/index.ts'
import { ifMissing, syncFolder, writeAtomically, writeWhole } from './atomic-write.ts'
import { fileError } from './file-error.ts'
import { type FileSystem, fileSystem } from './file-system.ts'

/** Where a line stands in the log, in bytes, and the revision it made. */
interface Line {
  readonly revision: number
  readonly from: number
  readonly to: number
}

/**
 * The change log of one edition: a file that only grows, one JSON object a line. It knows where each revision stands,
 * so that late changes are read without the early ones. A log with a broken line in its middle is read up to that
 * line and never written.
 */
export class ChangeLog {
  readonly #file: string
  /** From the project folder, for sentences. */
  readonly #path: string
  readonly #writable: boolean
  readonly #fs: FileSystem
  #lines: Line[] = []
  /** The revision that each change made, by the id of the change. */
  #made = new Map<string, number>()
  #problems: FileProblem[] = []
  #scanned = false
  /** How long the file is as far as we know, and which file it is. */
  #size = 0
  #identity = 0n
  /** Whether the last line lacks its line feed. */
  #unended = false
  #broken: FileProblem | null = null
  /** A last line that was cut short and could not be set aside yet: nothing may be written behind it. */
  #torn: { readonly from: number; readonly bytes: Uint8Array } | null = null
  /** Whether all that was read, and the name of the file, is known to survive a power cut. */
  #durable = false
  #handle: FileHandle | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(file: string, path: string, writable: boolean, fs: FileSystem = fileSystem) {
    this.#file = file
    this.#path = path
    this.#writable = writable
    this.#fs = fs
  }

  async since(revision: number): Promise<{ records: LogRecord[]; problems: FileProblem[] }> {
    return this.#inTurn(async () => {
      await this.#catchUp()
      const first = this.#lines.findIndex((line) => line.revision > revision)
      return first < 0 ? { records: [], problems: [...this.#problems] } : this.#read(first)
    })
  }

  /** The revision that the change with this id made; null when it was never made. */
  async revisionOf(change: string): Promise<number | null> {
    return this.#inTurn(async () => {
      await this.#catchUp()
      return this.#made.get(change) ?? null
    })
  }

  /** Whether the file is not as it was when it was last read or written here. */
  async changedOutside(): Promise<boolean> {
    return this.#inTurn(async () => this.#scanned && !this.#isAsKnown(await this.#find()))
  }

  /** Adds a line durably; false when the log has a change of that revision already. */
  async append(record: LogRecord): Promise<boolean> {
    return this.#inTurn(async () => {
      await this.#catchUp()
      if (this.#broken !== null) throw new FileError(this.#broken)
      if (this.#torn !== null) await this.#setAside(this.#torn)
      await this.#makeDurable()
      if ((this.#lines.at(-1)?.revision ?? -1) >= record.revision) return false
      await this.#write(record)
      return true
    })
  }

  async close(): Promise<void> {
    return this.#inTurn(() => this.#closeHandle())
  }

  /** A reader must not take a line that is being written for one that a crash cut short. */
  #inTurn<T>(business: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(business).catch((error: unknown) => {
      throw fileError(this.#path, error)
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #closeHandle(): Promise<void> {
    const handle = this.#handle
    this.#handle = null
    await handle?.close()
  }

  async #write(record: LogRecord): Promise<void> {
    if (this.#handle === null) {
      this.#handle = await this.#fs.open(this.#file, 'a')
      // Asked before anything is written: what fails after that would leave a line of which nobody knows.
      this.#identity = (await this.#handle.stat({ bigint: true })).ino
    }
    const from = this.#size + (this.#unended ? 1 : 0)
    const bytes = Buffer.from(`${this.#unended ? '\n' : ''}${JSON.stringify(record)}\n`, 'utf8')
    try {
      await writeWhole(this.#handle, bytes)
      await this.#handle.datasync()
      if (!this.#durable) await syncFolder(dirname(this.#file), this.#fs)
    } catch (error) {
      // When that fails too, the half line is looked at again before anything else is written.
      await this.#cutBack(this.#size).catch(() => (this.#scanned = false))
      throw error
    }
    this.#durable = true
    this.#size += bytes.length
    this.#unended = false
    this.#lines.push({ revision: record.revision, from, to: this.#size })
    this.#made.set(record.id, record.revision)
  }

  /** Takes away what stands behind `size`, so that the next line begins on a line of its own. */
  async #cutBack(size: number): Promise<void> {
    const file = await this.#fs.open(this.#file, 'r+')
    try {
      await file.truncate(size)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /**
   * A line that is there may have been written by a program that was killed before it reached the disk. Whoever
   * builds on it makes it durable first.
   */
  async #makeDurable(): Promise<void> {
    if (this.#durable || this.#size === 0) return
    const file = await this.#fs.open(this.#file, 'r+')
    try {
      await file.datasync()
    } finally {
      await file.close()
    }
    await syncFolder(dirname(this.#file), this.#fs)
    this.#durable = true
  }

  #find(): Promise<{ readonly ino: bigint; readonly size: bigint } | null> {
    return this.#fs.stat(this.#file, { bigint: true }).catch(ifMissing)
  }

  #isAsKnown(found: { readonly ino: bigint; readonly size: bigint } | null): boolean {
    return Number(found?.size ?? 0) === this.#size && (found === null || found.ino === this.#identity)
  }

  /** Looks whether another program wrote to the log, and reads it anew if so. */
  async #catchUp(): Promise<void> {
    const found = await this.#find()
    if (this.#scanned && this.#isAsKnown(found)) return
    await this.#closeHandle()
    await this.#scan(found?.ino ?? 0n)
  }

  async #scan(identity: bigint): Promise<void> {
    const bytes = (await this.#fs.readFile(this.#file).catch(ifMissing)) ?? Buffer.alloc(0)
    this.#lines = []
    this.#made = new Map()
    this.#problems = []
    this.#broken = null
    this.#torn = null
    this.#durable = false
    this.#unended = false
    this.#size = bytes.length
    this.#identity = identity
    for (let from = 0; from < bytes.length;) {
      const feed = bytes.indexOf(LINE_FEED, from)
      const to = feed < 0 ? bytes.length : feed + 1
      const line = bytes.subarray(from, feed < 0 ? to : feed)
      const stamp = stampOf(line)
      const previous = this.#lines.at(-1)?.revision ?? -1
      if (stamp !== null && stamp.revision > previous) {
        this.#lines.push({ revision: stamp.revision, from, to })
        this.#made.set(stamp.id, stamp.revision)
        this.#unended = feed < 0
      } else if (line.some((byte) => byte > SPACE) || feed < 0) {
        if (to === bytes.length && stamp === null) this.#torn = { from, bytes: bytes.subarray(from) }
        else this.#breakAt(lineNumber(bytes, from), line, stamp?.revision ?? null, previous)
        break
      }
      from = to
    }
    await this.#tidy()
    this.#scanned = true
  }

  /** Does what a log needs before it is written, as far as the disk allows; what is left is done before the writing. */
  async #tidy(): Promise<void> {
    try {
      if (this.#writable && this.#torn !== null) await this.#setAside(this.#torn)
      if (this.#writable && this.#broken === null) await this.#makeDurable()
    } catch {
      // Reading goes on; whoever writes is told.
    }
    if (this.#torn === null) return
    const said = 'The last line was cut short, as by a crash; it was never acknowledged and is not counted.'
    this.#problems.push(this.#problem('torn-line', 'warning', said, this.#lines.length + 1))
  }

  /** A last line that a crash cut short was never acknowledged. It is kept beside the log, should somebody want it. */
  async #setAside({ from, bytes }: { from: number; bytes: Uint8Array }): Promise<void> {
    const copy = await this.#keepTorn(bytes)
    await this.#cutBack(from)
    this.#size = from
    this.#torn = null
    const said = `The last line was cut short, as by a crash; it was never acknowledged and is now in ${copy}.`
    const told = this.#problems.filter(({ code }) => code !== 'torn-line')
    this.#problems = [...told, this.#problem('torn-line', 'warning', said, this.#lines.length + 1)]
  }

  /** Where the torn line is kept; the same words are kept once, however often they could not be taken away. */
  async #keepTorn(torn: Uint8Array): Promise<string> {
    let copy = 1
    for (; ; copy++) {
      const kept = await this.#fs.readFile(`${this.#file}.torn-${copy}`).catch(ifMissing)
      if (kept === null) break
      if (Buffer.compare(kept, torn) === 0) return `${this.#path}.torn-${copy}`
    }
    await writeAtomically(`${this.#file}.torn-${copy}`, torn, this.#fs)
    return `${this.#path}.torn-${copy}`
  }

  #breakAt(line: number, bytes: Uint8Array, revision: number | null, previous: number): void {
    const text = Buffer.from(bytes).toString('utf8')
    const what = /^(?:<{7}|={7}|>{7})/u.test(text)
      ? 'The log holds the marks of a git merge that was not finished; keep the lines of one side and delete the marks'
      : revision === null
        ? 'This line of the log is no change; put the log back as it was, for example from git'
        : `Change ${revision} follows change ${previous}, as after a merge of two logs; keep the lines of one side`
    this.#broken = this.#problem('broken-log', 'error', `${what}. Until then nothing is written.`, line)
    this.#problems.push(this.#broken)
  }

  async #read(first: number): Promise<{ records: LogRecord[]; problems: FileProblem[] }> {
    const { from } = this.#lines[first]!
    const { to } = this.#lines.at(-1)!
    const bytes = await readPart(this.#file, from, to, this.#fs)
    const records: LogRecord[] = []
    const problems = [...this.#problems]
    for (const [i, line] of this.#lines.slice(first).entries()) {
      const source = bytes.toString('utf8', line.from - from, line.to - from)
      const result = v.safeParse(LogRecord, JSON.parse(source))
      if (!result.success) {
        problems.push(this.#wrongShape(first + i + 1, result.issues[0]))
        break
      }
      records.push(result.output)
    }
    return { records, problems }
  }

  #wrongShape(line: number, issue: v.BaseIssue<unknown>): FileProblem {
    const path = v.getDotPath(issue) ?? 'it'
    return this.#problem(
      'broken-log',
      'error',
      `This line of the log is no change that this Yiwen knows (${path}: ${issue.message}); use the Yiwen that wrote it, or put the log back as it was.`,
      line,
    )
  }

  #problem(
    code: string,
    severity: FileProblem['severity'],
    message: string,
    line: number | null,
  ): FileProblem {
    return { code, severity, message, file: this.#path, line, column: line === null ? null : 1 }
  }
}

const LINE_FEED = 0x0a
const SPACE = 0x20

/** The revision and the id in a line that is a JSON object with a revision; null for anything else. */
function stampOf(line: Uint8Array): { revision: number; id: string } | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
    const { revision, id } = value as { revision?: unknown; id?: unknown }
    if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0) return null
    return { revision, id: typeof id === 'string' ? id : '' }
  } catch {
    return null
  }
}

async function readPart(path: string, from: number, to: number, fs: FileSystem): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from)
  const file = await fs.open(path, 'r')
  try {
    for (let done = 0; done < bytes.length;) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done)
      if (bytesRead === 0) throw new Error('it became shorter while it was read')
      done += bytesRead
    }
    return bytes
  } finally {
    await file.close()
  }
}

function lineNumber(bytes: Uint8Array, before: number): number {
  let line = 1
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < before; at = bytes.indexOf(LINE_FEED, at + 1))
    line++
  return line
}
