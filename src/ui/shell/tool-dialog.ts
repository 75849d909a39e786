import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { dialogStyles } from './dialog.styles.ts'

/** A dialog was closed, by Escape or otherwise. */
export class CloseDialogEvent extends Event {
  static readonly type = 'close-dialog'

  constructor() {
    super(CloseDialogEvent.type, { bubbles: true, composed: true })
  }
}

/**
 * The frame of a tool that is a dialog: open as long as it is on the page, with a heading and a way out; the keyboard
 * goes back to where it was when it leaves.
 *
 * @slot - the tool, an element that delegates its focus
 * @fires close-dialog
 */
@customElement('tool-dialog')
export class ToolDialogElement extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      dialog {
        inline-size: fit-content;
        min-inline-size: min(34em, 92vw);
        max-inline-size: min(1100px, 94vw);
        max-block-size: 92vh;
        overflow: auto;
      }

      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 2em;
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) heading = ''
  @query('dialog') private dialog!: HTMLDialogElement
  #before: HTMLElement | null = null

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CloseDialogEvent())}>
      <div class="head">
        <h2 id="title">${this.heading}</h2>
        <button title="Esc" @click=${() => this.dialog.close()}>${this.messages.close}</button>
      </div>
      <slot></slot>
    </dialog>`
  }

  protected override firstUpdated() {
    this.#before = document.activeElement instanceof HTMLElement ? document.activeElement : null
    this.dialog.showModal()
    void this.#enter()
  }

  /** A tool draws itself a moment later than its frame: only then it can take the keyboard. */
  async #enter() {
    const tool = this.firstElementChild
    if (!(tool instanceof LitElement)) return
    await tool.updateComplete
    tool.focus()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    // A dialog that leaves while it is open does not give the keyboard back by itself.
    if (this.dialog.open) this.#before?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tool-dialog': ToolDialogElement
  }
  interface HTMLElementEventMap {
    'close-dialog': CloseDialogEvent
  }
}
