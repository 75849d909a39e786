import type { ReactiveController, ReactiveControllerHost } from 'lit'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  lemmaExtent,
  type Selector,
} from '../../core/apparatus/index.ts'
import { type Edition, findEntry } from '../../core/edition/index.ts'
import type { Span } from '../../core/text/index.ts'
import type { ReviewController } from '../review/review-controller.ts'
import { type ReviewFilter, writeFilter } from '../review/review-filter.ts'
import type { PageParts } from './page-parts.ts'
import type { PreferencesController } from './preferences-controller.ts'
import { writeRoute } from './route.ts'
import { entryFromPlace, nextEntry } from './walk.ts'

/** What a selection has to do with. */
export interface SelectionOptions {
  readonly edition: () => Edition | null
  readonly parts: PageParts
  readonly review: ReviewController
  readonly preferences: () => PreferencesController
  /** Called when another entry is in hand, or none. */
  readonly onTurned: () => void
  /** Asks for the page to be drawn anew, but not at once: a key must not wait for it. */
  readonly drawSoon: () => void
}

/**
 * Holds which entry is in hand, which one the pointer is over, and what is selected in the text; goes from entry to
 * entry, brings both on the page, and writes it into the address. It redraws its host.
 */
export class SelectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: SelectionOptions
  #entry: EntryId | null = null
  #hovered: EntryId | null = null
  #caret = 0
  #words: Selector | null = null

  constructor(host: ReactiveControllerHost, options: SelectionOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    this.#hovered = null
  }

  /** The entry in hand. */
  get entry(): EntryId | null {
    return this.#entry
  }

  get hovered(): EntryId | null {
    return this.#hovered
  }

  /** Where the caret is in the base text. */
  get caret(): number {
    return this.#caret
  }

  /** The words selected in the text; null at a caret. */
  get words(): Selector | null {
    return this.#words
  }

  hover(id: EntryId | null): void {
    this.#hovered = id
    this.#host.requestUpdate()
  }

  /** Takes an entry in hand without moving anything; null for none. */
  hold(id: EntryId | null): void {
    if (id !== this.#entry) this.#options.onTurned()
    this.#entry = id
    this.#host.requestUpdate()
  }

  /** Takes an entry in hand and brings it into view; with `focus` the keyboard goes to its line in the apparatus. */
  select(id: EntryId | null, focus = false): void {
    const { parts, review, preferences } = this.#options
    const edition = this.#options.edition()
    if (edition === null) return
    const entry = id === null ? null : findEntry(edition, id)
    this.hold(entry?.id ?? null)
    review.held = this.#entry
    this.writeRoute()
    if (entry === null) return
    const extent = lemmaExtent(entry)
    if (extent !== null) parts.text?.include(extent)
    const { scroller } = parts
    if (scroller !== null) parts.flow?.reveal(entry.id, scroller)
    void parts.drawn().then(() => {
      if (preferences().narrow) parts.panel?.reveal(entry.id)
      // Whoever writes in it by now, having pressed the next key at once, keeps the keyboard.
      if (focus && parts.panel?.hasFocusIn(entry.id) !== true) parts.panel?.focusEntry(entry.id)
    })
  }

  /** Brings words of the text into view and selects them; the keyboard stays where it is. */
  show(span: Span): void {
    const { parts } = this.#options
    // What is selected shows only in a text that had the keyboard; it goes back to where it was.
    const before = parts.focused
    parts.text?.focus()
    parts.text?.selectSpan(span)
    before?.focus({ preventScroll: true })
    const { scroller } = parts
    if (scroller !== null) parts.flow?.revealPlace(span.from, scroller)
  }

  first(): void {
    this.select(this.#queue[0]?.id ?? null, true)
  }

  last(): void {
    this.select(this.#queue.at(-1)?.id ?? null, true)
  }

  /** Goes to the next entry of the queue (or, by -1, the one before) that is wanted. */
  step(by: 1 | -1, wanted = this.#options.review.filter.statuses === undefined ? isLive : anyEntry): void {
    const next = nextEntry(this.#queue, this.#entry, by, wanted)
    if (next !== null) this.select(next.id, true)
  }

  stepFromCaret(by: 1 | -1): void {
    const { text } = this.#options.parts
    const edition = this.#options.edition()
    const next = edition && entryFromPlace(edition, text?.caret ?? 0, by, isLive)
    if (next === null) return
    text?.selectSpan({ from: next.from, to: next.from })
    this.#caret = next.from
    this.select(next.entry.id)
  }

  /** A further click on words that several entries share goes to the next of them. */
  lemmaClicked(ids: readonly EntryId[]): void {
    const at = this.#entry === null ? -1 : ids.indexOf(this.#entry)
    this.select(ids[(at + 1) % ids.length] ?? null)
  }

  textSelected(span: Span): void {
    const edition = this.#options.edition()
    this.#caret = span.from
    this.#words = edition === null || span.from === span.to ? null : describe(edition.text, span)
    this.#options.drawSoon()
  }

  /** Chooses which entries are gone through. */
  filter(filter: ReviewFilter): void {
    this.#options.review.filter = filter
    this.writeRoute()
  }

  writeRoute(): void {
    const edition = this.#options.edition()?.id ?? null
    const query = writeFilter(this.#options.review.filter)
    history.replaceState(history.state, '', writeRoute({ edition, entry: this.#entry, query }) || ' ')
  }

  get #queue(): readonly ApparatusEntry[] {
    const edition = this.#options.edition()
    return edition === null ? [] : this.#options.review.queue(edition).entries
  }
}

/** What going through the apparatus stops at: all but what was rejected. */
const isLive = ({ status }: ApparatusEntry): boolean => status !== 'rejected'

const anyEntry = (): boolean => true
