import type { Siglum } from '../apparatus/index.ts'
import { newProposals, readNotes, toWitnesses } from '../notes/index.ts'
import type { Edition } from './edition.ts'
import type { Act } from './edition-change.ts'
import type { Proposals } from './proposals.ts'

/**
 * Reads the variants that the notes of the base text record, and proposes those the apparatus does not have yet, with
 * the witnesses they name that the edition does not have:
 * what was decided, edited or rejected is never proposed again. `marks` say how notes are marked.
 */
export function proposalsFromNotes(
  edition: Edition,
  marks: string | undefined = edition.about.noteMarks,
): Proposals {
  const { value } = readNotes(edition.text, {
    ...(marks !== undefined && { marks }),
    witnesses: edition.witnesses,
  })
  const entries = newProposals(edition.entries, value.entries)
  if (entries.length === 0) return { act: null, added: 0 }
  const known = new Set<Siglum | null>(edition.witnesses.map(({ siglum }) => siglum))
  const named = new Set(
    entries.flatMap(({ readings, agreements = [] }) =>
      [...readings.flatMap(({ attestations }) => attestations), ...agreements].map(({ witness }) => witness),
    ),
  )
  const witnesses = toWitnesses(value.sources).filter(({ siglum }) => named.has(siglum) && !known.has(siglum))
  const add: Act = { kind: 'add-entries', entries }
  if (witnesses.length === 0) return { act: add, added: entries.length }
  return {
    act: {
      kind: 'batch',
      acts: [...witnesses.map((witness): Act => ({ kind: 'put-witness', witness })), add],
    },
    added: entries.length,
  }
}
