import { type ApparatusEntry, mapSelector, type Origin, type Selector } from '../apparatus/index.ts'
import type { BaseText, Change } from '../text/index.ts'

/** Where an entry has its selectors, in memory or in a file. */
interface WithSelectors<S> {
  readonly lemma: readonly S[]
  readonly origin:
    | { readonly by: 'notes'; readonly note: S; readonly clause: S }
    | { readonly by: 'consistency'; readonly evidence?: readonly S[] | undefined }
    | { readonly by: 'collation' | 'hand' | 'import' }
}

/** All selectors of an entry: of its lemma, and of what its origin rests on. */
export function selectorsOf<S>({ lemma, origin }: WithSelectors<S>): readonly S[] {
  switch (origin.by) {
    case 'notes':
      return [...lemma, origin.note, origin.clause]
    case 'consistency':
      return [...lemma, ...(origin.evidence ?? [])]
    case 'collation':
    case 'hand':
    case 'import':
      return lemma
    default:
      return origin satisfies never
  }
}

/** The entry with `selectors` in the place of its own, in the order in which `selectorsOf` gives them. */
export function withSelectors(entry: ApparatusEntry, selectors: readonly Selector[]): ApparatusEntry {
  const { origin } = entry
  const count = entry.lemma.length
  const lemma = selectors.slice(0, count)
  switch (origin.by) {
    case 'notes':
      return {
        ...entry,
        lemma,
        origin: { ...origin, note: selectors[count]!, clause: selectors[count + 1]! },
      }
    case 'consistency':
      return origin.evidence === undefined
        ? { ...entry, lemma }
        : { ...entry, lemma, origin: { ...origin, evidence: selectors.slice(count) } }
    case 'collation':
    case 'hand':
    case 'import':
      return { ...entry, lemma }
    default:
      return origin satisfies never
  }
}

/** The entry with all its selectors carried from `before` to `after`; the same object when none of them moves. */
export function mapEntry(
  entry: ApparatusEntry,
  before: BaseText,
  after: BaseText,
  changes: readonly Change[],
): ApparatusEntry {
  return mapSelectors(entry, (selector) => mapSelector(selector, before, after, changes))
}

/** The entry with what `map` makes of each of its selectors; the same object when it leaves all as they are. */
export function mapSelectors(entry: ApparatusEntry, map: (selector: Selector) => Selector): ApparatusEntry {
  const lemma = mapAll(entry.lemma, map)
  const origin = mapOrigin(entry.origin, map)
  return lemma === entry.lemma && origin === entry.origin ? entry : { ...entry, lemma, origin }
}

function mapOrigin(origin: Origin, map: (selector: Selector) => Selector): Origin {
  if (origin.by === 'notes') {
    const [note, clause] = [map(origin.note), map(origin.clause)]
    return note === origin.note && clause === origin.clause ? origin : { ...origin, note, clause }
  }
  if (origin.by !== 'consistency' || origin.evidence === undefined) return origin
  const evidence = mapAll(origin.evidence, map)
  return evidence === origin.evidence ? origin : { ...origin, evidence }
}

/** The same array when `map` leaves all as they are: most entries of a long text lie before what is typed in it. */
function mapAll(selectors: readonly Selector[], map: (selector: Selector) => Selector): readonly Selector[] {
  let mapped: Selector[] | null = null
  for (let i = 0; i < selectors.length; i++) {
    const selector = map(selectors[i]!)
    if (mapped === null && selector !== selectors[i]) mapped = selectors.slice(0, i)
    mapped?.push(selector)
  }
  return mapped ?? selectors
}
