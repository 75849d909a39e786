import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { EntryId } from '../../core/apparatus/index.ts'

/** Where lemmas begin along the flow of lines, in CSS pixels from a starting edge, and how far the flow reaches. */
export interface Places {
  readonly lemmas: ReadonlyMap<EntryId, number>
  readonly extent: number
  /** For a text of which only a part is on the page: how far along the whole of it, from 0 to 1, an offset stands. */
  readonly share: ((offset: number) => number) | null
}

/**
 * Measures where lemmas stand on the page, however often it is asked at most once in a moment, so that typing does not
 * wait for it, and redraws its host when they have moved. What is measured, and from which edge, is the host's to say.
 */
export class PlaceController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #measure: () => Places | null
  #places: Places | null = null
  #frame: number | null = null
  #measured = -MOMENT

  constructor(host: ReactiveControllerHost, measure: () => Places | null) {
    this.#host = host
    this.#measure = measure
    host.addController(this)
  }

  get places(): Places | null {
    return this.#places
  }

  /** Measures at the next frame, or when a moment has passed since the last time. */
  ask(): void {
    if (this.#frame === null) this.#askAgain()
  }

  #askAgain(): void {
    this.#frame = requestAnimationFrame((now) => {
      if (now - this.#measured < MOMENT) return this.#askAgain()
      this.#frame = null
      this.#measured = now
      const places = this.#measure()
      if (same(places, this.#places)) return
      this.#places = places
      this.#host.requestUpdate()
    })
  }

  hostDisconnected(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#frame = null
  }
}

/** In milliseconds. */
const MOMENT = 120

function same(a: Places | null, b: Places | null): boolean {
  if (a === null || b === null) return a === b
  if (Math.abs(a.extent - b.extent) > 1 || a.lemmas.size !== b.lemmas.size) return false
  for (const [id, at] of a.lemmas) {
    const other = b.lemmas.get(id)
    if (other === undefined || Math.abs(at - other) > 1) return false
  }
  return true
}
