import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ApparatusEntry, Preference } from '../../core/apparatus/index.ts'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { EntryRequestEvent } from './entry-events.ts'
import { shortened } from './printed-entry.ts'

/** What the form is opened for: to settle the entry, or to say what one holds and leave it open. */
export type Purpose = 'settle' | 'opinion'

/**
 * Where an entry is settled, or an opinion on it given: what is preferred, by which method, how the others arose, and
 * why. 1–9 choose (0 none of these, Q left open on purpose), Enter says it, Escape closes.
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

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
    `,
  ]

  @property({ attribute: false }) entry!: ApparatusEntry
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  /** In how many other places the same words stand against each other. */
  @property({ attribute: false }) alike = 0
  @state() private open = false
  @state() private purpose: Purpose = 'settle'
  @state() private chosen: Preference | null = null

  override render() {
    const { messages } = this
    return html`<details .open=${this.open} @toggle=${this.#toggled}>
      <summary>${messages.settle} <kbd>S</kbd></summary>
      ${this.open ? this.#form() : nothing}
    </details>`
  }

  /** Opens the form with a choice made, and puts the focus where the next thing is said. */
  async unfold(purpose: Purpose, choice: Preference | number | null = null): Promise<void> {
    this.purpose = purpose
    this.chosen = (typeof choice === 'number' ? this.#choices()[choice - 1]?.[0] : choice) ?? this.#standing()
    this.open = true
    await this.updateComplete
    const field = this.chosen === null ? 'input[name="prefer"]' : 'input[name="reason"]'
    this.renderRoot.querySelector<HTMLInputElement>(field)?.focus({ preventScroll: true })
  }

  #choices(): readonly (readonly [Preference, string])[] {
    const { entry, messages } = this
    return [
      ['lemma', messages.preferLemma],
      ...entry.readings.map(({ id, kind, text }): [Preference, string] => [
        id,
        text === '' ? messages.readingKinds[kind] : shortened(text, messages),
      ]),
      ['none', messages.preferNone],
      ['open', messages.preferOpen],
    ]
  }

  /** What is preferred as things stand. */
  #standing(): Preference | null {
    return this.purpose === 'settle' ? (this.entry.decision?.prefer ?? null) : null
  }

  #form(): TemplateResult {
    const { entry, messages } = this
    const decision = this.purpose === 'settle' ? entry.decision : undefined
    const own = new Set<string>(entry.readings.map(({ id }) => id))
    return html`<form @submit=${this.#submit} @keydown=${this.#key}>
      <fieldset>
        <legend>${messages.prefer}</legend>
        ${this.#choices().map(
          ([value, text], i) =>
            html`<label
              ><input
                type="radio"
                name="prefer"
                .value=${value}
                required
                .checked=${this.chosen === value}
                @change=${() => (this.chosen = value)}
              />
              <kbd>${value === 'none' ? '0' : value === 'open' ? 'Q' : i < 9 ? i + 1 : ''}</kbd>
              <span lang=${own.has(value) ? this.textLanguage : nothing}>${text}</span></label
            >`,
        )}
      </fieldset>
      ${
        this.purpose === 'opinion'
          ? nothing
          : html`${this.#select('method', messages.method, METHODS, messages.methods, decision?.method)}
            ${this.#select('cause', messages.cause, CAUSES, messages.causes, decision?.cause)}`
      }
      <label class="field"
        >${messages.reason}<input name="reason" .value=${decision?.reason ?? ''} autocomplete="off"
      /></label>
      ${
        this.purpose === 'settle' && this.alike > 0
          ? html`<label><input type="checkbox" name="alike" /> ${messages.samePair(this.alike)} ${messages.decideAll}</label>`
          : nothing
      }
      <div class="buttons">
        ${
          this.purpose === 'settle'
            ? html`<button class="primary" name="settle">${messages.settle} <kbd>↵</kbd></button>
                <button type="button" @click=${this.#giveOpinion}>${messages.giveOpinion} <kbd>Shift ↵</kbd></button>`
            : html`<button class="primary" name="opinion">${messages.giveOpinion} <kbd>↵</kbd></button>`
        }
      </div>
    </form>`
  }

  #select(
    name: string,
    title: string,
    values: readonly string[],
    titles: readonly string[],
    standing: string | undefined,
  ): TemplateResult {
    // What another edition's list of causes or methods said is kept, though it is not on ours.
    const all = standing === undefined || values.includes(standing) ? values : [...values, standing]
    return html`<label class="field"
      >${title}<select name=${name}>
        <option value=""></option>
        ${all.map(
          (value, i) =>
            html`<option value=${value} ?selected=${standing === value}>${titles[i] ?? value}</option>`,
        )}
      </select></label
    >`
  }

  #toggled(event: Event) {
    const { open } = event.target as HTMLDetailsElement
    if (open === this.open) return
    if (open) void this.unfold('settle')
    else this.open = false
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing) return
    const writing = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (event.key === 'Escape') this.#close()
    else if (event.key === 'Enter' && event.shiftKey) this.#giveOpinion()
    else if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
      this.renderRoot.querySelector('form')!.requestSubmit()
    } else if (!writing && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const choice = this.#choiceOf(event.key)
      if (choice === null) return
      void this.unfold(this.purpose, choice)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  #choiceOf(key: string): Preference | null {
    if (key === '0') return 'none'
    if (key.toLowerCase() === 'q') return 'open'
    return /^[1-9]$/.test(key) ? (this.#choices()[Number(key) - 1]?.[0] ?? null) : null
  }

  #close() {
    this.open = false
    this.renderRoot.querySelector('summary')?.focus({ preventScroll: true })
  }

  #submit(event: SubmitEvent) {
    event.preventDefault()
    this.#say(this.purpose)
  }

  #giveOpinion() {
    if (this.renderRoot.querySelector('form')!.reportValidity()) this.#say('opinion')
  }

  #say(purpose: Purpose) {
    const data = new FormData(this.renderRoot.querySelector('form')!)
    const prefer = text(data, 'prefer') as Preference
    const reason = text(data, 'reason')
    const [method, cause] = [text(data, 'method'), text(data, 'cause')]
    this.open = false
    this.dispatchEvent(
      new EntryRequestEvent(
        this.entry.id,
        purpose === 'opinion'
          ? { kind: 'opinion', prefer, ...(reason !== '' && { reason }) }
          : {
              kind: 'settle',
              prefer,
              reason,
              ...(method !== '' && { method }),
              ...(cause !== '' && { cause }),
              alike: data.get('alike') !== null,
            },
      ),
    )
  }
}

/** As they are written into the file, whatever the interface's language. */
const METHODS = ['對校', '本校', '他校', '理校'] as const
const CAUSES = ['形近', '音近', '脫', '衍', '倒', '避諱', '異體', '通假', '譯名', '異說'] as const

function text(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'entry-decision': EntryDecisionElement
  }
}
