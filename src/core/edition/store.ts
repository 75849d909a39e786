import type { BaseText } from '../text/index.ts'
import { apply } from './apply.ts'
import { changeFromWire, changeToWire, type LogRecord, type WireChange } from './change-codec.ts'
import type { Edition } from './edition.ts'
import { type Act, contested, type EditionChange } from './edition-change.ts'
import type { FileProblem } from './file-problem.ts'
import { inverse } from './inverse.ts'
import { loadEdition } from './load.ts'
import { carryOver, isTyping, joinTyping, type Lost, takingBack } from './pending.ts'
import type { PersonColour } from './person.ts'
import { textAfter, textChanges } from './rebase.ts'
import type { EditionService } from './service.ts'
import { sameChange, Steps } from './steps.ts'
import { resumed, type Unsent, type UnsentKeeper, withoutPlaces } from './unsent.ts'

export interface StoreOptions {
  readonly service: EditionService
  /** Who makes the changes: asked at each change, since an editor may give another name. */
  readonly person: () => string
  /** The colour that she chose; null for none. */
  readonly colour?: () => PersonColour | null
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string
  readonly newId: () => string
  /** Fulfilled after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** Where changes that are not acknowledged outlive the window; without it they end with it. */
  readonly unsent?: UnsentKeeper
}

/** `saved`: everything is acknowledged; `saving`: something is on its way; `offline`: the service does not answer. */
export type SaveState = 'saved' | 'saving' | 'offline'

/** A change of one's own that was not made, and why. */
export interface Refusal {
  readonly change: EditionChange
  readonly reason: string
  /** What somebody else altered meanwhile. */
  readonly contested: readonly string[]
  /** The edition with one's own change as last seen, and as it stands now. */
  readonly mine: Edition
  readonly theirs: Edition
}

/** What the listeners of a store are told. */
export type StoreEvent =
  | { readonly kind: 'edition'; readonly act: Act | null; readonly own: boolean }
  | { readonly kind: 'save-state' }
  /** What is wrong with the files is not what it was. */
  | { readonly kind: 'problems' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** One's own act, what takes it back, and when it was done (milliseconds). */
interface Done {
  readonly act: Act
  readonly back: Act
  readonly at: number
}

/**
 * One edition as one client sees it: the state the service acknowledged, and on top of it the client's own changes
 * that are still on their way, so that an editor never waits. It owns the queue, undo and redo.
 */
export class EditionStore {
  readonly id: string
  readonly #options: StoreOptions
  #confirmed: Edition
  #edition: Edition
  #problems: readonly FileProblem[]
  #pending: EditionChange[] = []
  #saveState: SaveState = 'saved'
  #saveProblem: string | null = null
  #sending = false
  /** The change that has left, arrived or not: nothing may join it any more. */
  #sent: string | null = null
  #undo: Done[] = []
  #redo: Done[] = []
  readonly #steps = new Steps()
  readonly #listeners = new Set<(event: StoreEvent) => void>()
  readonly #unsubscribe: () => void
  /** Under which name unsent changes are kept: editions of different projects may have the same id. */
  readonly #place: string
  #leaveUnsent = () => {}
  /** Whether anything is kept that may have to be forgotten. */
  #kept = false
  readonly #wires = new WeakMap<EditionChange, { before: BaseText; wire: WireChange; after: BaseText }>()

  private constructor(
    edition: Edition,
    place: string,
    problems: readonly FileProblem[],
    options: StoreOptions,
  ) {
    this.id = edition.id
    this.#place = `${place}/${edition.id}`
    this.#problems = problems
    this.#options = options
    this.#confirmed = edition
    this.#edition = edition
    this.#unsubscribe = options.service.subscribe(
      edition.id,
      (record) => {
        // When the records before it cannot be had now, they come with the next record or the next answer.
        this.#receive([record]).catch(() => undefined)
      },
      (problems) => {
        if (JSON.stringify(problems) === JSON.stringify(this.#problems)) return
        this.#problems = problems
        this.#tell({ kind: 'problems' })
      },
    )
  }

  /** Opens the edition `id`; when it cannot be used the problems say why, and when there is none they are empty. */
  static async open(
    id: string,
    options: StoreOptions,
  ): Promise<{ store: EditionStore | null; problems: readonly FileProblem[] }> {
    const opened = await options.service.open(id)
    if (opened?.files == null) return { store: null, problems: opened?.problems ?? [] }
    const { edition, problems } = loadEdition(id, opened.files, null)
    if (edition === null) return { store: null, problems }
    const store = new EditionStore(edition, opened.place ?? '', opened.problems, options)
    // Changes made between the answer and the subscription.
    await store.#receive(await options.service.since(id, edition.revision))
    const adopted = options.unsent?.adopt(store.#place, (unsent) => store.#resume(unsent))
    if (adopted !== undefined) store.#leaveUnsent = adopted
    return { store, problems: opened.problems }
  }

  /** The edition with all changes, one's own unacknowledged ones included. */
  get edition(): Edition {
    return this.#edition
  }

  /** What is wrong with the edition's files now, such as the marks of an unfinished git merge. */
  get problems(): readonly FileProblem[] {
    return this.#problems
  }

  get saveState(): SaveState {
    return this.#saveState
  }

  /** Why nothing can be saved at present, in the service's own words; null when it can. */
  get saveProblem(): string | null {
    return this.#saveProblem
  }

  get canUndo(): boolean {
    return this.#undo.length > 0
  }

  get canRedo(): boolean {
    return this.#redo.length > 0
  }

  /** Calls `listener` at every event; the function it gives ends that. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Does `act` at once and sends it. Throws a RangeError, and does nothing, when it does not fit. */
  do(act: Act): void {
    const back = this.#perform(act)
    this.#redo = []
    if (back !== null) this.#remember({ act, back, at: Date.parse(this.#options.now()) })
  }

  /** Takes back one's own latest act that nobody has built upon since. */
  undo(): void {
    const done = this.#undo.pop()
    if (done === undefined) return
    const again = this.#perform(done.back)
    if (again !== null) this.#redo.push({ ...done, act: again })
  }

  redo(): void {
    const undone = this.#redo.pop()
    if (undone === undefined) return
    const back = this.#perform(undone.act)
    if (back !== null) this.#undo.push({ ...undone, back })
  }

  /** Ends the store's listening; what is on its way is still sent. */
  close(): void {
    this.#unsubscribe()
    this.#leaveUnsent()
    this.#listeners.clear()
  }

  /** Does `act`, and gives what takes it back. */
  #perform(act: Act): Act | null {
    const { person, now, newId } = this.#options
    const colour = this.#options.colour?.() ?? null
    const change: EditionChange = {
      id: newId(),
      by: person(),
      at: now(),
      ...(colour !== null && { colour }),
      act,
    }
    const before = this.#edition
    const after = this.#steps.take(before, change)
    const back = inverse(before, act, after.text)
    this.#edition = after
    this.#queue(change)
    this.#tell({ kind: 'edition', act, own: true })
    void this.#send()
    return back
  }

  /** Typing joins the piece before it as long as that has not left. */
  #queue(change: EditionChange): void {
    const last = this.#pending.at(-1)
    const merged = last !== undefined && last.id !== this.#sent ? joinTyping(last.act, change.act) : null
    if (merged === null) this.#pending.push(change)
    else this.#pending[this.#pending.length - 1] = { ...last!, act: merged }
  }

  /** Typing without a pause is taken back in one piece. */
  #remember(done: Done): void {
    const last = this.#undo.at(-1)
    if (last !== undefined && done.at - last.at < PAUSE) {
      const act = joinTyping(last.act, done.act)
      const back = joinTyping(done.back, last.back)
      if (act !== null && back !== null) {
        this.#undo[this.#undo.length - 1] = { act, back, at: done.at }
        return
      }
    }
    this.#undo.push(done)
  }

  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    this.#setSaveState(this.#saveState === 'offline' ? 'offline' : 'saving')
    let patience = SHORTEST_PATIENCE
    while (this.#pending.length > 0) {
      const head = this.#pending[0]!
      const mayGrow = this.#pending.length === 1 && head.id !== this.#sent && isTyping(head.act)
      if (mayGrow) await this.#options.wait(MOMENT)
      const change = this.#pending[0]
      if (change === undefined) break
      this.#sent = change.id
      const { revision, text } = this.#confirmed
      const submission = { revision, change: changeToWire(change, text) }
      try {
        const answer = await this.#options.service.submit(this.id, submission)
        patience = SHORTEST_PATIENCE
        this.#setSaveState('saving', null)
        await this.#receive(answer.records)
        if (answer.kind === 'refused') this.#giveUp(change.id, answer.reason, answer.contested)
        else this.#dropMade(change.id)
      } catch (error) {
        this.#setSaveState('offline', error instanceof Error ? error.message : String(error))
        await this.#options.wait(patience)
        patience = Math.min(patience * 2, LONGEST_PATIENCE)
      }
    }
    this.#sending = false
    this.#setSaveState('saved', null)
  }

  /** A change that was made before what is confirmed, as by a window that crashed, is not done on top of it again. */
  #dropMade(id: string): void {
    const [change, ...later] = this.#pending
    if (change?.id !== id) return
    const { text } = this.#confirmed
    const { kept, lost } = carryOver(later, takingBack(change.act, text), textAfter(change.act, text))
    this.#refuse(lost, kept)
    this.#tell({ kind: 'edition', act: null, own: false })
  }

  /** Takes the change that the service refused out of the queue, and those that build upon its words. */
  #giveUp(id: string, reason: string, contested: readonly string[]): void {
    const [change, ...later] = this.#pending
    // Somebody else's change may have shown before the answer that this one could not be made.
    if (change?.id !== id) return
    const { text } = this.#confirmed
    const { kept, lost } = carryOver(later, takingBack(change.act, text), textAfter(change.act, text))
    this.#refuse([{ change, reason, contested }, ...lost], kept)
    this.#tell({ kind: 'edition', act: null, own: false })
  }

  /** Goes on with what a window that is gone could not send; what contends with what came since is refused. */
  async #resume(unsent: Unsent): Promise<void> {
    let records: LogRecord[]
    do {
      records = await this.#options.service.since(this.id, unsent.revision)
      await this.#receive(records)
    } while ((records.at(-1)?.revision ?? unsent.revision) < this.#confirmed.revision)
    const { kept, lost } = resumed(unsent, this.#confirmed, records)
    const own = new Set(this.#pending.map(({ id }) => id))
    const fresh = kept.filter(({ id }) => !own.has(id))
    const acts = this.#pending.map(({ act }) => act)
    const carried = carryOver(fresh, acts, this.#confirmed.text)
    this.#pending.push(...carried.kept)
    this.#replay()
    this.#kept = true
    this.#tell({ kind: 'edition', act: null, own: false })
    const theirs = this.#confirmed
    for (const one of [...lost, ...carried.lost]) {
      this.#tell({ kind: 'refused', refusal: { ...one, mine: asIfDone(one.change, theirs), theirs } })
    }
    if (this.#pending.length > 0) void this.#send()
  }

  /** What must outlive the window: one's own changes that are not acknowledged, each said on what those before left. */
  #unsent(): Unsent | null {
    if (this.#pending.length === 0) {
      this.#kept = false
      return null
    }
    let { text } = this.#confirmed
    const changes = this.#pending.map((change) => {
      const known = this.#wires.get(change)
      const said =
        known?.before === text
          ? known
          : { before: text, wire: changeToWire(change, text), after: textAfter(change.act, text) }
      this.#wires.set(change, said)
      text = said.after
      return said.wire
    })
    return { revision: this.#confirmed.revision, changes }
  }

  /** Goes on with `kept` alone, and tells of every change that was not made: none is lost silently. */
  #refuse(lost: readonly Lost[], kept: EditionChange[]): void {
    const mine = this.#edition
    this.#pending = kept
    if (lost.length > 0) {
      this.#undo = []
      this.#redo = []
    }
    this.#replay()
    for (const { change, reason, contested } of lost) {
      this.#tell({ kind: 'refused', refusal: { change, reason, contested, mine, theirs: this.#confirmed } })
    }
  }

  /** Brings in what the service has accepted, in the order of revisions, each once. */
  async #receive(records: readonly LogRecord[]): Promise<void> {
    for (const record of records) {
      if (record.revision <= this.#confirmed.revision) continue
      if (record.revision > this.#confirmed.revision + 1) {
        const missed = await this.#options.service.since(this.id, this.#confirmed.revision)
        if (missed.length > 0 && missed[0]!.revision === this.#confirmed.revision + 1)
          await this.#receive(missed)
        continue
      }
      if (record.act.kind === 'text-replaced') await this.#reopen(record.revision)
      else this.#bringIn(record)
    }
  }

  /** Begins anew on a base text that was replaced from outside: what counts on places in the old one cannot be carried. */
  async #reopen(revision: number): Promise<void> {
    const opened = await this.#options.service.open(this.id)
    const edition = opened?.files ? loadEdition(this.id, opened.files, null).edition : null
    if (edition === null || edition.revision < revision) {
      throw new Error(`the edition ${this.id} cannot be opened at revision ${revision}`)
    }
    if (edition.revision <= this.#confirmed.revision) return
    this.#confirmed = edition
    this.#undo = []
    this.#redo = []
    const { kept, lost } = withoutPlaces(this.#pending)
    this.#refuse(lost, kept)
    this.#tell({ kind: 'edition', act: null, own: false })
  }

  #bringIn(record: LogRecord): void {
    const before = this.#confirmed
    const change = changeFromWire(record, before.text)
    const own = this.#pending[0]
    const mine = own?.id === change.id && sameChange(own, change, before) ? own : change
    this.#confirmed = this.#steps.take(before, mine)
    if (own?.id === change.id) {
      this.#pending.shift()
      this.#replay()
      this.#tell({ kind: 'edition', act: null, own: true })
      return
    }
    const { kept, lost } = carryOver(this.#pending, [change.act], before.text)
    const edits = textChanges(change.act).length > 0
    this.#undo = edits ? [] : this.#undo.filter(({ back }) => contested(back, change.act).length === 0)
    this.#redo = edits ? [] : this.#redo.filter(({ act }) => contested(act, change.act).length === 0)
    this.#refuse(lost, kept)
    this.#tell({ kind: 'edition', act: change.act, own: false })
  }

  /** One's own unacknowledged changes, on top of what is confirmed. What no longer fits waits for its refusal. */
  #replay(): void {
    this.#edition = this.#pending.reduce((edition, change) => {
      try {
        return this.#steps.take(edition, change)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        // What would be taken back counts on a state that is not there.
        this.#undo = []
        this.#redo = []
        return edition
      }
    }, this.#confirmed)
  }

  #setSaveState(state: SaveState, problem = this.#saveProblem): void {
    if (state === this.#saveState && problem === this.#saveProblem) return
    this.#saveState = state
    this.#saveProblem = problem
    this.#tell({ kind: 'save-state' })
  }

  #tell(event: StoreEvent): void {
    if (event.kind === 'edition' && (this.#kept || this.#pending.length > 0)) {
      this.#kept = true
      this.#options.unsent?.keep(this.#place, () => this.#unsent())
    }
    for (const listener of this.#listeners) listener(event)
  }
}

/** The edition as it would be had `change` been made, for the editor to compare; as it is when it does not fit. */
function asIfDone(change: EditionChange, edition: Edition): Edition {
  try {
    return apply(edition, change)
  } catch (error) {
    if (error instanceof RangeError) return edition
    throw error
  }
}

/** Milliseconds that typing waits before it is sent, so that what follows at once goes with it. */
const MOMENT = 500

/** Milliseconds without a keystroke after which typing counts as a new act. */
const PAUSE = 1000

/** How long to wait before sending again what did not arrive, in milliseconds; doubled at each failure. */
const SHORTEST_PATIENCE = 250
const LONGEST_PATIENCE = 8000
