import type { EntryId } from '../apparatus/index.ts'
import { entryToWire } from '../formats/json/index.ts'
import type { LogRecord, WireChange } from './change-codec.ts'
import { changeFromWire, changeToWire } from './change-codec.ts'
import { apply } from './apply.ts'
import { type Edition, editionWith, findEntry } from './edition.ts'
import type { EditionChange } from './edition-change.ts'
import { FileError, type FileProblem } from './file-problem.ts'
import { concerns, type EntryRecords } from './history.ts'
import { aboutFile, loadEdition } from './load.ts'
import { KEPT_FOR_REBASING, type OpenEdition, problemsOf } from './open-edition.ts'
import { rebase } from './rebase.ts'
import { replaced } from './replaced.ts'
import { type Made, recover, textBefore } from './recover.ts'
import { type Adoption, adoption, followLog, setAside } from './refresh.ts'
import type { Answer, Created, EditionService, Opened, Submission } from './service.ts'
import { SnapshotWriter, unwritten, type WriterOptions } from './snapshot-writer.ts'
import type { NewFiles } from './storage.ts'
import { type EditionSummary, summarize } from './summary.ts'

export interface DeskOptions extends WriterOptions {
  /** A name for the project that no other has. */
  readonly place?: string
}

interface Listener {
  readonly onRecord: (record: LogRecord) => void
  readonly onProblems: (problems: readonly FileProblem[]) => void
}

/**
 * Keeps the editions of one project: numbers the changes, rebases those that come late, refuses those that contend,
 * and writes snapshots behind the log. It owns the order of changes; the storage owns their keeping.
 */
export class EditionDesk implements EditionService {
  readonly #options: DeskOptions
  readonly #open = new Map<string, OpenEdition>()
  /** One business at a time for each edition. */
  readonly #queues = new Map<string, Promise<unknown>>()
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #writer: SnapshotWriter

  constructor(options: DeskOptions) {
    this.#options = options
    this.#writer = new SnapshotWriter(options, {
      isCurrent: (id, open) => this.#open.get(id) === open,
      inTurn: (id, business) => this.#inTurn(id, business),
      tell: (id, open) => this.#tell(id, open),
    })
  }

  /** The edition as it stands; null when there is none or it cannot be used. */
  async edition(id: string): Promise<Edition | null> {
    return (await this.#inTurn(id, () => this.#opened(id)))?.current ?? null
  }

  /** The editions of the project, in order, those that cannot be used among them. */
  async project(): Promise<EditionSummary[]> {
    const summaries: EditionSummary[] = []
    for (const id of await this.#options.storage.editions()) {
      const summary = await this.#inTurn(id, async () => {
        const open = await this.#opened(id)
        if (open !== null) return summarize(id, open.current, problemsOf(open))
        return summarize(id, null, (await this.#load(id))?.problems ?? [])
      })
      summaries.push(summary)
    }
    return summaries
  }

  /** Adds an edition to the project, when its files are in order and there is none called `id` yet. */
  async create(id: string, { about, text, apparatus }: NewFiles & { apparatus: string }): Promise<Created> {
    return this.#inTurn(id, async () => {
      const apparatusPath = `apparatus/${id}.json`
      const { edition, textReplaced, problems } = loadEdition(
        id,
        {
          about: { path: 'edition.json', source: about },
          text: { path: 'base.txt', source: text },
          apparatus: { path: apparatusPath, source: apparatus },
          apparatusPath,
        },
        this.#options.hash,
      )
      const wrong = problems.find(({ severity }) => severity === 'error')
      if (edition === null || wrong !== undefined || textReplaced !== null)
        return { kind: 'refused', reason: wrong?.message ?? 'The apparatus was made for another text.' }
      if (await this.#options.storage.create(id, { about, text, apparatus })) return { kind: 'created' }
      return {
        kind: 'refused',
        reason: `There is an edition 「${id}」 already, or files of one; choose another name.`,
      }
    })
  }

  async open(id: string): Promise<Opened | null> {
    return this.#inTurn(id, async () => {
      const open = await this.#opened(id)
      if (open === null) {
        const failed = await this.#load(id)
        return failed && { revision: 0, files: null, problems: failed.problems }
      }
      const { current, aboutPath, textPath, apparatusPath } = open
      const apparatus = this.#writer.apparatusOf(current, textPath)
      return {
        revision: current.revision,
        ...(this.#options.place !== undefined && { place: this.#options.place }),
        files: {
          about: { path: aboutPath, source: aboutFile(current) },
          text: { path: textPath, source: current.text.content },
          apparatus: { path: apparatusPath, source: apparatus },
          apparatusPath,
        },
        problems: problemsOf(open),
      }
    })
  }

  async submit(id: string, { revision, change }: Submission): Promise<Answer> {
    return this.#inTurn(id, async () => {
      const open = await this.#opened(id)
      if (open === null) throw unusable(id, (await this.#load(id))?.problems ?? [])
      return this.#accept(id, open, revision, change)
    })
  }

  async since(id: string, revision: number): Promise<LogRecord[]> {
    return (await this.#options.storage.since(id, revision)).records
  }

  /** An entry as it stands and all changes that concerned it; null when there is no such edition. */
  async history(id: string, entry: string): Promise<EntryRecords | null> {
    return this.#inTurn(id, async () => {
      const open = await this.#opened(id)
      if (open === null) return null
      const { records } = await this.#options.storage.since(id, 0)
      const standing = findEntry(open.current, entry as EntryId)
      return {
        revision: open.current.revision,
        entry: standing && entryToWire(standing, open.current.text),
        records: records.filter(({ act }) => concerns(act, entry)),
      }
    })
  }

  subscribe(
    id: string,
    onRecord: Listener['onRecord'],
    onProblems: Listener['onProblems'] = () => undefined,
  ): () => void {
    const end = this.#options.storage.subscribe(id, onRecord)
    const listener = { onRecord, onProblems }
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(listener))
    const open = this.#open.get(id)
    if (open !== undefined) onProblems(problemsOf(open))
    return () => {
      end()
      listeners.delete(listener)
    }
  }

  /**
   * Brings in what other programs do to the files from now on, and tells every window of it; the function it gives
   * ends that.
   */
  watch(): () => void {
    return this.#options.storage.watch((id) => {
      this.#inTurn(id, () => this.#refresh(id)).catch((error: unknown) =>
        this.#options.report(unwritten(`corpus/${id}`, 'What another program changed was not read', error)),
      )
    })
  }

  /** Waits until everything is written; what rests is written now. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#queues.values()])
    await this.#writer.settle()
  }

  async #accept(id: string, open: OpenEdition, revision: number, wire: WireChange): Promise<Answer> {
    // A change that arrived before, and whose answer was lost on the way, is not made twice.
    const made = await this.#options.storage.revisionOf(id, wire.id)
    if (made !== null) {
      if (made > open.current.revision) await this.#followLog(id, open)
      return { kind: 'accepted', records: await this.since(id, revision) }
    }
    const unseen = await this.#unseen(id, open, revision)
    if (unseen === null) {
      const records = await this.since(id, revision)
      return refused('it was made on a state of the edition that is too old; make it again', [], records)
    }
    const records = unseen.map(({ record }) => record)
    let change: EditionChange
    let after: Edition
    try {
      const made = changeFromWire(wire, unseen[0]?.before ?? open.current.text)
      let act = made.act
      for (const other of unseen) {
        const rebased = rebase(act, other.change.act, other.before)
        if ('contested' in rebased) {
          return refused('somebody changed the same thing meanwhile', rebased.contested, records)
        }
        act = rebased.act
      }
      change = { ...made, act }
      after = apply(open.current, change)
    } catch (error) {
      if (error instanceof RangeError) return refused(error.message, [], records)
      throw error
    }
    const record = await this.#append(id, open, change, after)
    return { kind: 'accepted', records: [...records, record] }
  }

  /**
   * The changes after `revision`. Those made before this desk began are read from the log, and the texts they were made
   * on are won back from the present one. Null when they are too many or the log does not explain the text.
   */
  async #unseen(id: string, open: OpenEdition, revision: number): Promise<Made[] | null> {
    const wanted = open.current.revision - revision
    if (wanted < 0 || wanted > KEPT_FOR_REBASING) return null
    const unseen = open.recent.slice(-wanted || open.recent.length)
    if (unseen.length === wanted) return unseen
    const { records } = await this.#options.storage.since(id, revision)
    let after = unseen[0]?.before ?? open.current.text
    for (const record of records.slice(0, wanted - unseen.length).reverse()) {
      const before = textBefore(record.act, after)
      if (before === null) return null
      unseen.unshift({ before, change: changeFromWire(record, before), record })
      after = before
    }
    return unseen.length === wanted ? unseen : null
  }

  async #append(id: string, open: OpenEdition, change: EditionChange, after: Edition): Promise<LogRecord> {
    const before = open.current
    const was = replaced(before, change.act, after)
    const record: LogRecord = {
      revision: after.revision,
      ...changeToWire(change, before.text),
      ...(was.length > 0 && { was }),
    }
    if (!open.hasApparatus) {
      // The log says what was done to a text, and the apparatus file to which: without it nothing could be replayed.
      await this.#writer.write(id, before, open)
    }
    if (!(await this.#options.storage.append(id, record))) {
      // Another program wrote to the log, or we did and never heard that it was done.
      await this.#followLog(id, open)
      throw new Error(`the log of ${id} was written by another program; the change was not made, try again`)
    }
    open.current = after
    open.recent.push({ before: before.text, change, record })
    if (open.recent.length > KEPT_FOR_REBASING) open.recent.shift()
    open.stale = true
    this.#writer.wanted(id, open)
    return record
  }

  #tell(id: string, open: OpenEdition): void {
    for (const { onProblems } of this.#listeners.get(id) ?? []) onProblems(problemsOf(open))
  }

  /** Brings in what another program did to the files of an edition that is open. */
  async #refresh(id: string): Promise<void> {
    const open = this.#open.get(id)
    if (open === undefined) return
    await this.#writer.writing(id)
    const recovered = await recover(id, this.#options.storage, this.#options.hash)
    if (recovered?.state == null) {
      // What is there now was not understood, so that nothing may be written over it; what is done goes to the log.
      open.blocked = true
      open.problems = recovered?.problems ?? [gone(id)]
      this.#tell(id, open)
      return
    }
    const { state } = recovered
    const notes = await setAside(open, state, this.#options.storage)
    await this.#followLog(id, open)
    const adopted = adoption(id, open, state, this.#options.hash)
    open.blocked = false
    open.written = state.written
    open.hasApparatus = state.files.apparatus !== null
    open.stale = !open.hasApparatus
    open.problems = [...recovered.problems, ...notes]
    if (adopted !== null) await this.#adopt(id, open, adopted)
    if (open.current.revision !== open.written.revision) open.stale = true
    if (open.stale) this.#writer.wanted(id, open)
    this.#tell(id, open)
  }

  /** Brings in, and tells of, changes in the log that did not come from here. */
  async #followLog(id: string, open: OpenEdition): Promise<void> {
    const records = await this.since(id, Math.max(0, open.current.revision - 1))
    for (const record of followLog(open, records)) {
      open.stale = true
      for (const { onRecord } of this.#listeners.get(id) ?? []) onRecord(record)
    }
    if (open.stale) this.#writer.wanted(id, open)
  }

  /** Makes what the files hold current, by a change like any other. */
  async #adopt(id: string, open: OpenEdition, { act, after }: Adoption): Promise<void> {
    const { hash, now } = this.#options
    const { revision } = open.current
    const change: EditionChange = {
      id: `outside-${revision}-${hash(JSON.stringify(act)).slice(0, 32)}`,
      by: OUTSIDE,
      at: now(),
      act,
    }
    await this.#append(
      id,
      open,
      change,
      after === null ? apply(open.current, change) : editionWith(after, { revision: revision + 1 }),
    )
    // Nothing that was made on another text can be carried over.
    if (after !== null) open.recent = []
  }

  async #opened(id: string): Promise<OpenEdition | null> {
    const known = this.#open.get(id)
    if (known !== undefined) return known
    const loaded = await this.#load(id)
    if (loaded?.open == null) return null
    this.#open.set(id, loaded.open)
    if (loaded.open.stale) this.#writer.wanted(id, loaded.open)
    return loaded.open
  }

  /** Reads the files and brings in what the log has beyond them. */
  async #load(id: string): Promise<{ open: OpenEdition | null; problems: FileProblem[] } | null> {
    const { storage, hash, now } = this.#options
    const recovered = await recover(id, storage, hash)
    if (recovered === null) return null
    const { problems, state } = recovered
    if (state === null) return { open: null, problems: [...problems] }
    const { edition, written, hasApparatus, recent, files, textReplaced } = state
    const open: OpenEdition = {
      current: edition,
      written,
      hasApparatus,
      aboutPath: files.about.path,
      textPath: files.text.path,
      apparatusPath: files.apparatusPath,
      problems,
      unwritten: null,
      stale: false,
      restsUntil: 0,
      blocked: false,
      recent: recent.slice(-KEPT_FOR_REBASING),
    }
    const inOrder = problems.length === 0 && recent.length === 0 && textReplaced === null
    if (files.apparatus !== null && inOrder) this.#writer.knows(edition, files.apparatus.source)
    if (textReplaced !== null) {
      const change: EditionChange = {
        id: `text-replaced-${textReplaced.sha256.slice(0, 16)}-${edition.revision}`,
        by: 'Yiwen',
        at: now(),
        act: { kind: 'text-replaced', ...textReplaced },
      }
      const after = apply(edition, change)
      const record = { revision: after.revision, ...changeToWire(change, edition.text) }
      if (await storage.append(id, record)) {
        open.current = after
        // Nothing that was made on the text before it can be carried over.
        open.recent = []
      }
    }
    open.stale = open.current.revision !== open.written.revision
    return { open, problems: [...problems] }
  }

  #inTurn<T>(id: string, business: () => Promise<T>): Promise<T> {
    const turn = (this.#queues.get(id) ?? Promise.resolve()).then(business)
    this.#queues.set(
      id,
      turn.catch(() => undefined),
    )
    return turn
  }
}

const refused = (
  reason: string,
  contested: readonly string[],
  records: readonly LogRecord[],
): Answer & { kind: 'refused' } => ({ kind: 'refused', reason, contested, records })

/** Who signs what another program did to the files. */
const OUTSIDE = 'another program'

/** What cannot be taken now is to be sent again, when the files are mended: it is not refused. */
const unusable = (id: string, problems: readonly FileProblem[]): FileError =>
  new FileError(problems.find(({ severity }) => severity === 'error') ?? gone(id))

const gone = (id: string): FileProblem => ({
  code: 'edition-gone',
  severity: 'error',
  message: 'The files of the edition are gone; put them back. Until then changes cannot be kept.',
  file: `corpus/${id}`,
  line: null,
  column: null,
})
