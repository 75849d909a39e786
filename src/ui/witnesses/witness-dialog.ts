import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type Siglum, siglum, type Witness } from '../../core/apparatus/index.ts'
import { attestationCounts, type Edition, namesCited } from '../../core/edition/index.ts'
import type { Messages } from '../messages/index.ts'
import { dialogStyles } from '../shell/dialog.styles.ts'
import { CommandEvent } from '../shell/commands.ts'
import { sharedStyles } from '../shared-styles.ts'
import { WitnessRequestEvent } from './witness-events.ts'

/**
 * The witnesses of the edition with all their names: to describe them, to make one of two that are the same, and to
 * part one that is two.
 *
 * @fires witness-request
 */
@customElement('witness-dialog')
export class WitnessDialogElement extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      dialog {
        inline-size: min(62em, 94vw);
      }

      .table {
        max-block-size: 60vh;
        overflow: auto;
      }

      table {
        inline-size: 100%;
        border-collapse: collapse;
      }

      th {
        position: sticky;
        inset-block-start: 0;
        background: var(--paper);
        text-align: start;
        font-weight: 400;
        color: var(--soft);
      }

      th,
      td {
        padding: 4px 8px;
        border-block-end: 1px solid var(--hairline);
        vertical-align: baseline;
      }

      td.serif {
        font-size: 15px;
      }

      .count {
        text-align: end;
      }

      .count button {
        padding-inline: 0;
        color: var(--indigo);
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(13em, 1fr));
        gap: 6px 12px;
        padding: 8px 0;
      }

      .fields label {
        display: grid;
        gap: 2px;
        color: var(--soft);
      }

      .fields input {
        color: var(--ink);
      }

      .names {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        padding-block: 4px;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding-block: 4px;
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) edition: Edition | null = null
  @query('dialog') private dialog!: HTMLDialogElement
  /** The witness whose row is unfolded. */
  @state() private open: Siglum | null = null

  /** What is counted for it takes a moment in a large apparatus: nothing is, unless it is open. */
  @state() private shown = false

  override render() {
    const { messages, edition } = this
    return html`<dialog aria-labelledby="title" @close=${() => (this.shown = false)}>
      <h2 id="title">${messages.witnesses}</h2>
      ${edition !== null && this.shown ? this.#table(edition) : nothing}
      <form method="dialog"><button class="primary" autofocus>${messages.close}</button></form>
    </dialog>`
  }

  async show(): Promise<void> {
    this.shown = true
    await this.updateComplete
    this.dialog.showModal()
  }

  #table(edition: Edition): TemplateResult {
    const { messages } = this
    if (edition.witnesses.length === 0) {
      return html`<p class="soft">${messages.noWitnesses}</p>
        <p>
          <button @click=${this.#addFiles}>${messages.addWitnesses} <kbd>Shift+W</kbd></button>
        </p>`
    }
    const counts = attestationCounts(edition)
    return html`<div class="table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${messages.siglum}</th>
            <th scope="col">${messages.witnessTitle}</th>
            <th scope="col">${messages.author}</th>
            <th scope="col">${messages.otherNames}</th>
            <th scope="col" class="count">${messages.attestations}</th>
            <th scope="col"><span class="soft">${messages.edit}</span></th>
          </tr>
        </thead>
        <tbody>
          ${edition.witnesses.map((witness) => this.#row(edition, witness, counts.get(witness.siglum) ?? 0))}
        </tbody>
      </table>
    </div>`
  }

  #addFiles() {
    this.dialog.close()
    this.dispatchEvent(new CommandEvent('addWitnesses'))
  }

  #row(edition: Edition, witness: Witness, count: number): TemplateResult {
    const { messages } = this
    const lang = edition.about.language ?? 'zh-Hant'
    const open = witness.siglum === this.open
    return html`<tr>
        <td class="serif" lang=${lang}><b>${witness.siglum}</b></td>
        <td class="serif" lang=${lang}>${witness.title}</td>
        <td class="serif" lang=${lang}>${[witness.author, witness.date].filter(Boolean).join(' ')}</td>
        <td class="serif" lang=${lang}>${witness.aliases?.join('、')}</td>
        <td class="count">
          ${
            count === 0
              ? 0
              : html`<button title=${messages.next} @click=${() => this.#next(witness.siglum)}>
                  ${count}
                </button>`
          }
        </td>
        <td>
          <button
            aria-expanded=${open}
            aria-label="${messages.edit} ${witness.siglum}"
            @click=${() => (this.open = open ? null : witness.siglum)}
          >
            ${messages.edit}
          </button>
        </td>
      </tr>
      ${
        open
          ? html`<tr>
              <td colspan="6">${this.#details(edition, witness, count, lang)}</td>
            </tr>`
          : nothing
      }`
  }

  #details(edition: Edition, witness: Witness, count: number, lang: string): TemplateResult {
    const { messages } = this
    const names = namesCited(edition, witness.siglum)
    const others = edition.witnesses.filter(({ siglum }) => siglum !== witness.siglum)
    return html`<form @submit=${(event: SubmitEvent) => this.#put(event, witness)}>
        <div class="fields" lang=${lang}>
          ${(
            [
              ['title', messages.witnessTitle, witness.title ?? ''],
              ['author', messages.author, witness.author ?? ''],
              ['date', messages.date, witness.date ?? ''],
              ['aliases', messages.otherNames, (witness.aliases ?? []).join('、')],
              ['group', messages.group, witness.group ?? ''],
            ] as const
          ).map(
            ([name, label, value]) =>
              html`<label lang=${messages.languageTag}
                >${label}<input class="serif" name=${name} .value=${value} autocomplete="off"
              /></label>`,
          )}
        </div>
        <div class="row">
          <button class="primary">${messages.save}</button>
          ${
            count === 0
              ? html`<button
                  type="button"
                  @click=${() => this.#request({ kind: 'remove', siglum: witness.siglum })}
                >
                  ${messages.remove}
                </button>`
              : nothing
          }
        </div>
      </form>
      ${
        others.length === 0
          ? nothing
          : html`<form class="row" @submit=${(event: SubmitEvent) => this.#merge(event, witness.siglum)}>
              <label
                >${messages.mergeInto}
                <select name="into" lang=${lang}>
                  ${others.map(({ siglum }) => html`<option value=${siglum}>${siglum}</option>`)}
                </select></label
              >
              <button>${messages.merge}</button>
            </form>`
      }
      ${
        names.length < 2
          ? nothing
          : html`<form @submit=${(event: SubmitEvent) => this.#split(event, witness.siglum)}>
              <div class="soft">${messages.splitHint}</div>
              <div class="names" lang=${lang}>
                ${names.map(
                  ({ name, count }) =>
                    html`<label class="serif"
                      ><input type="checkbox" name="names" .value=${name} /> ${name}
                      <span class="soft">${count}</span></label
                    >`,
                )}
              </div>
              <div class="row">
                <label
                  >${messages.siglum} <input class="serif" name="siglum" required autocomplete="off"
                /></label>
                <button>${messages.split}</button>
              </div>
            </form>`
      }`
  }

  #put(event: SubmitEvent, witness: Witness) {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const { title: _t, author: _a, date: _d, aliases: _n, group: _g, ...rest } = witness
    const texts = (['title', 'author', 'date', 'group'] as const)
      .map((name) => [name, textOf(data, name)] as const)
      .filter(([, value]) => value !== '')
    const aliases = textOf(data, 'aliases')
      .split(/[、,，;；]/u)
      .map((name) => name.trim())
      .filter(Boolean)
    this.#request({
      kind: 'put',
      witness: { ...rest, ...Object.fromEntries(texts), ...(aliases.length > 0 && { aliases }) },
    })
  }

  #merge(event: SubmitEvent, from: Siglum) {
    event.preventDefault()
    const into = textOf(new FormData(event.target as HTMLFormElement), 'into')
    this.#request({ kind: 'merge', from, into: siglum(into) })
  }

  #split(event: SubmitEvent, from: Siglum) {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const names = data.getAll('names').filter((name) => typeof name === 'string')
    const sign = textOf(data, 'siglum')
    if (names.length > 0 && sign !== '') this.#request({ kind: 'split', from, names, siglum: siglum(sign) })
  }

  #next(siglum: Siglum) {
    this.dialog.close()
    this.#request({ kind: 'next', siglum })
  }

  #request(request: WitnessRequestEvent['request']) {
    this.open = null
    this.dispatchEvent(new WitnessRequestEvent(request))
  }
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'witness-dialog': WitnessDialogElement
  }
}
