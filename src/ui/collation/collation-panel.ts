import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { lemmaExtent, type Status } from '../../core/apparatus/index.ts'
import { defaultFolds, type Fold, folds } from '../../core/collation/index.ts'
import { columnAt, type NewTableEdit, splitEdit } from '../../core/collation/table/index.ts'
import { findEntry, sectionAround, tableEditsOf, updateProposals } from '../../core/edition/index.ts'
import type { LaidOutGraph } from '../../worker/lay-out-graph.ts'
import type { Desk } from '../shell/tool.ts'
import { sharedStyles } from '../shared-styles.ts'
import './alignment-grid.ts'
import type { AlignmentGridElement, CellPlace, ChooseCellEvent } from './alignment-grid.ts'
import { collationBar, collationFoot, type Sheet } from './collation-bar.ts'
import { CollationController, type CollatedTexts } from './collation-controller.ts'
import { collationPanelStyles } from './collation-panel.styles.ts'
import './graph-view.ts'
import type { CollationWords } from './collation-words.ts'
import { collationWords } from './messages.ts'
import { editFor, markMovedEdit, moveAt, regulariseSectionEdit } from './table-acts.ts'
import {
  indexOfColumn,
  layOut,
  shorten,
  shownColumns,
  type Showing,
  type TableLayout,
  wordsOf,
} from './table-layout.ts'
import './unit-bar.ts'
import { entryMarks, placesOf, unitsIn, unitsShown } from './unit-list.ts'
import { type CutCellEvent, type TableAct, type TableActEvent, tableKeys } from './unit-bar.ts'

/**
 * The collation of the edition's witnesses: their alignment table, in which an editor goes about, arranges and
 * regularises, and out of which variants become entries.
 */
@customElement('collation-panel')
export class CollationPanelElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, collationPanelStyles]

  @property({ attribute: false }) desk!: Desk
  @state() private showing: Showing = 'differences'
  /** Siglum of the witness in which the shown columns differ; null for any. */
  @state() private differingIn: string | null = null
  @state() private folds: readonly Fold[] = defaultFolds
  @state() private active: CellPlace | null = null
  @state() private anchor: number | null = null
  /** Words that are being marked as moved, as long as those of the base are not chosen. */
  @state() private moving: CellPlace | null = null
  @state() private graph: LaidOutGraph | null = null
  @state() private sheet: Sheet | null = null
  @query('alignment-grid') private grid!: AlignmentGridElement | null

  readonly #collation = new CollationController(this)
  #layout: TableLayout | null = null
  /** For what the layout was made. */
  #laidOut: readonly unknown[] = []
  #entries: ReadonlyMap<number, Status> = new Map()
  #marked: readonly unknown[] = []
  /** The caret that the table itself has set, which it need not follow. */
  #ownCaret: number | null = null

  override render() {
    const { desk } = this
    const words = this.#words
    const { collated, state } = this.#collation
    if (state.kind === 'empty') return this.#message(words.noTexts, true)
    if (state.kind === 'loading' && collated === null) return this.#message(words.loading)
    if (state.kind === 'cancelled') return this.#message(words.cancelled, false, true)
    if (state.kind === 'failed') return this.#message(words.failed(state.why), true, true)
    if (state.kind === 'collating' && collated === null) {
      return html`<p class="message" role="status">
        <progress
          max=${state.of}
          value=${state.done}
          aria-label=${words.collating(state.done, state.of)}
        ></progress>
        ${words.collating(state.done, state.of)}
        <button @click=${() => this.#collation.cancel()}>${words.cancel}</button>
      </p>`
    }
    if (collated === null || this.#layout === null) return nothing
    const layout = this.#layout
    return html`${this.#bar(collated, layout)}
    ${
      layout.columns.length === 0
        ? html`<p class="message">${words.nothingShown}</p>`
        : html`<alignment-grid
            .style=${`block-size:${38 + 32 * collated.texts.length}px`}
            .view=${collated.view}
            .texts=${collated.texts}
            .layout=${layout}
            .words=${words}
            .textLanguage=${desk.textLanguage}
            .active=${this.active}
            .chosen=${this.#chosen}
            .entries=${this.#entries}
            @choose-cell=${(event: ChooseCellEvent) => this.#choose(collated, event)}
            @keydown=${(event: KeyboardEvent) => this.#key(event)}
          ></alignment-grid>`
    }
    ${this.#unitBar(collated)}
    ${
      this.graph === null
        ? nothing
        : html`<variant-graph
            .graph=${this.graph}
            .sigla=${collated.texts.map(({ siglum }) => siglum)}
            .words=${words}
            .textLanguage=${desk.textLanguage}
          ></variant-graph>`
    }
    ${collationFoot(collated, state, this.#collation.missing, words, this.moving === null ? null : this.#wordsAt(this.moving))}`
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { desk } = this
    this.#collation.follow(desk.edition, desk.service, this.#words.base, this.folds)
    const { collated } = this.#collation
    if (collated === null) return
    this.#layOut(collated)
    this.#markEntries(collated)
    if (changed.has('desk')) this.#followText(collated, changed.get('desk'))
    const { columns } = this.#layout!
    if (columns.length === 0) this.active = null
    else if (
      this.active === null ||
      this.active.row >= collated.texts.length ||
      columns[indexOfColumn(columns, this.active.column)] !== this.active.column
    ) {
      const at = indexOfColumn(columns, this.active?.column ?? 0)
      this.active = { row: Math.min(this.active?.row ?? 0, collated.texts.length - 1), column: columns[at]! }
      this.anchor = null
    }
  }

  get #words(): CollationWords {
    return collationWords[this.desk.language]
  }

  /** The columns between where choosing began and the cell in hand. */
  get #chosen(): readonly [number, number] {
    const column = this.active?.column ?? 0
    const anchor = this.anchor ?? column
    return [Math.min(anchor, column), Math.max(anchor, column)]
  }

  // ——— parts

  #message(sentence: string, add = false, again = false): TemplateResult {
    const words = this.#words
    return html`<div class="message" role="status">
      <p>${sentence}</p>
      ${again ? html`<button @click=${() => this.#collation.again()}>${words.collate}</button>` : nothing}
      ${add ? html`<button class="primary" @click=${() => this.desk.run('addWitnesses')}>${words.addWitnesses}</button>` : nothing}
    </div>`
  }

  #bar(collated: CollatedTexts, { columns }: TableLayout): TemplateResult {
    const { desk } = this
    return collationBar(
      {
        collated,
        words: this.#words,
        textLanguage: desk.textLanguage,
        showing: this.showing,
        differingIn: this.differingIn,
        folds: this.folds,
        edits: tableEditsOf(desk.edition),
        count: unitsShown(collated.view.units, columns, this.showing).length,
        hasGraph: this.graph !== null,
        open: this.sheet,
      },
      {
        show: (showing) => (this.showing = showing),
        differIn: (siglum) => (this.differingIn = siglum),
        fold: (name) => this.#toggleFold(name),
        add: (edit) => this.#add(edit),
        remove: (id) => desk.do({ kind: 'remove-table-edits', ids: [id] }),
        graph: () => void this.#toggleGraph(),
        unfold: (sheet, open) => {
          if (open) this.sheet = sheet
          else if (this.sheet === sheet) this.sheet = null
        },
        addWitnesses: () => desk.run('addWitnesses'),
        takeAll: (status) => void this.#takeAll(status),
      },
    )
  }

  #unitBar(collated: CollatedTexts): TemplateResult | typeof nothing {
    if (this.active === null) return nothing
    return html`<unit-bar
      .collated=${collated}
      .words=${this.#words}
      .textLanguage=${this.desk.textLanguage}
      .place=${this.active}
      .chosen=${this.#chosen}
      .isUnit=${unitsIn(collated.view.units, this.#chosen).length > 0}
      .isMoved=${moveAt(collated, this.active) !== null}
      @table-act=${({ act }: TableActEvent) => this.#act(act)}
      @cut-cell=${({ row, token }: CutCellEvent) => this.#cut(row, token)}
    ></unit-bar>`
  }

  // ——— what is shown

  #layOut({ view, texts }: CollatedTexts): void {
    const wanted = [view, this.showing, this.differingIn]
    if (wanted.every((one, i) => one === this.#laidOut[i])) return
    const row = texts.findIndex(({ siglum }, i) => i > 0 && siglum === this.differingIn)
    this.#layout = layOut(view, shownColumns(view, this.showing, row < 1 ? null : row))
    if (this.#laidOut[0] !== view) {
      // What was chosen was chosen in another table.
      this.anchor = null
      this.moving = null
      if (this.graph !== null) void this.#drawGraph()
    }
    this.#laidOut = wanted
  }

  /** Which columns have an entry already. */
  #markEntries({ view }: CollatedTexts): void {
    const { entries } = this.desk.edition
    if (this.#marked[0] === view && this.#marked[1] === entries) return
    this.#marked = [view, entries]
    this.#entries = entryMarks(view.units, entries)
  }

  /** Brings the table to the entry that was selected, or to the caret. */
  #followText(collated: CollatedTexts, before: Desk | undefined): void {
    const { selected, caret, edition } = this.desk
    if (selected !== null && selected !== before?.selected) {
      const entry = findEntry(edition, selected)
      const extent = entry && lemmaExtent(entry)
      if (extent != null) return this.#goTo(collated, extent.from)
    }
    if (before !== undefined && caret !== before.caret && caret !== this.#ownCaret)
      this.#goTo(collated, caret)
  }

  #goTo({ view }: CollatedTexts, offset: number): void {
    const { columns } = this.#layout!
    if (columns.length === 0) return
    const token = Math.max(0, columnAt(view.starts[0]!, offset))
    const column = columnAt(view.bounds[0]!, Math.min(token, view.wordFrom[0]!.length - 1))
    this.active = { row: this.active?.row ?? 0, column: columns[indexOfColumn(columns, column)]! }
    this.anchor = null
  }

  #choose({ view }: CollatedTexts, { place, extend, pointed }: ChooseCellEvent): void {
    this.anchor = extend ? (this.anchor ?? this.active?.column ?? place.column) : null
    this.active = place
    if (this.graph !== null) void this.#drawGraph()
    if (pointed) this.#showInText(view, place.column)
  }

  #showInText(view: CollatedTexts['view'], column: number): void {
    const [from, to] = wordsOf(view, 0, column)
    this.#ownCaret = from
    this.desk.show({ from, to })
  }

  #wordsAt({ row, column }: CellPlace): string {
    const { view, texts } = this.#collation.collated!
    const [from, to] = wordsOf(view, row, column)
    return shorten(texts[row]!.text.slice(from, to))
  }

  #toggleFold(name: Fold): void {
    this.folds = this.folds.includes(name)
      ? this.folds.filter((one) => one !== name)
      : folds.map((fold) => fold.name).filter((one) => one === name || this.folds.includes(one))
  }

  async #toggleGraph(): Promise<void> {
    if (this.graph !== null) this.graph = null
    else await this.#drawGraph()
  }

  /** The graph of the columns in hand, with some of their neighbours. */
  async #drawGraph(): Promise<void> {
    const { collated } = this.#collation
    if (collated === null || this.active === null) return
    const [first, last] = this.#chosen
    const from = Math.max(0, first - AROUND)
    const to = Math.min(collated.view.columns, Math.min(last, first + MOST_IN_GRAPH) + 1 + AROUND)
    const graph = await this.#collation.graph(from, to)
    if (graph !== null) this.graph = graph
  }

  // ——— what an editor does

  #key(event: KeyboardEvent): void {
    const { collated } = this.#collation
    if (collated === null || this.active === null || event.isComposing) return
    const key = [event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', event.key]
      .filter(Boolean)
      .join('+')
    const act = (Object.keys(tableKeys) as TableAct[]).find((name) => tableKeys[name] === key)
    if (event.ctrlKey || event.metaKey) return
    if (act !== undefined) this.#act(act)
    else if (key === ' ') this.#showInText(collated.view, this.active.column)
    else if (key === 'Escape' && (this.moving !== null || this.anchor !== null))
      this.moving = this.anchor = null
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #act(act: TableAct): void {
    const { collated } = this.#collation
    if (collated === null || this.active === null) return
    switch (act) {
      case 'accept':
        return void this.#take(unitsIn(collated.view.units, this.#chosen), 'accepted')
      case 'propose':
        return void this.#take(unitsIn(collated.view.units, this.#chosen), 'proposed')
      case 'mark-moved':
        if (this.moving === null && this.active.row > 0) {
          this.moving = this.active
          return
        }
        if (this.moving !== null) {
          const { moving } = this
          this.moving = null
          return this.#add(markMovedEdit(collated, moving, this.#chosen))
        }
        return this.desk.say(this.#words.cannot)
      case 'regularise-section': {
        const [from] = wordsOf(collated.view, 0, this.active.column)
        const section = sectionAround(this.desk.edition, from)
        return this.#add(regulariseSectionEdit(collated, this.active, this.#chosen, section))
      }
      default:
        return this.#add(editFor(act, collated, this.active, this.#chosen))
    }
  }

  #cut(row: number, token: number): void {
    const { collated } = this.#collation
    if (collated !== null && this.active !== null) {
      this.#add(splitEdit(collated.outline, row, this.active.column, token))
    }
  }

  #add(edit: NewTableEdit | null): void {
    if (edit === null) return this.desk.say(this.#words.cannot)
    const id = `t-${crypto.randomUUID().slice(0, 8)}`
    this.desk.do({ kind: 'add-table-edits', edits: [{ edit: { id, ...edit } }] })
  }

  async #takeAll(status: 'proposed' | 'accepted'): Promise<void> {
    const { collated } = this.#collation
    if (collated === null || this.#layout === null) return
    const { units } = collated.view
    await this.#take(unitsShown(units, this.#layout.columns, this.showing), status, placesOf(units))
  }

  async #take(
    units: readonly number[],
    status: 'proposed' | 'accepted',
    found?: ReadonlySet<string>,
  ): Promise<void> {
    const words = this.#words
    if (units.length === 0) return this.desk.say(words.cannot)
    const entries = await this.#collation.entries(units)
    const update = updateProposals(this.desk.edition.entries, entries, { status, places: found ?? null })
    if (update.act === null) return this.desk.say(words.nothingNew)
    if (!this.desk.do(update.act)) return
    this.desk.say(words.taken(update.added, update.updated, update.removed, update.differing.length))
    this.grid?.focus()
  }
}

/** Columns before and after those in hand that a graph shows, and how many at most. */
const AROUND = 3
const MOST_IN_GRAPH = 40

declare global {
  interface HTMLElementTagNameMap {
    'collation-panel': CollationPanelElement
  }
}
