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
    readings: shared(wire.readings, readingFromWire),
    ...(wire.agreements && { agreements: shared(wire.agreements, attestationFromWire) }),
    origin: originFromWire(wire.origin, select),
  } as ApparatusEntry
}

export function witnessFromWire(wire: WireWitness): Witness {
  return { ...wire, siglum: siglum(wire.siglum) } as Witness
}

function readingFromWire(wire: WireEntry['readings'][number]): Reading {
  const attestations = shared(wire.attestations, attestationFromWire)
  const known = wire as typeof wire & { readonly id: ReadingId }
  return (attestations === (wire.attestations as unknown) ? known : { ...known, attestations }) as Reading
}

function attestationFromWire(wire: WireEntry['readings'][number]['attestations'][number]): Attestation {
  const witness = wire.witness === null ? null : siglum(wire.witness)
  return (witness === wire.witness ? wire : { ...wire, witness }) as Attestation
}

/** `list` with each of its members changed; the same list where none is, since a long apparatus is not held twice. */
function shared<A, B>(list: readonly A[], change: (member: A) => B): readonly B[] {
  const changed = list.map(change)
  return changed.every((member, i) => (member as unknown) === list[i])
    ? (list as readonly unknown[] as readonly B[])
    : changed
}

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
