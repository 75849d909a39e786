import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ApparatusEntry, Preference } from '../../core/apparatus/index.ts'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { EntryRequestEvent } from './entry-events.ts'
import { shortened } from './printed-entry.ts'

/**
 * Where an entry is settled, with what is preferred, by which method and why, and where comments are written.
 *
 * @fires entry-request
 */
@customElement('entry-decision')
export class EntryDecisionElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      summary {
        cursor: pointer;
        color: var(--indigo);
      }

      form {
        display: grid;
        gap: 4px;
        padding-block: 4px;
      }

      fieldset {
        display: grid;
        gap: 2px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        color: var(--soft);
      }

      label.field {
        display: grid;
        grid-template-columns: 5em 1fr;
        align-items: baseline;
        gap: 6px;
      }

      .row {
        display: flex;
        gap: 6px;
      }

      .row input {
        flex: 1;
        min-inline-size: 0;
      }
    `,
  ]

  @property({ attribute: false }) entry!: ApparatusEntry
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @state() private open = false

  override render() {
    const { entry, messages } = this
    const choices: [Preference, string][] = [
      ['lemma', messages.preferLemma],
      ...entry.readings.map(({ id, kind, text }): [Preference, string] => [
        id,
        text === '' ? messages.readingKinds[kind] : shortened(text, messages),
      ]),
      ['none', messages.preferNone],
      ['open', messages.preferOpen],
    ]
    return html`<details .open=${this.open} @toggle=${this.#toggled}>
        <summary>${messages.settle} <kbd>S</kbd></summary>
        ${
          this.open
            ? html`<form @submit=${this.#settle} @keydown=${this.#key}>
                <fieldset>
                  <legend>${messages.prefer}</legend>
                  ${choices.map(
                    ([value, text]) =>
                      html`<label
                        ><input
                          type="radio"
                          name="prefer"
                          .value=${value}
                          required
                          ?checked=${entry.decision?.prefer === value}
                        />
                        <span lang=${entry.readings.some(({ id }) => id === value) ? this.textLanguage : nothing}
                          >${text}</span
                        ></label
                      >`,
                  )}
                </fieldset>
                <label class="field"
                  >${messages.method}<select name="method">
                    <option value=""></option>
                    ${messages.methods.map(
                      (method, i) =>
                        html`<option value=${METHODS[i]!} ?selected=${entry.decision?.method === METHODS[i]}>
                          ${method}
                        </option>`,
                    )}
                  </select></label
                >
                <label class="field"
                  >${messages.reason}<input name="reason" .value=${entry.decision?.reason ?? ''} autocomplete="off"
                /></label>
                <div><button class="primary">${messages.settle}</button></div>
              </form>`
            : nothing
        }
      </details>
      <form class="comment" @submit=${this.#comment}>
        <div class="row">
          <input name="comment" aria-label=${messages.comment} placeholder=${messages.comment} autocomplete="off" />
          <button>${messages.save}</button>
        </div>
      </form>`
  }

  /** Opens the form and puts the focus into it. */
  async unfold(): Promise<void> {
    this.open = true
    await this.updateComplete
    this.renderRoot.querySelector<HTMLInputElement>('input[name="prefer"]')?.focus({ preventScroll: true })
  }

  #toggled(event: Event) {
    this.open = (event.target as HTMLDetailsElement).open
  }

  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    this.open = false
    this.renderRoot.querySelector('summary')?.focus({ preventScroll: true })
  }

  #settle(event: SubmitEvent) {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const method = text(data, 'method')
    this.dispatchEvent(
      new EntryRequestEvent(this.entry.id, {
        kind: 'settle',
        prefer: text(data, 'prefer') as Preference,
        reason: text(data, 'reason'),
        ...(method !== '' && { method }),
      }),
    )
    this.open = false
  }

  #comment(event: SubmitEvent) {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const comment = text(new FormData(form), 'comment')
    if (comment === '') return
    form.reset()
    this.dispatchEvent(new EntryRequestEvent(this.entry.id, { kind: 'comment', text: comment }))
  }
}

/** As they are written into the file, whatever the interface's language. */
const METHODS = ['對校', '本校', '他校', '理校'] as const

function text(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'entry-decision': EntryDecisionElement
  }
}
