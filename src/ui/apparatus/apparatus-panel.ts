import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { type ApparatusEntry, type EntryId, holds, isOrphan, type Preference } from '../../core/apparatus/index.ts'
import type { Person } from '../../core/edition/index.ts'
import { type EraSum, eraSums, type Reign, reigns } from '../../core/notes/index.ts'
import type { BaseText } from '../../core/text/index.ts'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import './apparatus-entry.ts'
import type { ApparatusEntryElement } from './apparatus-entry.ts'
import type { Purpose } from './entry-decision.ts'
import './entry-form.ts'
import { CommandEvent } from '../shell/commands.ts'
import { ShowAllEvent } from './entry-events.ts'
import { level } from './level.ts'

/**
 * The apparatus beside the text, each entry level with its line; where they crowd they give way to each other, and
 * the one in hand stands exactly level. Without `places` they follow one another as a list.
 *
 * @fires select-entry @fires hover-entry @fires entry-request @fires show-all @fires command
 */
@customElement('apparatus-panel')
export class ApparatusPanelElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: relative;
      }

      .levelled > .box {
        position: absolute;
        inset-inline: 0;
        inset-block-start: 0;
        contain: layout style;
      }

      .settled > .box {
        transition: inset-block-start 120ms ease-out;
      }

      .list > .box {
        margin-block-end: 6px;
      }

      .box.front {
        z-index: 1;
        background: var(--paper);
      }

      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }

      .empty,
      .orphans {
        color: var(--soft);
        font-size: 13px;
      }

      h3 {
        margin: 12px 0 4px;
        font-size: 13px;
        font-weight: 600;
        color: var(--amber);
      }

      @media print {
        .levelled {
          min-block-size: 0 !important;
        }

        .levelled > .box {
          position: static;
          margin-block-end: 2px;
          break-inside: avoid;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .settled > .box {
          transition: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) entries: readonly ApparatusEntry[] = []
  @property({ attribute: false }) text!: BaseText
  @property({ attribute: false }) messages!: Messages
  /** Why there may be no entries: the edition has none, the filter lets none through, or none are near the view. */
  @property({ attribute: false }) without: 'any' | 'filtered' | 'near' = 'any'
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @property({ attribute: false }) selected: EntryId | null = null
  @property({ attribute: false }) hovered: EntryId | null = null
  /** How far down the flow of lines each lemma begins, in CSS pixels from the panel's start; null for a plain list. */
  @property({ attribute: false }) places: ReadonlyMap<EntryId, number> | null = null
  /** Lines run from right to left: sizes along the flow are widths. */
  @property({ type: Boolean }) vertical = false
  /** In how many other places the words of the entry in hand stand against each other. */
  @property({ attribute: false }) alike = 0
  /** Who looks at it. */
  @property({ attribute: false }) person = ''
  /** The colours of those who spoke about the entries. */
  @property({ attribute: false }) people: readonly Person[] = []
  /** A form, and beside which entry or at which place it stands. */
  @property({ attribute: false }) form: { template: TemplateResult; at: EntryId | number } | null = null

  readonly #resized = new ResizeObserver(() => this.#level())
  #observed: ReadonlySet<Element> = new Set()

  override render() {
    const { messages, entries } = this
    if (entries.length === 0 && this.form === null) return this.#empty()
    const placed = entries.filter((entry) => !isOrphan(entry))
    const orphans = entries.filter(isOrphan)
    return html`<ol class=${this.places === null ? 'list' : 'levelled'} aria-label=${messages.apparatus}>
        ${this.#boxes(placed)}
      </ol>
      ${
        orphans.length === 0
          ? nothing
          : html`<section class="orphans">
              <h3>${messages.orphans}</h3>
              <ol class="list">
                ${this.#boxes(orphans)}
              </ol>
            </section>`
      }`
  }

  #hadFocus: HTMLElement | null = null

  /** Whether the keyboard is in an entry. */
  hasFocusIn(id: EntryId): boolean {
    return this.#element(id)?.shadowRoot?.activeElement != null
  }

  /** Moves the focus onto an entry's line. */
  focusEntry(id: EntryId): void {
    this.#element(id)?.focus()
  }

  /** Opens the form that settles an entry or takes an opinion on it, with a choice made: by its number, or by name. */
  async decide(id: EntryId, purpose: Purpose, choice: Preference | number | null): Promise<void> {
    await this.updateComplete
    const element = this.#element(id)
    await element?.updateComplete
    await element?.renderRoot.querySelector('entry-decision')?.unfold(purpose, choice)
  }

  /** Puts the keyboard where a comment on an entry is written. */
  async comment(id: EntryId): Promise<void> {
    await this.updateComplete
    const element = this.#element(id)
    await element?.updateComplete
    element?.renderRoot.querySelector('entry-voices')?.write()
  }

  /** Brings an entry into view where the panel scrolls by itself. */
  reveal(id: EntryId): void {
    this.#element(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  protected override willUpdate() {
    this.#hadFocus = focusedWithin(this.renderRoot as ShadowRoot)
  }

  protected override updated(changed: PropertyValues<this>) {
    // A box that is put elsewhere in the list loses the keyboard, and what is written then would be lost.
    const had = this.#hadFocus
    if (had?.isConnected === true && document.activeElement === document.body) had.focus({ preventScroll: true })
    if (this.form !== null && changed.has('form') && changed.get('form') == null) {
      this.renderRoot.querySelector('entry-form')?.focus()
    }
    this.#observe()
    this.#level()
  }

  /** Whoever is observed anew is told of at once: only what came is, so that nothing is levelled a second time. */
  #observe(): void {
    const boxes = new Set(this.renderRoot.querySelectorAll('.levelled > .box'))
    for (const box of this.#observed) if (!boxes.has(box)) this.#resized.unobserve(box)
    for (const box of boxes) if (!this.#observed.has(box)) this.#resized.observe(box)
    this.#observed = boxes
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#resized.disconnect()
    this.#observed = new Set()
    if (this.#searching !== null) clearTimeout(this.#searching)
  }

  /** Why there is nothing, and what to do next. */
  #empty(): TemplateResult {
    const { messages } = this
    if (this.without === 'near') return html`<p class="empty">${messages.noneNear}</p>`
    const filtered = this.without === 'filtered'
    return html`<div class="empty" role="status">
      <p>${filtered ? messages.noneFound : messages.noEntries}</p>
      <button
        class="primary"
        @click=${() => this.dispatchEvent(filtered ? new ShowAllEvent() : new CommandEvent('readNotes'))}
      >
        ${filtered ? messages.showAll : messages.readNotes}
      </button>
    </div>`
  }

  #boxes(entries: readonly ApparatusEntry[]) {
    const boxes: { key: string; front: boolean; content: TemplateResult }[] = []
    const { form } = this
    let formShown = form === null || typeof form.at === 'string'
    for (const entry of entries) {
      if (!formShown && form !== null && (this.places?.get(entry.id) ?? 0) > (form.at as number)) {
        boxes.push({ key: 'form', front: true, content: form.template })
        formShown = true
      }
      const edited = form !== null && form.at === entry.id
      const front = entry.id === this.selected
      boxes.push({ key: entry.id, front: front || edited, content: edited ? form.template : this.#entry(entry) })
    }
    if (!formShown && form !== null && !entries.some(isOrphan)) {
      boxes.push({ key: 'form', front: true, content: form.template })
    }
    return repeat(
      boxes,
      ({ key }) => key,
      ({ key, front, content }) => html`<li class="box ${front ? 'front' : ''}" data-id=${key}>${content}</li>`,
    )
  }

  #entry(entry: ApparatusEntry): TemplateResult {
    return html`<apparatus-entry
      .entry=${entry}
      .messages=${this.messages}
      .textLanguage=${this.textLanguage}
      .altered=${!isOrphan(entry) && !entry.lemma.every((selector) => holds(this.text, selector))}
      .sums=${entry.id === this.selected && entry.kind === 'chronology' ? this.#sums(entry) : NO_SUMS}
      .alike=${entry.id === this.selected ? this.alike : 0}
      .person=${this.person}
      .people=${this.people}
      ?selected=${entry.id === this.selected}
      ?hovered=${entry.id === this.hovered}
    ></apparatus-entry>`
  }

  /** The sum with each of the entry's readings, after the sum of the text as it stands. */
  #sums(entry: ApparatusEntry): readonly EraSum[] {
    const reigns = this.#reignsTold()
    if (reigns === null) return NO_SUMS
    const sums = eraSums(this.text, [entry], reigns)
    const shown = new Set(sums.filter((sum) => sum.entry !== null).map(({ reign }) => reign))
    return sums.filter(({ reign }) => shown.has(reign))
  }

  #reigns: { readonly text: BaseText; readonly told: readonly Reign[] } | null = null

  #searching: ReturnType<typeof setTimeout> | null = null

  /**
   * A text is searched for reigns once, not for every entry that is taken in hand. A long one is searched when nothing
   * has happened for a moment, and the sums are shown then: no key waits for them. Null until then.
   */
  #reignsTold(): readonly Reign[] | null {
    const { text } = this
    if (this.#reigns?.text === text) return this.#reigns.told
    if (text.content.length <= SEARCHED_AT_ONCE) {
      this.#reigns = { text, told: reigns(text) }
      return this.#reigns.told
    }
    if (this.#searching !== null) clearTimeout(this.#searching)
    this.#searching = setTimeout(() => {
      this.#searching = null
      this.#reigns = { text, told: reigns(text) }
      this.requestUpdate()
    }, QUIET)
    return null
  }

  #element(id: EntryId): ApparatusEntryElement | null {
    return this.renderRoot.querySelector(`.box[data-id="${CSS.escape(id)}"] apparatus-entry`)
  }

  #level(): void {
    const { places, form } = this
    const list = this.renderRoot.querySelector<HTMLElement>('.levelled')
    if (places === null || list === null) return
    const boxes = Array.from(list.querySelectorAll<HTMLElement>(':scope > .box'))
    const wanted = boxes.map(({ dataset }) =>
      dataset['id'] === 'form' ? Number(form?.at ?? 0) : (places.get(dataset['id'] as EntryId) ?? 0),
    )
    const sizes = boxes.map((box) => (this.vertical ? box.offsetWidth : box.offsetHeight))
    const held = boxes.findIndex(({ classList }) => classList.contains('front'))
    const starts = level(
      boxes.map((_, i) => ({ wanted: wanted[i]!, size: sizes[i]! })),
      GAP,
      held < 0 ? null : held,
    )
    boxes.forEach((box, i) => {
      box.style.insetBlockStart = `${Math.round(starts[i]!)}px`
    })
    list.style.minBlockSize = `${Math.ceil((starts.at(-1) ?? 0) + (sizes.at(-1) ?? 0))}px`
    // From the second time on entries glide to their places; the first time they are simply there. So they are where
    // there are many: each frame on the way would set and paint them all.
    const gliding = boxes.length <= MOST_GLIDING
    requestAnimationFrame(() => list.classList.toggle('settled', gliding))
  }
}

/** How many entries can move at once without holding up the keys. */
const MOST_GLIDING = 60

const NO_SUMS: readonly EraSum[] = []

/** In code units: a text as long as this is searched in a few milliseconds. */
const SEARCHED_AT_ONCE = 40_000

/** In milliseconds: longer than from one key to the next. */
const QUIET = 400

/** Between two entries, in CSS pixels. */
const GAP = 5

/** The element that has the keyboard within `root`, through all elements that hide theirs; null when it is elsewhere. */
function focusedWithin(root: ShadowRoot | null): HTMLElement | null {
  let active = root?.activeElement ?? null
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement ? active : null
}

declare global {
  interface HTMLElementTagNameMap {
    'apparatus-panel': ApparatusPanelElement
  }
}
