import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { EntryId } from '../core/apparatus/index.ts'
import {
  applyChanges,
  baseText,
  blocks,
  type Change,
  difference,
  mapSpan,
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
import { type LemmaMark, marksWithin } from './lemma-marks.ts'
import type { ColumnSetting } from './note-pieces.ts'
import { columnsOf, notePiecesPlugin, setColumns } from './note-pieces-plugin.ts'
import { type Overlay, overlayPlugin, overlayWithin, setOverlay } from './overlay-plugin.ts'
import { textChange, textOf, toPosition, toSpan, toTextOffset } from './positions.ts'
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
  /** Which lines are shown, from the start of one to the end of one; all of them without it. */
  readonly part?: Span
  readonly marks: readonly NoteMarks[]
  /** BCP 47 */
  readonly language: string
  readonly label: string
  readonly events: BaseTextEditorEvents
}

/**
 * The base text in a ProseMirror view: shows it with its lemmas, lets words be selected and, when asked, corrected. Of a
 * long text it holds a part at a time; offsets are those of the whole text all the same.
 */
export class BaseTextEditor {
  readonly #view: EditorView
  readonly #events: BaseTextEditorEvents
  readonly #marks: readonly NoteMarks[]
  /** The lines before the part that is shown, line feed included, and those after it, line feed before them. */
  #head: string
  #tail: string
  /** The whole text, put together, until something is typed: of a long one that takes longer than a frame may. */
  #content: string | null
  /** What is selected, when it is not in the part that is shown. */
  #away: Span | null = null
  #hovered: EntryId | null = null

  constructor(host: HTMLElement, options: BaseTextEditorOptions) {
    const { content, marks, language, label, events, part = { from: 0, to: content.length } } = options
    this.#events = events
    this.#marks = marks
    this.#content = content
    this.#head = content.slice(0, part.from)
    this.#tail = content.slice(part.to)
    this.#view = new EditorView(host, {
      state: EditorState.create({
        doc: shown(content.slice(part.from, part.to), marks),
        plugins: [
          ...apparatusPlugins(),
          overlayPlugin(),
          correctionPlugin(marks),
          notePiecesPlugin(),
          keymap(baseKeymap),
        ],
      }),
      attributes: {
        class: 'base-text',
        tabindex: '0',
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

  /** Sets notes in two small columns within columns of this setting; in a row with the text without one. */
  setColumns(setting: ColumnSetting | null): void {
    const now = columnsOf(this.#view.state)
    if (now?.column === setting?.column && now?.small === setting?.small) return
    this.#view.dispatch(setColumns(this.#view.state.tr, setting))
  }

  /** The words selected, never cutting a character; without width at a caret. */
  get selection(): Span {
    if (this.#away !== null) return this.#away
    const { doc } = this.#view.state
    const { from, to } = this.#selected()
    return moved(wholeUnits(textOf(doc), toSpan(doc, from, to)), this.#head.length)
  }

  /** What of the text is shown: whole lines. */
  get part(): Span {
    return { from: this.#head.length, to: this.#head.length + textOf(this.#view.state.doc).length }
  }

  /** The whole text, as it is shown and corrected here. */
  get content(): string {
    this.#content ??= this.#head + textOf(this.#view.state.doc) + this.#tail
    return this.#content
  }

  /** Shows another part of the text, whole lines of it. The lines that both parts have stay as they are on the page. */
  showPart(part: Span): void {
    const { content, selection } = this
    const old = this.part
    const lines = (from: number, to: number) => shown(content.slice(from, to), this.#marks).content
    const tr = asGiven(this.#view.state.tr)
    const { doc } = tr
    if (part.from > old.to || part.to < old.from) {
      tr.replaceWith(0, doc.content.size, lines(part.from, part.to))
    } else {
      if (part.to > old.to) tr.insert(doc.content.size, lines(old.to + 1, part.to))
      else if (part.to < old.to) tr.delete(toPosition(doc, part.to - old.from) + 1, doc.content.size)
      if (part.from < old.from) tr.insert(0, lines(part.from, old.from - 1))
      else if (part.from > old.from) tr.delete(0, toPosition(doc, part.from - old.from) - 1)
    }
    this.#head = content.slice(0, part.from)
    this.#tail = content.slice(part.to)
    this.#away = within(selection, part) ? null : selection
    if (this.#away === null) tr.setSelection(this.#textSelection(tr.doc, selection))
    this.#view.dispatch(tr)
  }

  #textSelection(doc: Node, { from, to }: Span): TextSelection {
    const start = this.#head.length
    return TextSelection.create(doc, toPosition(doc, from - start), toPosition(doc, to - start))
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

  /** Whether the base text shown is `content` with `typed` in it. */
  shows(content: string, typed: readonly Change[] = []): boolean {
    const shown = textOf(this.#view.state.doc)
    const [head, tail] = [this.#head, this.#tail]
    const grown = typed.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
    const part = { from: head.length, to: head.length + shown.length - grown }
    // A long text is not put together for every look at it: what is typed is typed where it is seen.
    return (
      content.length - part.to === tail.length &&
      typed.every((change) => within(change, part)) &&
      content.startsWith(head) &&
      content.endsWith(tail) &&
      applyChanges(
        content.slice(part.from, part.to),
        typed.map(({ from, to, insert }) => ({ ...moved({ from, to }, -part.from), insert })),
      ) === shown
    )
  }

  /** Shows these entries, as far as they stand in the part that is shown. */
  showEntries(marks: readonly LemmaMark[]): void {
    this.#view.dispatch(setEntries(this.#view.state.tr, marksWithin(marks, this.part)))
  }

  /** Shows what lies over the text, as far as it stands in the part that is shown. */
  showOverlay(overlay: Overlay): void {
    this.#view.dispatch(setOverlay(this.#view.state.tr, overlayWithin(overlay, this.part)))
  }

  select(id: EntryId | null): void {
    this.#view.dispatch(selectEntry(this.#view.state.tr, id))
  }

  hover(id: EntryId | null): void {
    this.#view.dispatch(hoverEntry(this.#view.state.tr, id))
  }

  /** Puts the caret, or the selection, on `span`, whether or not it is in the part that is shown. */
  selectSpan(span: Span): void {
    this.#away = within(span, this.part) ? null : span
    if (this.#away !== null) return this.#events.selectionMoved(span)
    const { doc, tr } = this.#view.state
    this.#view.dispatch(tr.setSelection(this.#textSelection(doc, span)))
  }

  /** Brings the text to `content`, which was changed elsewhere, by replacing what differs. */
  bringTo(content: string): void {
    const { doc, tr } = this.#view.state
    const part = this.part
    const changes = difference(this.content, content)
    this.#content = content
    for (const change of changes) {
      const { from, to, insert } = change
      this.#away = this.#away && mapSpan(this.#away, [change])
      if (to < part.from) this.#head = applyChanges(this.#head, [change])
      else if (from > part.to)
        this.#tail = applyChanges(this.#tail, [{ ...change, from: from - part.to, to: to - part.to }])
      else if (from >= part.from && to <= part.to) {
        const at = (offset: number) => toPosition(doc, offset - part.from)
        this.#view.dispatch(asGiven(tr.replace(at(from), at(to), sliceOf(insert))))
      } else
        this.#begin(
          content,
          Math.min(part.from, from),
          Math.max(part.to, to) + change.insert.length - (to - from),
        )
    }
  }

  /** Shows the lines of another text in which `from` and `to` lie. */
  #begin(content: string, from: number, to: number): void {
    const start = content.lastIndexOf('\n', from - 1) + 1
    const end = content.indexOf('\n', to)
    const { tr, doc } = this.#view.state
    this.#head = content.slice(0, start)
    this.#tail = end < 0 ? '' : content.slice(end)
    const lines = shown(content.slice(start, end < 0 ? content.length : end), this.#marks)
    this.#view.dispatch(asGiven(tr.replaceWith(0, doc.content.size, lines.content)))
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
    if (this.#away !== null) return this.#away.to
    const { doc, selection } = this.#view.state
    return this.#head.length + toTextOffset(doc, selection.head)
  }

  /** What is selected out of sight; null when the part that is shown holds it. */
  get away(): Span | null {
    return this.#away
  }

  /** Where each lemma begins on the page. */
  places(): Map<EntryId, DOMRect> {
    const places = new Map<EntryId, DOMRect>()
    for (const [id, position] of positionsOfEntries(this.#view.state)) {
      places.set(id, this.#rectAt(position))
    }
    return places
  }

  /** Where the words at a base text offset are on the page. Throws a RangeError for what is not shown. */
  placeOf(offset: number): DOMRect {
    return this.#rectAt(toPosition(this.#view.state.doc, offset - this.#head.length))
  }

  /** Where the entry's lemma begins on the page; null when it has no place. */
  placeOfEntry(id: EntryId): DOMRect | null {
    const position = positionOf(this.#view.state, id)
    return position === null ? null : this.#rectAt(position)
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
      .map(({ from, to, insert }) => ({ ...moved({ from, to }, this.#head.length), insert }))
    if (changes.length > 0) {
      this.#content = null
      this.#events.corrected(changes)
    }
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

/** The document that shows `content`, whole lines of a text. */
const shown = (content: string, marks: readonly NoteMarks[]): Node =>
  documentOf(content, blocks(baseText(content), marks))

const moved = ({ from, to }: Span, by: number): Span => ({ from: from + by, to: to + by })

const within = (span: Span, part: Span): boolean => span.from >= part.from && span.to <= part.to

/** `text` as a slice open at both ends, a block for each of its lines. */
function sliceOf(text: string): Slice {
  if (text === '') return Slice.empty
  const lines = text
    .split('\n')
    .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
  return lines.length === 1 ? new Slice(lines[0]!.content, 0, 0) : new Slice(Fragment.from(lines), 1, 1)
}
