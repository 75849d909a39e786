import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { FileError, type FileProblem, LogRecord } from '../core/edition/index.ts'
import { syncFolder, writeAtomically, writeWhole } from './atomic-write.ts'
import { fileError } from './file-error.ts'

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
  #lines: Line[] = []
  #problems: FileProblem[] = []
  #scanned = false
  /** How long the file is as far as we know, and which file it is. */
  #size = 0
  #identity = 0n
  /** Whether the last line lacks its line feed. */
  #unended = false
  #broken: FileProblem | null = null
  #handle: FileHandle | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(file: string, path: string, writable: boolean) {
    this.#file = file
    this.#path = path
    this.#writable = writable
  }

  async since(revision: number): Promise<{ records: LogRecord[]; problems: FileProblem[] }> {
    return this.#inTurn(async () => {
      await this.#catchUp()
      const first = this.#lines.findIndex((line) => line.revision > revision)
      return first < 0 ? { records: [], problems: [...this.#problems] } : this.#read(first)
    })
  }

  /** Adds a line durably; false when the log has a change of that revision already. */
  async append(record: LogRecord): Promise<boolean> {
    return this.#inTurn(async () => {
      await this.#catchUp()
      if (this.#broken !== null) throw new FileError(this.#broken)
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
    const created = this.#handle === null && this.#size === 0
    this.#handle ??= await open(this.#file, 'a')
    const from = this.#size + (this.#unended ? 1 : 0)
    const bytes = Buffer.from(`${this.#unended ? '\n' : ''}${JSON.stringify(record)}\n`, 'utf8')
    try {
      await writeWhole(this.#handle, bytes)
      await this.#handle.datasync()
      if (created) await syncFolder(dirname(this.#file))
    } catch (error) {
      await this.#cutBack()
      throw error
    }
    this.#size += bytes.length
    this.#unended = false
    this.#lines.push({ revision: record.revision, from, to: this.#size })
    if (this.#identity === 0n) this.#identity = (await this.#handle.stat({ bigint: true })).ino
  }

  /** Takes away what was half written, so that the next line begins on a line of its own. */
  async #cutBack(): Promise<void> {
    try {
      const file = await open(this.#file, 'r+')
      try {
        await file.truncate(this.#size)
        await file.sync()
      } finally {
        await file.close()
      }
    } catch {
      // The half line is looked at again before anything else is written.
      this.#scanned = false
    }
  }

  /** Looks whether another program wrote to the log, and reads it anew if so. */
  async #catchUp(): Promise<void> {
    const found = await stat(this.#file, { bigint: true }).catch(ifMissing)
    const size = Number(found?.size ?? 0)
    if (this.#scanned && size === this.#size && (found === null || found.ino === this.#identity)) return
    await this.#closeHandle()
    await this.#scan(found?.ino ?? 0n)
  }

  async #scan(identity: bigint): Promise<void> {
    const bytes = (await readFile(this.#file).catch(ifMissing)) ?? Buffer.alloc(0)
    this.#lines = []
    this.#problems = []
    this.#broken = null
    this.#unended = false
    this.#size = bytes.length
    this.#identity = identity
    for (let from = 0; from < bytes.length;) {
      const feed = bytes.indexOf(LINE_FEED, from)
      const to = feed < 0 ? bytes.length : feed + 1
      const line = bytes.subarray(from, feed < 0 ? to : feed)
      const revision = revisionOf(line)
      const previous = this.#lines.at(-1)?.revision ?? -1
      if (revision !== null && revision > previous) {
        this.#lines.push({ revision, from, to })
        this.#unended = feed < 0
      } else if (line.some((byte) => byte > SPACE) || feed < 0) {
        if (to === bytes.length && revision === null) await this.#setAside(bytes.subarray(from), from)
        else this.#breakAt(lineNumber(bytes, from), line, revision, previous)
        break
      }
      from = to
    }
    this.#scanned = true
  }

  /** A last line that a crash cut short was never acknowledged. It is kept beside the log, should somebody want it. */
  async #setAside(torn: Uint8Array, from: number): Promise<void> {
    const tornFile = this.#writable ? await this.#keepTorn(torn) : null
    if (this.#writable) {
      this.#size = from
      await this.#cutBack()
    }
    this.#problems.push(
      this.#problem(
        'torn-line',
        'warning',
        tornFile === null
          ? 'The last line was cut short, as by a crash; it was never acknowledged and is not counted.'
          : `The last line was cut short, as by a crash; it was never acknowledged and is now in ${tornFile}.`,
        this.#lines.length + 1,
      ),
    )
  }

  async #keepTorn(torn: Uint8Array): Promise<string> {
    let copy = 1
    while ((await stat(`${this.#file}.torn-${copy}`).catch(ifMissing)) !== null) copy++
    await writeAtomically(`${this.#file}.torn-${copy}`, torn)
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
    const bytes = await readPart(this.#file, from, to)
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

/** The revision of a line that is a JSON object with one; null for anything else. */
function revisionOf(line: Uint8Array): number | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
    const revision = (value as { revision?: unknown } | null)?.revision
    return typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0 ? revision : null
  } catch {
    return null
  }
}

async function readPart(path: string, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from)
  const file = await open(path, 'r')
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

function ifMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}
