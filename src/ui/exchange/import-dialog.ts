import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type ApparatusEntry, lemmaText } from '../../core/apparatus/index.ts'
import { type Edition, type ImportPlan, planImport } from '../../core/edition/index.ts'
import {
  findImportFormat,
  importFormats,
  type ImportProblem,
  type ImportSource,
  recognizeFormat,
} from '../../core/formats/index.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { ImportEntriesEvent } from './exchange-events.ts'
import { exchangeStyles } from './exchange.styles.ts'
import { fileSource, textSource } from './file-source.ts'
import { exchangeMessages } from './messages.ts'

/**
 * Reads a file that is chosen, dropped or pasted, shows what importing it would change and what was not understood, and
 * does it only when asked to.
 *
 * @fires import-entries
 */
@customElement('import-dialog')
export class ImportDialogElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, exchangeStyles]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = ''
  @state() private source: ImportSource | null = null
  /** Empty: by the file itself. */
  @state() private format = ''
  @state() private base = ''
  @state() private marks = ''
  @state() private percent: number | null = null
  @state() private plan: ImportPlan | null = null
  @state() private problems: readonly ImportProblem[] = []
  @state() private over = false
  #turn = 0

  override render() {
    const say = exchangeMessages[this.language]
    return html`
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
      </div>
      <label
        >${say.orPaste}
        <textarea lang=${this.textLanguage} spellcheck="false" @input=${this.#paste}></textarea>
      </label>
      <div class="fields">
        <label
          >${say.format}
          <select @change=${({ target }: Event) => (this.format = (target as HTMLSelectElement).value)}>
            <option value="">${say.byItself}</option>
            ${importFormats.map(({ name, title }) => html`<option value=${name}>${title}</option>`)}
          </select></label
        >
        <label
          >${say.base}
          <input
            .value=${this.base}
            @input=${({ target }: Event) => (this.base = (target as HTMLInputElement).value)}
        /></label>
        <label
          >${say.marks}
          <input
            size="4"
            .value=${this.marks}
            @input=${({ target }: Event) => (this.marks = (target as HTMLInputElement).value)}
        /></label>
        <button ?disabled=${this.source === null || this.percent !== null} @click=${() => void this.#look()}>
          ${say.look}
        </button>
      </div>
      <div role="status">${this.percent === null ? nothing : say.reading(this.percent)}</div>
      ${this.plan === null ? nothing : this.#preview(this.plan)} ${this.#problemList()}
    `
  }

  #preview(plan: ImportPlan) {
    const say = exchangeMessages[this.language]
    const { added, completed, known, orphans, witnesses, act } = plan
    const shown = [...added, ...completed].slice(0, SHOWN)
    return html`
      <section aria-live="polite">
        <p>
          ${[
            ...(added.length > 0 ? [say.added(added.length)] : []),
            ...(completed.length > 0 ? [say.completed(completed.length)] : []),
            ...(known > 0 ? [say.known(known)] : []),
            ...(orphans > 0 ? [say.orphans(orphans)] : []),
            ...(witnesses.length > 0
              ? [
                  say.newWitnesses(
                    witnesses
                      .slice(0, SHOWN)
                      .map(({ siglum }) => siglum)
                      .join(' '),
                  ),
                ]
              : []),
          ].join(' · ')}
        </p>
        <ul lang=${this.textLanguage} class="serif">
          ${shown.map((entry) => html`<li>${entryLine(entry)}</li>`)}
        </ul>
        ${added.length + completed.length > SHOWN ? html`<p class="soft">${say.more(added.length + completed.length - SHOWN)}</p>` : nothing}
      </section>
      <div class="acts">
        ${
          act === null
            ? html`<p>
                ${plan.problems.some(({ severity }) => severity === 'error') ? nothing : say.nothingNew}
              </p>`
            : html`<button
                class="primary"
                @click=${() => this.dispatchEvent(new ImportEntriesEvent(act, say.done(added.length, completed.length)))}
              >
                ${say.importNow}
              </button>`
        }
      </div>
    `
  }

  #problemList() {
    const say = exchangeMessages[this.language]
    const all = [...this.problems, ...(this.plan?.problems ?? [])]
    if (all.length === 0) return nothing
    const failed = all.some(({ severity }) => severity === 'error')
    return html`<section role=${failed ? 'alert' : 'region'} aria-label=${say.problems}>
      <h3>${say.problems}</h3>
      <ul tabindex="0">
        ${all.slice(0, MOST).map(({ line, message }) => html`<li>${line === null ? nothing : html`<span class="soft">${say.line(line)}: </span>`}${message}</li>`)}
        ${all.length > MOST ? html`<li class="soft">${say.more(all.length - MOST)}</li>` : nothing}
      </ul>
    </section>`
  }

  #choose = ({ target }: Event) => this.#take((target as HTMLInputElement).files?.[0])

  #paste = ({ target }: Event) => {
    const text = (target as HTMLTextAreaElement).value
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
    this.#reset(fileSource(file))
    void this.#look()
  }

  #reset(source: ImportSource | null) {
    this.#turn++
    this.source = source
    this.plan = null
    this.problems = []
    this.percent = null
  }

  async #look() {
    const { source } = this
    if (source === null) return
    const turn = ++this.#turn
    const say = exchangeMessages[this.language]
    const fresh = () => turn === this.#turn
    this.plan = null
    this.problems = []
    this.percent = 0
    try {
      const format =
        this.format === ''
          ? recognizeFormat(source.name, await beginning(source))
          : findImportFormat(this.format)
      if (!fresh()) return
      if (format === null) {
        this.problems = [
          { code: 'unknown-format', severity: 'error', message: say.unknownFormat, line: null, column: null },
        ]
        return
      }
      const { value, problems } = await format.read(source, {
        target: this.edition.text,
        ...(this.base !== '' && { base: this.base }),
        ...(this.marks !== '' && { marks: this.marks }),
        onProgress: (bytes) => {
          if (fresh()) this.percent = Math.floor((100 * bytes) / Math.max(1, source.size))
        },
      })
      if (!fresh()) return
      this.problems = problems
      this.plan = value && planImport(this.edition, value, null, new Date().toISOString())
    } catch (error) {
      if (!fresh()) return
      this.problems = [
        {
          code: 'failed',
          severity: 'error',
          message: error instanceof Error ? error.message : String(error),
          line: null,
          column: null,
        },
      ]
    } finally {
      if (fresh()) this.percent = null
    }
  }
}

const SHOWN = 12
const MOST = 200

async function beginning(source: ImportSource): Promise<string> {
  for await (const bytes of source.bytes()) return new TextDecoder().decode(bytes.subarray(0, 1 << 16))
  return ''
}

/** 保泰］保秦 續通鑑 */
function entryLine(entry: ApparatusEntry): string {
  const readings = entry.readings.map(({ kind, text, attestations }) =>
    [text === '' ? `(${kind})` : text, ...attestations.map(({ witness }) => witness ?? '?')].join(' '),
  )
  const said = readings.length === 0 ? (entry.comments?.[0]?.text ?? '') : readings.join('；')
  return `${lemmaText(entry)}］${said}`
}

declare global {
  interface HTMLElementTagNameMap {
    'import-dialog': ImportDialogElement
  }
}
