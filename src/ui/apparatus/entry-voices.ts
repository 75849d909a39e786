import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ApparatusEntry, Comment, Opinion } from '../../core/apparatus/index.ts'
import type { Person } from '../../core/edition/index.ts'
import type { Messages } from '../messages/index.ts'
import { personName, personStyles } from '../people/person-name.ts'
import { sharedStyles } from '../shared-styles.ts'
import { EntryRequestEvent } from './entry-events.ts'
import { preference } from './printed-entry.ts'

/**
 * What people say about an entry: their opinions side by side, each with whether it agrees, and their comments with
 * the answers below what they answer.
 *
 * @fires entry-request
 */
@customElement('entry-voices')
export class EntryVoicesElement extends LitElement {
  static override styles = [
    sharedStyles,
    personStyles,
    css`
      :host {
        display: block;
      }

      .label {
        color: var(--soft);
      }

      .opinions {
        display: grid;
        grid-template-columns: auto auto 1fr;
        gap: 1px 8px;
        margin: 0.25em 0;
        padding: 0;
        list-style: none;
      }

      .opinions li {
        display: contents;
      }

      .sign {
        font-weight: 700;
      }

      .agrees {
        color: var(--moss);
      }

      .differs {
        color: var(--amber);
      }

      .thread,
      .thread ul {
        margin: 0.2em 0;
        padding-inline-start: 0.7em;
        list-style: none;
        border-inline-start: 1px solid var(--hairline);
      }

      .thread p {
        margin: 0.15em 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .thread button {
        padding: 0 0.3em;
        font-size: 12px;
        color: var(--indigo);
      }

      form {
        display: flex;
        gap: 6px;
      }

      input {
        flex: 1;
        min-inline-size: 0;
      }
    `,
  ]

  @property({ attribute: false }) entry!: ApparatusEntry
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  /** Who looks at it: the opinions of others agree or differ with what is decided, or else with hers. */
  @property({ attribute: false }) person = ''
  /** Their colours. */
  @property({ attribute: false }) people: readonly Person[] = []
  @state() private answering: string | null = null

  override render() {
    const { opinions = [], comments = [] } = this.entry
    const known = new Set(comments.map(({ id }) => id))
    const first = comments.filter(({ replyTo }) => replyTo === undefined || !known.has(replyTo))
    return html`${opinions.length === 0 ? nothing : this.#opinions(opinions)}
    ${first.length === 0 ? nothing : html`<ul class="thread" aria-label=${this.messages.comments}>
            ${first.map((comment) => this.#comment(comment, comments, 0))}
          </ul>`}
    ${this.answering === null ? this.#write(null) : nothing}`
  }

  /** Puts the keyboard into the field for a new comment. */
  write(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[name="comment"]')?.focus({ preventScroll: true })
  }

  #opinions(opinions: readonly Opinion[]): TemplateResult {
    const { messages, entry } = this
    const measure = entry.decision?.prefer ?? opinions.find(({ by }) => by === this.person)?.prefer ?? null
    return html`<span class="label">${messages.opinions}</span>
      <ul class="opinions">
        ${opinions.map(({ by, at, prefer, reason }) => {
          const agrees = measure === null ? null : prefer === measure
          const title = agrees === null ? '' : agrees ? messages.agreesWith : messages.differsFrom
          return html`<li>
            <span
              class="sign ${agrees === null ? '' : agrees ? 'agrees' : 'differs'}"
              role=${agrees === null ? nothing : 'img'}
              aria-label=${title || nothing}
              title=${title || nothing}
              >${agrees === null ? '·' : agrees ? '＝' : '≠'}</span
            >
            ${personName(by, this.people)}
            <span
              ><span lang=${this.textLanguage}>${preference(entry, prefer, messages)}</span>
              ${reason} <span class="soft">${at.slice(0, 10)}</span></span
            >
          </li>`
        })}
      </ul>`
  }

  #comment(comment: Comment, all: readonly Comment[], depth: number): TemplateResult {
    const { id, by, at, text } = comment
    // Answers to answers stay readable in a narrow column; what answers itself is shown once.
    const answers = depth < DEEPEST ? all.filter(({ replyTo }) => replyTo === id) : []
    return html`<li>
      <p>
        ${text} <span class="soft">${personName(by, this.people)} ${at.slice(0, 10)}</span>
        <button @click=${() => this.#answer(id)}>${this.messages.reply}</button>
      </p>
      ${this.answering === id ? this.#write(id) : nothing}
      ${answers.length === 0 ? nothing : html`<ul>${answers.map((answer) => this.#comment(answer, all, depth + 1))}</ul>`}
    </li>`
  }

  #write(replyTo: string | null): TemplateResult {
    const label = replyTo === null ? this.messages.comment : this.messages.reply
    return html`<form @submit=${(event: SubmitEvent) => this.#submit(event, replyTo)} @keydown=${this.#key}>
      <input name="comment" aria-label=${label} placeholder=${label} autocomplete="off" />
      <button>${this.messages.save}</button>
    </form>`
  }

  async #answer(id: string) {
    this.answering = id
    await this.updateComplete
    this.renderRoot.querySelector('input')?.focus()
  }

  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing || this.answering === null) return
    event.stopPropagation()
    this.answering = null
  }

  #submit(event: SubmitEvent, replyTo: string | null) {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const value = new FormData(form).get('comment')
    const text = typeof value === 'string' ? value.trim() : ''
    if (text === '') return
    form.reset()
    this.answering = null
    this.dispatchEvent(
      new EntryRequestEvent(this.entry.id, { kind: 'comment', text, ...(replyTo !== null && { replyTo }) }),
    )
  }
}

const DEEPEST = 6

declare global {
  interface HTMLElementTagNameMap {
    'entry-voices': EntryVoicesElement
  }
}
