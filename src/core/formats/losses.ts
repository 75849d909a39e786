import type { Problem } from '../text/index.ts'

/** Collects what a format cannot carry; the same loss in many entries becomes one sentence. */
export class Losses {
  readonly #entries = new Map<string, string[]>()

  /** `what` is a sentence without its full stop; `entry` is the id of the entry it concerns. */
  add(what: string, entry?: string): void {
    const entries = this.#entries.get(what) ?? []
    if (entry !== undefined && entries.at(-1) !== entry) entries.push(entry)
    this.#entries.set(what, entries)
  }

  problems(): Problem[] {
    return Array.from(this.#entries, ([what, entries]): Problem => {
      const more = entries.length - SHOWN
      const which = `${entries.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
      const message = entries.length === 0 ? `${what}.` : `${what} (${which}).`
      return { code: 'not-carried', severity: 'warning', message, at: null }
    })
  }
}

/** How many entries a sentence names: enough to look at some, few enough to read. */
const SHOWN = 5
