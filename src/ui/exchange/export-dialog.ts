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
import { previewOf } from './preview-of.ts'
import { sha256Of } from './sha256-of.ts'

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

  override updated(changed: PropertyValues) {
    if (this.asked && changed.has('asked' as keyof this))
      this.renderRoot.querySelector<HTMLElement>('.gate button')?.focus()
    const pre = this.renderRoot.querySelector<HTMLPreElement & { entry?: number }>('pre')
    if (changed.has('written' as keyof this) && pre?.entry !== undefined) scrollTo(pre, pre.entry)
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
                this.#box(title ?? this.messages.layers[id] ?? id, !this.withoutLayers.includes(id), (on) => {
                  this.withoutLayers = [
                    ...this.withoutLayers.filter((one) => one !== id),
                    ...(on ? [] : [id]),
                  ]
                }),
              )}
            </fieldset>`
      }
      <p role="status" class="soft">${say.chosen(this.#chosen().length, this.edition.entries.length)}</p>
      ${this.#result()}
      ${
        this.asked
          ? this.#gate()
          : html`<div class="acts">
              <button class="primary" ?disabled=${this.written === null} @click=${() => this.#ask()}>
                ${say.download}
              </button>
            </div>`
      }
    `
  }

  #option(name: ExportOptionName) {
    const say = exchangeMessages[this.language]
    const kind = exportOptions[name]
    const usual = 'values' in kind && !BY_THE_EDITION.has(name) ? kind.values[0] : ''
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
              ${
                BY_THE_EDITION.has(name)
                  ? html`<option value="" ?selected=${this.styling[name] === undefined}>${say.usual}</option>`
                  : nothing
              }
              ${kind.values.map((value) => html`<option value=${value} ?selected=${(this.styling[name] ?? usual) === value}>${say.values[value] ?? value}</option>`)}
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
    const preview = typeof content === 'string' ? previewOf(content, this.format) : null
    return html`
      <section>
        <h3>${say.preview}</h3>
        ${
          preview !== null
            ? html`<pre tabindex="0" aria-label=${say.preview} .entry=${preview.entry}>${preview.text}</pre>`
            : html`<p>${say.binary(Math.ceil(content.length / 1000))}</p>`
        }
        ${preview === null || preview.whole ? nothing : html`<p class="soft">${say.shortened}</p>`}
      </section>
      <section>
        ${
          problems.length === 0
            ? html`<p class="soft">${say.allCarried}</p>`
            : html`<h3>${say.notCarried}</h3>
                <ul tabindex="0" aria-label=${say.notCarried}>
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

/** What is usual depends on the language of the text, or on the format. */
const BY_THE_EDITION: ReadonlySet<ExportOptionName> = new Set(['terms', 'form'])

/** Shows the characters of `pre` from `at` on: what stands above is a scroll away. */
function scrollTo(pre: HTMLPreElement, at: number): void {
  const words = [...pre.childNodes].find((node): node is Text => node instanceof Text && node.length > at)
  if (words === undefined) return
  const range = document.createRange()
  range.setStart(words, at)
  range.setEnd(words, Math.min(at + 1, words.length))
  pre.scrollTop += range.getBoundingClientRect().top - pre.getBoundingClientRect().top - pre.clientHeight / 4
}

declare global {
  interface HTMLElementTagNameMap {
    'export-dialog': ExportDialogElement
  }
}
