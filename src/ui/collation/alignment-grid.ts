import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Status } from '../../core/apparatus/index.ts'
import type { SentText, TableView } from '../../worker/collation-messages.ts'
import { sharedStyles } from '../shared-styles.ts'
import { alignmentGridStyles } from './alignment-grid.styles.ts'
import type { CollationWords } from './collation-words.ts'
import { cellView, indexAt, readingLetter, type TableLayout } from './table-layout.ts'

/** A cell of the table: which text, which column of the whole table. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** An editor went to a cell, by key or pointer; with `extend` the columns on the way are chosen. */
export class ChooseCellEvent extends Event {
  static readonly type = 'choose-cell'
  readonly place: CellPlace
  readonly extend: boolean
  /** By pointer: the place in the text is to be shown. */
  readonly pointed: boolean

  constructor(place: CellPlace, extend: boolean, pointed: boolean) {
    super(ChooseCellEvent.type, { bubbles: true, composed: true })
    this.place = place
    this.extend = extend
    this.pointed = pointed
  }
}

/**
 * The alignment table as a grid: texts are rows, columns what stands against each other. Only what is seen is drawn,
 * however long the texts. Agreement is told by letter and colour: all that have reading a have the same words.
 *
 * @fires choose-cell
 */
@customElement('alignment-grid')
export class AlignmentGridElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, alignmentGridStyles]

  @property({ attribute: false }) view!: TableView
  @property({ attribute: false }) texts: readonly SentText[] = []
  @property({ attribute: false }) layout!: TableLayout
  @property({ attribute: false }) words!: CollationWords
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @property({ attribute: false }) active: CellPlace | null = null
  /** The first and the last chosen column of the table. */
  @property({ attribute: false }) chosen: readonly [number, number] | null = null
  /** The status of the entry that a column has, by column. */
  @property({ attribute: false }) entries: ReadonlyMap<number, Status> = new Map()
  @query('.scroller') private scroller!: HTMLElement
  /** What is seen of the table, in pixels. */
  @state() private seen = { left: 0, top: 0, width: 1200, height: 400 }

  readonly #resized = new ResizeObserver(() => this.#look())
  #frame: number | null = null

  override render() {
    const { layout, texts } = this
    const { offsets } = layout
    const width = HEAD + (offsets.at(-1) ?? 0)
    const [first, last] = this.#columnsSeen()
    const firstRow = Math.max(0, Math.floor((this.seen.top - TOP) / ROW) - 1)
    const lastRow = Math.min(texts.length - 1, Math.ceil((this.seen.top + this.seen.height) / ROW) + 1)
    const rows: TemplateResult[] = []
    for (let row = firstRow; row <= lastRow; row++) rows.push(this.#row(row, first, last, width))
    return html`<div
      class="scroller"
      role="grid"
      tabindex="0"
      aria-label=${this.words.table}
      aria-rowcount=${texts.length + 1}
      aria-colcount=${layout.columns.length + 1}
      aria-activedescendant=${this.#activeId(first, last) ?? nothing}
      aria-multiselectable="true"
      @scroll=${() => this.#lookSoon()}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
      @click=${(event: MouseEvent) => this.#point(event)}
    >
      <div
        class="space"
        role="presentation"
        .style=${`inline-size:${width}px;block-size:${TOP + texts.length * ROW}px`}
      >
        ${this.#head(first, last, width)}${rows}
      </div>
    </div>`
  }

  protected override firstUpdated() {
    this.#resized.observe(this.scroller)
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('active') && this.active !== null) this.#reveal(this.active)
    else if (changed.has('layout') && this.active !== null) this.#reveal(this.active)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#resized.disconnect()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#frame = null
  }

  override connectedCallback() {
    super.connectedCallback()
    if (this.hasUpdated) this.#resized.observe(this.scroller)
  }

  #columnsSeen(): [number, number] {
    const { offsets, columns } = this.layout
    if (columns.length === 0) return [0, -1]
    const { left, width } = this.seen
    return [
      Math.max(0, indexAt(offsets, left) - 1),
      Math.min(columns.length - 1, indexAt(offsets, left + width) + 1),
    ]
  }

  #activeId(first: number, last: number): string | null {
    if (this.active === null) return null
    const at = this.#indexOf(this.active.column)
    return at >= first && at <= last ? `c${this.active.row}-${this.active.column}` : null
  }

  #indexOf(column: number): number {
    const { columns } = this.layout
    let low = 0
    let high = columns.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (columns[middle]! < column) low = middle + 1
      else high = middle
    }
    return columns[low] === column ? low : -1
  }

  #head(first: number, last: number, width: number): TemplateResult {
    const { columns, offsets } = this.layout
    const cells: TemplateResult[] = []
    for (let i = first; i <= last; i++) {
      const column = columns[i]!
      const status = this.entries.get(column)
      cells.push(
        html`<div
          class="column ${this.#isChosen(column) ? 'chosen' : ''}"
          role="columnheader"
          aria-colindex=${i + 2}
          .style=${placed(offsets, i)}
        >
          ${i + 1}${status === undefined ? nothing : html` <span>${SIGNS[status]}</span>`}
        </div>`,
      )
    }
    return html`<div class="row head" role="row" aria-rowindex="1" .style=${`inline-size:${width}px`}>
      <div class="siglum" role="columnheader" aria-colindex="1">
        <span class="sign">${this.words.text}</span>
      </div>
      ${cells}
    </div>`
  }

  #row(row: number, first: number, last: number, width: number): TemplateResult {
    const { columns, offsets } = this.layout
    const cells: TemplateResult[] = []
    for (let i = first; i <= last; i++) cells.push(this.#cell(row, columns[i]!, i, placed(offsets, i)))
    const { siglum } = this.texts[row]!
    return html`<div
      class="row ${row === 0 ? 'base' : 'witness'}"
      role="row"
      aria-rowindex=${row + 2}
      .style=${`inline-size:${width}px;inset-block-start:${TOP + row * ROW}px`}
    >
      <div class="siglum" role="rowheader" aria-colindex="1" title=${siglum}>${siglum}</div>
      ${cells}
    </div>`
  }

  #cell(row: number, column: number, index: number, style: string): TemplateResult {
    const { words } = this
    const {
      text,
      words: whole,
      reading,
      state,
      spelled,
      moved,
    } = cellView(this.view, this.texts, row, column)
    const isActive = this.active?.row === row && this.active.column === column
    const letter = readingLetter(reading)
    const said = {
      words: null,
      nothing: null,
      omitted: words.omits,
      lacking: words.lacks,
      away: words.movedWords,
    }[state]
    const signs = { words: '', nothing: '', omitted: '—', lacking: '╱', away: '⇄' } as const
    // What is told by a sign is told in words to who does not see it.
    const unseen = [
      said,
      spelled ? words.spelled : null,
      moved && state === 'words' ? words.movedWords : null,
    ]
      .filter(Boolean)
      .join(', ')
    const colour = reading === 0 ? 'same' : `r${((reading - 1) % 4) + 1}`
    return html`<div
      id="c${row}-${column}"
      class="cell ${colour} ${state} ${spelled ? 'spelled' : ''} ${isActive ? 'active' : ''}"
      role="gridcell"
      aria-colindex=${index + 2}
      aria-selected=${this.#isChosen(column)}
      title=${text === whole ? nothing : whole.slice(0, 400)}
      lang=${this.textLanguage}
      .style=${style}
    >
      ${moved && state === 'words' ? html`<span class="sign" aria-hidden="true">⇄</span>` : nothing}${
        state === 'words' ? text : html`<span class="sign" aria-hidden="true">${signs[state]}</span>`
      }${letter === '' ? nothing : html`<span class="letter">${letter}</span>`}${
        unseen === '' ? nothing : html`<span class="unseen">${unseen}</span>`
      }
    </div>`
  }

  #isChosen(column: number): boolean {
    return this.chosen !== null && column >= this.chosen[0] && column <= this.chosen[1]
  }

  // ——— going about

  #key(event: KeyboardEvent): void {
    const { columns } = this.layout
    if (columns.length === 0 || event.altKey) return
    const at = Math.max(0, this.#indexOf(this.active?.column ?? columns[0]!))
    const row = this.active?.row ?? 0
    const page = Math.max(1, Math.floor(this.seen.width / 120))
    const whole = event.ctrlKey || event.metaKey
    const to = {
      ArrowRight: [row, at + 1],
      ArrowLeft: [row, at - 1],
      ArrowDown: [row + 1, at],
      ArrowUp: [row - 1, at],
      Home: [whole ? 0 : row, 0],
      End: [whole ? this.texts.length - 1 : row, columns.length - 1],
      PageDown: [row, at + page],
      PageUp: [row, at - page],
    }[event.key]
    if (to === undefined || (whole && !['Home', 'End'].includes(event.key))) return
    event.preventDefault()
    event.stopPropagation()
    const [nextRow, next] = to as [number, number]
    this.#choose(
      Math.min(this.texts.length - 1, Math.max(0, nextRow)),
      Math.min(columns.length - 1, Math.max(0, next)),
      event.shiftKey,
      false,
    )
  }

  #point(event: MouseEvent): void {
    const cell = event.composedPath().find((one) => one instanceof HTMLElement && /^c\d+-\d+$/.test(one.id))
    if (cell === undefined) return
    const [row, column] = (cell as HTMLElement).id.slice(1).split('-').map(Number)
    this.#choose(row!, this.#indexOf(column!), event.shiftKey, true)
  }

  #choose(row: number, index: number, extend: boolean, pointed: boolean): void {
    const column = this.layout.columns[index]
    if (column !== undefined) this.dispatchEvent(new ChooseCellEvent({ row, column }, extend, pointed))
  }

  #reveal({ row, column }: CellPlace): void {
    const at = this.#indexOf(column)
    if (at < 0) return
    const { offsets } = this.layout
    const { scroller } = this
    const [left, right] = [offsets[at]!, offsets[at + 1]!]
    const width = scroller.clientWidth - HEAD
    if (left < scroller.scrollLeft || right > scroller.scrollLeft + width) {
      const isNear = Math.abs(left - scroller.scrollLeft) < 2 * width
      scroller.scrollLeft = isNear
        ? left < scroller.scrollLeft
          ? left - 40
          : right - width + 40
        : left - width / 3
    }
    const [top, bottom] = [row * ROW, (row + 1) * ROW]
    const height = scroller.clientHeight - TOP
    if (top < scroller.scrollTop) scroller.scrollTop = top
    else if (bottom > scroller.scrollTop + height) scroller.scrollTop = bottom - height
    this.#look()
  }

  #lookSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null
      this.#look()
    })
  }

  #look(): void {
    const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = this.scroller
    const { seen } = this
    if (seen.left === left && seen.top === top && seen.width === width && seen.height === height) return
    this.seen = { left, top, width, height }
  }
}

const placed = (offsets: Float64Array, i: number) =>
  `inset-inline-start:${HEAD + offsets[i]!}px;inline-size:${offsets[i + 1]! - offsets[i]!}px`

const SIGNS: Readonly<Record<Status, string>> = {
  proposed: '○',
  accepted: '●',
  disputed: '◐',
  settled: '■',
  rejected: '×',
}

/** In pixels: the column of sigla, a row, the row of numbers. */
const HEAD = 112
const ROW = 32
const TOP = 22

declare global {
  interface HTMLElementTagNameMap {
    'alignment-grid': AlignmentGridElement
  }
  interface HTMLElementEventMap {
    'choose-cell': ChooseCellEvent
  }
}
