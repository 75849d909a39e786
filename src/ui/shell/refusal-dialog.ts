import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { ApparatusEntry, EntryId } from '../../core/apparatus/index.ts'
import { type Edition, findEntry, type Refusal } from '../../core/edition/index.ts'
import { printedEntry, statusSigns } from '../apparatus/printed-entry.ts'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { dialogStyles } from './dialog.styles.ts'

/** The editor chose her own version of what somebody else changed meanwhile. */
export class TakeMineEvent extends Event {
  static readonly type = 'take-mine'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(TakeMineEvent.type, { bubbles: true, composed: true })
    this.refusal = refusal
  }
}

/**
 * A change that was not made because somebody else changed the same thing meanwhile: both versions, to choose from.
 *
 * @fires take-mine
 */
@customElement('refusal-dialog')
export class RefusalDialogElement extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      .versions {
        display: grid;
        gap: 12px;
      }

      .printed {
        font: 16px/1.6 var(--serif);
      }

      .buttons {
        display: flex;
        gap: 8px;
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) refusal: Refusal | null = null
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    const { messages, refusal } = this
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${messages.contested}</h2>
      ${
        refusal === null
          ? nothing
          : html`<div class="versions">
              ${this.#version(messages.theirs, refusal, refusal.theirs)}
              ${this.#version(messages.mine, refusal, refusal.mine)}
            </div>`
      }
      <form method="dialog" class="buttons">
        <button class="primary">${messages.keepTheirs}</button>
        <button @click=${this.#takeMine}>${messages.takeMine}</button>
      </form>
    </dialog>`
  }

  show(): void {
    this.dialog.showModal()
  }

  #version(label: string, { contested }: Refusal, edition: Edition) {
    return html`<div>
      <div class="soft">${label}</div>
      ${contested.map((name) => this.#entry(findEntry(edition, name as EntryId)))}
    </div>`
  }

  #entry(entry: ApparatusEntry | null) {
    return entry === null
      ? html`<div class="printed soft">${this.messages.removed}</div>`
      : html`<div class="printed">
          ${statusSigns[entry.status]} ${printedEntry(entry, this.messages, this.textLanguage)}
          <span class="soft">${this.messages.statuses[entry.status]}</span>
        </div>`
  }

  #takeMine() {
    if (this.refusal !== null) this.dispatchEvent(new TakeMineEvent(this.refusal))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'refusal-dialog': RefusalDialogElement
  }
  interface HTMLElementEventMap {
    'take-mine': TakeMineEvent
  }
}
