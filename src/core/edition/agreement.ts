import type { ApparatusEntry, EntryId, Siglum } from '../apparatus/index.ts'

/** How two witnesses stand to each other: in how many entries both are heard, and in which they say the same. */
export interface PairAgreement {
  readonly together: readonly EntryId[]
  readonly same: readonly EntryId[]
}

/** The agreement of every two witnesses, over the entries in which both are heard. */
export interface Agreement {
  /** The witnesses that are heard at all, those of most entries first. */
  readonly witnesses: readonly Siglum[]
  /** The entries in which each of them is heard, in the same order. */
  readonly heard: readonly (readonly EntryId[])[]
  /** `pairs[i][j]` for i < j. */
  readonly pairs: readonly (readonly PairAgreement[])[]
}

/**
 * Counts agreements as a collator does: a witness counts where an entry says what it has, a reading or the lemma; its
 * silence is no agreement. A witness that is cited for two readings of one entry agrees with whoever has either.
 */
export function agreement(entries: readonly ApparatusEntry[]): Agreement {
  const heard = new Map<Siglum, EntryId[]>()
  const together = new Map<string, { together: EntryId[]; same: EntryId[] }>()
  for (const entry of entries) {
    const sides = sidesOf(entry)
    const sigla = [...sides.keys()].sort()
    for (const [i, a] of sigla.entries()) {
      push(heard, a, entry.id)
      for (const b of sigla.slice(i + 1)) {
        const key = `${a}\0${b}`
        let pair = together.get(key)
        if (pair === undefined) together.set(key, (pair = { together: [], same: [] }))
        pair.together.push(entry.id)
        if ([...sides.get(a)!].some((side) => sides.get(b)!.has(side))) pair.same.push(entry.id)
      }
    }
  }
  const witnesses = [...heard.keys()].sort(
    (a, b) => heard.get(b)!.length - heard.get(a)!.length || (a < b ? -1 : 1),
  )
  return {
    witnesses,
    heard: witnesses.map((witness) => heard.get(witness)!),
    pairs: witnesses.map((a, i) =>
      witnesses.map((b, j) =>
        j <= i ? NEVER : (together.get(a < b ? `${a}\0${b}` : `${b}\0${a}`) ?? NEVER),
      ),
    ),
  }
}

const NEVER: PairAgreement = { together: [], same: [] }

/** What each witness has in an entry: ids of readings, the lemma as an empty id. */
function sidesOf({ readings, agreements = [] }: ApparatusEntry): Map<Siglum, Set<string>> {
  const sides = new Map<Siglum, Set<string>>()
  const add = (witness: Siglum | null, side: string) => {
    if (witness === null) return
    const known = sides.get(witness)
    if (known === undefined) sides.set(witness, new Set([side]))
    else known.add(side)
  }
  for (const { id, attestations } of readings) for (const { witness } of attestations) add(witness, id)
  for (const { witness } of agreements) add(witness, '')
  return sides
}

function push<K>(map: Map<K, EntryId[]>, key: K, id: EntryId): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [id])
  else known.push(id)
}
