import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ApparatusEntry } from '../../core/apparatus/index.ts'
import { type Act, type BulkRequest, bulkAct, type Edition, type Refusal } from '../../core/edition/index.ts'
import type { CorrectTextEvent } from '../base-text/base-text-events.ts'
import { reviewMessages } from '../review/messages.ts'
import { witnessAct } from '../witnesses/witness-acts.ts'
import type { WitnessRequest } from '../witnesses/witness-events.ts'
import type { EditionController } from './edition-controller.ts'
import type { PageParts } from './page-parts.ts'
import type { PreferencesController } from './preferences-controller.ts'
import { takeMineAct } from './take-mine.ts'

/** What changes are made with. */
export interface ChangesOptions {
  readonly open: () => EditionController
  readonly parts: PageParts
  readonly preferences: () => PreferencesController
  /** Called when a refused change waits for the editor's choice. */
  readonly onRefusal: () => void
}

/**
 * Makes what an editor does into changes of the edition, and tells her in a sentence when one does not fit. It holds
 * that sentence, whether the text is being corrected, and the refused changes that wait for her choice.
 */
export class ChangesController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: ChangesOptions
  #notice = ''
  #correcting = false
  #refusals: readonly Refusal[] = []
  #changed = false

  constructor(host: ReactiveControllerHost, options: ChangesOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    this.#notice = ''
  }

  /** What the editor is told at the moment; empty for nothing. */
  get notice(): string {
    return this.#notice
  }

  get correcting(): boolean {
    return this.#correcting
  }

  set correcting(correcting: boolean) {
    this.#correcting = correcting
    this.#host.requestUpdate()
  }

  /** Whether the editor changed anything since the page was opened. */
  get changed(): boolean {
    return this.#changed
  }

  /** The refused change that the editor chooses about now, beside what stands there by now: others go on meanwhile. */
  get refusal(): Refusal | null {
    const [refusal] = this.#refusals
    if (refusal === undefined) return null
    return { ...refusal, theirs: this.#options.open().edition ?? refusal.theirs }
  }

  say(sentence: string): void {
    this.#notice = sentence
    this.#host.requestUpdate()
  }

  /** Does `act`; when it does not fit the editor is told why, and nothing is done. */
  do(act: Act): boolean {
    // What was typed before comes before.
    this.#options.parts.text?.flush()
    return this.#perform(act)
  }

  bulk(entries: readonly ApparatusEntry[], request: BulkRequest): void {
    const words = reviewMessages[this.#options.preferences().chosen.language]
    const act = bulkAct(entries, request)
    if (act === null) this.say(words.nothingToDo)
    else if (this.do(act)) this.say(words.done(entries.length))
  }

  /** Brings in what was typed in the text. */
  correct({ changes, lost }: CorrectTextEvent): void {
    if (changes.length > 0) this.#perform({ kind: 'edit-text', nature: 'transcription', changes })
    if (lost !== null) this.say(this.#messages.typedInVain(lost))
  }

  changeWitness(edition: Edition, request: Exclude<WitnessRequest, { kind: 'next' }>): void {
    try {
      this.do(witnessAct(edition, request))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.say(this.#messages.refused(error.message))
    }
  }

  async readNotes(edition: Edition): Promise<void> {
    const { proposalsFromNotes } = await import('../../worker/read-notes.ts')
    const { act, added } = await proposalsFromNotes(edition)
    if (act !== null && !this.do(act)) return
    this.say(this.#messages.notesRead(added))
  }

  /** A change was not made: the editor is told, or chooses when somebody else changed the same. */
  refused(refusal: Refusal): void {
    if (refusal.contested.length === 0) return this.say(this.#messages.refused(refusal.reason))
    this.#refusals = [...this.#refusals, refusal]
    this.#host.requestUpdate()
    if (this.#refusals.length === 1) this.#options.onRefusal()
  }

  refusalAnswered(): void {
    this.#refusals = this.#refusals.slice(1)
    this.#host.requestUpdate()
    if (this.#refusals.length > 0) this.#options.onRefusal()
  }

  takeMine(refusal: Refusal): void {
    const act = takeMineAct(refusal)
    if (act !== null) this.do(act)
  }

  #perform(act: Act): boolean {
    const failure = this.#options.open().do(act)
    this.#changed ||= failure === null
    this.say(failure === null ? '' : this.#messages.refused(failure))
    return failure === null
  }

  get #messages() {
    return this.#options.preferences().messages
  }
}
