import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  isOrphan,
  lemmaExtent,
  lemmaText,
  type Preference,
  type Selector,
  type Status,
} from '../../core/apparatus/index.ts'
import {
  type Act,
  type BulkRequest,
  bulkAct,
  type Edition,
  entriesIn,
  findEntry,
  type ProjectSummary,
  type Refusal,
  samePair,
} from '../../core/edition/index.ts'
import { lineAndColumn, type Span } from '../../core/text/index.ts'
import type { HttpService } from '../../storage/http.ts'
import '../apparatus/apparatus-panel.ts'
import type { Purpose } from '../apparatus/entry-decision.ts'
import '../apparatus/entry-form.ts'
import { requestAct } from '../apparatus/entry-acts.ts'
import type {
  EntryRequestEvent,
  FormEvent,
  HoverEntryEvent,
  SelectEntryEvent,
} from '../apparatus/entry-events.ts'
import type { ClickLemmaEvent, CorrectTextEvent, SelectTextEvent } from '../base-text/base-text-events.ts'
import '../base-text/base-text-panel.ts'
import { firstPart } from '../base-text/text-window.ts'
import type { Messages } from '../messages/index.ts'
import { newId } from '../new-id.ts'
import { reviewMessages } from '../review/messages.ts'
import '../review/review-bar.ts'
import type { BulkEvent, FilterEvent } from '../review/review-bar.ts'
import { type Queue, ReviewController } from '../review/review-controller.ts'
import { readFilter, type ReviewFilter, writeFilter } from '../review/review-filter.ts'
import { type CommandEvent, type CommandName, commandOf, isTool } from './commands.ts'
import { EditionController } from './edition-controller.ts'
import { Flow } from './flow.ts'
import { FormController } from './form-controller.ts'
import './keys-dialog.ts'
import { openingView } from './opening-view.ts'
import './overview-strip.ts'
import { PlaceController } from './place-controller.ts'
import { PreferencesController } from './preferences-controller.ts'
import './refusal-dialog.ts'
import type { TakeMineEvent } from './refusal-dialog.ts'
import { readRoute, writeRoute } from './route.ts'
import './settings-dialog.ts'
import type { PreferencesEvent } from './settings-dialog.ts'
import { takeMineAct } from './take-mine.ts'
import './status-bar.ts'
import type { NextOfStatusEvent } from './status-bar.ts'
import type { Desk, Tool } from './tool.ts'
import { ToolController } from './tool-controller.ts'
import { dialogFrame, drawerFrame } from './tool-frames.ts'
import { entryFromPlace, nextEntry } from './walk.ts'
import './workbench-header.ts'
import type { WindowJournal } from '../unsent/window-journal.ts'
import { attests, witnessAct } from '../witnesses/witness-acts.ts'
import '../witnesses/witness-dialog.ts'
import type { WitnessRequest, WitnessRequestEvent } from '../witnesses/witness-events.ts'
import './workbench.css'

/**
 * The page: head, base text with its apparatus, foot. It renders into the document itself, since what holds an
 * editable text must not stand in a shadow root. Every change goes through `#do`, every command through `#run`.
 */
@customElement('yiwen-workbench')
export class YiwenWorkbench extends LitElement {
  /** Set once, before the element is connected. */
  @property({ attribute: false }) service!: HttpService
  /** Where unsent changes outlive the page; set with the service. */
  @property({ attribute: false }) journal: WindowJournal | null = null

  @state() private project: ProjectSummary | null = null
  @state() private selected: EntryId | null = null
  @state() private hovered: EntryId | null = null
  @state() private correcting = false
  @state() private notice = ''
  /** What waits for the editor's choice, the first of it shown. */
  @state() private refusals: readonly Refusal[] = []

  #caret = 0
  #textSelection: Selector | null = null
  #open!: EditionController
  readonly #form = new FormController(this)
  readonly #review = new ReviewController(this)
  readonly #places = new PlaceController(this, () => this.#flow?.places() ?? null)
  readonly #preferences = new PreferencesController(this, () => this.#places.ask())
  readonly #tools = new ToolController(this, () => (this.notice = this.#messages.notReached))
  #leaving: AbortController | null = null

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    this.#open ??= new EditionController(
      this,
      this.service,
      () => this.#preferences.person,
      (refusal) => this.#refused(refusal),
      this.journal,
    )
    this.#leaving = new AbortController()
    const { signal } = this.#leaving
    document.addEventListener('keydown', (event) => this.#key(event), { signal })
    addEventListener('hashchange', () => this.#followRoute(), { signal })
    const leave = (event: Event) => {
      this.#text?.flush()
      if (!this.#mayLeave) event.preventDefault()
    }
    addEventListener('beforeunload', leave, { signal })
    addEventListener('pagehide', () => void this.journal?.flush(), { signal })
    addEventListener('resize', () => this.#places.ask(), { signal })
    document.fonts.addEventListener('loadingdone', () => this.#places.ask(), { signal })
    void this.#begin()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#leaving?.abort()
  }

  override render() {
    const { edition, store } = this.#open
    const messages = this.#messages
    const language = edition?.about.language ?? 'zh-Hant'
    return html`<workbench-header
        role="banner"
        .messages=${messages}
        .heading=${edition?.about.title ?? messages.name}
        .author=${edition?.about.author ?? ''}
        .textLanguage=${language}
        .editions=${this.project?.editions ?? []}
        .formats=${this.project?.formats ?? []}
        .edition=${edition?.id ?? ''}
        .exportUrl=${(format: string) => this.service.exportUrl(edition?.id ?? '', format)}
        ?ready=${edition !== null}
        ?correcting=${this.correcting}
        ?canUndo=${store?.canUndo === true}
        ?canRedo=${store?.canRedo === true}
        @command=${(event: CommandEvent) => this.#run(event.command)}
      ></workbench-header>
      <div class="notice" role="status">${this.#notice()}</div>
      ${
        edition === null
          ? openingView(
              this.#open.opening,
              this.project,
              readRoute(location.hash).edition,
              messages,
              () => void this.#begin(),
            )
          : this.#desk(edition, language)
      }
      <settings-dialog
        .messages=${messages}
        .preferences=${this.#preferences.chosen}
        @preferences=${(event: PreferencesEvent) => this.#preferences.choose(event.changed)}
      ></settings-dialog>
      <witness-dialog
        .messages=${messages}
        .edition=${edition}
        @witness-request=${(event: WitnessRequestEvent) => this.#witnessRequested(event.request)}
      ></witness-dialog>
      <keys-dialog .messages=${messages}></keys-dialog>
      <refusal-dialog
        .messages=${messages}
        .refusal=${this.refusals[0] ?? null}
        .textLanguage=${language}
        @take-mine=${(event: TakeMineEvent) => this.#takeMine(event.refusal)}
        @refusal-answered=${() => this.#refusalAnswered()}
      ></refusal-dialog>
      ${edition === null ? nothing : dialogFrame(this.#tools.dialog, this.#deskFor(edition, 'dialog'), messages)}`
  }

  protected override updated() {
    document.title = this.#open.edition === null ? 'Yiwen 異文' : `${this.#open.edition.about.title} · 異文`
  }

  get #messages(): Messages {
    return this.#preferences.messages
  }

  get #vertical(): boolean {
    return this.#preferences.vertical
  }

  /** Whether nothing is lost when the page is left. */
  get #mayLeave(): boolean {
    return this.#open.saveState === 'saved' || this.journal?.works === true
  }

  #notice(): string {
    const { saveState, store } = this.#open
    if (saveState === 'offline') return this.#messages.offline(store?.saveProblem ?? null)
    const broken = store?.problems.find(({ severity }) => severity === 'error')
    if (broken !== undefined) return `${broken.file}: ${broken.message}`
    return this.notice === '' && this.correcting ? this.#messages.correcting : this.notice
  }

  #desk(edition: Edition, language: string): TemplateResult {
    const places = this.#preferences.narrow ? null : this.#places.places
    const messages = this.#messages
    const queue = this.#review.queue(edition)
    const shown = this.#shown(edition, queue)
    const inHand = this.selected === null ? null : findEntry(edition, this.selected)
    return html`<review-bar
        role="search"
        aria-label=${reviewMessages[this.#preferences.chosen.language].review}
        .edition=${edition}
        .messages=${messages}
        .language=${this.#preferences.chosen.language}
        .textLanguage=${language}
        .filter=${this.#review.filter}
        .count=${queue.entries.length}
        @review-filter=${(event: FilterEvent) => this.#filter(event.filter)}
        @bulk=${(event: BulkEvent) => this.#bulk(queue.entries, event.request)}
      ></review-bar>
      <main class="desk">
        <div
          class="scroller"
          @select-entry=${(event: SelectEntryEvent) => this.#select(event.id)}
          @hover-entry=${(event: HoverEntryEvent) => (this.hovered = event.id)}
        >
          <base-text-panel
            .edition=${edition}
            .label=${`${messages.baseText}: ${edition.about.title}`}
            .selected=${this.selected}
            .hovered=${this.hovered}
            ?correcting=${this.correcting}
            @correct-text=${(event: CorrectTextEvent) => this.#correct(event)}
            @select-text=${(event: SelectTextEvent) => this.#textSelected(event)}
            @click-lemma=${(event: ClickLemmaEvent) => this.#lemmaClicked(event.ids)}
            @text-laid-out=${() => this.#places.ask()}
          ></base-text-panel>
          <apparatus-panel
            role="complementary"
            aria-label=${messages.apparatus}
            .entries=${shown}
            .text=${edition.text}
            .messages=${messages}
            .textLanguage=${language}
            .selected=${this.selected}
            .hovered=${this.hovered}
            .alike=${inHand === null ? 0 : samePair(edition.entries, inHand).length}
            .person=${this.#preferences.person}
            .places=${places?.lemmas ?? null}
            .form=${this.#formBeside(edition, language)}
            ?vertical=${this.#vertical}
            @entry-request=${(event: EntryRequestEvent) => this.#requested(edition, event)}
            @entry-form=${(event: FormEvent) => this.#formDone(edition, event)}
          ></apparatus-panel>
        </div>
        <overview-strip
          .entries=${places === null ? NO_ENTRIES : queue.ids === null ? edition.entries : queue.entries}
          .places=${places}
          .selected=${this.selected}
          ?vertical=${this.#vertical}
          @select-entry=${(event: SelectEntryEvent) => this.#select(event.id)}
        ></overview-strip>
      </main>
      ${drawerFrame(this.#tools.drawer, this.#deskFor(edition, 'drawer'), messages, (name) => this.#run(name))}
      <status-bar
        role="contentinfo"
        .messages=${messages}
        .entries=${edition.entries}
        .caret=${lineAndColumn(edition.text, Math.min(this.#caret, edition.text.content.length))}
        .saveState=${this.#open.saveState}
        .revision=${edition.revision}
        .problems=${this.#open.store?.problems ?? []}
        @next-of-status=${(event: NextOfStatusEvent) => this.#step(1, (entry) => entry.status === event.status)}
      ></status-bar>`
  }

  /** The entries near what is seen of the text: of a long text all others are as far from the page as their words. */
  #shown(edition: Edition, { ids }: Queue): readonly ApparatusEntry[] {
    const { length } = edition.text.content
    const near = this.#text?.near ?? firstPart(edition.text)
    const whole = near.from === 0 && near.to >= length
    const orphans = whole ? [] : edition.entries.slice(-MOST_ORPHANS).filter(isOrphan)
    const entries = whole ? edition.entries : [...entriesIn(edition, near), ...orphans]
    return ids === null ? entries : entries.filter(({ id }) => ids.has(id) || id === this.selected)
  }

  #formBeside(edition: Edition, language: string): { template: TemplateResult; at: EntryId | number } | null {
    const { form } = this.#form
    const template = this.#form.render(edition, this.#messages, language, this.#textSelection)
    if (form === null || template === null) return null
    if (form.kind === 'edit') return { template, at: form.id }
    const from = Math.min(form.lemma[0]?.span?.from ?? 0, edition.text.content.length)
    return { template, at: this.#flow?.placeOf(from) ?? 0 }
  }

  #deskFor(edition: Edition, place: Tool['place']): Desk {
    return {
      edition,
      service: this.service,
      language: this.#preferences.chosen.language,
      messages: this.#messages,
      textLanguage: edition.about.language ?? 'zh-Hant',
      person: this.#preferences.person,
      selected: this.selected,
      caret: this.#caret,
      selection: this.#textSelection,
      do: (act) => this.#do(act),
      run: (command) => this.#run(command),
      select: (id, focus) => this.#select(id, focus),
      show: (span) => this.#show(span),
      say: (sentence) => (this.notice = sentence),
      close: () => this.#closeTool(place),
    }
  }

  #closeTool(place: Tool['place']): void {
    this.#tools.close(place)
    if (place === 'drawer') this.#text?.focus()
  }

  // ——— opening

  async #begin(): Promise<void> {
    try {
      this.project = await this.service.project()
    } catch (error) {
      console.warn(error)
      this.project = null
    }
    const { editions = [] } = this.project ?? {}
    const first = editions.find(({ counts }) => counts !== null) ?? editions[0]
    const wanted = readRoute(location.hash).edition ?? first?.id
    if (wanted !== undefined) await this.#openEdition(wanted)
    else if (this.project === null) await this.#open.open('')
  }

  async #openEdition(id: string): Promise<void> {
    this.#form.open(null)
    this.selected = null
    this.#review.held = null
    this.correcting = false
    const { entry, query } = readRoute(location.hash)
    this.#review.filter = readFilter(query)
    await this.#open.open(id)
    if (this.#open.edition === null || entry === null) return
    // The entry is shown once its text is laid out.
    await this.updateComplete
    requestAnimationFrame(() => this.#select(entry))
  }

  #followRoute(): void {
    const { edition, entry, query } = readRoute(location.hash)
    this.#review.filter = readFilter(query)
    if (edition !== null && edition !== this.#open.edition?.id) void this.#openEdition(edition)
    else if (entry !== this.selected) this.#select(entry)
  }

  // ——— what an editor does

  #run(name: CommandName, key = ''): void {
    this.#text?.flush()
    const { edition, store } = this.#open
    if (name === 'keys') return this.querySelector('keys-dialog')?.show()
    if (name === 'settings') return this.querySelector('settings-dialog')?.show()
    if (edition === null || store === null) return
    if (name === 'witnesses') return void this.querySelector('witness-dialog')?.show()
    if (isTool(name)) return this.#tools.toggle(name)
    switch (name) {
      case 'next':
        return this.#step(1)
      case 'previous':
        return this.#step(-1)
      case 'first':
        return this.#select(this.#queue[0]?.id ?? null, true)
      case 'last':
        return this.#select(this.#queue.at(-1)?.id ?? null, true)
      case 'nextVariant':
        return this.#stepFromCaret(1)
      case 'previousVariant':
        return this.#stepFromCaret(-1)
      case 'accept':
        return this.#setStatus('accepted')
      case 'reject':
        return this.#setStatus('rejected')
      case 'dispute':
        return this.#setStatus('disputed')
      case 'propose':
        return this.#setStatus('proposed')
      case 'settle':
        return this.#decide('settle')
      case 'settleWith':
        return this.#decide('settle', Number(key))
      case 'settleNone':
        return this.#decide('settle', 'none')
      case 'leaveOpen':
        return this.#decide('settle', 'open')
      case 'opinion':
        return this.#decide('opinion')
      case 'edit':
        if (this.selected !== null) this.#form.open({ kind: 'edit', id: this.selected })
        return
      case 'remove':
        return this.#remove(edition)
      case 'mark':
        return this.#openForm(edition, 'new')
      case 'emend':
        return this.#openForm(edition, 'emend')
      case 'correctText':
        this.correcting = !this.correcting
        if (this.correcting) this.#text?.focus()
        return
      case 'readNotes':
        return void this.#readNotes(edition)
      case 'undo':
        return store.undo()
      case 'redo':
        return store.redo()
      case 'leave':
        if (this.correcting) this.correcting = false
        else if (this.#form.form === null && this.#inDrawer) this.#closeTool('drawer')
        else this.#leaveEntry()
        return
      default:
        return name satisfies never
    }
  }

  /** Does `act`; when it does not fit the editor is told why, and nothing is done. */
  #do(act: Act): boolean {
    // What was typed before comes before.
    this.#text?.flush()
    return this.#perform(act)
  }

  #perform(act: Act): boolean {
    const failure = this.#open.do(act)
    this.notice = failure === null ? '' : this.#messages.refused(failure)
    return failure === null
  }

  #decide(purpose: Purpose, choice: Preference | number | null = null): void {
    if (this.selected !== null) void this.#panel?.decide(this.selected, purpose, choice)
  }

  #filter(filter: ReviewFilter): void {
    this.#review.filter = filter
    this.#writeRoute()
    this.#places.ask()
  }

  #bulk(entries: readonly ApparatusEntry[], request: BulkRequest): void {
    const words = reviewMessages[this.#preferences.chosen.language]
    const act = bulkAct(entries, request)
    if (act === null) this.notice = words.nothingToDo
    else if (this.#do(act)) this.notice = words.done(entries.length)
  }

  #setStatus(status: Exclude<Status, 'settled'>): void {
    if (this.selected === null) return
    this.#do({ kind: 'set-status', ids: [this.selected], status })
  }

  #remove(edition: Edition): void {
    if (this.selected === null || findEntry(edition, this.selected) === null) return
    const id = this.selected
    this.#step(1)
    if (this.selected === id) this.#select(null)
    this.#do({ kind: 'remove-entries', ids: [id] })
  }

  #requested(edition: Edition, { id, request }: EntryRequestEvent): void {
    if (request.kind === 'edit') this.#form.open({ kind: 'edit', id })
    else if (request.kind === 'remove') {
      this.selected = id
      this.#remove(edition)
    } else {
      const entry = findEntry(edition, id)
      if (entry === null) return
      if (request.kind === 'show-alike') this.#filter({ words: lemmaText(entry) })
      else if (this.#do(requestAct(edition, entry, request, newId()))) this.#panel?.focusEntry(id)
    }
  }

  #witnessRequested(request: WitnessRequest): void {
    const { edition } = this.#open
    if (edition === null) return
    if (request.kind === 'next') return this.#step(1, (entry) => attests(entry, request.siglum))
    try {
      this.#do(witnessAct(edition, request))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.notice = this.#messages.refused(error.message)
    }
  }

  #openForm(edition: Edition, kind: 'new' | 'emend'): void {
    const span = this.#text?.selection ?? { from: 0, to: 0 }
    if (span.from === span.to && (kind === 'emend' || !this.#text?.textHasFocus)) {
      this.notice = this.#messages.nothingSelected
      return
    }
    this.notice = ''
    this.selected = null
    this.#form.open({ kind, lemma: [describe(edition.text, span)] })
  }

  #formDone(edition: Edition, event: FormEvent): void {
    const { form } = this.#form
    const result = this.#form.result(edition, event, this.#preferences.person, newEntryId())
    if (result !== null && !this.#do(result.act)) return
    this.#form.open(null)
    const shown = result?.id ?? (form?.kind === 'edit' ? form.id : null)
    if (shown === null) this.#text?.focus()
    else this.#select(shown, true)
  }

  #correct({ changes, lost }: CorrectTextEvent): void {
    if (changes.length > 0) this.#perform({ kind: 'edit-text', nature: 'transcription', changes })
    if (lost !== null) this.notice = this.#messages.typedInVain(lost)
  }

  async #readNotes(edition: Edition): Promise<void> {
    const { proposalsFromNotes } = await import('../../worker/read-notes.ts')
    const { act, added } = await proposalsFromNotes(edition)
    if (act !== null && !this.#do(act)) return
    this.notice = this.#messages.notesRead(added)
  }

  #refused(refusal: Refusal): void {
    if (refusal.contested.length === 0) {
      this.notice = this.#messages.refused(refusal.reason)
      return
    }
    this.refusals = [...this.refusals, refusal]
    if (this.refusals.length === 1) this.#showRefusal()
  }

  #showRefusal(): void {
    void this.updateComplete.then(() => this.querySelector('refusal-dialog')?.show())
  }

  #refusalAnswered(): void {
    this.refusals = this.refusals.slice(1)
    if (this.refusals.length > 0) this.#showRefusal()
  }

  #takeMine(refusal: Refusal): void {
    const act = takeMineAct(refusal)
    if (act !== null) this.#do(act)
  }

  // ——— going about

  #show(span: Span): void {
    // What is selected shows only in a text that had the keyboard; it goes back to where it was.
    const before = focused()
    this.#text?.focus()
    this.#text?.selectSpan(span)
    before?.focus({ preventScroll: true })
    const scroller = this.#preferences.narrow ? this.#text : this.querySelector('.scroller')
    if (scroller !== null) this.#flow?.revealPlace(span.from, scroller)
  }

  #select(id: EntryId | null, focus = false): void {
    const { edition } = this.#open
    if (edition === null) return
    this.selected = id !== null && findEntry(edition, id) === null ? null : id
    this.#review.held = this.selected
    this.#writeRoute()
    if (this.selected === null) return
    const shown = this.selected
    const extent = lemmaExtent(findEntry(edition, shown)!)
    if (extent !== null) this.#text?.include(extent)
    const scroller = this.#preferences.narrow ? this.#text : this.querySelector('.scroller')
    if (scroller !== null) this.#flow?.reveal(shown, scroller)
    void this.updateComplete.then(async () => {
      await this.#panel?.updateComplete
      if (this.#preferences.narrow) this.#panel?.reveal(shown)
      if (focus) this.#panel?.focusEntry(shown)
    })
  }

  #writeRoute(): void {
    const edition = this.#open.edition?.id ?? null
    const query = writeFilter(this.#review.filter)
    history.replaceState(history.state, '', writeRoute({ edition, entry: this.selected, query }) || ' ')
  }

  get #queue(): readonly ApparatusEntry[] {
    const { edition } = this.#open
    return edition === null ? [] : this.#review.queue(edition).entries
  }

  #leaveEntry(): void {
    this.#form.open(null)
    if (this.selected !== null) this.#select(null)
  }

  #step(by: 1 | -1, wanted = this.#review.filter.statuses === undefined ? isLive : anyEntry): void {
    const next = nextEntry(this.#queue, this.selected, by, wanted)
    if (next !== null) this.#select(next.id, true)
  }

  #stepFromCaret(by: 1 | -1): void {
    const next = entryFromPlace(this.#open.edition?.entries ?? [], this.#text?.caret ?? 0, by, isLive)
    if (next === null) return
    this.#text?.selectSpan({ from: next.from, to: next.from })
    this.#caret = next.from
    this.#select(next.entry.id)
  }

  #lemmaClicked(ids: readonly EntryId[]): void {
    // A further click on words that several entries share goes to the next of them.
    const at = this.selected === null ? -1 : ids.indexOf(this.selected)
    this.#select(ids[(at + 1) % ids.length] ?? null)
  }

  #textSelected({ span }: SelectTextEvent): void {
    const { edition } = this.#open
    this.#caret = span.from
    this.#textSelection = edition === null || span.from === span.to ? null : describe(edition.text, span)
    this.#open.updateSoon()
  }

  #key(event: KeyboardEvent): void {
    if (this.#text?.composing === true) return
    // The editor keeps Escape and Ctrl+Z from the browser whether or not it has a use for them.
    if (event.defaultPrevented && this.#text?.textHasFocus !== true) return
    const target = event.composedPath()[0]
    const field =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement
    if (field || (target instanceof HTMLElement && target.closest('dialog') !== null)) return
    const name = commandOf(event, this.correcting && this.#text?.textHasFocus === true)
    if (name === null) return
    event.preventDefault()
    this.#run(name, event.key)
  }

  // ——— places on the page

  get #text() {
    return this.querySelector('base-text-panel')
  }

  get #inDrawer(): boolean {
    return document.activeElement?.closest('workbench-drawer') instanceof Element
  }

  get #panel() {
    return this.querySelector('apparatus-panel')
  }

  get #flow(): Flow | null {
    const [text, panel] = [this.#text, this.#panel]
    return text === null || panel === null ? null : new Flow(text, panel, this.#vertical)
  }
}

/** Of a long text: what a list beside it can show and still be read. The drawer has all of them. */
const MOST_ORPHANS = 50

const NO_ENTRIES: readonly ApparatusEntry[] = []

/** The element that has the keyboard, within whatever shadow roots. */
function focused(): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement
  return element instanceof HTMLElement ? element : null
}

/** What going through the apparatus stops at: all but what was rejected. */
const isLive = ({ status }: ApparatusEntry): boolean => status !== 'rejected'

const anyEntry = (): boolean => true

/** Entries made by hand have ids of their own, so that two editors' new entries never meet. */
function newEntryId(): EntryId {
  return `e-${newId().slice(0, 8)}` as EntryId
}

declare global {
  interface HTMLElementTagNameMap {
    'yiwen-workbench': YiwenWorkbench
  }
}
