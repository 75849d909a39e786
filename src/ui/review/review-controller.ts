import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ApparatusEntry, EntryId } from '../../core/apparatus/index.ts'
import { byWeight, chooses, type Edition, runsOf } from '../../core/edition/index.ts'
import type { Form } from '../../core/search/index.ts'
import { isOpen, type ReviewFilter } from './review-filter.ts'

/**
 * The entries that are gone through, in their order, for what they say: they may have moved a little since, with the text.
 */
export interface Queue {
  readonly entries: readonly ApparatusEntry[]
  /** Their ids; null when all entries of the edition are among them. */
  readonly ids: ReadonlySet<EntryId> | null
}

/** Holds which entries are gone through, in which order, and redraws its host when that changes. */
export class ReviewController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #filter: ReviewFilter = {}
  #form: Form | null = null
  #held: EntryId | null = null
  #seen: readonly ApparatusEntry[] | null = null
  #queue: Queue = { entries: [], ids: null }
  /** The order at the time the filter was set: deciding must not shuffle what is still to come. */
  #rank: ReadonlyMap<EntryId, number> | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get filter(): ReviewFilter {
    return this.#filter
  }

  set filter(filter: ReviewFilter) {
    this.#filter = filter
    this.#seen = null
    this.#rank = null
    this.#host.requestUpdate()
    if (filter.words !== undefined && this.#form === null) void this.#loadForm()
  }

  /** The entry in hand: it stays in the queue when what was decided takes it out, so that going on goes on from there. */
  set held(id: EntryId | null) {
    if (id === this.#held) return
    this.#held = id
    if (!isOpen(this.#filter)) this.#seen = null
  }

  /** The entries of `edition` that pass the filter. */
  queue(edition: Edition): Queue {
    const entries = runsOf(edition).said
    if (this.#seen === entries) return this.#queue
    this.#seen = entries
    const { order, ...choice } = this.#filter
    const passes = chooses(choice, this.#form ?? undefined)
    const passed = isOpen(this.#filter)
      ? entries
      : entries.filter((entry) => passes(entry) || entry.id === this.#held)
    this.#queue = {
      entries: order === 'weight' ? this.#ranked(passed) : passed,
      ids: passed === entries ? null : new Set(passed.map(({ id }) => id)),
    }
    return this.#queue
  }

  hostConnected(): void {
    this.#seen = null
  }

  #ranked(entries: readonly ApparatusEntry[]): readonly ApparatusEntry[] {
    this.#rank ??= new Map(byWeight(entries).map(({ id }, i) => [id, i]))
    const rank = this.#rank
    const rankOf = ({ id }: ApparatusEntry) => rank.get(id) ?? rank.size
    return [...entries].sort((a, b) => rankOf(a) - rankOf(b))
  }

  /** The tables of spellings are fetched when somebody first looks for words. */
  async #loadForm(): Promise<void> {
    const { looseForm } = await import('../../core/search/index.ts')
    this.#form = looseForm()
    this.#seen = null
    this.#host.requestUpdate()
  }
}
