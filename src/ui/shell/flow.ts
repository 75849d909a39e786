import type { EntryId } from '../../core/apparatus/index.ts'
import type { BaseTextPanelElement } from '../base-text/base-text-panel.ts'
import type { Places } from './place-controller.ts'

/**
 * The flow of lines on the page: downwards, or from right to left in vertical setting. Distances are CSS pixels along
 * it, from where the apparatus begins.
 */
export class Flow {
  readonly #text: BaseTextPanelElement
  readonly #panel: Element
  readonly #vertical: boolean

  constructor(text: BaseTextPanelElement, panel: Element, vertical: boolean) {
    this.#text = text
    this.#panel = panel
    this.#vertical = vertical
  }

  /** Where every lemma begins. */
  places(): Places {
    const panel = this.#panel.getBoundingClientRect()
    const text = this.#text.getBoundingClientRect()
    const lemmas = new Map<EntryId, number>()
    for (const [id, rect] of this.#text.places()) lemmas.set(id, this.#along(rect, panel))
    return { lemmas, extent: this.#vertical ? text.width : text.height, share: this.#text.shares }
  }

  /** Where the words at an offset of the base text are, brought onto the page. */
  placeOf(offset: number): number {
    this.#text.include({ from: offset, to: offset })
    return this.#along(this.#text.placeOf(offset), this.#panel.getBoundingClientRect())
  }

  /** Scrolls the lemma of an entry to a third of what is seen of `scroller`, unless it is in view already. */
  reveal(id: EntryId, scroller: Element): void {
    const rect = this.#text.placeOfEntry(id)
    if (rect !== null) this.#bringIn(rect, scroller)
  }

  /** The same for the words at an offset of the base text. */
  revealPlace(offset: number, scroller: Element): void {
    this.#bringIn(this.#text.placeOf(offset), scroller)
  }

  #bringIn(rect: DOMRect, scroller: Element): void {
    const view = scroller.getBoundingClientRect()
    const [start, end, from, to] = this.#vertical
      ? [rect.left, rect.right, view.left, view.right]
      : [rect.top, rect.bottom, view.top, view.bottom]
    const margin = (to - from) * 0.12
    if (start >= from + margin && end <= to - margin) return
    const third = (to - from) / 3
    scroller.scrollBy(this.#vertical ? { left: end - (to - third) } : { top: start - (from + third) })
  }

  #along(rect: DOMRect, panel: DOMRect): number {
    return this.#vertical ? panel.right - rect.right : rect.top - panel.top
  }
}
