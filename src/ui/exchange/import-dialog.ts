import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  type Edition,
  type ImportPlan,
  isEditionId,
  newEdition,
  newFiles,
  planImport,
} from '../../core/edition/index.ts'
import {
  findImportFormat,
  type Imported,
  type ImportFormat,
  importFormats,
  type ImportProblem,
  type ImportSource,
  recognizeSource,
} from '../../core/formats/index.ts'
import { parseNoteMarks } from '../../core/text/index.ts'
import type { HttpService } from '../../storage/http.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { EditionCreatedEvent, ImportEntriesEvent } from './exchange-events.ts'
import { exchangeStyles } from './exchange.styles.ts'
import { fileSource, textSource } from './file-source.ts'
import { editionPreview, planPreview, problemList } from './import-preview.ts'
import { exchangeMessages } from './messages.ts'
import { sha256Of } from './sha256-of.ts'

/** What a file would come to: changes of the edition that is open, or an edition of its own. */
type Preview =
  { readonly kind: 'here'; readonly plan: ImportPlan } | { readonly kind: 'new'; readonly imported: Imported }

/**
 * Reads a file that is chosen, dropped or pasted, shows what importing it would change or which edition it would make,
 * and what was not understood, and does it only when asked to.
 *
 * @fires import-entries
 * @fires edition-created
 */
@customElement('import-dialog')
export class ImportDialogElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, exchangeStyles]

  @property({ attribute: false }) edition!: Edition
  /** Who adds a new edition to the project. */
  @property({ attribute: false }) service!: Pick<HttpService, 'create'>
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = ''
  @state() private source: ImportSource | null = null
  /** Whether it was pasted, and so has no name of its own. */
  @state() private pasted = false
  @state() private destination: Preview['kind'] = 'here'
  /** Empty: by the file itself. */
  @state() private format = ''
  @state() private base = ''
  @state() private marks = ''
  /** Of a new edition; empty as long as the file decides. */
  @state() private name = ''
  @state() private heading = ''
  @state() private percent: number | null = null
  @state() private busy = false
  @state() private preview: Preview | null = null
  @state() private found: ImportFormat | null = null
  @state() private problems: readonly ImportProblem[] = []
  @state() private over = false
  #turn = 0

  override render() {
    const say = exchangeMessages[this.language]
    const { source, found, percent } = this
    return html`
      <fieldset>
        <legend>${say.destination}</legend>
        ${this.#radio('here', say.intoThis(this.edition.about.title))} ${this.#radio('new', say.asNew)}
      </fieldset>
      <div
        class="drop ${this.over ? 'over' : ''}"
        @dragover=${this.#dragOver}
        @dragleave=${() => (this.over = false)}
        @drop=${this.#drop}
      >
        <label
          >${say.chooseFile}
          <input
            type="file"
            accept=${importFormats.flatMap(({ extensions }) => extensions).join(',')}
            @change=${this.#choose}
        /></label>
        <label class="paste"
          >${say.orPaste}
          <textarea lang=${this.textLanguage} spellcheck="false" @input=${this.#paste}></textarea>
        </label>
      </div>
      <div class="fields">
        <label
          >${say.format}
          <select @change=${({ target }: Event) => (this.format = (target as HTMLSelectElement).value)}>
            <option value="">${say.byItself}</option>
            ${importFormats.map(({ name, title }) => html`<option value=${name}>${title}</option>`)}
          </select></label
        >
        ${this.#field(say.base, 'base', 12)} ${this.#field(say.marks, 'marks', 6)}
        <button
          class=${this.preview === null ? 'primary' : ''}
          ?disabled=${source === null || percent !== null || this.busy}
          @click=${() => void this.#look()}
        >
          ${say.look}
        </button>
      </div>
      <div role="status">
        ${
          percent !== null
            ? html`<label class="reading"
                >${percent < 100 ? say.reading(percent) : say.comparing}
                <progress max="100" .value=${percent}></progress>
              </label>`
            : source !== null && found !== null
              ? html`<p class="soft">
                  ${say.fileIs(source.name, Math.ceil(source.size / 1000), found.title)}
                </p>`
              : nothing
        }
      </div>
      ${this.preview === null ? nothing : this.#preview(this.preview)}
      ${problemList(
        [...this.problems, ...(this.preview?.kind === 'here' ? this.preview.plan.problems : [])],
        say,
      )}
    `
  }

  #radio(value: Preview['kind'], label: string) {
    const choose = () => {
      this.destination = value
      // A file is read otherwise for a text that is there than for itself.
      if (this.preview !== null) void this.#look()
    }
    return html`<label
      ><input
        type="radio"
        name="destination"
        .checked=${this.destination === value}
        @change=${choose}
      />${label}</label
    >`
  }

  #field(label: string, name: 'base' | 'marks' | 'name' | 'heading', size: number, shown = this[name]) {
    return html`<label
      >${label}
      <input
        name=${name}
        size=${size}
        .value=${shown}
        @input=${({ target }: Event) => (this[name] = (target as HTMLInputElement).value)}
    /></label>`
  }

  #preview(preview: Preview) {
    const say = exchangeMessages[this.language]
    if (preview.kind === 'new') return this.#newEdition(preview.imported)
    const { plan } = preview
    const { act, added, completed, problems } = plan
    const done = () =>
      act !== null &&
      this.dispatchEvent(new ImportEntriesEvent(act, say.done(added.length, completed.length)))
    return html`<section aria-live="polite" aria-label=${say.preview}>
        ${planPreview(plan, say, this.textLanguage)}
      </section>
      ${
        act !== null
          ? html`<div class="acts"><button class="primary" @click=${done}>${say.importNow}</button></div>`
          : problems.some(({ severity }) => severity === 'error')
            ? nothing
            : html`<p>${say.nothingNew}</p>`
      }`
  }

  #newEdition(imported: Imported) {
    const say = exchangeMessages[this.language]
    const edition = this.#made(imported)
    const usable = isEditionId(edition.id)
    return html`<div class="fields">
        ${this.#field(say.editionId, 'name', 24, edition.id)}
        ${this.#field(say.title, 'heading', 36, edition.about.title)}
      </div>
      ${usable ? nothing : html`<p role="alert">${say.badId}</p>`}
      <section aria-live="polite" aria-label=${say.preview}>
        ${editionPreview(edition, say, imported.language ?? this.textLanguage)}
      </section>
      <div class="acts">
        <button class="primary" ?disabled=${!usable || this.busy} @click=${() => void this.#create(imported)}>
          ${say.create}
        </button>
      </div>`
  }

  /** The edition that the file makes, under the name that was chosen or, until then, the file's own. */
  #made(imported: Imported): Edition {
    const id = this.name === '' ? idFrom(this.pasted ? '' : (this.source?.name ?? '')) : this.name.trim()
    const edition = (this.#edition ??= newEdition(id, imported, new Date().toISOString())!)
    const title = this.heading === '' ? (imported.title ?? id) : this.heading
    return { ...edition, id, about: { ...edition.about, title } }
  }

  /** What the file makes, apart from its name: it is made once, however often it is drawn. */
  #edition: Edition | null = null

  async #create(imported: Imported) {
    const say = exchangeMessages[this.language]
    this.busy = true
    try {
      const edition = this.#made(imported)
      const sha256 = await sha256Of(edition.text.content)
      const answer = await this.service.create(
        edition.id,
        newFiles(edition, () => sha256),
      )
      if (answer.kind === 'created')
        this.dispatchEvent(new EditionCreatedEvent(edition.id, say.created(edition.about.title)))
      else this.problems = [...this.problems.filter(isWarning), failed(answer.reason)]
    } catch (error) {
      this.problems = [...this.problems.filter(isWarning), failed(reasonOf(error))]
    } finally {
      this.busy = false
    }
  }

  #choose = ({ target }: Event) => this.#take((target as HTMLInputElement).files?.[0])

  #paste = ({ target }: Event) => {
    const text = (target as HTMLTextAreaElement).value
    this.pasted = true
    this.#reset(text === '' ? null : textSource(exchangeMessages[this.language].pasted, text))
  }

  #dragOver = (event: DragEvent) => {
    event.preventDefault()
    this.over = true
  }

  #drop = (event: DragEvent) => {
    event.preventDefault()
    this.over = false
    this.#take(event.dataTransfer?.files[0])
  }

  #take(file: File | undefined) {
    if (file === undefined) return
    this.pasted = false
    this.#reset(fileSource(file))
    void this.#look()
  }

  #reset(source: ImportSource | null) {
    this.#turn++
    this.source = source
    this.#forget()
    this.percent = null
    this.name = ''
    this.heading = ''
  }

  #forget() {
    this.preview = null
    this.#edition = null
    this.found = null
    this.problems = []
  }

  async #look() {
    const { source, destination } = this
    if (source === null) return
    const turn = ++this.#turn
    const say = exchangeMessages[this.language]
    const fresh = () => turn === this.#turn
    this.#forget()
    this.percent = 0
    try {
      if (this.marks !== '' && parseNoteMarks(this.marks) === null) {
        this.problems = [failed(say.badMarks)]
        return
      }
      const format = this.format === '' ? await recognizeSource(source) : findImportFormat(this.format)
      if (!fresh()) return
      this.found = format
      if (format === null) {
        this.problems = [failed(say.unknownFormat)]
        return
      }
      const { value, problems } = await format.read(source, {
        ...(destination === 'here' && { target: this.edition.text }),
        ...(this.base !== '' && { base: this.base }),
        ...(this.marks !== '' && { marks: this.marks }),
        onProgress: (bytes) => {
          if (fresh()) this.percent = Math.floor((100 * bytes) / Math.max(1, source.size))
        },
      })
      if (!fresh()) return
      this.percent = 100
      // What a long file comes to takes a while as well: the page says so first.
      await drawn(this)
      if (!fresh()) return
      this.problems = problems
      if (value === null) return
      if (destination === 'here') {
        const plan = planImport(this.edition, value, null, new Date().toISOString())
        this.preview = { kind: 'here', plan }
      } else if (value.text === null) this.problems = [...problems, failed(say.noText)]
      else this.preview = { kind: 'new', imported: value }
    } catch (error) {
      if (fresh()) this.problems = [failed(reasonOf(error))]
    } finally {
      if (fresh()) this.percent = null
    }
  }
}

/** The name of an edition that the name of a file suggests: letters, digits, `.`, `_` and `-`. */
function idFrom(fileName: string): string {
  const name = fileName
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/^[.-]+|-+$/gu, '')
  return name === '' ? 'edition' : name
}

const isWarning = ({ severity }: ImportProblem) => severity === 'warning'

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const failed = (message: string): ImportProblem => ({
  code: 'failed',
  severity: 'error',
  message,
  line: null,
  column: null,
})

/** Fulfilled when what `element` shows is on the screen. */
async function drawn(element: LitElement): Promise<void> {
  await element.updateComplete
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

declare global {
  interface HTMLElementTagNameMap {
    'import-dialog': ImportDialogElement
  }
}
