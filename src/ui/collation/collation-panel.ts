import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { lemmaExtent, type Status } from '../../core/apparatus/index.ts'
import { defaultFolds, type Fold, folds } from '../../core/collation/index.ts'
import { columnAt, type NewTableEdit, splitEdit } from '../../core/collation/table/index.ts'
import { findEntry, tableEditsOf, updateProposals } from '../../core/edition/index.ts'
import type { LaidOutGraph } from '../../worker/lay-out-graph.ts'
import type { Desk } from '../shell/tool.ts'
import { sharedStyles } from '../shared-styles.ts'
import './alignment-grid.ts'
import type { AlignmentGridElement, CellPlace, ChooseCellEvent } from './alignment-grid.ts'
import { CollationController, type CollatedTexts } from './collation-controller.ts'
import { editList, pairList } from './collation-lists.ts'
import { collationPanelStyles } from './collation-panel.styles.ts'
import './graph-view.ts'
import { collationWords, type CollationWords } from './messages.ts'
import { editFor, markMovedEdit, moveAt } from './table-acts.ts'
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
    ${this.#foot(collated)}`
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

  #bar({ texts, view }: CollatedTexts, layout: TableLayout): TemplateResult {
    const words = this.#words
    const { textLanguage } = this.desk
    const sigla = texts.slice(1).map(({ siglum }) => siglum)
    const edits = tableEditsOf(this.desk.edition)
    const count = this.#unitsShown(view, layout).length
    const pairs = view.pairs.filter(({ folded }) => !folded).length
    return html`<div class="bar">
      <label
        >${words.show}
        <select @change=${(event: Event) => (this.showing = valueOf(event) as Showing)}>
          ${(['differences', 'spellings', 'context'] as const).map(
            (name) =>
              html`<option value=${name} ?selected=${name === this.showing}>
                ${{ differences: words.showDifferences, spellings: words.showSpellings, context: words.showContext }[name]}
              </option>`,
          )}
        </select></label
      >
      <label
        >${words.witness}
        <select @change=${(event: Event) => (this.differingIn = valueOf(event) || null)}>
          <option value="">${words.allWitnesses}</option>
          ${sigla.map((siglum) => html`<option value=${siglum} ?selected=${siglum === this.differingIn}>${siglum}</option>`)}
        </select></label
      >
      ${this.#sheet(
        words.folds,
        html`${folds.map(
          ({ name }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${this.folds.includes(name)}
                @change=${() => this.#toggleFold(name)}
              />
              ${words.foldNames[name]}</label
            >`,
        )}`,
      )}
      ${this.#sheet(
        html`${words.pairs} <span class="soft">${pairs}</span>`,
        pairList(view.pairs, sigla, words, textLanguage, (edit) => this.#add(edit)),
      )}
      ${this.#sheet(
        html`${words.edits}
          <span class="soft">${edits.length}</span
          >${view.unfit.length > 0 ? html` <span class="misfit">△ ${view.unfit.length}</span>` : nothing}`,
        editList(edits, view.unfit, words, textLanguage, (id) =>
          this.desk.do({ kind: 'remove-table-edits', ids: [id] }),
        ),
      )}
      <button aria-pressed=${this.graph !== null} @click=${() => void this.#toggleGraph()}>
        ${words.graph}
      </button>
      <button @click=${() => this.desk.run('addWitnesses')}>${words.addWitnesses}</button>
      <span class="end">
        <button ?disabled=${count === 0} @click=${() => void this.#takeAll('proposed')}>
          ${words.proposeShown(count)}
        </button>
        <button ?disabled=${count === 0} @click=${() => void this.#takeAll('accepted')}>
          ${words.acceptShown(count)}
        </button>
      </span>
    </div>`
  }

  #sheet(summary: string | TemplateResult, content: TemplateResult): TemplateResult {
    return html`<details @keydown=${closeOnEscape} @focusout=${closeWhenLeft}>
      <summary>${summary}</summary>
      <div class="sheet">${content}</div>
    </details>`
  }

  #unitBar(collated: CollatedTexts): TemplateResult | typeof nothing {
    if (this.active === null) return nothing
    return html`<unit-bar
      .collated=${collated}
      .words=${this.#words}
      .textLanguage=${this.desk.textLanguage}
      .place=${this.active}
      .chosen=${this.#chosen}
      .isUnit=${this.#unitsIn(this.#chosen).length > 0}
      .isMoved=${moveAt(collated, this.active) !== null}
      @table-act=${({ act }: TableActEvent) => this.#act(act)}
      @cut-cell=${({ row, token }: CutCellEvent) => this.#cut(row, token)}
    ></unit-bar>`
  }

  #foot({ texts, view }: CollatedTexts): TemplateResult {
    const words = this.#words
    const { state, missing } = this.#collation
    const spellings = view.units.spelling.reduce((sum, one) => sum + one, 0)
    const doubts = view.doubts.flatMap((doubt, i) => {
      const { siglum } = texts[i + 1]!
      if (doubt === null) return []
      return doubt.kind === 'other-text'
        ? [words.doubtOther(siglum, Math.floor(doubt.common * 100))]
        : [words.doubtLonger(siglum, Math.round(doubt.times), doubt.longer)]
    })
    return html`<div class="foot">
      ${state.kind === 'collating' ? words.collating(state.done, state.of) : words.summary(view.units.spelling.length - spellings, spellings, texts.length - 1, (view.took / 1000).toFixed(2))}
      ${this.moving === null ? nothing : html`<span class="doubt" role="status">${words.chooseBase(this.#wordsAt(this.moving))}</span>`}
      ${[...doubts, ...(missing.length > 0 ? [words.missing(missing.join('、'))] : [])].map((sentence) => html`<div class="doubt">△ ${sentence}</div>`)}
    </div>`
  }

  // ——— what is shown

  #layOut({ view, texts }: CollatedTexts): void {
    const wanted = [view, this.showing, this.differingIn]
    if (wanted.every((one, i) => one === this.#laidOut[i])) return
    const row = texts.findIndex(({ siglum }, i) => i > 0 && siglum === this.differingIn)
    this.#layout = layOut(view, texts, shownColumns(view, this.showing, row < 1 ? null : row))
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
    const statuses = new Map<string, Status>()
    for (const entry of entries) {
      const extent = entry.origin.by === 'collation' ? lemmaExtent(entry) : null
      if (extent !== null) statuses.set(`${extent.from}-${extent.to}`, entry.status)
    }
    const marks = new Map<number, Status>()
    const { columns, lemmas, spelling } = view.units
    for (let i = 0; i < spelling.length; i++) {
      const status = statuses.get(`${lemmas[2 * i]!}-${lemmas[2 * i + 1]!}`)
      if (status !== undefined) marks.set(columns[2 * i]!, status)
    }
    this.#entries = marks
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
        return void this.#take(this.#unitsIn(this.#chosen), 'accepted')
      case 'propose':
        return void this.#take(this.#unitsIn(this.#chosen), 'proposed')
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

  /** The numbers of the units that begin in a range of columns. */
  #unitsIn([first, last]: readonly [number, number]): number[] {
    const { columns, spelling } = this.#collation.collated!.view.units
    const found: number[] = []
    // The units are in the order of their columns.
    let low = 0
    let high = spelling.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (columns[2 * middle]! < first) low = middle + 1
      else high = middle
    }
    for (; low < spelling.length && columns[2 * low]! <= last; low++) found.push(low)
    return found
  }

  /** The units that the shown columns hold; those of spelling only where spelling is shown. */
  #unitsShown({ units }: CollatedTexts['view'], { columns: shown }: TableLayout): number[] {
    const { columns, spelling } = units
    const found: number[] = []
    for (let i = 0; i < spelling.length; i++) {
      if (spelling[i] === 1 && this.showing !== 'spellings') continue
      const column = columns[2 * i]!
      if (shown[indexOfColumn(shown, column)] === column) found.push(i)
    }
    return found
  }

  async #takeAll(status: 'proposed' | 'accepted'): Promise<void> {
    const { collated } = this.#collation
    if (collated === null || this.#layout === null) return
    const { lemmas, spelling } = collated.view.units
    const found = new Set(Array.from(spelling, (_, i) => `${lemmas[2 * i]!}-${lemmas[2 * i + 1]!}`))
    await this.#take(this.#unitsShown(collated.view, this.#layout), status, found)
  }

  async #take(
    units: readonly number[],
    status: 'proposed' | 'accepted',
    found?: ReadonlySet<string>,
  ): Promise<void> {
    const words = this.#words
    if (units.length === 0) return this.desk.say(words.cannot)
    const entries = await this.#collation.entries(units)
    const update = updateProposals(this.desk.edition, entries, { status, ...(found && { found }) })
    if (update.act === null) return this.desk.say(words.nothingNew)
    if (!this.desk.do(update.act)) return
    this.desk.say(words.taken(update.added, update.updated, update.removed, update.kept))
    this.grid?.focus()
  }
}

const valueOf = (event: Event) => (event.target as HTMLSelectElement).value

function closeOnEscape(event: KeyboardEvent): void {
  const sheet = event.currentTarget as HTMLDetailsElement
  if (event.key !== 'Escape' || !sheet.open) return
  event.stopPropagation()
  sheet.open = false
  sheet.querySelector('summary')?.focus()
}

function closeWhenLeft(event: FocusEvent): void {
  const sheet = event.currentTarget as HTMLDetailsElement
  if (event.relatedTarget instanceof Node && !sheet.contains(event.relatedTarget)) sheet.open = false
}

/** Columns before and after those in hand that a graph shows, and how many at most. */
const AROUND = 3
const MOST_IN_GRAPH = 40

declare global {
  interface HTMLElementTagNameMap {
    'collation-panel': CollationPanelElement
  }
}
