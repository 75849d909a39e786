import { type ApparatusEntry, type EntryId, lemmaExtent } from '../../core/apparatus/index.ts'

/** The next (or, by -1, previous) entry after `from` in the order given that `wanted` holds for, round at the ends. */
export function nextEntry(
  entries: readonly ApparatusEntry[],
  from: EntryId | null,
  by: 1 | -1,
  wanted: (entry: ApparatusEntry) => boolean,
): ApparatusEntry | null {
  const at = entries.findIndex(({ id }) => id === from)
  const start = at < 0 && by > 0 ? -1 : Math.max(at, 0)
  for (let n = 1; n <= entries.length; n++) {
    const entry = entries[(start + by * n + entries.length * 2) % entries.length]!
    if (wanted(entry)) return entry
  }
  return null
}

/** The entry whose lemma begins next after (or, by -1, before) a place in the base text; null when there is none. */
export function entryFromPlace(
  entries: readonly ApparatusEntry[],
  place: number,
  by: 1 | -1,
  wanted: (entry: ApparatusEntry) => boolean,
): { readonly entry: ApparatusEntry; readonly from: number } | null {
  const placed = entries.flatMap((entry) => {
    const extent = wanted(entry) ? lemmaExtent(entry) : null
    return extent === null ? [] : [{ entry, from: extent.from }]
  })
  const found = by > 0 ? placed.find(({ from }) => from > place) : placed.findLast(({ from }) => from < place)
  return found ?? null
}
