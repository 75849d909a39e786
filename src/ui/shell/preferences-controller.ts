import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Edition, type Person, withPerson } from '../../core/edition/index.ts'
import { interfaceLanguages, type Messages } from '../messages/index.ts'
import { applyPreferences, keepPreferences, type Preferences, readPreferences } from '../preferences.ts'

/**
 * Holds what the editor chose for herself and what her screen asks for, applies both to the document, and redraws its
 * host when either changes. `onApplied` is called whenever the look of the page may have changed.
 */
export class PreferencesController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #onApplied: () => void
  #chosen: Preferences = readPreferences(localStorage, navigator.languages)
  #people: (Person & { readonly known: readonly Person[]; readonly all: readonly Person[] }) | null = null
  #leaving: AbortController | null = null

  constructor(host: ReactiveControllerHost, onApplied: () => void) {
    this.#host = host
    this.#onApplied = onApplied
    host.addController(this)
  }

  get chosen(): Preferences {
    return this.#chosen
  }

  get messages(): Messages {
    return interfaceLanguages[this.#chosen.language]
  }

  /** Who signs changes. */
  get person(): string {
    return this.#chosen.name || this.messages.nobody
  }

  /** Everybody's colour, one's own as it is chosen here; the same list as long as nothing changed. */
  people(edition: Pick<Edition, 'people'>): readonly Person[] {
    const { colour } = this.#chosen
    const known = edition.people ?? NOBODY
    if (colour === null) return known
    const before = this.#people
    if (before?.known !== known || before.name !== this.person || before.colour !== colour) {
      const name = this.person
      this.#people = { known, name, colour, all: withPerson(known, { name, colour }) }
    }
    return this.#people!.all
  }

  get vertical(): boolean {
    return this.#chosen.direction === 'vertical'
  }

  /** Whether text and apparatus stand one below the other for want of room. */
  get narrow(): boolean {
    return matchMedia(NARROW).matches
  }

  choose(changed: Partial<Preferences>): void {
    this.#chosen = { ...this.#chosen, ...changed }
    keepPreferences(localStorage, this.#chosen)
    this.#apply()
  }

  hostConnected(): void {
    this.#leaving = new AbortController()
    const { signal } = this.#leaving
    for (const query of [NARROW, DARK])
      matchMedia(query).addEventListener('change', () => this.#apply(), { signal })
    this.#apply()
  }

  hostDisconnected(): void {
    this.#leaving?.abort()
  }

  #apply(): void {
    applyPreferences(this.#chosen, document.documentElement, matchMedia(DARK).matches)
    this.#host.requestUpdate()
    this.#onApplied()
  }
}

const NOBODY: readonly Person[] = []
const NARROW = '(max-width: 900px)'
const DARK = '(prefers-color-scheme: dark)'
