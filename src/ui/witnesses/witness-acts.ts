import type { ApparatusEntry, Siglum } from '../../core/apparatus/index.ts'
import { type Act, type Edition, mergeWitnesses, splitWitness } from '../../core/edition/index.ts'
import type { WitnessRequest } from './witness-events.ts'

/** The act that a request about a witness asks for. Throws a RangeError when it cannot be done. */
export function witnessAct(edition: Edition, request: Exclude<WitnessRequest, { kind: 'next' }>): Act {
  switch (request.kind) {
    case 'put':
      return { kind: 'put-witness', witness: request.witness }
    case 'remove':
      return { kind: 'remove-witness', siglum: request.siglum }
    case 'merge':
      return mergeWitnesses(edition, request.from, request.into)
    case 'split':
      return splitWitness(edition, request.from, request.names, request.siglum)
    default:
      return request satisfies never
  }
}

/** Whether the witness has a reading of the entry, or its lemma. */
export function attests({ readings, agreements = [] }: ApparatusEntry, siglum: Siglum): boolean {
  const attestations = [...readings.flatMap(({ attestations }) => attestations), ...agreements]
  return attestations.some(({ witness }) => witness === siglum)
}
