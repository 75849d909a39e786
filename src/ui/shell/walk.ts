import { type ApparatusEntry, type EntryId, lemmaExtent } from '../../core/apparatus/index.ts'
import { type Edition, entriesIn } from '../../core/edition/index.ts'

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
  edition: Edition,
  place: number,
  by: 1 | -1,
  wanted: (entry: ApparatusEntry) => boolean,
): { readonly entry: ApparatusEntry; readonly from: number } | null {
  const { length } = edition.text.content
  // Looked for nearby first, and then ever farther away.
  for (let reach = NEARBY; ; reach *= 8) {
    const part =
      by > 0 ? { from: place + 1, to: place + reach } : { from: Math.max(0, place - reach), to: place - 1 }
    const placed = entriesIn(edition, part).flatMap((entry) => {
      const { from } = lemmaExtent(entry)!
      return from >= part.from && wanted(entry) ? [{ entry, from }] : []
    })
    const found = by > 0 ? placed[0] : placed.at(-1)
    if (found !== undefined) return found
    if (by > 0 ? part.to >= length : part.from === 0) return null
  }
}

/** In code units. */
const NEARBY = 2000
