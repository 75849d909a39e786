import { type ApparatusEntry, type EntryId, lemmaExtent } from '../apparatus/index.ts'
import type { Edition } from './edition.ts'
import type { Act } from './edition-change.ts'

export interface ProposalUpdate {
  /** What brings the apparatus up to date; null when it is. */
  readonly act: Act | null
  readonly added: number
  readonly updated: number
  readonly removed: number
  /** Entries that people have decided on or spoken about, and which the collation now sees otherwise: left as they are. */
  readonly kept: number
}

export interface ProposalOptions {
  /** The status of what is new, and of proposals that are taken again. */
  readonly status: 'proposed' | 'accepted'
  /**
   * All places where the collation finds anything, as `from-to` in the base text; earlier proposals elsewhere are
   * removed. Absent when only some of what it finds is taken: nothing is removed then.
   */
  readonly found?: ReadonlySet<string>
}

/**
 * Brings the proposals of earlier collations up to date with those of a new one, which stand on the edition's present
 * text. An entry is the same when it is about the same words. Only proposals that nobody touched are changed or
 * removed; what was accepted, rejected, disputed or settled, or has opinions or comments, is never altered.
 */
export function updateProposals(
  edition: Edition,
  fresh: readonly ApparatusEntry[],
  { status, found }: ProposalOptions,
): ProposalUpdate {
  const standing = new Map<string, ApparatusEntry>()
  const taken = new Set<EntryId>(edition.entries.map(({ id }) => id))
  for (const entry of edition.entries) {
    const key = placeOf(entry)
    // Of two on the same words the one that was decided counts.
    if (key !== null && (!standing.has(key) || entry.status !== 'proposed')) standing.set(key, entry)
  }
  const added: ApparatusEntry[] = []
  const put: { id: EntryId; entry: ApparatusEntry | null }[] = []
  const accepted: EntryId[] = []
  const seen = new Set<string>()
  let updated = 0
  let kept = 0
  for (const entry of fresh) {
    const key = placeOf(entry)
    if (key === null || seen.has(key)) continue
    seen.add(key)
    const old = standing.get(key)
    if (old === undefined) {
      const id = freeId(entry.id, taken)
      taken.add(id)
      added.push({ ...entry, id, status })
    } else if (isUntouched(old)) {
      if (sameContent(old, entry)) {
        if (status === 'accepted') accepted.push(old.id)
      } else {
        put.push({ id: old.id, entry: { ...entry, id: old.id, status } })
        updated++
      }
    } else {
      if (!sameContent(old, entry)) kept++
      if (status === 'accepted' && old.status === 'proposed') accepted.push(old.id)
    }
  }
  let removed = 0
  if (found !== undefined) {
    for (const [key, old] of standing) {
      if (seen.has(key) || found.has(key.replace('-moved', '')) || !isUntouched(old)) continue
      put.push({ id: old.id, entry: null })
      removed++
    }
  }
  const acts: Act[] = [
    ...(put.length > 0 ? [{ kind: 'restore-entries' as const, entries: put }] : []),
    ...(added.length > 0 ? [{ kind: 'add-entries' as const, entries: added }] : []),
    ...(accepted.length > 0
      ? [{ kind: 'set-status' as const, ids: accepted, status: 'accepted' as const }]
      : []),
  ]
  const act: Act | null = acts.length > 1 ? { kind: 'batch', acts } : (acts[0] ?? null)
  return { act, added: added.length, updated: updated + accepted.length, removed, kept }
}

/** What an entry of a collation is about, as a key; null for orphans and for entries that did not come from one. */
function placeOf(entry: ApparatusEntry): string | null {
  if (entry.origin.by !== 'collation') return null
  const extent = lemmaExtent(entry)
  if (extent === null) return null
  return `${extent.from}-${extent.to}${entry.origin.run?.['movedTo'] === undefined ? '' : '-moved'}`
}

const isUntouched = ({ status, opinions = [], comments = [] }: ApparatusEntry) =>
  status === 'proposed' && opinions.length === 0 && comments.length === 0

const sameContent = (a: ApparatusEntry, b: ApparatusEntry) => contentOf(a) === contentOf(b)

const contentOf = ({ readings, agreements = [] }: ApparatusEntry) =>
  JSON.stringify([
    readings.map(({ kind, text, class: of, attestations }) => [kind, text, of, attestations]),
    agreements,
  ])

function freeId(id: EntryId, taken: ReadonlySet<EntryId>): EntryId {
  let free = id
  for (let copy = 2; taken.has(free); copy++) free = `${id}-${copy}` as EntryId
  return free
}
