import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { Fragment, Slice } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { EntryId } from '../core/apparatus/index.ts'
import {
  type Block,
  type Change,
  difference,
  type NoteMarks,
  type Span,
  wholeUnits,
} from '../core/text/index.ts'
import {
  apparatusPlugins,
  entriesAt,
  hoverEntry,
  positionOf,
  positionsOfEntries,
  selectEntry,
  setEntries,
} from './apparatus-plugin.ts'
import { asGiven, correctionPlugin, isCorrecting, isGiven, setCorrecting } from './correction-plugin.ts'
import { documentOf } from './document.ts'
import type { LemmaMark } from './lemma-marks.ts'
import { textBetween, textChange, textOf, toPosition, toSpan, toTextOffset } from './positions.ts'
import { schema } from './schema.ts'

/** What the editor tells its owner. */
export interface BaseTextEditorEvents {
  /** The editor corrected the text. Each change counts in the text that the one before it left. */
  readonly corrected: (changes: readonly Change[]) => void
  /** The caret or selection moved by the editor's hand; the span has no width at a caret. */
  readonly selectionMoved: (span: Span) => void
  /** A lemma was clicked. The innermost entry comes first. */
  readonly lemmaClicked: (ids: readonly EntryId[]) => void
  readonly lemmaHovered: (id: EntryId | null) => void
}

export interface BaseTextEditorOptions {
  readonly content: string
  readonly blocks: readonly Block[]
  readonly marks: readonly NoteMarks[]
  /** BCP 47 */
  readonly language: string
  readonly label: string
  readonly events: BaseTextEditorEvents
}

/** The base text in a ProseMirror view: shows it with its lemmas, lets words be selected and, when asked, corrected. */
export class BaseTextEditor {
  readonly #view: EditorView
  readonly #events: BaseTextEditorEvents
  #hovered: EntryId | null = null

  constructor(host: HTMLElement, { content, blocks, marks, language, label, events }: BaseTextEditorOptions) {
    this.#events = events
    this.#view = new EditorView(host, {
      state: EditorState.create({
        doc: documentOf(content, blocks),
        plugins: [...apparatusPlugins(), correctionPlugin(marks), keymap(baseKeymap)],
      }),
      attributes: {
        class: 'base-text',
        lang: language,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
      },
      dispatchTransaction: (tr) => this.#dispatch(tr),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
      handlePaste: (view, event) => this.#paste(view, event),
      handleClick: (view, position) => {
        const ids = entriesAt(view.state, position)
        if (ids.length > 0) events.lemmaClicked(ids)
        return false
      },
      handleDOMEvents: {
        mousemove: (view, event) => {
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          this.#hover(at === null ? null : (entriesAt(view.state, at.pos)[0] ?? null))
          return false
        },
        mouseleave: () => {
          this.#hover(null)
          return false
        },
      },
    })
  }

  get element(): HTMLElement {
    return this.#view.dom
  }

  get correcting(): boolean {
    return isCorrecting(this.#view.state)
  }

  set correcting(correcting: boolean) {
    this.#view.dispatch(setCorrecting(this.#view.state.tr, correcting))
  }

  /** The words selected, never cutting a character; without width at a caret. */
  get selection(): Span {
    const { doc } = this.#view.state
    const { from, to } = this.#selected()
    return wholeUnits(textOf(doc), toSpan(doc, from, to))
  }

  /** The document positions selected on the page: the state hears of a selection only after the key that made it. */
  #selected(): { from: number; to: number } {
    const view = this.#view
    const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
    if (!view.hasFocus() || !view.dom.contains(anchorNode ?? null) || !view.dom.contains(focusNode ?? null)) {
      return view.state.selection
    }
    const anchor = view.posAtDOM(anchorNode!, anchorOffset!)
    const head = view.posAtDOM(focusNode!, focusOffset!)
    return { from: Math.min(anchor, head), to: Math.max(anchor, head) }
  }

  /** Whether the base text shown is `content`. */
  shows(content: string): boolean {
    return textOf(this.#view.state.doc) === content
  }

  showEntries(marks: readonly LemmaMark[]): void {
    this.#view.dispatch(setEntries(this.#view.state.tr, marks))
  }

  select(id: EntryId | null): void {
    this.#view.dispatch(selectEntry(this.#view.state.tr, id))
  }

  hover(id: EntryId | null): void {
    this.#view.dispatch(hoverEntry(this.#view.state.tr, id))
  }

  /** Puts the caret, or the selection, on `span`. */
  selectSpan(span: Span): void {
    const { doc, tr } = this.#view.state
    this.#view.dispatch(
      tr.setSelection(TextSelection.create(doc, toPosition(doc, span.from), toPosition(doc, span.to))),
    )
  }

  /** Brings the shown text to `content`, which was changed elsewhere, by replacing what differs. */
  bringTo(content: string): void {
    const { doc, tr } = this.#view.state
    for (const { from, to, insert } of difference(textOf(doc), content)) {
      this.#view.dispatch(asGiven(tr.replace(toPosition(doc, from), toPosition(doc, to), sliceOf(insert))))
    }
  }

  focus(): void {
    this.#view.focus()
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus()
  }

  /** Whether an input method is composing: no key is a command then. */
  get composing(): boolean {
    return this.#view.composing
  }

  /** The entries whose lemma touches the caret, the innermost first. */
  get entriesAtCaret(): EntryId[] {
    return entriesAt(this.#view.state, this.#view.state.selection.from)
  }

  /** Where the caret is in the base text. */
  get caret(): number {
    const { doc, selection } = this.#view.state
    return toTextOffset(doc, selection.head)
  }

  /** Where each lemma begins on the page. */
  places(): Map<EntryId, DOMRect> {
    const places = new Map<EntryId, DOMRect>()
    for (const [id, position] of positionsOfEntries(this.#view.state)) {
      places.set(id, this.#rectAt(position))
    }
    return places
  }

  /** Where the words at a base text offset are on the page. */
  placeOf(offset: number): DOMRect {
    return this.#rectAt(toPosition(this.#view.state.doc, offset))
  }

  /** Where the entry's lemma begins on the page; null when it has no place. */
  placeOfEntry(id: EntryId): DOMRect | null {
    const position = positionOf(this.#view.state, id)
    return position === null ? null : this.#rectAt(position)
  }

  words(span: Span): string {
    return textBetween(this.#view.state.doc, span)
  }

  destroy(): void {
    this.#view.destroy()
  }

  #rectAt(position: number): DOMRect {
    const { left, top, right, bottom } = this.#view.coordsAtPos(position, 1)
    return new DOMRect(left, top, right - left, bottom - top)
  }

  #dispatch(tr: Transaction): void {
    const { state, transactions } = this.#view.state.applyTransaction(tr)
    this.#view.updateState(state)
    const changes = transactions
      .filter((done) => done.docChanged && !isGiven(done))
      .flatMap((done) => done.steps.map((step, i) => textChange(step, done.docs[i]!)))
      .filter((change) => change !== null)
    if (changes.length > 0) this.#events.corrected(changes)
    if (tr.selectionSet && !isGiven(tr)) this.#events.selectionMoved(this.selection)
  }

  #paste(view: EditorView, event: ClipboardEvent): boolean {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text !== '' && isCorrecting(view.state)) {
      view.dispatch(view.state.tr.replaceSelection(sliceOf(text.replace(/\r\n?/gu, '\n'))).scrollIntoView())
    }
    return true
  }

  #hover(id: EntryId | null): void {
    if (id === this.#hovered) return
    this.#hovered = id
    this.#events.lemmaHovered(id)
  }
}

/** `text` as a slice open at both ends, a block for each of its lines. */
function sliceOf(text: string): Slice {
  if (text === '') return Slice.empty
  const lines = text
    .split('\n')
    .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
  return lines.length === 1 ? new Slice(lines[0]!.content, 0, 0) : new Slice(Fragment.from(lines), 1, 1)
}
