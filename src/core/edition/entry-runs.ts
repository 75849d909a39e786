import {
  type ApparatusEntry,
  compareEntries,
  type EntryId,
  lemmaExtent,
  mayAlter,
} from '../apparatus/index.ts'
import type { BaseText, Change, Span } from '../text/index.ts'
import { EntryRun } from './entry-run.ts'
import { mapEntry, selectorsOf } from './entry-selectors.ts'

/** In text order; those without a place come last. */
type Entries = readonly ApparatusEntry[]

/**
 * The entries of an edition in runs of neighbours, so that an edit of a long text need not touch them all: a run that
 * lies whole before the edit stays as it is, of one that lies after it only the distance is noted, and only in the runs
 * that the edit touches is every anchor carried. What alters a few entries alters the runs they are in. Immutable.
 */
export class EntryRuns {
  readonly #runs: readonly EntryRun[]
  #all: Entries | null
  #said: Entries | null

  private constructor(runs: readonly EntryRun[], all: Entries | null = null, said = all) {
    this.#runs = runs
    this.#all = all
    this.#said = said
  }

  /** The runs of `entries`, put in text order. */
  static of(entries: Entries): EntryRuns {
    const inTextOrder = sorted(entries)
    return new EntryRuns(cut(inTextOrder), inTextOrder)
  }

  /** All entries as they stand. After an edit of a long text they are made when this is first asked for. */
  get all(): Entries {
    this.#all ??= this.#runs.flatMap((run) => run.entries)
    return this.#all
  }

  /**
   * All entries in their order with what they say, but with the places that they had some edits of the text ago. It is
   * at hand at once, and the very same list as long as nothing but the places changes.
   */
  get said(): Entries {
    this.#said ??= this.#runs.flatMap((run) => run.seen)
    return this.#said
  }

  /** The entries with one of `ids`, as many of them as there are. */
  those(ids: ReadonlySet<EntryId>): Entries {
    return this.#runs.flatMap((run) => run.numbersOf(ids).map((number) => run.entries[number]!))
  }

  /** The entry `id` as it stands; null when there is none. */
  find(id: EntryId): ApparatusEntry | null {
    for (const run of this.#runs) {
      const number = run.numberOf(id)
      if (number !== undefined) return run.entries[number]!
    }
    return null
  }

  /** The entries whose lemma lies in `part` of the text or reaches into it. */
  within(part: Span): Entries {
    return this.#runs
      .filter(({ lemmata }) => lemmata !== null && lemmata.from <= part.to && lemmata.to >= part.from)
      .flatMap(({ entries }) => entries.filter((entry) => reaches(lemmaExtent(entry), part)))
  }

  /** The entries to which `changes` may do more than move them. */
  touchedBy(changes: readonly Change[]): Entries {
    const touched = (entry: ApparatusEntry) => selectorsOf(entry).some((one) => mayAlter(one, changes))
    return changes.length === 0
      ? []
      : this.#runs
          .filter((run) => run.standsTo(changes) === 'among')
          .flatMap(({ entries }) => entries.filter(touched))
  }

  /**
   * What `of` says of each run, in order, and by how much the places it saw lie before those that the entries have now.
   * `of` is a function that stays the same, and what it gives is not altered: as long as a run only moves, it is not
   * asked again.
   */
  sums<Sum>(of: (entries: Entries) => Sum): { readonly sum: Sum; readonly shift: number }[] {
    return this.#runs.map((run) => ({ sum: run.sum(of), shift: run.shift }))
  }

  /** The entries with all their selectors carried from `before` to `after`, which `changes` made of it. */
  carried(before: BaseText, after: BaseText, changes: readonly Change[]): EntryRuns {
    if (changes.length === 0) return this
    const growth = after.content.length - before.content.length
    const runs = this.#runs.map((run) => {
      const place = run.standsTo(changes)
      if (place === 'before') return run
      if (place === 'after') return run.movedBy(growth)
      return EntryRun.of(run.entries.map((entry) => mapEntry(entry, before, after, changes)))
    })
    const touched = runs.map((run, i) => run.seen !== this.#runs[i]!.seen)
    return inOrder(runs, touched)
      ? new EntryRuns(runs, null, this.said)
      : EntryRuns.#rearranged(runs, touched)
  }

  /** The entries, of which those with one of `ids` are replaced by what `change` makes of them; none gets another id. */
  altered(ids: ReadonlySet<EntryId>, change: (entry: ApparatusEntry) => ApparatusEntry): EntryRuns {
    const elsewhere: ApparatusEntry[] = []
    const alter = (entry: ApparatusEntry): ApparatusEntry => {
      if (!ids.has(entry.id)) return entry
      const altered = change(entry)
      // Most acts leave lemmata where they are, and with them the order.
      if (altered.lemma !== entry.lemma) elsewhere.push(altered)
      return altered
    }
    const held = this.#holding(ids)
    const runs = new EntryRuns(
      this.#runs.map((run, i) => (held[i]! ? EntryRun.of(run.entries.map(alter)) : run)),
    )
    return elsewhere.length === 0
      ? runs
      : runs.without(new Set(elsewhere.map(({ id }) => id))).with(elsewhere)
  }

  without(ids: ReadonlySet<EntryId>): EntryRuns {
    const altered = this.#holding(ids)
    return new EntryRuns(
      this.#runs.flatMap((run, i) =>
        altered[i]! ? cut(run.entries.filter(({ id }) => !ids.has(id))) : [run],
      ),
    )
  }

  /** With `entries` at their places among the others. */
  with(entries: Entries): EntryRuns {
    if (this.#runs.length === 0) return EntryRuns.of(entries)
    const added = new Map<number, ApparatusEntry[]>()
    for (const entry of entries) {
      const number = this.#runFor(entry)
      const others = added.get(number)
      if (others === undefined) added.set(number, [entry])
      else others.push(entry)
    }
    return new EntryRuns(
      this.#runs.flatMap((run, i) => {
        const more = added.get(i)
        return more === undefined ? [run] : cut(sorted([...run.entries, ...more]))
      }),
    )
  }

  #holding(ids: ReadonlySet<EntryId>): boolean[] {
    return this.#runs.map((run) => run.numbersOf(ids).length > 0)
  }

  /** Runs that an edit put out of order, in order again: the entries that lost their place go to the end. */
  static #rearranged(runs: readonly EntryRun[], touched: readonly boolean[]): EntryRuns {
    const lost = runs.flatMap((run, i) => (touched[i]! ? run.entries.filter(isPlaceless) : []))
    const rest = runs.flatMap((run, i) =>
      touched[i]! ? cut(sorted(run.entries.filter((entry) => !isPlaceless(entry)))) : [run],
    )
    const known = new Set(runs)
    return inOrder(
      rest,
      rest.map((run) => !known.has(run)),
    )
      ? new EntryRuns(rest).with(lost)
      : EntryRuns.of([...rest.flatMap((run) => run.entries), ...lost])
  }

  /** The first run that ends behind `entry`, or the last of all. */
  #runFor(entry: ApparatusEntry): number {
    let low = 0
    let high = this.#runs.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareEntries(this.#runs[middle]!.last, entry) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** So many that there are few runs, and so few that carrying the anchors of one run takes no time. */
const RUN = 256

/** Sorted entries in runs; none for none. Runs that grew are left alone until they are twice as long. */
function cut(entries: Entries): EntryRun[] {
  if (entries.length > 0 && entries.length <= 2 * RUN) return [EntryRun.of(entries)]
  return Array.from({ length: Math.ceil(entries.length / RUN) }, (_, i) =>
    EntryRun.of(entries.slice(i * RUN, (i + 1) * RUN)),
  )
}

/** Whether the `touched` ones of the runs are in order, in themselves and beside their neighbours. */
function inOrder(runs: readonly EntryRun[], touched: readonly boolean[]): boolean {
  return runs.every((run, i) => {
    const before = touched[i]! || touched[i - 1] === true ? runs[i - 1] : undefined
    if (before !== undefined && compareEntries(before.last, run.first) > 0) return false
    return !touched[i]! || isSorted(run.entries)
  })
}

const isPlaceless = (entry: ApparatusEntry): boolean => lemmaExtent(entry) === null

const sorted = (entries: Entries): Entries =>
  isSorted(entries) ? entries : [...entries].sort(compareEntries)

/** Most neighbours are told apart by where their first parts begin, without looking at the rest of them. */
function isSorted(entries: Entries): boolean {
  for (let i = 1; i < entries.length; i++) {
    const before = entries[i - 1]!
    const entry = entries[i]!
    const [a, b] = [soleSpan(before), soleSpan(entry)]
    if (a !== null && b !== null && a.from < b.from) continue
    if (compareEntries(before, entry) > 0) return false
  }
  return true
}

function soleSpan({ lemma }: ApparatusEntry): Span | null {
  return lemma.length === 1 ? lemma[0]!.span : null
}

const reaches = (extent: Span | null, part: Span): boolean =>
  extent !== null && extent.from <= part.to && (extent.from >= part.from || extent.to > part.from)
