import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { interfaceLanguages, type InterfaceLanguage, type Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { type Command, commands, type CommandName, commandTitle, shownKeys } from '../shell/commands.ts'
import { NarrowedList, narrowedListStyles } from '../shell/narrowed-list.ts'
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
 * Chinese interface also finds “accept”.
 *
 * @fires choose-command
 */
@customElement('command-palette')
export class CommandPaletteElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, narrowedListStyles]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) language!: InterfaceLanguage
  readonly #list = new NarrowedList(this)

  override render() {
    const words = paletteMessages[this.language]
    return this.#list.render({
      label: this.messages.palette,
      search: words.search,
      none: words.nothing(this.#list.words),
      found: this.#found().map(({ name, keys }) => ({
        id: name,
        content: html`<span>${commandTitle(name, this.messages)}</span>
          <span>${shownKeys(keys).map((key, i) => html`${i > 0 ? ' ' : ''}<kbd>${key}</kbd>`)}</span>`,
        choose: () => this.dispatchEvent(new ChooseCommandEvent(name)),
      })),
    })
  }

  #found(): readonly Command[] {
    const wanted = this.#list.words.toLowerCase()
    return commands.filter(
      ({ name }) =>
        name !== 'palette' &&
        Object.values(interfaceLanguages).some((messages) =>
          commandTitle(name, messages).toLowerCase().includes(wanted),
        ),
    )
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
