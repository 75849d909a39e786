import { LitElement, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { EntryId } from '../../core/apparatus/index.ts'
import { type Edition, noteMarksOf } from '../../core/edition/index.ts'
import { blocks, type Span } from '../../core/text/index.ts'
import { BaseTextEditor, lemmaMarks } from '../../editor/index.ts'
import { HoverEntryEvent } from '../apparatus/entry-events.ts'
import { ClickLemmaEvent, CorrectTextEvent, SelectTextEvent, TextLaidOutEvent } from './base-text-events.ts'

/**
 * The base text with its lemmas. It renders into the document itself (light DOM): inside a shadow root, input methods
 * and selection in an editable text go wrong.
 *
 * @fires correct-text @fires select-text @fires click-lemma @fires hover-entry @fires text-laid-out
 */
@customElement('base-text-panel')
export class BaseTextPanelElement extends LitElement {
  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) label = ''
  @property({ attribute: false }) selected: EntryId | null = null
  @property({ attribute: false }) hovered: EntryId | null = null
  @property({ type: Boolean }) correcting = false

  #editor: BaseTextEditor | null = null
  readonly #resized = new ResizeObserver(() => this.dispatchEvent(new TextLaidOutEvent()))

  protected override createRenderRoot() {
    return this
  }

  protected override updated(changed: PropertyValues<this>) {
    const before = changed.get('edition')
    if (this.#editor === null || (before !== undefined && before.id !== this.edition.id)) this.#open()
    else if (changed.has('edition') && before !== undefined) this.#follow(before)
    const editor = this.#editor!
    if (changed.has('selected')) editor.select(this.selected)
    if (changed.has('hovered')) editor.hover(this.hovered)
    if (changed.has('correcting')) editor.correcting = this.correcting
    if (changed.has('label')) editor.element.setAttribute('aria-label', this.label)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#resized.disconnect()
    this.#editor?.destroy()
    this.#editor = null
  }

  /** The words selected, without width at a caret. */
  get selection(): Span {
    return this.#editor?.selection ?? { from: 0, to: 0 }
  }

  get caret(): number {
    return this.#editor?.caret ?? 0
  }

  get composing(): boolean {
    return this.#editor?.composing ?? false
  }

  get textHasFocus(): boolean {
    return this.#editor?.hasFocus ?? false
  }

  selectSpan(span: Span): void {
    this.#editor?.selectSpan(span)
  }

  override focus(): void {
    this.#editor?.focus()
  }

  /** Where lemmas begin on the page. */
  places(): Map<EntryId, DOMRect> {
    return this.#editor?.places() ?? new Map<EntryId, DOMRect>()
  }

  placeOfEntry(id: EntryId): DOMRect | null {
    return this.#editor?.placeOfEntry(id) ?? null
  }

  placeOf(offset: number): DOMRect {
    return this.#editor?.placeOf(offset) ?? new DOMRect()
  }

  #open(): void {
    this.#editor?.destroy()
    this.#resized.disconnect()
    const { edition } = this
    const marks = noteMarksOf(edition)
    this.#editor = new BaseTextEditor(this, {
      content: edition.text.content,
      blocks: blocks(edition.text, marks),
      marks,
      language: edition.about.language ?? 'zh-Hant',
      label: this.label,
      events: {
        corrected: (changes) => this.dispatchEvent(new CorrectTextEvent(changes)),
        selectionMoved: (span) => this.dispatchEvent(new SelectTextEvent(span)),
        lemmaClicked: (ids) => this.dispatchEvent(new ClickLemmaEvent(ids)),
        lemmaHovered: (id) => this.dispatchEvent(new HoverEntryEvent(id)),
      },
    })
    this.#editor.correcting = this.correcting
    this.#editor.showEntries(lemmaMarks(edition.entries))
    this.#resized.observe(this.#editor.element)
  }

  #follow(before: Edition): void {
    const { edition } = this
    const editor = this.#editor!
    if (before.text !== edition.text && !editor.shows(edition.text.content)) {
      editor.bringTo(edition.text.content)
    }
    if (before.entries !== edition.entries) {
      editor.showEntries(lemmaMarks(edition.entries))
      this.dispatchEvent(new TextLaidOutEvent())
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'base-text-panel': BaseTextPanelElement
  }
}
