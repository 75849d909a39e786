import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Edition, type Section, sections } from '../../core/edition/index.ts'
import type { Span } from '../../core/text/index.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { NarrowedList, narrowedListStyles } from '../shell/narrowed-list.ts'
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
 * chosen first.
 *
 * @fires go-to-chapter
 */
@customElement('chapter-list')
export class ChapterListElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    narrowedListStyles,
    css`
      li {
        font: 16px var(--serif);
      }

      li .soft {
        flex: none;
        font: 13px var(--sans);
      }
    `,
  ]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) caret = 0
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  readonly #list = new NarrowedList(this)
  #sections: readonly Section[] = []
  #of: Edition | null = null

  protected override willUpdate() {
    if (this.#of === this.edition) return
    this.#of = this.edition
    this.#sections = sections(this.edition)
  }

  override render() {
    const words = chaptersMessages[this.language]
    const { words: wanted } = this.#list
    const found = this.#sections.filter(({ heading }) => (heading ?? words.beginning).includes(wanted))
    return this.#list.render({
      label: this.messages.chapters,
      search: words.search,
      language: this.textLanguage,
      none: wanted === '' ? words.none : words.nothing(wanted),
      first: found.findLastIndex(({ span }) => span.from <= this.caret),
      found: found.map(({ heading, entries, span }, i) => ({
        id: `chapter-${i}`,
        content: html`<span lang=${this.textLanguage}>${heading ?? words.beginning}</span>
          <span class="soft">${this.messages.entries(entries.length)}</span>`,
        choose: () => this.dispatchEvent(new GoToChapterEvent(span)),
      })),
    })
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
