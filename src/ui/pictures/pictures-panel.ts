import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type EntryId, type Siglum, type Status, statuses } from '../../core/apparatus/index.ts'
import {
  type Agreement,
  agreement,
  type Edition,
  findEntry,
  type Section,
  sections,
} from '../../core/edition/index.ts'
import { SelectEntryEvent } from '../apparatus/entry-events.ts'
import { printedEntry, statusSigns } from '../apparatus/printed-entry.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { bar } from './bar.ts'
import { picturesMessages } from './messages.ts'
import { picturesPanelStyles } from './pictures-panel.styles.ts'

/**
 * Three pictures of the apparatus, each a table with its numbers: how far witnesses agree, how entries are spread over
 * the text, what each witness contributes. A number leads to the entries it counts.
 *
 * @fires select-entry
 */
@customElement('pictures-panel')
export class PicturesPanelElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, picturesPanelStyles]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @property({ attribute: false }) selected: EntryId | null = null
  /** The entries behind the number that was chosen last. */
  @state() private chosen: { readonly title: string; readonly ids: readonly EntryId[] } | null = null

  #agreement!: Agreement
  #sections!: readonly Section[]
  #against!: ReadonlyMap<Siglum, readonly EntryId[]>

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('edition') || changed.get('edition')?.entries === this.edition.entries) return
    const { entries } = this.edition
    this.#agreement = agreement(entries)
    this.#sections = sections(this.edition)
    const against = new Map<Siglum, EntryId[]>()
    for (const { id, readings } of entries) {
      const sigla = new Set(
        readings.flatMap(({ attestations }) => attestations.map(({ witness }) => witness)),
      )
      for (const siglum of sigla) {
        if (siglum === null) continue
        const known = against.get(siglum)
        if (known === undefined) against.set(siglum, [id])
        else known.push(id)
      }
    }
    this.#against = against
  }

  override render() {
    const words = picturesMessages[this.language]
    return html`<div class="figures">
        ${this.#along()}
        ${
          this.#agreement.witnesses.length === 0
            ? html`<p>${words.nothing}</p>`
            : html`${this.#shares()} ${this.#agreementTable()}`
        }
      </div>
      <div class="chosen" role="status">${this.#chosenEntries()}</div>`
  }

  #along(): TemplateResult {
    const words = picturesMessages[this.language]
    const most = Math.max(...this.#sections.map(({ entries }) => entries.length))
    return html`<figure>
      <figcaption>${words.along}</figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.section}</th>
            <td></td>
            ${statuses.map(
              (status) =>
                html`<th scope="col" class="number" title=${this.messages.statuses[status]}>
                  <span aria-label=${this.messages.statuses[status]}>${statusSigns[status]}</span>
                </th>`,
            )}
            <th scope="col" class="number">${words.total}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#sections.map(({ heading, entries }) => {
            const title = heading ?? words.beginning
            const of = (status: Status) =>
              entries.filter((entry) => entry.status === status).map(({ id }) => id)
            return html`<tr>
              <th scope="row" lang=${this.textLanguage}>${title}</th>
              <td>
                ${bar(
                  statuses.map((status) => ({ kind: status, count: of(status).length })),
                  most,
                )}
              </td>
              ${statuses.map(
                (status) =>
                  html`<td class="number">
                    ${this.#number(of(status), `${title} · ${this.messages.statuses[status]}`)}
                  </td>`,
              )}
              <td class="number">
                ${this.#number(
                  entries.map(({ id }) => id),
                  title,
                )}
              </td>
            </tr>`
          })}
        </tbody>
      </table>
    </figure>`
  }

  #shares(): TemplateResult {
    const words = picturesMessages[this.language]
    const { witnesses, heard } = this.#agreement
    const most = heard[0]?.length ?? 0
    return html`<figure>
      <figcaption>${words.shares}</figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.witness}</th>
            <td></td>
            <th scope="col" class="number">${words.against}</th>
            <th scope="col" class="number">${words.withLemma}</th>
          </tr>
        </thead>
        <tbody>
          ${witnesses.slice(0, MOST_WITNESSES).map((siglum, i) => {
            const against = this.#against.get(siglum) ?? []
            const others = new Set(against)
            const withLemma = heard[i]!.filter((id) => !others.has(id))
            return html`<tr>
              <th scope="row" lang=${this.textLanguage}>${siglum}</th>
              <td>
                ${bar(
                  [
                    { kind: 'against', count: against.length },
                    { kind: 'with', count: withLemma.length },
                  ],
                  most,
                )}
              </td>
              <td class="number">${this.#number(against, `${siglum} · ${words.against}`)}</td>
              <td class="number">${this.#number(withLemma, `${siglum} · ${words.withLemma}`)}</td>
            </tr>`
          })}
        </tbody>
      </table>
      ${
        witnesses.length > MOST_WITNESSES
          ? html`<p>${words.more(witnesses.length - MOST_WITNESSES)}</p>`
          : nothing
      }
    </figure>`
  }

  #agreementTable(): TemplateResult {
    const words = picturesMessages[this.language]
    const { pairs } = this.#agreement
    const met = this.#agreement.witnesses
      .map((siglum, at) => ({ siglum, at }))
      .filter(({ at }) =>
        pairs.some((row, i) => row.some((pair, j) => (i === at || j === at) && pair.together.length > 0)),
      )
      .slice(0, MOST_IN_TABLE)
    if (met.length < 2) return html``
    return html`<figure>
      <figcaption>${words.agreement}<small>${words.agreementHint}</small></figcaption>
      <table class="sigla">
        <thead>
          <tr>
            <td></td>
            ${met.slice(1).map(({ siglum }) => html`<th scope="col" lang=${this.textLanguage}>${siglum}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${met.slice(0, -1).map(
            (a, i) =>
              html`<tr>
                <th scope="row" lang=${this.textLanguage}>${a.siglum}</th>
                ${met.slice(1).map((b, j) => (j < i ? html`<td></td>` : this.#pair(a, b)))}
              </tr>`,
          )}
        </tbody>
      </table>
    </figure>`
  }

  #pair(
    a: { readonly siglum: Siglum; readonly at: number },
    b: { readonly siglum: Siglum; readonly at: number },
  ): TemplateResult {
    const words = picturesMessages[this.language]
    const { together, same } = this.#agreement.pairs[a.at]![b.at]!
    if (together.length === 0) return html`<td aria-label=${words.never(a.siglum, b.siglum)}></td>`
    const step = Math.min(4, Math.floor((same.length / together.length) * 5))
    const title = words.pair(a.siglum, b.siglum, same.length, together.length)
    return html`<td class=${`step${step}`}>
      <button
        title=${title}
        aria-label=${`${same.length}/${together.length} ${title}`}
        @click=${() => (this.chosen = { title, ids: together })}
      >
        ${same.length}/${together.length}
      </button>
    </td>`
  }

  #number(ids: readonly EntryId[], title: string): TemplateResult | typeof nothing {
    if (ids.length === 0) return nothing
    const counted = picturesMessages[this.language].chosen(title, ids.length)
    return html`<button aria-label=${counted} @click=${() => (this.chosen = { title: counted, ids })}>
      ${ids.length}
    </button>`
  }

  #chosenEntries(): TemplateResult {
    const words = picturesMessages[this.language]
    if (this.chosen === null) return html`<p>${words.choose}</p>`
    const { title, ids } = this.chosen
    const entries = ids.slice(0, MOST_ENTRIES).flatMap((id) => findEntry(this.edition, id) ?? [])
    return html`<h3>${title}</h3>
      <ul>
        ${entries.map(
          (entry) =>
            html`<li>
              <button
                aria-pressed=${entry.id === this.selected}
                @click=${() => this.dispatchEvent(new SelectEntryEvent(entry.id))}
              >
                ${printedEntry(entry, this.messages, this.textLanguage)}
              </button>
            </li>`,
        )}
      </ul>
      ${ids.length > MOST_ENTRIES ? html`<p>${words.more(ids.length - MOST_ENTRIES)}</p>` : nothing}`
  }
}

/** What can be taken in at a glance. */
const MOST_WITNESSES = 30
const MOST_IN_TABLE = 24
const MOST_ENTRIES = 60

declare global {
  interface HTMLElementTagNameMap {
    'pictures-panel': PicturesPanelElement
  }
}
