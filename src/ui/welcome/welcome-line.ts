import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { interfaceLanguages } from '../messages/index.ts'
import type { Preferences } from '../preferences.ts'
import { sharedStyles } from '../shared-styles.ts'
import { PreferencesEvent } from '../shell/settings-dialog.ts'
import { welcomeMessages } from './messages.ts'

/**
 * What somebody who is here for the first time is told, and asked: how to begin, and at the first change her name. Each is
 * a line that goes when it is answered and never comes again; neither takes the keyboard.
 *
 * @fires preferences
 */
@customElement('welcome-line')
export class WelcomeLineElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-size: 13px;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 14px;
        padding: 6px 16px;
        border-block-end: 1px solid var(--hairline);
      }

      p {
        margin: 0;
        flex: 1 1 24em;
      }

      form {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) preferences!: Preferences
  /** Whether something was changed here. */
  @property({ type: Boolean }) changed = false

  override render() {
    const { preferences } = this
    if (this.changed && preferences.name === '' && !preferences.nameAsked) return this.#askName()
    return preferences.greeted ? nothing : this.#hints()
  }

  #hints(): TemplateResult {
    const words = welcomeMessages[this.preferences.language]
    return html`<div class="line" role="region" aria-label=${words.label}>
      <p>${words.hints.join(this.preferences.language === 'en' ? ' ' : '')}</p>
      <button @click=${() => this.#answer({ greeted: true })}>${words.understood}</button>
    </div>`
  }

  #askName(): TemplateResult {
    const { language } = this.preferences
    const words = welcomeMessages[language]
    const { yourName, nobody } = interfaceLanguages[language]
    return html`<div class="line" role="region" aria-label=${yourName}>
      <p>${words.askName(nobody)}</p>
      <form @submit=${this.#name}>
        <input name="name" autocomplete="name" aria-label=${yourName} size="16" />
        <button class="primary">${words.save}</button>
        <button type="button" @click=${() => this.#answer({ nameAsked: true })}>${words.notNow}</button>
      </form>
    </div>`
  }

  #name(event: SubmitEvent) {
    event.preventDefault()
    const given = new FormData(event.target as HTMLFormElement).get('name')
    this.#answer({ name: typeof given === 'string' ? given.trim() : '', nameAsked: true })
  }

  #answer(changed: Partial<Preferences>) {
    this.dispatchEvent(new PreferencesEvent(changed))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'welcome-line': WelcomeLineElement
  }
}
