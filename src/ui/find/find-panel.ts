import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Edition, type Found, findWords } from '../../core/edition/index.ts'
import { keywordInContext, looseForm, type SearchText, searchText } from '../../core/search/index.ts'
import type { InterfaceLanguage } from '../messages/index.ts'
import { inContextStyles } from '../in-context.styles.ts'
import { sharedStyles } from '../shared-styles.ts'
import { findMessages } from './messages.ts'

/** A place where the words were found is to be shown. */
export class ShowFoundEvent extends Event {
  static readonly type = 'show-found'
  readonly found: Found

  constructor(found: Found) {
    super(ShowFoundEvent.type, { bubbles: true, composed: true })
    this.found = found
  }
}

/**
 * Finds words in the base text and in every reading, in whatever spelling. Enter and Shift+Enter go through the places;
 * the list shows each in its context.
 *
 * @fires show-found
 */
@customElement('find-panel')
export class FindPanelElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    inContextStyles,
    css`
      :host {
        display: block;
        padding: 8px 14px;
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }

      input {
        inline-size: min(22em, 60vw);
        font-size: 15px;
      }

      ol {
        margin: 8px 0;
        padding: 0;
        list-style: none;
      }

      [aria-current='true'] {
        background: var(--wash);
      }
    `,
  ]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @state() private words = ''
  @state() private at = -1

  readonly #form = looseForm()
  #text: SearchText | null = null
  #found: readonly Found[] = []

  protected override willUpdate(changed: PropertyValues) {
    const { text } = this.edition
    if (this.#text?.content !== text.content) this.#text = searchText(text.content, this.#form)
    if (!changed.has('edition') && !changed.has('words')) return
    this.#found =
      this.words.trim() === '' ? [] : findWords(this.edition, this.#text, this.words.trim(), this.#form)
    this.at = Math.min(this.at, this.#found.length - 1)
  }

  override render() {
    const words = findMessages[this.language]
    const found = this.#found
    const inText = found.filter(({ entry }) => entry === null).length
    return html`<div class="bar">
        <input
          type="search"
          autofocus
          autocomplete="off"
          spellcheck="false"
          aria-label=${words.words}
          placeholder=${words.words}
          lang=${this.textLanguage}
          @input=${(event: InputEvent) => this.#typed(event)}
          @compositionend=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}
          @keydown=${this.#key}
        />
        <button ?disabled=${found.length === 0} title="Shift+Enter" @click=${() => this.#step(-1)}>
          ${words.previous}
        </button>
        <button ?disabled=${found.length === 0} title="Enter" @click=${() => this.#step(1)}>
          ${words.next}
        </button>
        <span role="status"
          >${
            this.words.trim() === ''
              ? ''
              : found.length === 0
                ? words.nothing(this.words.trim())
                : `${this.at < 0 ? '' : `${this.at + 1} / `}${words.found(inText, found.length - inText)}`
          }</span
        >
      </div>
      ${
        found.length === 0
          ? nothing
          : html`<ol aria-label=${words.words}>
              ${found.slice(0, LISTED).map((one, i) => this.#line(one, i))}
            </ol>`
      }
      ${found.length > LISTED ? html`<p class="soft">${words.more(found.length - LISTED)}</p>` : nothing}`
  }

  #line(found: Found, index: number): TemplateResult {
    const { before, words, after } = keywordInContext(this.edition.text.content, found.span)
    return html`<li>
      <button
        class="in-context"
        lang=${this.textLanguage}
        aria-current=${index === this.at}
        @click=${() => this.#show(index)}
      >
        <span class="before">${before}</span>
        <span
          ><b>${words === '' ? '‸' : words}</b>${
            found.reading === null
              ? nothing
              : html`］${found.reading}
                  <small class="soft" lang=${this.language}>${findMessages[this.language].inReading}</small>`
          }</span
        >
        <span class="after">${after}</span>
      </button>
    </li>`
  }

  #typed(event: InputEvent) {
    if (!event.isComposing) this.#search((event.target as HTMLInputElement).value)
  }

  #search(words: string) {
    if (words === this.words) return
    this.words = words
    this.at = -1
  }

  #key(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    this.#step(event.shiftKey ? -1 : 1)
  }

  #step(by: 1 | -1) {
    const { length } = this.#found
    if (length === 0) return
    const from = this.at < 0 && by < 0 ? 0 : this.at
    this.#show((from + by + length) % length)
  }

  #show(index: number) {
    this.at = index
    this.dispatchEvent(new ShowFoundEvent(this.#found[index]!))
  }
}

/** More are gone through with Enter: nobody reads a list of hundreds. */
const LISTED = 200

declare global {
  interface HTMLElementTagNameMap {
    'find-panel': FindPanelElement
  }
  interface HTMLElementEventMap {
    'show-found': ShowFoundEvent
  }
}
