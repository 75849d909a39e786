import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Status, statuses } from '../../core/apparatus/index.ts'
import { chooses, type Edition, exportInput } from '../../core/edition/index.ts'
import {
  type EmbeddedFont,
  type Exported,
  type ExportFormat,
  exportFormats,
  exportOptions,
  type ExportOptionName,
  readExportOptions,
} from '../../core/formats/index.ts'
import type { HttpService } from '../../storage/http.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { SeeDisputedEvent } from './exchange-events.ts'
import { exchangeStyles } from './exchange.styles.ts'
import { exchangeMessages } from './messages.ts'

/**
 * Chooses a format, entries and style, shows the beginning of what will be written and what the format cannot carry, and
 * saves the file. While entries are disputed it says how many before it does.
 *
 * @fires see-disputed
 */
@customElement('export-dialog')
export class ExportDialogElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, exchangeStyles]

  @property({ attribute: false }) edition!: Edition
  /** Who has the fonts for rare characters. */
  @property({ attribute: false }) service!: Pick<HttpService, 'fonts'>
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @state() private format: ExportFormat = exportFormats[0]!
  @state() private statuses: readonly Status[] = statuses.filter((status) => status !== 'rejected')
  /** Those left out. */
  @state() private withoutLayers: readonly string[] = []
  @state() private styling: Readonly<Partial<Record<ExportOptionName, string>>> = {}
  @state() private written: Exported | null = null
  @state() private failure: string | null = null
  @state() private asked = false
  /** Of several previews only the last is shown. */
  #turn = 0
  /** The fonts for the characters that were asked for last: another choice of style needs the same. */
  #fonts: { readonly characters: string; readonly answer: Promise<readonly EmbeddedFont[]> } | null = null

  override willUpdate(changed: PropertyValues) {
    if (
      ['edition', 'format', 'statuses', 'withoutLayers', 'styling'].some((name) =>
        changed.has(name as keyof this),
      )
    )
      void this.#write()
  }

  override render() {
    const say = exchangeMessages[this.language]
    const { format } = this
    return html`
      <div class="fields">
        <label
          >${say.format}
          <select
            id="format"
            @change=${({ target }: Event) => (this.format = exportFormats.find(({ name }) => name === (target as HTMLSelectElement).value)!)}
          >
            ${exportFormats.map(({ name, title }) => html`<option value=${name} ?selected=${name === format.name}>${title}</option>`)}
          </select></label
        >
        ${format.options.map((name) => this.#option(name))}
      </div>
      <fieldset>
        <legend>${say.statuses}</legend>
        ${statuses.map((status) =>
          this.#box(this.messages.statuses[status], this.statuses.includes(status), (on) => {
            this.statuses = statuses.filter((one) => (one === status ? on : this.statuses.includes(one)))
          }),
        )}
      </fieldset>
      ${
        this.edition.layers.length < 2
          ? nothing
          : html`<fieldset>
              <legend>${say.layers}</legend>
              ${this.edition.layers.map(({ id, title }) =>
                this.#box(title ?? id, !this.withoutLayers.includes(id), (on) => {
                  this.withoutLayers = [
                    ...this.withoutLayers.filter((one) => one !== id),
                    ...(on ? [] : [id]),
                  ]
                }),
              )}
            </fieldset>`
      }
      <p role="status" class="soft">${say.chosen(this.#chosen().length, this.edition.entries.length)}</p>
      ${this.#result()} ${this.asked ? this.#gate() : nothing}
      <div class="acts">
        <button class="primary" ?disabled=${this.written === null} @click=${() => this.#ask()}>
          ${say.download}
        </button>
      </div>
    `
  }

  #option(name: ExportOptionName) {
    const say = exchangeMessages[this.language]
    const kind = exportOptions[name]
    const set = ({ target }: Event) => {
      const { [name]: _, ...rest } = this.styling
      const value = (target as HTMLInputElement | HTMLSelectElement).value
      this.styling = value === '' ? rest : { ...rest, [name]: value }
    }
    return html`<label title=${kind.help}
      >${say.options[name]}
      ${
        'values' in kind
          ? html`<select @change=${set}>
              <option value="" ?selected=${this.styling[name] === undefined}>${say.usual}</option>
              ${kind.values.map((value) => html`<option value=${value} ?selected=${this.styling[name] === value}>${say.values[value] ?? value}</option>`)}
            </select>`
          : html`<input
              type="number"
              min="0"
              max=${kind.most}
              .value=${this.styling[name] ?? ''}
              @change=${set}
            />`
      }
    </label>`
  }

  #box(label: string, checked: boolean, set: (on: boolean) => void) {
    return html`<label
      ><input
        type="checkbox"
        .checked=${checked}
        @change=${({ target }: Event) => set((target as HTMLInputElement).checked)}
      />
      ${label}</label
    >`
  }

  #result() {
    const say = exchangeMessages[this.language]
    if (this.failure !== null) return html`<p role="alert">${say.failed(this.failure)}</p>`
    if (this.written === null) return html`<p role="status">${say.writing}</p>`
    const { content, problems } = this.written
    const whole = typeof content !== 'string' || content.length <= SHOWN
    return html`
      <section>
        <h3>${say.preview}</h3>
        ${
          typeof content === 'string'
            ? html`<pre tabindex="0" aria-label=${say.preview}>
${content.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}</pre>`
            : html`<p>${say.binary(Math.ceil(content.length / 1000))}</p>`
        }
        ${whole ? nothing : html`<p class="soft">${say.shortened}</p>`}
      </section>
      <section>
        ${
          problems.length === 0
            ? html`<p class="soft">${say.allCarried}</p>`
            : html`<h3>${say.notCarried}</h3>
                <ul>
                  ${problems.map(({ message }) => html`<li>${message}</li>`)}
                </ul>`
        }
      </section>
    `
  }

  #gate() {
    const say = exchangeMessages[this.language]
    const disputed = this.#disputed()
    return html`<div class="gate" role="alert">
      <p>${say.disputed(disputed.length)}</p>
      <div class="acts">
        <button @click=${() => this.#save()}>${say.exportAnyway}</button>
        <button @click=${() => this.dispatchEvent(new SeeDisputedEvent(disputed[0]!.id))}>
          ${say.seeDisputed}
        </button>
      </div>
    </div>`
  }

  #chosen() {
    const layers = new Set(this.withoutLayers)
    return this.edition.entries.filter(
      (entry) => chooses({ statuses: this.statuses })(entry) && !layers.has(entry.layer),
    )
  }

  /** The open questions among what would be exported. */
  #disputed() {
    return this.#chosen().filter(({ status }) => status === 'disputed')
  }

  #ask() {
    if (this.#disputed().length > 0 && !this.asked) this.asked = true
    else this.#save()
  }

  async #write() {
    const turn = ++this.#turn
    this.written = null
    this.failure = null
    this.asked = false
    const chosen = new Set(this.#chosen())
    const style = readExportOptions((name) => this.styling[name])
    try {
      if ('wrong' in style) throw new RangeError(style.wrong)
      const sha256 = await sha256Of(this.edition.text.content)
      const input = exportInput(
        this.edition,
        `corpus/${this.edition.id}/base.txt`,
        () => sha256,
        (entry) => chosen.has(entry),
      )
      const written = await this.format.write(input, style.options, { embedFonts: this.#embedFonts })
      if (turn === this.#turn) this.written = written
    } catch (error) {
      if (turn === this.#turn) this.failure = error instanceof Error ? error.message : String(error)
    }
  }

  #embedFonts = (characters: string): Promise<readonly EmbeddedFont[]> => {
    if (this.#fonts?.characters !== characters) {
      const answer = this.service.fonts(characters)
      this.#fonts = { characters, answer }
      answer.catch(() => (this.#fonts = null))
    }
    return this.#fonts.answer
  }

  #save() {
    if (this.written === null) return
    this.asked = false
    const { content } = this.written
    const part = typeof content === 'string' ? content : new Uint8Array(content)
    const url = URL.createObjectURL(new Blob([part], { type: this.format.mediaType }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${this.edition.id}${this.format.extension}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }
}

/** In code units: as much of a file as one looks at. */
const SHOWN = 20_000

async function sha256Of(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

declare global {
  interface HTMLElementTagNameMap {
    'export-dialog': ExportDialogElement
  }
}
