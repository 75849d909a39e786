import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  type ApparatusEntry,
  type Candidate,
  candidates,
  isOrphan,
  type Selector,
} from '../../core/apparatus/index.ts'
import type { Edition } from '../../core/edition/index.ts'
import { keywordInContext } from '../../core/search/index.ts'
import { SelectEntryEvent } from '../apparatus/entry-events.ts'
import { printedEntry } from '../apparatus/printed-entry.ts'
import { ShowSpanEvent } from '../evidence/evidence-events.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { orphansMessages } from './messages.ts'
import { confirmAct, isDoubtful, placeAct } from './place-acts.ts'
import { PlaceEntryEvent } from './place-event.ts'

/**
 * Entries that lost their place when the base text was changed, each with the likeliest places, and those that were
 * found again with a doubt. The editor takes a place, or selects words in the text and puts the entry there.
 *
 * @fires select-entry
 * @fires show-span
 * @fires place-entry
 */
@customElement('orphans-panel')
export class OrphansPanelElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 10px 18px 22px;
      }

      h3 {
        margin: 0 0 6px;
        font-size: 12.5px;
        font-weight: 600;
        color: var(--soft);
      }

      ul {
        margin: 0 0 14px;
        padding: 0;
        list-style: none;
      }

      .entries > li {
        padding-block: 6px;
        border-block-end: 1px solid var(--hairline);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.2em 0.8em;
      }

      .places {
        margin: 4px 0 0 1.2em;
      }

      .places li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.2em 0.8em;
        font: 15px/1.6 var(--serif);
      }

      .places button {
        font-family: var(--sans);
        font-size: 12.5px;
      }

      b {
        color: var(--vermilion);
        font-weight: 600;
      }

      p {
        margin: 0;
        color: var(--soft);
      }
    `,
  ]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  /** The words selected in the base text; null when there are none. */
  @property({ attribute: false }) selection: Selector | null = null

  /** The places for each lost part of a lemma, found once for a text. */
  #places = new WeakMap<Selector, readonly Candidate[]>()

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('edition')
    if (before !== undefined && before.text !== this.edition.text) this.#places = new WeakMap()
  }

  override render() {
    const words = orphansMessages[this.language]
    const lost = this.edition.entries.filter(isOrphan)
    const doubtful = this.edition.entries.filter((entry) => !isOrphan(entry) && isDoubtful(entry))
    if (lost.length === 0 && doubtful.length === 0) return html`<p>${words.none}</p>`
    return html`${
      lost.length === 0
        ? nothing
        : html`<h3>${words.lost(lost.length)}</h3>
            <ul class="entries">
              ${lost.slice(0, MOST).map((entry) => this.#lost(entry))}
            </ul>`
    }${
      doubtful.length === 0
        ? nothing
        : html`<h3>${words.doubtful(doubtful.length)}</h3>
            <ul class="entries">
              ${doubtful.slice(0, MOST).map((entry) => this.#doubtful(entry))}
            </ul>`
    }`
  }

  #head(entry: ApparatusEntry): TemplateResult {
    return html`<button @click=${() => this.dispatchEvent(new SelectEntryEvent(entry.id))}>
      ${printedEntry(entry, this.messages, this.textLanguage)}
    </button>`
  }

  #lost(entry: ApparatusEntry): TemplateResult {
    const words = orphansMessages[this.language]
    return html`<li>
      <div class="head">
        ${this.#head(entry)}
        <button
          @click=${() =>
            this.dispatchEvent(new PlaceEntryEvent({ kind: 'remove-entries', ids: [entry.id] }, null))}
        >
          ${words.delete}
        </button>
      </div>
      ${entry.lemma.map((selector, index) => (selector.span === null ? this.#part(entry, selector, index) : nothing))}
    </li>`
  }

  #part(entry: ApparatusEntry, selector: Selector, index: number): TemplateResult {
    const words = orphansMessages[this.language]
    const places = this.#placesOf(selector)
    const { selection } = this
    return html`<p>
        ${words.wasOn}
        <span class="serif" lang=${this.textLanguage}
          >${selector.prefix.slice(-8)}<b>${selector.exact === '' ? '‸' : selector.exact}</b>${selector.suffix.slice(0, 8)}</span
        >
        <button
          title=${words.selectFirst}
          ?disabled=${selection?.span == null}
          @click=${() => selection?.span != null && this.#place(entry, index, selection.span)}
        >
          ${words.placeAtSelection}
        </button>
      </p>
      ${
        places.length === 0
          ? html`<p>${words.noCandidates}</p>`
          : html`<ul class="places" aria-label=${words.candidates}>
              ${places.map(({ span, score }) => {
                const { before, words: here, after } = keywordInContext(this.edition.text.content, span, 12)
                return html`<li>
                  <span lang=${this.textLanguage}>${before}<b>${here === '' ? '‸' : here}</b>${after}</span>
                  <span class="soft">${words.likely(Math.round(score * 100))}</span>
                  <button @click=${() => this.dispatchEvent(new ShowSpanEvent(span))}>${words.show}</button>
                  <button class="primary" @click=${() => this.#place(entry, index, span)}>
                    ${words.take}
                  </button>
                </li>`
              })}
            </ul>`
      }`
  }

  #doubtful(entry: ApparatusEntry): TemplateResult {
    const words = orphansMessages[this.language]
    const reasons = entry.lemma.flatMap(({ reanchored }) => reanchored?.reason ?? [])
    return html`<li class="head">
      ${this.#head(entry)}
      <span class="soft">${reasons.join('; ')}</span>
      <button
        class="primary"
        @click=${() =>
          this.dispatchEvent(new PlaceEntryEvent(confirmAct(entry, this.edition.text), entry.id))}
      >
        ${words.confirm}
      </button>
    </li>`
  }

  #placesOf(selector: Selector): readonly Candidate[] {
    let places = this.#places.get(selector)
    if (places === undefined) {
      places = candidates(selector, this.edition.text)
      this.#places.set(selector, places)
    }
    return places
  }

  #place(entry: ApparatusEntry, index: number, span: NonNullable<Selector['span']>) {
    this.dispatchEvent(new PlaceEntryEvent(placeAct(entry, index, this.edition.text, span), entry.id))
  }
}

/** So many are shown at once; the others come up as these are placed. */
const MOST = 40

declare global {
  interface HTMLElementTagNameMap {
    'orphans-panel': OrphansPanelElement
  }
}
