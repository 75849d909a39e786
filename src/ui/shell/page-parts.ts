import { Flow } from './flow.ts'
import type { PreferencesController } from './preferences-controller.ts'

/** The parts of the page that what an editor does reaches into, as they are in the document at the moment. */
export class PageParts {
  readonly #page: HTMLElement
  readonly #preferences: () => PreferencesController

  constructor(page: HTMLElement, preferences: () => PreferencesController) {
    this.#page = page
    this.#preferences = preferences
  }

  get text() {
    return this.#page.querySelector('base-text-panel')
  }

  get panel() {
    return this.#page.querySelector('apparatus-panel')
  }

  /** What scrolls the text. */
  get scroller(): HTMLElement | null {
    return this.#preferences().narrow ? this.text : this.#page.querySelector<HTMLElement>('.scroller')
  }

  get flow(): Flow | null {
    const { text, panel } = this
    return text === null || panel === null ? null : new Flow(text, panel, this.#preferences().vertical)
  }

  /** Whether the keyboard is in the drawer. */
  get inDrawer(): boolean {
    return document.activeElement?.closest('workbench-drawer') instanceof Element
  }

  /** The element that has the keyboard, within whatever shadow roots. */
  get focused(): HTMLElement | null {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement
    return element instanceof HTMLElement ? element : null
  }

  /** Once what was changed last is on the page. */
  async drawn(): Promise<void> {
    const page = this.#page as HTMLElement & { readonly updateComplete?: Promise<unknown> }
    await page.updateComplete
    await this.panel?.updateComplete
  }
}
