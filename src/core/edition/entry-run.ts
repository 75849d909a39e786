import { type ApparatusEntry, type EntryId, lemmaExtent, NEIGHBOURHOOD } from '../apparatus/index.ts'
import type { Change, Span } from '../text/index.ts'
import { mapSelectors, selectorsOf } from './entry-selectors.ts'

/**
 * Neighbouring entries that are carried along with the text as one: as they stood when they were last looked at, and how
 * far all of them have moved since. Immutable; the entries as they stand are made when they are first asked for.
 */
export class EntryRun {
  /** Code units by which the places in `seen` lie before where they are now. */
  readonly shift: number
  readonly #stretch: Stretch
  #entries: readonly ApparatusEntry[] | null = null

  private constructor(stretch: Stretch, shift: number) {
    this.#stretch = stretch
    this.shift = shift
  }

  static of(entries: readonly ApparatusEntry[]): EntryRun {
    return new EntryRun(new Stretch(entries), 0)
  }

  /** The entries with what they say; their places are `shift` code units before those they have now. */
  get seen(): readonly ApparatusEntry[] {
    return this.#stretch.entries
  }

  /** The entries as they stand. */
  get entries(): readonly ApparatusEntry[] {
    this.#entries ??= this.shift === 0 ? this.seen : this.seen.map((entry) => shiftEntry(entry, this.shift))
    return this.#entries
  }

  get first(): ApparatusEntry {
    return this.#at(0)
  }

  get last(): ApparatusEntry {
    return this.#at(this.seen.length - 1)
  }

  /** The number of the entry `id` in the run; undefined when it is not there. */
  numberOf(id: EntryId): number | undefined {
    return this.#stretch.numbers.get(id)
  }

  /** The numbers in the run of the entries with one of `ids`. */
  numbersOf(ids: ReadonlySet<EntryId>): number[] {
    const { numbers } = this.#stretch
    if (ids.size > numbers.size) return this.seen.flatMap(({ id }, number) => (ids.has(id) ? [number] : []))
    return [...ids].flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b)
  }

  /** From where the first lemma begins to where the last one ends; null when none has a place. */
  get lemmata(): Span | null {
    return moved(this.#stretch.lemmata, this.shift)
  }

  /**
   * Where the run lies when `changes`, at least one, are made in the text: `before` them so that they leave it as it is,
   * `after` them so that they do no more than move it, or `among` them. The neighbourhood of its words belongs to it.
   */
  standsTo(changes: readonly Change[]): 'before' | 'after' | 'among' {
    const reach = moved(this.#stretch.reach, this.shift)
    if (reach === null || changes[0]!.from > reach.to + NEIGHBOURHOOD) return 'before'
    return changes.at(-1)!.to + NEIGHBOURHOOD < reach.from ? 'after' : 'among'
  }

  movedBy(distance: number): EntryRun {
    return distance === 0 ? this : new EntryRun(this.#stretch, this.shift + distance)
  }

  /** One entry alone, without making the others. */
  #at(number: number): ApparatusEntry {
    return this.#entries?.[number] ?? shiftEntry(this.seen[number]!, this.shift)
  }

  /** What `of` says of `seen`; asked once, wherever the run moves. */
  sum<Sum>(of: (seen: readonly ApparatusEntry[]) => Sum): Sum {
    return this.#stretch.sum(of)
  }
}

/** Entries at the places where they were last seen, and what is to be known of them, found out when it is needed. */
class Stretch {
  readonly entries: readonly ApparatusEntry[]
  readonly #sums = new Map<unknown, unknown>()

  constructor(entries: readonly ApparatusEntry[]) {
    this.entries = entries
  }

  get numbers(): ReadonlyMap<EntryId, number> {
    return this.sum(numbersOf)
  }

  /** From the first to the last place that any selector names; null when none names one. */
  get reach(): Span | null {
    return this.sum(reachOf)
  }

  get lemmata(): Span | null {
    return this.sum(lemmataOf)
  }

  sum<Sum>(of: (entries: readonly ApparatusEntry[]) => Sum): Sum {
    if (!this.#sums.has(of)) this.#sums.set(of, of(this.entries))
    return this.#sums.get(of) as Sum
  }
}

const numbersOf = (entries: readonly ApparatusEntry[]): ReadonlyMap<EntryId, number> =>
  // Of two with one id the first is meant, as whoever looks through the list finds it.
  new Map(entries.map(({ id }, i) => [id, i] as const).reverse())

function reachOf(entries: readonly ApparatusEntry[]): Span | null {
  const reach = new Envelope()
  for (const entry of entries) for (const { span } of selectorsOf(entry)) reach.add(span)
  return reach.span
}

function lemmataOf(entries: readonly ApparatusEntry[]): Span | null {
  const lemmata = new Envelope()
  for (const entry of entries) lemmata.add(lemmaExtent(entry))
  return lemmata.span
}

/** From the first to the last place of all that was added. */
class Envelope {
  #from = Infinity
  #to = -1

  add(span: Span | null): void {
    if (span === null) return
    if (span.from < this.#from) this.#from = span.from
    if (span.to > this.#to) this.#to = span.to
  }

  /** Null when nothing with a place was added. */
  get span(): Span | null {
    return this.#to < 0 ? null : { from: this.#from, to: this.#to }
  }
}

const moved = (span: Span | null, by: number): Span | null =>
  span && { from: span.from + by, to: span.to + by }

const shiftEntry = (entry: ApparatusEntry, by: number): ApparatusEntry =>
  mapSelectors(entry, (selector) =>
    selector.span === null ? selector : { ...selector, span: moved(selector.span, by) },
  )
