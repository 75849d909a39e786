import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Status, statuses } from '../../core/apparatus/index.ts'
import type { FileProblem, SaveState } from '../../core/edition/index.ts'
import type { LineAndColumn } from '../../core/text/index.ts'
import { statusSigns } from '../apparatus/printed-entry.ts'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'

/** An editor asks for the next entry with this status. */
export class NextOfStatusEvent extends Event {
  static readonly type = 'next-of-status'
  readonly status: Status

  constructor(status: Status) {
    super(NextOfStatusEvent.type, { bubbles: true, composed: true })
    this.status = status
  }
}

/**
 * The line at the foot: how many entries of each status, where the caret is, whether everything is saved.
 *
 * @fires next-of-status
 */
@customElement('status-bar')
export class StatusBarElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 14px;
        font-size: 13px;
        color: var(--soft);
      }

      .counts {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
      }

      .sign {
        font-size: 0.9em;
        color: var(--vermilion);
      }

      .disputed .sign {
        color: var(--amber);
      }

      .settled .sign {
        color: var(--moss);
      }

      .rejected .sign {
        color: var(--soft);
      }

      .end {
        margin-inline-start: auto;
        display: flex;
        gap: 14px;
      }

      @media (max-width: 700px) {
        .counts button:disabled {
          display: none;
        }
      }

      .offline {
        color: var(--vermilion);
      }

      details {
        position: relative;
      }

      summary {
        cursor: pointer;
        color: var(--amber);
      }

      ul {
        position: absolute;
        inset-block-end: 1.8em;
        inset-inline-start: 0;
        z-index: 3;
        inline-size: min(46em, 80vw);
        max-block-size: 40vh;
        overflow: auto;
        margin: 0;
        padding: 10px 14px 10px 28px;
        background: var(--paper-raised);
        border: 1px solid var(--hairline);
        color: var(--ink);
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  /** How many entries there are in each status. */
  @property({ attribute: false }) counts: Readonly<Record<Status, number>> | null = null
  @property({ attribute: false }) caret: LineAndColumn | null = null
  @property({ attribute: false }) saveState: SaveState = 'saved'
  @property({ attribute: false }) revision = 0
  @property({ attribute: false }) problems: readonly FileProblem[] = []

  override render() {
    const { messages, problems } = this
    const count = (status: Status) => this.counts?.[status] ?? 0
    const all = statuses.reduce((sum, status) => sum + count(status), 0)
    return html`<div class="counts" role="group" aria-label=${messages.entries(all)}>
        ${statuses.map(
          (status) =>
            html`<button
              class=${status}
              ?disabled=${count(status) === 0}
              @click=${() => this.dispatchEvent(new NextOfStatusEvent(status))}
            >
              <span class="sign" aria-hidden="true">${statusSigns[status]}</span> ${count(status)}
              ${messages.statuses[status]}
            </button>`,
        )}
      </div>
      ${
        problems.length === 0
          ? nothing
          : html`<details>
              <summary>${messages.problems(problems.length)}</summary>
              <ul>
                ${problems.map(
                  ({ file, line, column, message }) =>
                    html`<li>
                      <code>${file}${line === null ? '' : `:${line}:${column}`}</code> ${message}
                    </li>`,
                )}
              </ul>
            </details>`
      }
      <div class="end">
        ${this.caret === null ? nothing : html`<span>${messages.position(this.caret.line, this.caret.column)}</span>`}
        <span>${messages.revision(this.revision)}</span>
        <span role="status" class=${this.saveState}
          >${this.saveState === 'offline' ? messages.notSaved : messages[this.saveState]}</span
        >
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'status-bar': StatusBarElement
  }
  interface HTMLElementEventMap {
    'next-of-status': NextOfStatusEvent
  }
}
