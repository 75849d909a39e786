import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Edition, type Section, sections } from '../../core/edition/index.ts'
import type { Span } from '../../core/text/index.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { chaptersMessages } from './messages.ts'

/** An editor goes to a part of the text. */
export class GoToChapterEvent extends Event {
  static readonly type = 'go-to-chapter'
  readonly span: Span

  constructor(span: Span) {
    super(GoToChapterEvent.type, { bubbles: true, composed: true })
    this.span = span
  }
}

/**
 * The headings of the text with the number of entries below each, narrowed by what is typed; the one at the caret is
 * chosen first. A combobox with a list, by the pattern of ARIA.
 *
 * @fires go-to-chapter
 */
@customElement('chapter-list')
export class ChapterListElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    css`
      input {
        inline-size: 100%;
      }

      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
        block-size: min(52vh, 30em);
        overflow: auto;
      }

      li {
        display: flex;
        justify-content: space-between;
        gap: 2em;
        padding: 4px 8px;
        border-radius: 3px;
        cursor: pointer;
        font: 16px var(--serif);
      }

      li .soft {
        flex: none;
        font: 13px var(--sans);
      }

      li[aria-selected='true'] {
        background: var(--wash);
        box-shadow: inset 2px 0 0 var(--indigo);
      }
    `,
  ]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) caret = 0
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @state() private words = ''
  /** Null until somebody chose: then it is where the caret stands. */
  @state() private at: number | null = null

  #sections: readonly Section[] = []
  #of: Edition | null = null

  protected override willUpdate() {
    if (this.#of === this.edition) return
    this.#of = this.edition
    this.#sections = sections(this.edition)
  }

  override render() {
    const words = chaptersMessages[this.language]
    const found = this.#sections.filter(({ heading }) =>
      (heading ?? words.beginning).includes(this.words.trim()),
    )
    const at = Math.max(0, Math.min(this.at ?? this.#here(found), found.length - 1))
    return html`<input
        role="combobox"
        aria-expanded="true"
        aria-controls="chapters"
        aria-activedescendant=${found.length === 0 ? nothing : `chapter-${at}`}
        aria-label=${words.search}
        placeholder=${words.search}
        lang=${this.textLanguage}
        autocomplete="off"
        spellcheck="false"
        autofocus
        .value=${this.words}
        @input=${(event: InputEvent) => {
          this.words = (event.target as HTMLInputElement).value
          this.at = null
        }}
        @keydown=${(event: KeyboardEvent) => this.#key(event, found, at)}
      />
      <ul id="chapters" role="listbox" aria-label=${this.messages.chapters}>
        ${found.map(
          ({ heading, entries, span }, i) =>
            html`<li id="chapter-${i}" role="option" aria-selected=${i === at} @click=${() => this.#go(span)}>
              <span lang=${this.textLanguage}>${heading ?? words.beginning}</span>
              <span class="soft">${this.messages.entries(entries.length)}</span>
            </li>`,
        )}
      </ul>
      ${
        found.length > 0
          ? nothing
          : html`<p role="status" class="soft">
              ${this.words.trim() === '' ? words.none : words.nothing(this.words.trim())}
            </p>`
      }`
  }

  protected override updated() {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  #here(found: readonly Section[]): number {
    return found.findLastIndex(({ span }) => span.from <= this.caret)
  }

  #key(event: KeyboardEvent, found: readonly Section[], at: number) {
    if (event.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && found.length > 0) {
      event.preventDefault()
      this.at = (at + by + found.length) % found.length
    }
    const current = found[at]
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      this.#go(current.span)
    }
  }

  #go(span: Span) {
    this.dispatchEvent(new GoToChapterEvent(span))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chapter-list': ChapterListElement
  }
  interface HTMLElementEventMap {
    'go-to-chapter': GoToChapterEvent
  }
}
