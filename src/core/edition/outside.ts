import type { ApparatusEntry, EntryId, Witness } from '../apparatus/index.ts'
import { entryToWire } from '../formats/json/index.ts'
import type { Edition } from './edition.ts'
import { type Act, contested } from './edition-change.ts'

/**
 * The act that makes `from` say what `to` says, when both have the same base text; null when there is nothing to do.
 * This is how what another program did to the files becomes a change like any other, in the log and in every window.
 */
export function actBetween(from: Edition, to: Edition): Act | null {
  const acts: Act[] = [...witnessActs(from.witnesses, to.witnesses)]
  if (!same(from.about, to.about)) acts.push({ kind: 'edit-about', about: to.about })
  const entries = entriesBetween(from, to)
  if (entries.length > 0) acts.push({ kind: 'restore-entries', entries })
  return acts.length > 1 ? { kind: 'batch', acts } : (acts[0] ?? null)
}

/**
 * What both another program and we altered since the files held `base`: it left `files`, and we did `ours`. Names are
 * as in `altered`.
 */
export function contestedOutside(base: Edition, files: Edition, ours: readonly Act[]): string[] {
  if (ours.length === 0) return []
  const theirs = actBetween(base, files)
  return theirs === null ? [] : [...new Set(ours.flatMap((act) => contested(act, theirs)))]
}

function entriesBetween(from: Edition, to: Edition): { id: EntryId; entry: ApparatusEntry | null }[] {
  const standing = new Map(from.entries.map((entry) => [entry.id, entry]))
  const wanted = new Set(to.entries.map(({ id }) => id))
  const put = to.entries.filter((entry) => {
    const old = standing.get(entry.id)
    return (
      old === undefined || (old !== entry && !same(entryToWire(old, from.text), entryToWire(entry, to.text)))
    )
  })
  const gone = from.entries.filter(({ id }) => !wanted.has(id))
  return [...put.map((entry) => ({ id: entry.id, entry })), ...gone.map(({ id }) => ({ id, entry: null }))]
}

function witnessActs(from: readonly Witness[], to: readonly Witness[]): Act[] {
  if (same(from, to)) return []
  const standing = new Map(from.map((witness) => [witness.siglum, witness]))
  const wanted = new Set(to.map(({ siglum }) => siglum))
  const order = from.filter(({ siglum }) => wanted.has(siglum)).map(({ siglum }) => siglum)
  const acts: Act[] = from
    .filter(({ siglum }) => !wanted.has(siglum))
    .map(({ siglum }) => ({ kind: 'remove-witness', siglum }))
  // From where the order differs on, each is taken away and put in its place.
  const kept = order.findIndex((siglum, i) => siglum !== to[i]?.siglum)
  const moved = kept < 0 ? [] : order.slice(kept)
  for (const siglum of moved) acts.push({ kind: 'remove-witness', siglum })
  const removed = new Set(moved)
  for (const [at, witness] of to.entries()) {
    const old = removed.has(witness.siglum) ? undefined : standing.get(witness.siglum)
    if (!same(old, witness)) acts.push({ kind: 'put-witness', witness, at })
  }
  return acts
}

/** Both are plain values whose keys come in the order of the files. */
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
