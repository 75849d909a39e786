import { LitElement, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type EntryId, lemmaExtent } from '../../core/apparatus/index.ts'
import { type Edition, entriesIn, findEntry, noteMarksOf, runsOf } from '../../core/edition/index.ts'
import { type BaseText, baseText, type Span } from '../../core/text/index.ts'
import { BaseTextEditor, lemmaMarks, noOverlay, type Overlay } from '../../editor/index.ts'
import { HoverEntryEvent } from '../apparatus/entry-events.ts'
import { firstPart, TextWindow, WHOLE } from './text-window.ts'
import { typedAfter, Typing } from './typing.ts'
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
  /** What lies over the text for a while: words held for a lemma, a reading in the place of its lemma. */
  @property({ attribute: false }) overlay: Overlay = noOverlay

  #editor: BaseTextEditor | null = null
  /** For a text that is too long to be shown whole. */
  #window: TextWindow | null = null
  #width = 0
  readonly #typing = new Typing((changes) => this.dispatchEvent(new CorrectTextEvent(changes)))
  readonly #resized = new ResizeObserver(() => this.#laidOut())
  #leaving: AbortController | null = null
  #frame: number | null = null

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
    if (changed.has('overlay')) editor.showOverlay(this.overlay)
    if (changed.has('correcting')) editor.correcting = this.correcting
    if (changed.has('label')) editor.element.setAttribute('aria-label', this.label)
  }

  override connectedCallback() {
    super.connectedCallback()
    this.#leaving = new AbortController()
    const { signal } = this.#leaving
    // Scrolling does not bubble: it is heard on its way down to whatever scrolls.
    document.addEventListener('scroll', () => this.#scrolled(), { signal, capture: true, passive: true })
    this.addEventListener('keydown', () => this.#comeBack(), { signal, capture: true })
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#leaving?.abort()
    this.#typing.flush()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#frame = null
    this.#resized.disconnect()
    this.#editor?.destroy()
    this.#editor = null
  }

  /** Hands on what was typed a moment ago and is still held back. */
  flush(): void {
    this.#typing.flush()
  }

  /** What of the text is near the view, and so on the page at all. */
  get near(): Span {
    return this.#editor?.part ?? firstPart(this.edition.text)
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
    this.#countedWindow()?.include(span)
    this.#editor?.selectSpan(span)
  }

  /** Brings words onto the page, when the text is so long that they may not be there. */
  include(span: Span): void {
    this.#typing.flush()
    this.#countedWindow()?.include(span)
  }

  /** How far along the whole text, from 0 to 1, each of these offsets stands; null when all of it is on the page. */
  get shares(): ((offset: number) => number) | null {
    const window = this.#window
    return window && ((offset) => Math.min(1, window.along(offset) / Math.max(1, window.extent)))
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
    this.#typing.flush()
    this.#editor?.destroy()
    this.#resized.disconnect()
    const { edition } = this
    const { text } = edition
    const [before, after] = [this.#room(), this.#room()]
    // Only what was put here goes: the comment by which Lit knows its place stays.
    for (const child of [...this.children]) child.remove()
    this.append(before)
    const editor = new BaseTextEditor(this, {
      content: text.content,
      part: firstPart(text, this.#placeOf(this.selected)),
      marks: noteMarksOf(edition),
      language: edition.about.language ?? 'zh-Hant',
      label: this.label,
      events: {
        corrected: (changes) => this.#typing.add(changes, text.content.length > WHOLE),
        selectionMoved: (span) => {
          if (span.from < span.to) this.#typing.flush()
          this.dispatchEvent(new SelectTextEvent(span))
        },
        lemmaClicked: (ids) => this.dispatchEvent(new ClickLemmaEvent(ids)),
        lemmaHovered: (id) => this.dispatchEvent(new HoverEntryEvent(id)),
      },
    })
    this.append(after)
    this.#editor = editor
    editor.correcting = this.correcting
    this.#window =
      text.content.length <= WHOLE
        ? null
        : new TextWindow(
            text,
            editor,
            { before, after },
            () => this.#scroller(),
            () => {
              this.#showEntries()
              if (this.overlay !== noOverlay) this.#editor?.showOverlay(this.overlay)
              this.dispatchEvent(new TextLaidOutEvent())
            },
          )
    this.#setColumns()
    this.#showEntries()
    this.#width = this.clientWidth
    this.#resized.observe(editor.element)
  }

  #room(): HTMLElement {
    const room = document.createElement('div')
    room.className = 'room'
    room.ariaHidden = 'true'
    return room
  }

  #follow(before: Edition): void {
    const { edition } = this
    const editor = this.#editor!
    if (before.text !== edition.text) {
      if (!editor.shows(edition.text.content, this.#typing.held)) this.#bringTo(before.text, edition.text)
      if (!this.#typing.waiting) this.#window?.textIs(edition.text)
    }
    if (runsOf(before) !== runsOf(edition)) {
      this.#showEntries()
      this.dispatchEvent(new TextLaidOutEvent())
    }
  }

  /** Somebody else changed the text; what was typed here meanwhile and is still held back is said anew. */
  #bringTo(before: BaseText, now: BaseText): void {
    const mine = this.#typing.take()
    this.#editor!.bringTo(now.content)
    if (mine.length === 0) return
    const said = typedAfter(mine, before, now)
    const lost = said === null ? mine.map(({ insert }) => insert).join('') : null
    this.dispatchEvent(new CorrectTextEvent(said ?? [], lost))
  }

  #showEntries(): void {
    const near = entriesIn(this.edition, this.#editor!.part)
    this.#editor!.showEntries(lemmaMarks(near))
  }

  #placeOf(id: EntryId | null): number {
    const entry = id === null ? null : findEntry(this.edition, id)
    return (entry && lemmaExtent(entry))?.from ?? 0
  }

  /** Notes stand in two small columns where the text runs vertically. */
  #setColumns(): void {
    const { element } = this.#editor!
    const { writingMode, fontSize } = getComputedStyle(element)
    const size = parseFloat(fontSize)
    const vertical = writingMode.startsWith('vertical') && size > 0
    this.#editor!.setColumns(vertical ? { column: element.clientHeight / size, small: SMALL } : null)
  }

  #laidOut(): void {
    this.#setColumns()
    if (this.#window !== null && this.clientWidth !== this.#width) {
      this.#width = this.clientWidth
      this.#window.setAnew()
    }
    this.dispatchEvent(new TextLaidOutEvent())
  }

  #scrolled(): void {
    if (this.#window === null || this.#frame !== null) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = null
      // What is typed is in the text only when it was handed on: until then its lines cannot be counted.
      if (this.#editor?.composing === true || this.#typing.waiting) return
      this.#countedWindow()?.follow()
    })
  }

  /** A key that comes while the caret is out of sight is meant for where the caret is. */
  #comeBack(): void {
    const away = this.#editor?.away ?? null
    if (away === null) return
    this.#typing.flush()
    this.#countedWindow()?.include(away)
    this.#editor?.selectSpan(away)
    this.#editor?.element.ownerDocument
      .getSelection()
      ?.focusNode?.parentElement?.scrollIntoView({ block: 'nearest' })
  }

  /** The window, when its text is the one that is shown: what was just handed on has not come back with an edition yet. */
  #countedWindow(): TextWindow | null {
    const [window, content] = [this.#window, this.#editor?.content ?? '']
    if (window !== null && window.text.content.length !== content.length) window.textIs(baseText(content))
    return window
  }

  #scroller(): HTMLElement | null {
    return getComputedStyle(this).overflowY === 'auto' ? this : this.closest<HTMLElement>('.scroller')
  }
}

/** Of a note in two columns, in characters of the main text; page.css says the same. */
const SMALL = 0.56

declare global {
  interface HTMLElementTagNameMap {
    'base-text-panel': BaseTextPanelElement
  }
}
