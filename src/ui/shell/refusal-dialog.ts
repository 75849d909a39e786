import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { ApparatusEntry, EntryId } from '../../core/apparatus/index.ts'
import { type Act, type Edition, findEntry, type Refusal, textSteps } from '../../core/edition/index.ts'
import { printedEntry, statusSigns } from '../apparatus/printed-entry.ts'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { dialogStyles } from './dialog.styles.ts'
import { takeMineAct } from './take-mine.ts'

/** The editor chose her own version of what somebody else changed meanwhile. */
export class TakeMineEvent extends Event {
  static readonly type = 'take-mine'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(TakeMineEvent.type, { bubbles: true, composed: true })
    this.refusal = refusal
  }
}

/** The editor has chosen, or closed the dialog, which keeps the other's version. */
export class RefusalAnsweredEvent extends Event {
  static readonly type = 'refusal-answered'

  constructor() {
    super(RefusalAnsweredEvent.type, { bubbles: true, composed: true })
  }
}

/**
 * A change that was not made because somebody else changed the same thing meanwhile: both versions, to choose from.
 *
 * @fires take-mine
 * @fires refusal-answered
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
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new RefusalAnsweredEvent())}
    >
      <h2 id="title">${messages.contested}</h2>
      ${
        refusal === null
          ? nothing
          : html`<div class="versions">
              ${this.#version(messages.theirs, refusal, refusal.theirs, false)}
              ${this.#version(messages.mine, refusal, refusal.mine, true)}
            </div>`
      }
      <form method="dialog" class="buttons">
        <button class="primary">${messages.keepTheirs}</button>
        <button ?disabled=${refusal === null || takeMineAct(refusal) === null} @click=${this.#takeMine}>
          ${messages.takeMine}
        </button>
      </form>
    </dialog>`
  }

  show(): void {
    this.dialog.showModal()
  }

  #version(label: string, { change, contested }: Refusal, edition: Edition, own: boolean) {
    return html`<div>
      <div class="soft">${label}</div>
      ${contested.map((name) =>
        name === 'text'
          ? html`<div class="printed" lang=${this.textLanguage}>
              ${own ? wordsOf(change.act) : this.messages.altered}
            </div>`
          : name === 'about'
            ? html`<div class="printed" lang=${this.textLanguage}>${edition.about.title}</div>`
            : name.startsWith('witness ')
              ? html`<div class="printed">${witnessLine(edition, name.slice('witness '.length))}</div>`
              : this.#entry(findEntry(edition, name as EntryId)),
      )}
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

/** What an act would have put into the text, so that it can be read and copied. */
function wordsOf(act: Act): string {
  const words = textSteps(act).flatMap((changes) => changes.map(({ insert }) => insert))
  return words.filter((insert) => insert !== '').join('……') || '∅'
}

function witnessLine({ witnesses }: Edition, siglum: string): string {
  const witness = witnesses.find((witness) => witness.siglum === siglum)
  return witness === undefined ? '∅' : [witness.siglum, witness.title ?? ''].join('  ')
}

declare global {
  interface HTMLElementTagNameMap {
    'refusal-dialog': RefusalDialogElement
  }
  interface HTMLElementEventMap {
    'take-mine': TakeMineEvent
    'refusal-answered': RefusalAnsweredEvent
  }
}
