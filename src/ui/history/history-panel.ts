import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ApparatusEntry } from '../../core/apparatus/index.ts'
import {
  type Act,
  type Edition,
  type EntryRecords,
  entryHistory,
  type EntryState,
  type HistoryStep,
  type Person,
} from '../../core/edition/index.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { personName, personStyles } from '../people/person-name.ts'
import { sharedStyles } from '../shared-styles.ts'
import { entryDifferences } from './entry-differences.ts'
import { historyMessages } from './messages.ts'
import { restoreAct } from './restore-act.ts'

/** An earlier state of an entry is to be put back; null when its words are not there any more. */
export class RestoreEntryEvent extends Event {
  static readonly type = 'restore-entry'
  readonly act: Act | null

  constructor(act: Act | null) {
    super(RestoreEntryEvent.type, { bubbles: true, composed: true })
    this.act = act
  }
}

/**
 * The changes that made the entry in hand what it is, the latest first: who, when, what in words of the field. What was
 * before each of them can be put back, as a new change. It asks anew whenever the entry was changed.
 *
 * @fires restore-entry
 */
@customElement('history-panel')
export class HistoryPanelElement extends LitElement {
  static override styles = [
    sharedStyles,
    personStyles,
    css`
      :host {
        display: block;
        padding: 8px 14px;
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(9em, 13em) minmax(0, 1fr) auto;
        gap: 2px 16px;
        padding-block: 5px;
        border-block-end: 1px solid var(--hairline);
      }

      p {
        margin: 0;
        overflow-wrap: anywhere;
      }

      del {
        color: var(--soft);
      }

      ins {
        text-decoration: none;
      }

      @media (max-width: 700px) {
        li {
          grid-template-columns: 1fr;
        }
      }
    `,
  ]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) entry: ApparatusEntry | null = null
  @property({ attribute: false }) ask!: (edition: string, entry: string) => Promise<EntryRecords>
  @property({ attribute: false }) people: readonly Person[] = []
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @state() private steps: readonly HistoryStep[] | null = null
  @state() private failed = false

  #later: ReturnType<typeof setTimeout> | undefined
  #asked: { readonly entry: ApparatusEntry; readonly revision: number } | null = null

  protected override willUpdate(changed: PropertyValues<this>) {
    const { entry } = this
    if (entry === null) {
      this.#asked = null
      this.steps = null
      return
    }
    if (changed.has('entry') && changed.get('entry')?.id !== entry.id) this.steps = null
    const { revision } = this.edition
    if (this.#asked?.entry === entry && this.#asked.revision === revision) return
    this.#asked = { entry, revision }
    void this.#look(entry)
  }

  override render() {
    const words = historyMessages[this.language]
    if (this.entry === null) return html`<p class="soft">${words.noneInHand}</p>`
    if (this.failed) return html`<p role="status">${words.notReached}</p>`
    if (this.steps === null) return html`<p class="soft">${this.messages.loading}</p>`
    if (this.steps.length === 0) return html`<p class="soft">${words.none}</p>`
    return html`<ol aria-label=${this.messages.history}>
      ${this.steps.toReversed().map((step) => this.#step(step))}
    </ol>`
  }

  async #look(entry: ApparatusEntry): Promise<void> {
    try {
      const records = await this.ask(this.edition.id, entry.id)
      if (this.entry?.id !== entry.id) return
      this.steps = entryHistory(entry.id, records)
      this.failed = false
      // What was done here a moment ago may still be on its way to the server.
      if (records.revision < this.edition.revision) this.#askLater(entry)
    } catch (error) {
      console.warn(error)
      if (this.entry?.id === entry.id) this.failed = this.steps === null
    }
  }

  #askLater(entry: ApparatusEntry): void {
    clearTimeout(this.#later)
    this.#later = setTimeout(() => {
      if (this.entry === entry && this.isConnected) void this.#look(entry)
    }, MOMENT)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.#later)
  }

  #step(step: HistoryStep): TemplateResult {
    const words = historyMessages[this.language]
    const when = new Date(step.at)
    const time = Number.isNaN(when.getTime())
      ? step.at
      : when.toLocaleString(this.messages.languageTag, { dateStyle: 'medium', timeStyle: 'short' })
    return html`<li>
      <p>${personName(step.by, this.people)} <br /><time class="soft" datetime=${step.at}>${time}</time></p>
      <div>${this.#what(step)}</div>
      ${
        step.before == null
          ? nothing
          : html`<button title=${words.restoreTitle(time)} @click=${() => this.#restore(step.before)}>
              ${words.restore}
            </button>`
      }
    </li>`
  }

  #what({ before, after }: HistoryStep): TemplateResult | TemplateResult[] {
    const words = historyMessages[this.language]
    if (after === null) return html`<p>${words.removed}</p>`
    if (before === null) return html`<p>${words.made}</p>`
    if (before === undefined || after === undefined) {
      return html`<p>
        ${words.changed}${after === undefined ? '' : ` → ${this.messages.statuses[after.status]}`}
      </p>`
    }
    return entryDifferences(before, after, this.messages).map(
      ({ field, from, to }) =>
        html`<p>
          <span class="label">${words.fields[field]}：</span
          ><del lang=${this.textLanguage}>${from || words.nothing}</del> →
          <ins lang=${this.textLanguage}>${to || words.nothing}</ins>
        </p>`,
    )
  }

  #restore(state: EntryState) {
    if (this.entry === null || state == null) return
    this.dispatchEvent(new RestoreEntryEvent(restoreAct(this.edition, this.entry, state)))
  }
}

/** In milliseconds, until it is asked again what has become of a change. */
const MOMENT = 400

declare global {
  interface HTMLElementTagNameMap {
    'history-panel': HistoryPanelElement
  }
  interface HTMLElementEventMap {
    'restore-entry': RestoreEntryEvent
  }
}
