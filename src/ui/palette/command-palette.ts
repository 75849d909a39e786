import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { interfaceLanguages, type InterfaceLanguage, type Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { type Command, commands, type CommandName, commandTitle, shownKeys } from '../shell/commands.ts'
import { paletteMessages } from './messages.ts'

/** A command was chosen by its name. */
export class ChooseCommandEvent extends Event {
  static readonly type = 'choose-command'
  readonly command: CommandName

  constructor(command: CommandName) {
    super(ChooseCommandEvent.type, { bubbles: true, composed: true })
    this.command = command
  }
}

/**
 * All commands with their keys, narrowed by what is typed: names in either language count, so that a reader of the
 * Chinese interface also finds “accept”. A combobox with a list, by the pattern of ARIA.
 *
 * @fires choose-command
 */
@customElement('command-palette')
export class CommandPaletteElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    css`
      input {
        inline-size: 100%;
      }

      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
        block-size: min(52vh, 30em);
        overflow: auto;
      }

      li {
        display: flex;
        justify-content: space-between;
        gap: 2em;
        padding: 4px 8px;
        border-radius: 3px;
        cursor: pointer;
      }

      li[aria-selected='true'] {
        background: var(--wash);
        box-shadow: inset 2px 0 0 var(--indigo);
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) language!: InterfaceLanguage
  @state() private words = ''
  @state() private at = 0

  override render() {
    const found = this.#found()
    const words = paletteMessages[this.language]
    const current = found[Math.min(this.at, found.length - 1)]
    return html`<input
        role="combobox"
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant=${current?.name ?? nothing}
        aria-label=${words.search}
        placeholder=${words.search}
        autocomplete="off"
        spellcheck="false"
        autofocus
        .value=${this.words}
        @input=${(event: InputEvent) => {
          this.words = (event.target as HTMLInputElement).value
          this.at = 0
        }}
        @keydown=${(event: KeyboardEvent) => this.#key(event, found)}
      />
      <ul id="commands" role="listbox" aria-label=${this.messages.palette}>
        ${found.map(
          ({ name, keys }) =>
            html`<li
              id=${name}
              role="option"
              aria-selected=${name === current?.name}
              @click=${() => this.#choose(name)}
            >
              <span>${commandTitle(name, this.messages)}</span>
              <span>${shownKeys(keys).map((key, i) => html`${i > 0 ? ' ' : ''}<kbd>${key}</kbd>`)}</span>
            </li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p role="status" class="soft">${words.nothing(this.words)}</p>` : nothing}`
  }

  protected override updated() {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  #found(): readonly Command[] {
    const wanted = this.words.trim().toLowerCase()
    return commands.filter(
      ({ name }) =>
        name !== 'palette' &&
        Object.values(interfaceLanguages).some((messages) =>
          commandTitle(name, messages).toLowerCase().includes(wanted),
        ),
    )
  }

  #key(event: KeyboardEvent, found: readonly Command[]) {
    if (event.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && found.length > 0) {
      event.preventDefault()
      this.at = (Math.min(this.at, found.length - 1) + by + found.length) % found.length
    }
    const current = found[Math.min(this.at, found.length - 1)]
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      this.#choose(current.name)
    }
  }

  #choose(name: CommandName) {
    this.dispatchEvent(new ChooseCommandEvent(name))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'command-palette': CommandPaletteElement
  }
  interface HTMLElementEventMap {
    'choose-command': ChooseCommandEvent
  }
}
