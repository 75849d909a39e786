import { newId } from '../new-id.ts'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import {
  type Act,
  type Edition,
  type EditionService,
  EditionStore,
  type FileProblem,
  type PersonColour,
  type Refusal,
  type SaveState,
  type UnsentKeeper,
} from '../../core/edition/index.ts'

/** Who signs changes, and in which colour. */
export interface Author {
  readonly name: string
  readonly colour: PersonColour | null
}

/** What an edition is to the workbench at a moment. */
export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly store: EditionStore }
  | { readonly kind: 'failed'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'unreachable' }

/**
 * Holds the store of the edition that is shown, and redraws its host when the edition or its save state changes. It
 * owns opening and closing; what to do with the edition is left to the host.
 */
export class EditionController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #service: EditionService
  readonly #person: () => Author
  readonly #onRefusal: (refusal: Refusal) => void
  readonly #unsent: UnsentKeeper | null
  #opening: Opening = { kind: 'opening' }
  #soon: ReturnType<typeof setTimeout> | null = null
  /** When what is not drawn yet was first asked for. */
  #asked: number | null = null

  constructor(
    host: ReactiveControllerHost,
    service: EditionService,
    person: () => Author,
    onRefusal: (refusal: Refusal) => void,
    unsent: UnsentKeeper | null = null,
  ) {
    this.#host = host
    this.#service = service
    this.#person = person
    this.#onRefusal = onRefusal
    this.#unsent = unsent
    host.addController(this)
  }

  get opening(): Opening {
    return this.#opening
  }

  get store(): EditionStore | null {
    return this.#opening.kind === 'open' ? this.#opening.store : null
  }

  get edition(): Edition | null {
    return this.store?.edition ?? null
  }

  get saveState(): SaveState {
    return this.store?.saveState ?? 'saved'
  }

  async open(id: string): Promise<void> {
    this.store?.close()
    this.#set({ kind: 'opening' })
    try {
      const { store, problems } = await EditionStore.open(id, {
        service: this.#service,
        person: () => this.#person().name,
        colour: () => this.#person().colour,
        now: () => new Date().toISOString(),
        newId,
        ...(this.#unsent !== null && { unsent: this.#unsent }),
        wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      })
      if (store === null) return this.#set({ kind: 'failed', problems })
      store.subscribe((event) => {
        if (event.kind === 'refused') this.#onRefusal(event.refusal)
        // The editor shows what is typed by itself: the rest of the page must not make a key wait.
        // That a change of one's own was acknowledged changes nothing but the revision.
        const calm = event.kind === 'edition' && event.own && (event.act?.kind ?? 'edit-text') === 'edit-text'
        if (calm || event.kind === 'save-state') this.updateSoon()
        else this.#host.requestUpdate()
      })
      this.#set({ kind: 'open', store })
    } catch (error) {
      console.warn(error)
      this.#set({ kind: 'unreachable' })
    }
  }

  /** Does `act`; answers with a sentence when it does not fit, else null. */
  do(act: Act): string | null {
    try {
      this.store?.do(act)
      return null
    } catch (error) {
      if (error instanceof RangeError) return error.message
      throw error
    }
  }

  /** Redraws the host when a moment passes in which nothing asks for it, and at the latest in two seconds. */
  updateSoon(): void {
    const now = performance.now()
    this.#asked ??= now
    if (this.#soon !== null) clearTimeout(this.#soon)
    const left = Math.max(0, this.#asked + LONGEST - now)
    this.#soon = setTimeout(
      () => {
        this.#soon = null
        this.#asked = null
        this.#host.requestUpdate()
      },
      Math.min(MOMENT, left),
    )
  }

  hostDisconnected(): void {
    if (this.#soon !== null) clearTimeout(this.#soon)
    this.store?.close()
  }

  #set(opening: Opening): void {
    this.#opening = opening
    this.#host.requestUpdate()
  }
}

/** In milliseconds: longer than from one key to the next in running typing. */
const MOMENT = 150
const LONGEST = 2000
