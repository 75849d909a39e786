import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { commands, commandTitle, shownKeys } from './commands.ts'
import { dialogStyles } from './dialog.styles.ts'

/** The list of keys, drawn from the table of commands. */
@customElement('keys-dialog')
export class KeysDialogElement extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      dialog {
        inline-size: min(58em, 94vw);
      }

      dl {
        columns: 2 22em;
        column-gap: 2.5em;
        margin: 0;
      }

      .key {
        display: grid;
        grid-template-columns: 8.5em 1fr;
        gap: 14px;
        padding-block: 2px;
        break-inside: avoid;
      }

      dd {
        margin: 0;
      }

      dt {
        text-align: end;
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${this.messages.keys}</h2>
      <dl>
        ${commands
          .filter(({ keys }) => keys.length > 0)
          .map(
            ({ name, keys }) =>
              html`<div class="key">
                <dt>${shownKeys(keys).map((key, i) => html`${i > 0 ? ' ' : ''}<kbd>${key}</kbd>`)}</dt>
                <dd>${commandTitle(name, this.messages)}</dd>
              </div>`,
          )}
      </dl>
      <form method="dialog"><button class="primary" autofocus>${this.messages.close}</button></form>
    </dialog>`
  }

  show(): void {
    this.dialog.showModal()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keys-dialog': KeysDialogElement
  }
}
