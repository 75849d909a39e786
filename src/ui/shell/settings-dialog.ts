import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { colourOf, type PersonColour, personColours } from '../../core/edition/index.ts'
import { interfaceLanguages, type InterfaceLanguage, type Messages } from '../messages/index.ts'
import { personStyles, signOf } from '../people/person-name.ts'
import { type Preferences, textSizes } from '../preferences.ts'
import { dialogStyles } from './dialog.styles.ts'
import { sharedStyles } from '../shared-styles.ts'

/** An editor chose something for herself. */
export class PreferencesEvent extends Event {
  static readonly type = 'preferences'
  readonly changed: Partial<Preferences>

  constructor(changed: Partial<Preferences>) {
    super(PreferencesEvent.type, { bubbles: true, composed: true })
    this.changed = changed
  }
}

/**
 * What an editor can choose for herself: language, theme, direction and size of the text, her name.
 *
 * @fires preferences
 */
@customElement('settings-dialog')
export class SettingsDialogElement extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    personStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: baseline;
        gap: 10px 16px;
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }

      .choices button {
        border-color: var(--hairline);
      }

      .choices button[aria-pressed='true'] {
        border-color: var(--indigo);
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) preferences!: Preferences
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    const { messages, preferences } = this
    const languages = Object.entries(interfaceLanguages) as [InterfaceLanguage, Messages][]
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <h2 id="title">${messages.settings}</h2>
      <div class="grid">
        ${this.#choices(
          messages.interfaceLanguage,
          'language',
          languages.map(([language, { languageName }]) => [language, languageName]),
        )}
        ${this.#choices(messages.theme, 'theme', Object.entries(messages.themes))}
        ${this.#choices(messages.direction, 'direction', Object.entries(messages.directions))}
        ${this.#choices(
          messages.textSize,
          'textSize',
          textSizes.map((size) => [size, String(size)]),
        )}
        <label for="name">${messages.yourName}</label>
        <div>
          <input
            id="name"
            autocomplete="name"
            .value=${preferences.name}
            @change=${(event: Event) => this.#choose({ name: (event.target as HTMLInputElement).value.trim() })}
          />
          <div class="soft">${messages.nameHint}</div>
        </div>
        <span>${messages.yourColour}</span>
        <div class="choices" role="group" aria-label=${messages.yourColour}>
          ${[null, ...personColours].map((colour) => this.#colour(colour))}
        </div>
      </div>
      <form method="dialog"><button class="primary">${messages.close}</button></form>
    </dialog>`
  }

  show(): void {
    this.dialog.showModal()
  }

  #choices<K extends keyof Preferences>(
    label: string,
    key: K,
    options: readonly (readonly [unknown, string])[],
  ) {
    return html`<span>${label}</span>
      <div class="choices" role="group" aria-label=${label}>
        ${options.map(
          ([value, text]) =>
            html`<button
              aria-pressed=${this.preferences[key] === value}
              @click=${() => this.#choose({ [key]: value })}
            >
              ${text}
            </button>`,
        )}
      </div>`
  }

  #colour(colour: PersonColour | null) {
    const { messages, preferences } = this
    const name = preferences.name || messages.nobody
    return html`<button
      aria-pressed=${preferences.colour === colour}
      @click=${() => this.#choose({ colour })}
    >
      <span data-colour=${colour ?? colourOf([], name)} class="person-sign" aria-hidden="true"
        >${signOf(name)}</span
      >${colour === null ? messages.colourOfName : messages.colours[colour]}
    </button>`
  }

  #choose(changed: Partial<Preferences>) {
    this.dispatchEvent(new PreferencesEvent(changed))
  }

  #outside(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-dialog': SettingsDialogElement
  }
  interface HTMLElementEventMap {
    preferences: PreferencesEvent
  }
}
