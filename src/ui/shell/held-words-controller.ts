import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { lemmaOn, mapSelector, type Selector } from '../../core/apparatus/index.ts'
import { type BaseText, difference, type Span } from '../../core/text/index.ts'

/**
 * Holds words that were selected for a lemma which is to have further parts, until the lemma is marked. They go with the
 * text when it is edited; what is deleted meanwhile is let go. It redraws its host.
 */
export class HeldWordsController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #text: BaseText | null = null
  #parts: readonly Selector[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#parts = []
  }

  /** Holds `span` too, beside what is held already. */
  hold(text: BaseText, span: Span): void {
    this.#parts = this.lemma(text, span)
    this.#text = text
    this.#host.requestUpdate()
  }

  letGo(): void {
    this.#parts = []
    this.#host.requestUpdate()
  }

  /** What is held, in `text`. */
  parts(text: BaseText): readonly Selector[] {
    const before = this.#text
    if (before !== null && before.content !== text.content && this.#parts.length > 0) {
      const changes = difference(before.content, text.content)
      this.#parts = this.#parts
        .map((part) => mapSelector(part, before, text, changes))
        .filter(({ span }) => span !== null)
    }
    this.#text = text
    return this.#parts
  }

  /** The lemma of what is held and what is selected now. */
  lemma(text: BaseText, selected: Span): readonly Selector[] {
    return lemmaOn(text, [...this.parts(text).map(({ span }) => span!), selected])
  }
}
