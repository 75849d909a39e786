import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ProjectSummary } from '../../core/edition/index.ts'
import type { HttpService } from '../../storage/http.ts'
import { ReviewController } from '../review/review-controller.ts'
import { readFilter } from '../review/review-filter.ts'
import type { WindowJournal } from '../unsent/window-journal.ts'
import '../witnesses/witness-dialog.ts'
import type { WitnessRequestEvent } from '../witnesses/witness-events.ts'
import type { Bench } from './bench.ts'
import { ChangesController } from './changes-controller.ts'
import { pasteWords } from './clipboard-work.ts'
import { type CommandEvent, type CommandName, commandOf } from './commands.ts'
import { deskFor, deskView, languageOf } from './desk-view.ts'
import { EditionController } from './edition-controller.ts'
import { witnessRequested } from './entry-work.ts'
import { FormController } from './form-controller.ts'
import { HeldWordsController } from './held-words-controller.ts'
import './keys-dialog.ts'
import { openingView } from './opening-view.ts'
import { overlayNotice } from './overlay.ts'
import { PageParts } from './page-parts.ts'
import { PlaceController } from './place-controller.ts'
import { PreferencesController } from './preferences-controller.ts'
import './refusal-dialog.ts'
import type { TakeMineEvent } from './refusal-dialog.ts'
import { readRoute } from './route.ts'
import { runCommand } from './run-command.ts'
import { SelectionController } from './selection-controller.ts'
import './settings-dialog.ts'
import type { PreferencesEvent } from './settings-dialog.ts'
import { ToolController } from './tool-controller.ts'
import { dialogFrame } from './tool-frames.ts'
import { TrialController } from './trial-controller.ts'
import './workbench-header.ts'
import '../welcome/welcome-line.ts'
import './workbench.css'

/**
 * The page: head, base text with its apparatus, foot. It renders into the document itself, since what holds an
 * editable text must not stand in a shadow root. It owns the controllers, of which each has a concern of its own,
 * and opens editions; every change goes through `ChangesController`, every command through `runCommand`.
 */
@customElement('yiwen-workbench')
export class YiwenWorkbench extends LitElement {
  /** Set once, before the element is connected. */
  @property({ attribute: false }) service!: HttpService
  /** Where unsent changes outlive the page; set with the service. */
  @property({ attribute: false }) journal: WindowJournal | null = null

  @state() private project: ProjectSummary | null = null

  #open!: EditionController
  readonly #parts = new PageParts(this, () => this.#preferences)
  readonly #places = new PlaceController(this, () => this.#parts.flow?.places() ?? null)
  readonly #preferences = new PreferencesController(this, () => this.#places.ask())
  readonly #form = new FormController(this)
  readonly #held = new HeldWordsController(this)
  readonly #trial = new TrialController(this)
  readonly #review = new ReviewController(this)
  readonly #selection = new SelectionController(this, {
    edition: () => this.#open.edition,
    parts: this.#parts,
    review: this.#review,
    preferences: () => this.#preferences,
    onTurned: () => this.#trial.end(),
    drawSoon: () => this.#open.updateSoon(),
  })
  readonly #changes = new ChangesController(this, {
    open: () => this.#open,
    parts: this.#parts,
    preferences: () => this.#preferences,
    onRefusal: () => void this.updateComplete.then(() => this.querySelector('refusal-dialog')?.show()),
  })
  readonly #tools = new ToolController(this, () => this.#changes.say(this.#preferences.messages.notReached))
  #leaving: AbortController | null = null

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    this.#open ??= new EditionController(
      this,
      this.service,
      () => ({ name: this.#preferences.person, colour: this.#preferences.chosen.colour }),
      (refusal) => this.#changes.refused(refusal),
      this.journal,
    )
    this.#leaving = new AbortController()
    const { signal } = this.#leaving
    document.addEventListener('keydown', (event) => this.#key(event), { signal })
    document.addEventListener('paste', (event) => this.#paste(event), { signal })
    addEventListener('hashchange', () => this.#followRoute(), { signal })
    const leave = (event: Event) => {
      this.#parts.text?.flush()
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
    const { messages, chosen } = this.#preferences
    const bench = this.#bench
    const run = (name: CommandName) => this.#run(name)
    const language = edition === null ? 'zh-Hant' : languageOf(edition)
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
        ?correcting=${this.#changes.correcting}
        ?canUndo=${store?.canUndo === true}
        ?canRedo=${store?.canRedo === true}
        @command=${(event: CommandEvent) => this.#run(event.command)}
      ></workbench-header>
      <welcome-line
        .preferences=${chosen}
        ?changed=${this.#changes.changed}
        @preferences=${(event: PreferencesEvent) => this.#welcomed(event)}
      ></welcome-line>
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
          : deskView(bench, edition, this.service, run)
      }
      <settings-dialog
        .messages=${messages}
        .preferences=${chosen}
        @preferences=${(event: PreferencesEvent) => this.#preferences.choose(event.changed)}
      ></settings-dialog>
      <witness-dialog
        .messages=${messages}
        .edition=${edition}
        @command=${(event: CommandEvent) => this.#run(event.command)}
        @witness-request=${(event: WitnessRequestEvent) => witnessRequested(bench, event.request)}
      ></witness-dialog>
      <keys-dialog .messages=${messages}></keys-dialog>
      <refusal-dialog
        .messages=${messages}
        .refusal=${this.#changes.refusal}
        .textLanguage=${language}
        @take-mine=${(event: TakeMineEvent) => this.#changes.takeMine(event.refusal)}
        @refusal-answered=${() => this.#changes.refusalAnswered()}
      ></refusal-dialog>
      ${
        edition === null
          ? nothing
          : dialogFrame(this.#tools.dialog, deskFor(bench, edition, this.service, 'dialog', run), messages)
      }`
  }

  protected override updated() {
    document.title = this.#open.edition === null ? 'Yiwen 異文' : `${this.#open.edition.about.title} · 異文`
  }

  get #bench(): Bench {
    return {
      parts: this.#parts,
      open: this.#open,
      selection: this.#selection,
      changes: this.#changes,
      form: this.#form,
      held: this.#held,
      trial: this.#trial,
      review: this.#review,
      tools: this.#tools,
      places: this.#places,
      preferences: this.#preferences,
    }
  }

  /** What was answered is gone from the page, and the keyboard with it. */
  #welcomed({ changed }: PreferencesEvent): void {
    this.#preferences.choose(changed)
    this.#parts.text?.focus()
  }

  /** Whether nothing is lost when the page is left. */
  get #mayLeave(): boolean {
    return this.#open.saveState === 'saved' || this.journal?.works === true
  }

  #notice(): string {
    const { saveState, store, edition } = this.#open
    const { messages } = this.#preferences
    const { notice, correcting } = this.#changes
    if (saveState === 'offline') return messages.offline(store?.saveProblem ?? null)
    const broken = store?.problems.find(({ severity }) => severity === 'error')
    if (broken !== undefined) return `${broken.file}: ${broken.message}`
    if (notice !== '') return notice
    const overlaid = edition && overlayNotice(edition, this.#held, this.#trial, messages)
    return overlaid || (correcting ? messages.correcting : '')
  }

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
    this.#selection.hold(null)
    this.#review.held = null
    this.#changes.correcting = false
    this.#held.letGo()
    this.#trial.end()
    const { entry, query } = readRoute(location.hash)
    this.#review.filter = readFilter(query)
    await this.#open.open(id)
    // One that was just made is not among those that the page heard of at its beginning.
    if (this.#open.edition !== null && this.project?.editions.some((one) => one.id === id) === false)
      this.project = await this.service.project().catch(() => this.project)
    if (this.#open.edition === null || entry === null) return
    // The entry is shown once its text is laid out.
    await this.updateComplete
    requestAnimationFrame(() => this.#selection.select(entry))
  }

  #followRoute(): void {
    const { edition, entry, query } = readRoute(location.hash)
    this.#review.filter = readFilter(query)
    if (edition !== null && edition !== this.#open.edition?.id) void this.#openEdition(edition)
    else if (entry !== this.#selection.entry) this.#selection.select(entry)
  }

  #run(name: CommandName, key = ''): void {
    this.#parts.text?.flush()
    if (name === 'keys') this.querySelector('keys-dialog')?.show()
    else if (name === 'settings') this.querySelector('settings-dialog')?.show()
    else if (name !== 'witnesses') runCommand(this.#bench, name, key)
    else if (this.#open.edition !== null) void this.querySelector('witness-dialog')?.show()
  }

  #paste(event: ClipboardEvent): void {
    const { correcting } = this.#changes
    if (isElsewhere(event) || (correcting && this.#parts.text?.textHasFocus === true)) return
    event.preventDefault()
    this.#parts.text?.flush()
    void pasteWords(this.#bench, event.clipboardData?.getData('text/plain') ?? '')
  }

  #key(event: KeyboardEvent): void {
    const { text } = this.#parts
    if (text?.composing === true) return
    const inText = text?.textHasFocus === true
    // The editor keeps Escape and Ctrl+Z from the browser whether or not it has a use for them.
    if (event.defaultPrevented && !inText) return
    if (isElsewhere(event)) {
      // A field of the drawer has no use for Escape that the drawer has not.
      if (event.key !== 'Escape' || event.isComposing || !this.#parts.inDrawer) return
    }
    const name = commandOf(event, this.#changes.correcting && inText)
    if (name === null || isBrowsers(name)) return
    event.preventDefault()
    this.#run(name, event.key)
  }
}

/** Whether something happens where it is meant for a field or a dialog. */
function isElsewhere(event: Event): boolean {
  const target = event.composedPath()[0]
  const field =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  // A tool within a dialog has a tree of its own, which `closest` does not leave.
  return field || event.composedPath().some((one) => one instanceof HTMLDialogElement)
}

/** What the browser does itself: it pastes when it is asked, and copies the words that are selected. */
const isBrowsers = (name: CommandName) =>
  name === 'pasteEntries' || (name === 'copyEntry' && getSelection()?.isCollapsed === false)

declare global {
  interface HTMLElementTagNameMap {
    'yiwen-workbench': YiwenWorkbench
  }
}
