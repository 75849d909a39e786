import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { CommandEvent, type CommandName, commands, commandTitle, isTool, shownKey } from './commands.ts'

/**
 * The head of the page: which edition this is, and what can be done with it.
 *
 * @fires command
 */
@customElement('workbench-header')
export class WorkbenchHeaderElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 6px;
        font-size: 13px;
      }

      h1 {
        margin: 0;
        margin-inline-end: auto;
        font: 600 17px/1.4 var(--serif);
        letter-spacing: 0.04em;
      }

      h1 small {
        font-size: 13px;
        font-weight: 400;
        color: var(--soft);
        margin-inline-start: 0.7em;
      }

      h1 select {
        font: inherit;
        border-color: transparent;
        background: none;
      }

      button.mark {
        color: var(--vermilion);
        font-weight: 600;
      }

      .group {
        display: flex;
        flex-wrap: wrap;
        padding-inline: 6px;
      }

      .group + .group {
        border-inline-start: 1px solid var(--hairline);
      }

      details {
        position: relative;
      }

      summary {
        list-style: none;
        padding: 0.2em 0.6em;
        cursor: pointer;
        border-radius: 3px;
      }

      summary:hover {
        background: var(--wash);
      }

      summary::after {
        content: ' ▾';
        color: var(--soft);
      }

      ul {
        position: absolute;
        inset-inline-end: 0;
        z-index: 4;
        margin: 2px 0 0;
        padding: 6px;
        list-style: none;
        background: var(--paper-raised);
        border: 1px solid var(--hairline);
      }

      a {
        display: block;
        padding: 3px 10px;
        color: var(--indigo);
        text-decoration: none;
        white-space: nowrap;
      }

      li button {
        inline-size: 100%;
        display: flex;
        justify-content: space-between;
        gap: 1.5em;
      }

      li.spare {
        display: none;
      }

      a:hover {
        background: var(--wash);
      }

      @media (max-width: 700px) {
        /* One line: what is not done all the time is in the menu. */
        :host {
          flex-wrap: nowrap;
          gap: 2px;
        }

        .roomy {
          display: none;
        }

        li.spare {
          display: block;
        }

        ul {
          max-block-size: 80vh;
          overflow: auto;
        }

        h1 {
          flex: 1 1 0;
          min-inline-size: 0;
          white-space: nowrap;
          overflow: hidden;
          text-overflow: ellipsis;
        }

        h1 small {
          display: none;
        }

        h1 select {
          max-inline-size: 100%;
        }

        .group,
        .group + .group {
          flex-wrap: nowrap;
          padding-inline: 0;
          border: 0;
        }

        button,
        summary {
          padding-inline: 0.4em;
        }
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) heading = ''
  @property({ attribute: false }) author = ''
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  /** The editions there are to choose from. */
  @property({ attribute: false }) editions: readonly { readonly id: string; readonly title: string }[] = []
  @property({ attribute: false }) edition = ''
  @property({ attribute: false }) formats: readonly { readonly name: string; readonly title: string }[] = []
  @property({ attribute: false }) exportUrl: (format: string) => string = () => ''
  @property({ type: Boolean }) ready = false
  @property({ type: Boolean }) correcting = false
  @property({ type: Boolean }) canUndo = false
  @property({ type: Boolean }) canRedo = false

  override render() {
    const { messages, ready } = this
    return html`<h1 lang=${this.textLanguage}>
        ${
          this.editions.length > 1
            ? html`<select aria-label=${messages.editions} @change=${this.#choose}>
                ${this.editions.map(
                  ({ id, title }) =>
                    html`<option value=${id} ?selected=${id === this.edition}>${title}</option>`,
                )}
              </select>`
            : this.heading
        }${this.author === '' ? nothing : html`<small>${this.author}</small>`}
      </h1>
      ${
        ready
          ? html`<div class="group">
                <button class="mark" title="N" @click=${() => this.#command('mark')}>${messages.mark}</button>
                <button class="roomy" title="M" @click=${() => this.#command('emend')}>
                  ${messages.emend}
                </button>
                <button
                  class="roomy"
                  title="F2"
                  aria-pressed=${this.correcting}
                  @click=${() => this.#command('correctText')}
                >
                  ${messages.correctText}
                </button>
              </div>
              <div class="group">
                <button title="Ctrl+Z" ?disabled=${!this.canUndo} @click=${() => this.#command('undo')}>
                  ${messages.undo}
                </button>
                <button
                  class="roomy"
                  title="Ctrl+Shift+Z"
                  ?disabled=${!this.canRedo}
                  @click=${() => this.#command('redo')}
                >
                  ${messages.redo}
                </button>
              </div>
              <div class="group">
                <button class="roomy" title="W" @click=${() => this.#command('witnesses')}>
                  ${messages.witnesses}
                </button>
                <button class="roomy" @click=${() => this.#command('readNotes')}>
                  ${messages.readNotes}
                </button>
                <details class="roomy" @toggle=${this.#listenOutside}>
                  <summary>${messages.exportAs}</summary>
                  <ul>
                    <li>
                      <button @click=${() => this.#command('export')}>
                        ${commandTitle('export', messages)} <kbd>Ctrl+Shift+E</kbd>
                      </button>
                    </li>
                    ${this.formats.map(
                      ({ name, title }) =>
                        html`<li><a href=${this.exportUrl(name)} download>${title}</a></li>`,
                    )}
                  </ul>
                </details>
                <details @toggle=${this.#listenOutside}>
                  <summary>${messages.tools}</summary>
                  <ul>
                    ${commands
                      .filter(({ name }) => isTool(name) || spare.has(name))
                      .map(
                        ({ name, keys }) =>
                          html`<li class=${spare.has(name) ? 'spare' : ''}>
                            <button @click=${() => this.#command(name)}>
                              ${commandTitle(name, messages)} <kbd>${shownKey(keys[0] ?? '')}</kbd>
                            </button>
                          </li>`,
                      )}
                  </ul>
                </details>
              </div>`
          : nothing
      }
      <div class=${ready ? 'group roomy' : 'group'}>
        <button title="?" @click=${() => this.#command('keys')}>${messages.keys}</button>
        <button title="Ctrl+," @click=${() => this.#command('settings')}>${messages.settings}</button>
      </div>`
  }

  #command(name: CommandName) {
    this.dispatchEvent(new CommandEvent(name))
  }

  #choose(event: Event) {
    location.hash = `#/${encodeURIComponent((event.target as HTMLSelectElement).value)}`
  }

  /** An open menu closes at the next click anywhere else. */
  #listenOutside(event: Event) {
    const menu = event.target as HTMLDetailsElement
    if (!menu.open) return
    const close = (click: MouseEvent) => {
      if (click.composedPath().includes(menu.querySelector('summary')!)) return
      menu.open = false
    }
    document.addEventListener('click', close, { once: true })
  }
}

/** What stands in the menu where the head has no room for it. */
const spare: ReadonlySet<CommandName> = new Set([
  'emend',
  'correctText',
  'redo',
  'witnesses',
  'readNotes',
  'keys',
  'settings',
])

declare global {
  interface HTMLElementTagNameMap {
    'workbench-header': WorkbenchHeaderElement
  }
}
