import type { ApparatusEntry, Status } from '../apparatus/index.ts'

/** Which entries to take; what is absent does not choose. */
export interface Choice {
  readonly statuses?: readonly Status[]
  readonly layers?: readonly string[]
  /** Sigla: an entry is taken when one of them attests a reading or the lemma. */
  readonly witnesses?: readonly string[]
}

/** Whether `choice` takes an entry. */
export function chooses({ statuses, layers, witnesses }: Choice): (entry: ApparatusEntry) => boolean {
  return (entry) =>
    (statuses === undefined || statuses.includes(entry.status)) &&
    (layers === undefined || layers.includes(entry.layer)) &&
    (witnesses === undefined || namesOf(entry).some((name) => witnesses.includes(name)))
}

function namesOf({ readings, agreements = [] }: ApparatusEntry): string[] {
  const attestations = [...readings.flatMap(({ attestations }) => attestations), ...agreements]
  return attestations.flatMap(({ witness }) => (witness === null ? [] : [witness]))
}
