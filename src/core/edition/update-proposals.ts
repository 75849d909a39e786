import type { ApparatusEntry, Attestation, EntryId, ReadingId } from '../apparatus/index.ts'
import { proposalDigest } from '../collation/index.ts'
import type { Act } from './edition-change.ts'

/** What collating again comes to. */
export interface ProposalUpdate {
  /** Adds, replaces and takes away proposals; null when nothing is to be done. */
  readonly act: Act | null
  readonly added: number
  readonly updated: number
  /** Proposals that the new collation does not make any more. */
  readonly removed: number
  /**
   * Entries that somebody has decided, edited or talked about, and of which the new collation says something else.
   * They stay as they are; `found` is what it says.
   */
  readonly differing: readonly { readonly id: EntryId; readonly found: ApparatusEntry }[]
}

export interface UpdateOptions {
  /** The sigla of the new run; those that the proposals name unless they are given. */
  readonly witnesses?: readonly string[]
  /**
   * Where the new run finds anything, as `from-to` in the base text; where the proposals are, unless it is given. Null
   * when only some of what it finds is brought in: then nothing goes.
   */
  readonly places?: ReadonlySet<string> | null
  /** The status of what is brought in. */
  readonly status?: 'proposed' | 'accepted'
}

/**
 * Brings the proposals of a new collation among the entries of an apparatus. A proposal of an earlier collation that
 * nobody has touched is replaced by what is found now at its place, or goes when nothing is found there and the new
 * run had all its witnesses. What was decided, disputed, edited or commented is never changed, and what it says is not
 * proposed again; nor is what another entry says in the same words of the same witnesses. What an earlier run said of
 * witnesses that the new one does not have is kept.
 */
export function updateProposals(
  existing: readonly ApparatusEntry[],
  found: readonly ApparatusEntry[],
  { witnesses = found.flatMap(witnessesOfRun), places, status = 'proposed' }: UpdateOptions = {},
): ProposalUpdate {
  const ran = new Set(witnesses)
  const byPlace = new Map<string, ApparatusEntry[]>()
  for (const entry of existing) {
    for (const key of placesOf(entry)) byPlace.set(key, [...(byPlace.get(key) ?? []), entry])
  }
  const taken = new Set<string>(existing.map(({ id }) => id))
  const met = new Set<ApparatusEntry>()
  const additions: ApparatusEntry[] = []
  const replaced: { id: EntryId; entry: ApparatusEntry | null }[] = []
  const differing: { id: EntryId; found: ApparatusEntry }[] = []
  let updated = 0
  for (const proposal of found) {
    const here = placesOf(proposal).flatMap((key) => byPlace.get(key) ?? [])
    if (here.some((entry) => entry.origin.by !== 'collation' && says(entry) === says(proposal))) continue
    const earlier = here.filter((entry) => entry.origin.by === 'collation' && !met.has(entry))
    const open = earlier.find(isUntouched)
    const decided = earlier.find((entry) => !isUntouched(entry))
    if (decided !== undefined) {
      met.add(decided)
      if (says(decided) !== says(proposal)) differing.push({ id: decided.id, found: proposal })
    } else if (open !== undefined) {
      met.add(open)
      const entry = { ...withOthers(proposal, open, ran), id: open.id, status }
      if (JSON.stringify(entry) === JSON.stringify(open)) continue
      replaced.push({ id: open.id, entry })
      updated++
    } else {
      const id = freeId(proposal.id, taken)
      taken.add(id)
      additions.push({ ...proposal, id, status })
    }
  }
  const stale = existing.filter(
    (entry) =>
      places !== null &&
      isUntouched(entry) &&
      !met.has(entry) &&
      !placesOf(entry).some((place) => places?.has(place.replace(MOVED, '')) === true) &&
      witnessesOfRun(entry).length > 0 &&
      witnessesOfRun(entry).every((siglum) => ran.has(siglum)),
  )
  replaced.push(...stale.map(({ id }) => ({ id, entry: null })))
  const acts: Act[] = []
  if (replaced.length > 0) acts.push({ kind: 'restore-entries', entries: replaced })
  if (additions.length > 0) acts.push({ kind: 'add-entries', entries: additions })
  return {
    act: acts.length === 0 ? null : acts.length === 1 ? acts[0]! : { kind: 'batch', acts },
    added: additions.length,
    updated,
    removed: stale.length,
    differing,
  }
}

/** The proposal together with what an earlier one says of witnesses that the new run did not have. */
function withOthers(
  proposal: ApparatusEntry,
  earlier: ApparatusEntry,
  ran: ReadonlySet<string>,
): ApparatusEntry {
  const others = ({ witness }: Attestation) => witness !== null && !ran.has(witness)
  const readings = [...proposal.readings]
  for (const reading of earlier.readings) {
    const attestations = reading.attestations.filter(others)
    if (attestations.length === 0) continue
    const at = readings.findIndex(({ kind, text }) => kind === reading.kind && text === reading.text)
    if (at < 0) readings.push({ ...reading, id: `r${readings.length + 1}` as ReadingId, attestations })
    else readings[at] = { ...readings[at]!, attestations: [...readings[at]!.attestations, ...attestations] }
  }
  const agreements = [...(proposal.agreements ?? []), ...(earlier.agreements ?? []).filter(others)]
  const kept = witnessesOfRun(earlier).filter((siglum) => !ran.has(siglum))
  if (kept.length === 0 || proposal.origin.by !== 'collation') return proposal
  const merged = { ...proposal, readings, ...(agreements.length > 0 && { agreements }) }
  const run = {
    ...proposal.origin.run,
    witnesses: [...kept, ...witnessesOfRun(proposal)],
    digest: proposalDigest(merged),
  }
  return { ...merged, origin: { ...proposal.origin, run } }
}

/** Whether an entry is a proposal of a collation just as that made it. */
function isUntouched(entry: ApparatusEntry): boolean {
  const { origin, status, opinions, comments, decision } = entry
  return (
    origin.by === 'collation' &&
    status === 'proposed' &&
    decision === undefined &&
    (opinions ?? []).length === 0 &&
    (comments ?? []).length === 0 &&
    origin.run?.['digest'] === proposalDigest(entry)
  )
}

/** The place of an entry in the text; passages that moved are apart from other differences at the same place. */
function placesOf(entry: ApparatusEntry): string[] {
  if (entry.lemma.some(({ span }) => span === null)) return []
  const moved = entry.readings.some(
    ({ kind, text }) => kind === 'transposition' && text === entry.lemma[0]?.exact,
  )
  const spans = entry.lemma.map(({ span }) => `${span!.from}-${span!.to}`)
  return [`${spans.join(' ')}${moved ? MOVED : ''}`]
}

const MOVED = ' moved'

/** The readings of an entry and who has them, whatever their order. */
function says({ readings, agreements = [] }: ApparatusEntry): string {
  const sigla = (list: ApparatusEntry['readings'][number]['attestations']) =>
    list.map(({ witness }) => witness ?? '').sort()
  const all = readings.map(({ kind, text, attestations }) =>
    JSON.stringify([kind, text, sigla(attestations)]),
  )
  return JSON.stringify([all.sort(), sigla(agreements)])
}

function witnessesOfRun({ origin }: ApparatusEntry): string[] {
  const listed = origin.by === 'collation' ? origin.run?.['witnesses'] : undefined
  return Array.isArray(listed) ? listed.filter((siglum) => typeof siglum === 'string') : []
}

function freeId(wanted: EntryId, taken: ReadonlySet<string>): EntryId {
  if (!taken.has(wanted)) return wanted
  let n = 2
  while (taken.has(`${wanted}-${n}`)) n++
  return `${wanted}-${n}` as EntryId
}
