import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type EntryKind, entryKinds, type Origin, type Status, statuses } from '../../core/apparatus/index.ts'
import { type BulkRequest, classesOf, type Edition, peopleIn, runsOf } from '../../core/edition/index.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { reviewMessages } from './messages.ts'
import { isOpen, origins, type ReviewFilter } from './review-filter.ts'

/** An editor chose which entries to go through. */
export class FilterEvent extends Event {
  static readonly type = 'review-filter'
  readonly filter: ReviewFilter

  constructor(filter: ReviewFilter) {
    super(FilterEvent.type, { bubbles: true, composed: true })
    this.filter = filter
  }
}

/** Something is to be done to all entries that pass the filter. */
export class BulkEvent extends Event {
  static readonly type = 'bulk'
  readonly request: BulkRequest

  constructor(request: BulkRequest) {
    super(BulkEvent.type, { bubbles: true, composed: true })
    this.request = request
  }
}

type ListName = Exclude<keyof ReviewFilter, 'words' | 'order'>

/**
 * One quiet line above text and apparatus: which entries are gone through, how many they are, in which order, and what
 * can be done to all of them at once.
 *
 * @fires review-filter @fires bulk
 */
@customElement('review-bar')
export class ReviewBarElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 2px;
        font-size: 12.5px;
        color: var(--soft);
      }

      .count {
        margin-inline-end: 8px;
        color: var(--ink);
      }

      details {
        position: relative;
      }

      summary {
        list-style: none;
        padding: 0.1em 0.5em;
        cursor: pointer;
        border-radius: 3px;
      }

      summary:hover {
        background: var(--wash);
      }

      summary::after {
        content: ' ▾';
      }

      summary.chosen {
        color: var(--indigo);
        font-weight: 600;
      }

      .menu {
        position: absolute;
        z-index: 5;
        inset-block-start: 1.9em;
        inset-inline-start: 0;
        display: grid;
        gap: 2px;
        max-block-size: 60vh;
        min-inline-size: 11em;
        padding: 8px 12px;
        overflow: auto;
        background: var(--paper-raised);
        border: 1px solid var(--hairline);
        color: var(--ink);
      }

      label {
        display: flex;
        align-items: baseline;
        gap: 6px;
        white-space: nowrap;
      }

      .end-menu {
        inset-inline: auto 0;
      }

      .menu button {
        text-align: start;
      }

      .danger {
        color: var(--vermilion);
      }

      input[type='search'] {
        inline-size: 11em;
        padding-block: 0.05em;
      }

      .filters {
        display: contents;
      }

      .unfold {
        display: none;
      }

      .end {
        display: flex;
        gap: 2px;
        margin-inline-start: auto;
      }

      @media (max-width: 700px) {
        .unfold {
          display: inline-block;
        }

        .filters {
          order: 1;
          flex-basis: 100%;
          display: flex;
          flex-wrap: wrap;
        }

        .filters.folded {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) filter: ReviewFilter = {}
  /** Where there is little room, whether what to filter by is shown. */
  @state() private unfolded = false
  /** How many entries pass. */
  @property({ attribute: false }) count = 0
  @property({ attribute: false }) textLanguage = 'zh-Hant'

  override render() {
    const { messages, edition, filter, count } = this
    const words = reviewMessages[this.language]
    const all = runsOf(edition).said.length
    return html`<span class="count" role="status">${words.shown(count, all)}</span>
      <button class="unfold" aria-expanded=${this.unfolded} @click=${() => (this.unfolded = !this.unfolded)}>
        ${words.filter}${isOpen(filter) ? nothing : html` <span aria-hidden="true">●</span>`}
      </button>
      <div class=${this.unfolded ? 'filters' : 'filters folded'}>
        ${this.#list<Status>('statuses', words.status, statuses, (one) => messages.statuses[one])}
        ${this.#list<EntryKind>('kinds', words.kind, entryKinds, (one) => messages.entryKinds[one])}
        ${this.#list(
          'layers',
          words.layer,
          edition.layers.map(({ id }) => id),
          (one) => this.#layerTitle(one),
        )}
        ${this.#list(
          'witnesses',
          words.witness,
          edition.witnesses.map(({ siglum }) => siglum),
          (one) => html`<span lang=${this.textLanguage}>${one}</span>`,
        )}
        ${this.#list<Origin['by']>('origins', words.origin, origins, (one) => messages.origins[one])}
        ${this.#people(words.person)}
        <input
          type="search"
          aria-label=${words.words}
          placeholder=${words.words}
          lang=${this.textLanguage}
          .value=${filter.words ?? ''}
          @change=${(event: Event) => this.#setWords((event.target as HTMLInputElement).value)}
          @keydown=${this.#wordsKey}
        />
      </div>
      <div class="end">
        ${
          isOpen(filter)
            ? nothing
            : html`<button
                @click=${() => this.#tell(filter.order === undefined ? {} : { order: filter.order })}
              >
                ${words.clear}
              </button>`
        }
        <button
          aria-pressed=${filter.order === 'weight'}
          title=${words.order}
          @click=${() => this.#order(filter.order === 'weight')}
        >
          ${words.orders.weight}
        </button>
        ${count === 0 ? nothing : this.#bulk()}
      </div>`
  }

  #list<T extends string>(
    name: ListName,
    title: string,
    all: readonly T[],
    label: (one: T) => string | TemplateResult,
  ): TemplateResult {
    const chosen = this.filter[name] ?? []
    return html`<details @toggle=${this.#toggled} @keydown=${this.#escape}>
      <summary class=${chosen.length > 0 ? 'chosen' : ''}>
        ${title}${chosen.length > 0 ? html` <span>(${chosen.length})</span>` : nothing}
      </summary>
      <div class="menu" role="group" aria-label=${title}>
        ${all.map(
          (one) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${chosen.includes(one)}
                @change=${() => this.#toggle(name, one)}
              />${label(one)}</label
            >`,
        )}
      </div>
    </details>`
  }

  #people(title: string): TemplateResult | typeof nothing {
    const people = [...new Set([...peopleIn(this.edition), ...(this.filter.people ?? [])])].sort()
    return people.length === 0 ? nothing : this.#list('people', title, people, (one) => one)
  }

  #bulk(): TemplateResult {
    const { messages, edition, count } = this
    const words = reviewMessages[this.language]
    const statusCommands = [
      ['accepted', messages.accept],
      ['rejected', messages.reject],
      ['disputed', messages.dispute],
      ['proposed', messages.propose],
    ] as const
    const choice = (
      label: string,
      values: readonly (readonly [string, string])[],
      of: (value: string) => BulkRequest,
    ) =>
      html`<label
        >${label}
        <select
          @change=${(event: Event) => {
            const select = event.target as HTMLSelectElement
            if (select.value !== '') this.#do(of(select.value), select)
          }}
        >
          <option value="">${words.choose}</option>
          ${values.map(([value, title]) => html`<option value=${value}>${title}</option>`)}
        </select></label
      >`
    return html`<details @toggle=${this.#toggled} @keydown=${this.#escape}>
      <summary>${words.bulk(count)}</summary>
      <div class="menu end-menu" role="group" aria-label=${words.bulk(count)}>
        ${statusCommands.map(
          ([status, title]) =>
            html`<button
              @click=${(event: Event) => this.#do({ kind: 'set-status', status }, event.target as HTMLElement)}
            >
              ${title}
            </button>`,
        )}
        ${choice(
          words.toLayer,
          edition.layers.map(({ id }) => [id, this.#layerTitle(id)] as const),
          (layer) => ({ kind: 'layer', layer }),
        )}
        ${choice(
          words.toClass,
          classesOf(edition).map((one) => [one, one] as const),
          (one) => ({ kind: 'class', class: one }),
        )}
        <button
          class="danger"
          @click=${(event: Event) => this.#do({ kind: 'remove' }, event.target as HTMLElement)}
        >
          ${messages.remove}
        </button>
      </div>
    </details>`
  }

  #layerTitle(id: string): string {
    const title = this.edition.layers.find((layer) => layer.id === id)?.title
    return title ?? this.messages.layers[id] ?? id
  }

  #toggle(name: ListName, one: string) {
    const before = this.filter[name] ?? []
    const values = before.includes(one) ? before.filter((other) => other !== one) : [...before, one]
    const { [name]: _, ...rest } = this.filter
    this.#tell(values.length === 0 ? rest : { ...rest, [name]: values })
  }

  #setWords(value: string) {
    const { words: _, ...rest } = this.filter
    this.#tell(value.trim() === '' ? rest : { ...rest, words: value.trim() })
  }

  #wordsKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    this.#setWords('')
  }

  #order(ranked: boolean) {
    const { order: _, ...rest } = this.filter
    this.#tell(ranked ? rest : { ...rest, order: 'weight' })
  }

  #do(request: BulkRequest, control: HTMLElement) {
    const menu = control.closest('details')
    if (menu !== null) menu.open = false
    menu?.querySelector('summary')?.focus()
    this.dispatchEvent(new BulkEvent(request))
  }

  #tell(filter: ReviewFilter) {
    this.dispatchEvent(new FilterEvent(filter))
  }

  #escape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    const menu = event.currentTarget as HTMLDetailsElement
    if (!menu.open) return
    event.stopPropagation()
    menu.open = false
    menu.querySelector('summary')?.focus()
  }

  /** One menu at a time, and none when the pointer goes elsewhere. */
  #toggled(event: Event) {
    const menu = event.target as HTMLDetailsElement
    if (!menu.open) return
    for (const other of this.renderRoot.querySelectorAll('details')) if (other !== menu) other.open = false
    const close = (click: PointerEvent) => {
      if (click.composedPath().includes(menu)) return
      menu.open = false
      document.removeEventListener('pointerdown', close)
    }
    document.addEventListener('pointerdown', close)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'review-bar': ReviewBarElement
  }
  interface HTMLElementEventMap {
    'review-filter': FilterEvent
    bulk: BulkEvent
  }
}
