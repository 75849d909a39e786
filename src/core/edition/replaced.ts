import type { ApparatusEntry, EntryId } from '../apparatus/index.ts'
import { entryToWire, type WireEntry } from '../formats/json/index.ts'
import type { WireReplaced } from './change-codec.ts'
import { type Edition, runsOf } from './edition.ts'
import { type Act, altered } from './edition-change.ts'

/**
 * What `act` replaced in the entries it altered: of each the fields that are otherwise in `after`, as they were in
 * `before`, null where there was none. Entries that it made are not among them, nor very many that it took away.
 */
export function replaced(before: Edition, act: Act, after: Edition): WireReplaced[] {
  const ids = new Set([...altered(act), ...voiced(act)] as EntryId[])
  if (ids.size === 0) return []
  const now = new Map(
    runsOf(after)
      .those(ids)
      .map((entry) => [entry.id, entry]),
  )
  const were = runsOf(before).those(ids)
  const removed = were.filter(({ id }) => !now.has(id)).length
  return were.flatMap((entry) => {
    const stays = now.get(entry.id)
    if (stays === undefined && removed > MOST_REMOVED) return []
    if (stays === undefined) return [{ id: entry.id, was: fields(entryToWire(entry, before.text)) }]
    const was = fields(entryToWire(less(entry, stays), before.text))
    const is = fields(entryToWire(less(stays, entry), after.text))
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    const changed = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    // Where a text edit goes with it, places move; words are what is compared.
    return changed.length === 0
      ? []
      : [{ id: entry.id, was: Object.fromEntries(changed.map((name) => [name, was[name] ?? null])) }]
  })
}

/** An entry without the heavy parts that it shares with `other`: of very many entries they take long to write. */
const less = (entry: ApparatusEntry, other: ApparatusEntry): ApparatusEntry => ({
  ...entry,
  ...(entry.lemma === other.lemma && { lemma: [] }),
  ...(entry.readings === other.readings && { readings: [] }),
  ...(entry.origin === other.origin && { origin: { by: 'collation' } as const }),
})

const fields = (entry: WireEntry) => entry as unknown as Record<string, unknown>

function voiced(act: Act): EntryId[] {
  if (act.kind === 'batch') return act.acts.flatMap(voiced)
  return act.kind === 'add-opinion' || act.kind === 'add-comment' ? [act.id] : []
}

/** A line of the log is to stay short enough to be read; what is taken away in numbers is undone, not looked up. */
const MOST_REMOVED = 20
