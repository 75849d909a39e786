import {
  type ApparatusEntry,
  type EntryId,
  type Reading,
  type ReadingId,
  type Selector,
  siglum,
  type Attestation,
  type Origin,
  type Witness,
} from '../../apparatus/index.ts'
import type { WireEntry, WireSelector, WireWitness } from './wire.ts'

/**
 * The entry that a file or message holds; `select` finds its selectors in the base text. Fields we do not know stay on
 * the values and are written again.
 */
export function entryFromWire(wire: WireEntry, select: (selector: WireSelector) => Selector): ApparatusEntry {
  return {
    ...wire,
    id: wire.id as EntryId,
    lemma: wire.lemma.map(select),
    readings: wire.readings.map(readingFromWire),
    ...(wire.agreements && { agreements: wire.agreements.map(attestationFromWire) }),
    origin: originFromWire(wire.origin, select),
  } as ApparatusEntry
}

export function witnessFromWire(wire: WireWitness): Witness {
  return { ...wire, siglum: siglum(wire.siglum) } as Witness
}

const readingFromWire = (wire: WireEntry['readings'][number]): Reading =>
  ({ ...wire, id: wire.id as ReadingId, attestations: wire.attestations.map(attestationFromWire) }) as Reading

const attestationFromWire = (wire: WireEntry['readings'][number]['attestations'][number]): Attestation =>
  ({ ...wire, witness: wire.witness === null ? null : siglum(wire.witness) }) as Attestation

function originFromWire(wire: WireEntry['origin'], select: (selector: WireSelector) => Selector): Origin {
  switch (wire.by) {
    case 'notes':
      return { ...wire, note: select(wire.note), clause: select(wire.clause) } as Origin
    case 'consistency':
      return { ...wire, ...(wire.evidence && { evidence: wire.evidence.map(select) }) } as Origin
    case 'collation':
    case 'hand':
    case 'import':
      return wire as Origin
    default:
      return wire satisfies never
  }
}
