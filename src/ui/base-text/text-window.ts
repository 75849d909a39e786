import type { BaseText, Span } from '../../core/text/index.ts'
import type { BaseTextEditor } from '../../editor/index.ts'
import { LineExtents, lineOf } from './line-extents.ts'

/** Texts up to this length, in code units, are shown whole: measured, they cost no more than a part of a long one. */
export const WHOLE = 40_000

/** The lines of a long text with which it opens: about as much as a large screen shows. */
export function firstPart(text: BaseText, around = 0): Span {
  if (text.content.length <= WHOLE) return { from: 0, to: text.content.length }
  const first = lineOf(text, Math.max(0, around - FIRST / 2))
  const last = lineOf(text, Math.min(text.content.length, around + FIRST))
  return { from: text.lineStarts[first]!, to: endOf(text, last) }
}

/**
 * Keeps of a long text only what is near the view on the page: room is left for the rest of it, reckoned until it was
 * seen once. It owns the two elements that hold this room, before and after the editor's own.
 */
export class TextWindow {
  readonly #editor: BaseTextEditor
  readonly #before: HTMLElement
  readonly #after: HTMLElement
  readonly #scroller: () => HTMLElement | null
  readonly #onMoved: () => void
  #text: BaseText
  #extents: LineExtents

  constructor(
    text: BaseText,
    editor: BaseTextEditor,
    room: { readonly before: HTMLElement; readonly after: HTMLElement },
    scroller: () => HTMLElement | null,
    onMoved: () => void,
  ) {
    this.#text = text
    this.#editor = editor
    this.#before = room.before
    this.#after = room.after
    this.#scroller = scroller
    this.#onMoved = onMoved
    this.#extents = new LineExtents(text, this.#setting())
    this.#measure()
  }

  /** The text that it counts in. */
  get text(): BaseText {
    return this.#text
  }

  /** The text was altered; the editor shows it already. */
  textIs(text: BaseText): void {
    this.#extents = this.#extents.after(text)
    this.#text = text
    this.#measure()
  }

  /** Lines are set anew: what was measured before does not hold any more. */
  setAnew(): void {
    this.#extents = new LineExtents(this.#text, this.#setting())
    this.#measure()
  }

  /** Moves the part that is shown when the view comes near its end. */
  follow(): void {
    const view = this.#view()
    if (view === null || view.to - view.from <= 0) return
    const screen = view.to - view.from
    const { first, end } = this.#lines()
    const extents = this.#extents
    const enough =
      (first === 0 || extents.start(first) <= view.from - screen * LEAST) &&
      (end === extents.lines || extents.start(end) >= view.to + screen * LEAST)
    if (enough) return
    const line = extents.lineAt(Math.max(0, view.from))
    const within = view.from - extents.start(line)
    this.#show(
      extents.lineAt(Math.max(0, view.from - screen * MARGIN)),
      extents.lineAt(view.to + screen * MARGIN) + 1,
    )
    // What was reckoned is measured now; the line at the edge of the view stays where it was.
    this.#scrollBy(extents.start(line) + within - (this.#view()?.from ?? 0))
  }

  /** Shows the part in which `span` begins. */
  include(span: Span): void {
    const { part } = this.#editor
    if (span.from >= part.from && span.to <= part.to) return
    const view = this.#view()
    const screen = view === null ? UNKNOWN_SCREEN : Math.max(UNKNOWN_SCREEN, view.to - view.from)
    const at = this.#extents.start(lineOf(this.#text, span.from))
    const last = Math.max(
      this.#extents.lineAt(at + screen * (MARGIN + 1)),
      lineOf(this.#text, Math.min(span.to, span.from + FIRST)),
    )
    this.#show(this.#extents.lineAt(Math.max(0, at - screen * MARGIN)), last + 1)
  }

  /** Where a character stands along the flow of the whole text, in CSS pixels, shown or not. */
  along(offset: number): number {
    return this.#extents.along(offset)
  }

  get extent(): number {
    return this.#extents.total
  }

  #show(first: number, end: number): void {
    const text = this.#text
    this.#editor.showPart({
      from: text.lineStarts[first]!,
      to: endOf(text, Math.min(end, text.lineStarts.length) - 1),
    })
    this.#measure()
    this.#onMoved()
  }

  #lines(): { first: number; end: number } {
    const first = lineOf(this.#text, this.#editor.part.from)
    return { first, end: first + this.#editor.element.children.length }
  }

  /** Measures the lines that are shown, and leaves room for the others. */
  #measure(): void {
    const { element } = this.#editor
    const { first, end } = this.#lines()
    const start = this.#vertical ? (rect: DOMRect) => -rect.right : (rect: DOMRect) => rect.top
    const starts = Array.from(element.children, (line) => start(line.getBoundingClientRect()))
    for (let i = 1; i < starts.length; i++) this.#extents.measure(first + i - 1, starts[i]! - starts[i - 1]!)
    // A heading at the very start has air above it that belongs to the line before.
    const lead = starts.length === 0 ? 0 : starts[0]! - start(element.getBoundingClientRect())
    this.#before.style.blockSize = `${Math.max(0, this.#extents.start(first) - lead)}px`
    this.#after.style.blockSize = `${Math.max(0, this.#extents.total - this.#extents.start(end))}px`
  }

  /** What is seen of the text, along its flow from where it begins. */
  #view(): Span | null {
    const scroller = this.#scroller()
    if (scroller === null) return null
    const view = scroller.getBoundingClientRect()
    const text = this.#before.getBoundingClientRect()
    return this.#vertical
      ? { from: text.right - view.right, to: text.right - view.left }
      : { from: view.top - text.top, to: view.bottom - text.top }
  }

  #scrollBy(distance: number): void {
    if (Math.abs(distance) < 1) return
    this.#scroller()?.scrollBy(this.#vertical ? { left: -distance } : { top: distance })
  }

  get #vertical(): boolean {
    return getComputedStyle(this.#editor.element).writingMode.startsWith('vertical')
  }

  #setting() {
    const { element } = this.#editor
    const { fontSize, lineHeight } = getComputedStyle(element)
    const character = parseFloat(fontSize) || 21
    const width = (this.#vertical ? element.clientHeight : element.clientWidth) || character * 36
    return {
      charactersInRow: Math.max(4, Math.floor(width / character)),
      row: parseFloat(lineHeight) || character * 2,
      gap: character * 0.35,
    }
  }
}

/** Where a line ends, without its line feed. */
function endOf(text: BaseText, line: number): number {
  const next = text.lineStarts[line + 1]
  return next === undefined ? text.content.length : next - 1
}

/** In code units. */
const FIRST = 3000
/** In screens: how much is shown beyond the view, and how little is left of it before more is shown. */
const MARGIN = 1
const LEAST = 0.4
/** In CSS pixels. */
const UNKNOWN_SCREEN = 600
