import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type ApparatusEntry, isOrphan } from '../../core/apparatus/index.ts'
import type { Person } from '../../core/edition/index.ts'
import type { EraSum } from '../../core/notes/index.ts'
import type { Messages } from '../messages/index.ts'
import { personName, personStyles } from '../people/person-name.ts'
import { sharedStyles } from '../shared-styles.ts'
import { apparatusEntryStyles } from './apparatus-entry.styles.ts'
import { type EntryRequest, EntryRequestEvent, HoverEntryEvent, SelectEntryEvent } from './entry-events.ts'
import './entry-decision.ts'
import './entry-voices.ts'
import { preference, printedEntry, statusSigns } from './printed-entry.ts'

/**
 * One apparatus entry as print sets it; the one in hand also says why it is here and what can be done with it.
 *
 * @fires select-entry @fires hover-entry @fires entry-request
 */
@customElement('apparatus-entry')
export class ApparatusEntryElement extends LitElement {
  static override styles = [sharedStyles, personStyles, apparatusEntryStyles]

  @property({ attribute: false }) entry!: ApparatusEntry
  @property({ attribute: false }) messages!: Messages
  /** Language of the text, BCP 47. */
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  /** Whether the words under the lemma differ from those the entry was made on. */
  @property({ attribute: false }) altered = false
  /** The years of the eras it counts among, added up; empty where nothing is counted. */
  @property({ attribute: false }) sums: readonly EraSum[] = []
  /** In how many other places the same words stand against each other; counted for the entry in hand. */
  @property({ attribute: false }) alike = 0
  /** Who looks at it. */
  @property({ attribute: false }) person = ''
  /** The colours of those who spoke about it. */
  @property({ attribute: false }) people: readonly Person[] = []
  @property({ type: Boolean, reflect: true }) selected = false
  @property({ type: Boolean, reflect: true }) hovered = false

  override render() {
    const { entry, messages } = this
    return html`<article class="entry ${entry.status} ${entry.kind}">
      <button
        class="line"
        aria-expanded=${this.selected}
        @click=${this.#toggle}
        @focus=${() => this.#hover(true)}
        @blur=${() => this.#hover(false)}
        @pointerenter=${() => this.#hover(true)}
        @pointerleave=${() => this.#hover(false)}
      >
        <span class="sign" aria-hidden="true" title=${messages.statuses[entry.status]}
          >${statusSigns[entry.status]}</span
        ><span class="hidden">${messages.statuses[entry.status]}: </span
        >${
          entry.kind === 'reading'
            ? nothing
            : html`<span class="kind">${messages.entryKinds[entry.kind]}</span> `
        }${printedEntry(entry, messages, this.textLanguage)}${
          entry.verdict === undefined
            ? nothing
            : html`<span class="verdict" lang=${this.textLanguage}>${entry.verdict}</span>`
        }
      </button>
      ${this.selected ? this.#details() : nothing}
    </article>`
  }

  /** Moves the focus onto the entry's line. */
  override focus() {
    this.renderRoot.querySelector('button')?.focus({ preventScroll: true })
  }

  #details(): TemplateResult {
    const { entry, messages } = this
    const { origin, decision } = entry
    return html`<div class="details">
      ${this.altered ? html`<p class="warning">${messages.altered}</p>` : nothing}
      ${isOrphan(entry) ? html`<p class="warning">${messages.orphan}</p>` : nothing}
      ${this.#sources()} ${this.#eraSums()}
      <p class="origin">
        <span class="label">${messages.whyHere}</span> ${messages.origins[origin.by]}${
          origin.by === 'notes'
            ? html` <span class="soft">(${messages.guess}${origin.rule === undefined ? '' : ` · ${origin.rule}`})</span>
                <q class="serif" lang=${this.textLanguage}>${origin.clause.exact}</q>`
            : nothing
        }
      </p>
      ${
        decision === undefined
          ? nothing
          : html`<p class="decision">
              <span class="label">${messages.decision}</span> ${preference(entry, decision.prefer, messages)}${
                decision.reason === '' ? nothing : html` · ${decision.reason}`
              }
              <span class="soft">${decision.method} ${decision.cause} ${personName(decision.by, this.people)} ${day(decision.at)}</span>
            </p>`
      }
      ${
        this.alike === 0
          ? nothing
          : html`<p>
              ${messages.samePair(this.alike)}
              ${this.#action('showThem', '', { kind: 'show-alike' })}
            </p>`
      }
      <div class="actions">
        ${entry.status === 'accepted' ? nothing : this.#action('accept', 'A', { kind: 'set-status', status: 'accepted' })}
        ${entry.status === 'rejected' ? nothing : this.#action('reject', 'X', { kind: 'set-status', status: 'rejected' })}
        ${entry.status === 'disputed' ? nothing : this.#action('dispute', 'D', { kind: 'set-status', status: 'disputed' })}
        ${entry.status === 'proposed' ? nothing : this.#action('propose', 'P', { kind: 'set-status', status: 'proposed' })}
        ${this.#action('edit', 'E', { kind: 'edit' })} ${this.#action('remove', 'Del', { kind: 'remove' })}
      </div>
      <entry-decision
        .entry=${entry}
        .messages=${messages}
        .textLanguage=${this.textLanguage}
        .alike=${this.alike}
      ></entry-decision>
      <entry-voices
        .entry=${entry}
        .messages=${messages}
        .textLanguage=${this.textLanguage}
        .person=${this.person}
        .people=${this.people}
      ></entry-voices>
    </div>`
  }

  /** Who has each reading, by the full words that name them. */
  #sources(): TemplateResult | typeof nothing {
    const named = this.entry.readings.flatMap(({ text, attestations }) =>
      attestations.filter(({ named }) => named !== undefined).map(({ named }) => ({ text, named })),
    )
    if (named.length === 0) return nothing
    return html`<p class="sources serif" lang=${this.textLanguage}>
      ${named.map(({ text, named }, i) => html`${i > 0 ? '；' : nothing}${named}${text === '' ? nothing : html`：${text}`}`)}
    </p>`
  }

  /** Sums, and no verdict: whether a count can be right is for the editor to judge. */
  #eraSums(): TemplateResult | typeof nothing {
    if (this.sums.length === 0) return nothing
    const { messages, entry } = this
    return html`<p class="sums">
      <span class="label">${messages.eraSum}</span>
      ${this.sums.map(({ reading, line, sum, reign }) => {
        const words = entry.readings.find(({ id }) => id === reading)?.text
        return html`<span class="sum serif" lang=${this.textLanguage}
          >${line}
          <span class="soft" lang=${messages.languageTag}
            >${words === undefined ? messages.eraSumAsPrinted : html`<span lang=${this.textLanguage}>${words}</span>`}${
              sum === reign.years ? nothing : ` ≠ ${reign.years}`
            }</span
          ></span
        >`
      })}
    </p>`
  }

  #action(name: 'accept' | 'reject' | 'dispute' | 'propose' | 'edit' | 'remove' | 'showThem', key: string, request: EntryRequest) {
    return html`<button class=${name} @click=${() => this.dispatchEvent(new EntryRequestEvent(this.entry.id, request))}>
      ${this.messages[name]}${key === '' ? nothing : html` <kbd>${key}</kbd>`}
    </button>`
  }

  #toggle() {
    this.dispatchEvent(new SelectEntryEvent(this.selected ? null : this.entry.id))
  }

  #hover(over: boolean) {
    this.dispatchEvent(new HoverEntryEvent(over ? this.entry.id : null))
  }
}

const day = (at: string) => at.slice(0, 10)

declare global {
  interface HTMLElementTagNameMap {
    'apparatus-entry': ApparatusEntryElement
  }
}
