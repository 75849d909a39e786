import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ApparatusEntry, EntryId, Reading } from '../../core/apparatus/index.ts'
import { findEntry, type Edition, type InPlace, readingInPlace } from '../../core/edition/index.ts'

/** A reading that is shown in the place of its lemma. */
export interface Trial {
  readonly entry: ApparatusEntry
  readonly reading: Reading
  readonly places: readonly InPlace[]
  /** Which of how many readings that can be shown, from 1. */
  readonly place: number
  readonly of: number
}

/**
 * Holds which reading of which entry is shown in the place of its lemma, to see how it reads. It changes nothing, and
 * ends when its entry or its reading is there no longer. It redraws its host.
 */
export class TrialController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #shown: { readonly entry: EntryId; readonly at: number } | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#shown = null
  }

  /** Goes on to the next reading of the entry, and after the last one back to the base text; null there. */
  next(edition: Edition, id: EntryId): Trial | null {
    const at = this.#shown?.entry === id ? this.#shown.at + 1 : 0
    this.#shown = { entry: id, at }
    const trial = this.trial(edition)
    if (trial === null) this.end()
    this.#host.requestUpdate()
    return trial
  }

  end(): void {
    this.#shown = null
    this.#host.requestUpdate()
  }

  /** What is shown in the text of `edition`; null when nothing is. */
  trial(edition: Edition): Trial | null {
    const entry = this.#shown === null ? null : findEntry(edition, this.#shown.entry)
    if (entry === null) return null
    const trials = entry.readings.flatMap((reading) => {
      const places = readingInPlace(entry, reading)
      return places === null ? [] : [{ reading, places }]
    })
    const { at } = this.#shown!
    const found = trials[at]
    return found === undefined ? null : { entry, ...found, place: at + 1, of: trials.length }
  }
}
