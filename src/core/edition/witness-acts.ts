import type { ApparatusEntry, Attestation, Siglum, Witness } from '../apparatus/index.ts'
import type { Edition } from './edition.ts'
import type { Act } from './edition-change.ts'

/** A name under which a witness is cited, and how often. */
export interface CitedName {
  readonly name: string
  readonly count: number
}

/** The words by which readings and agreements name the witness, the most frequent first. */
export function namesCited(edition: Edition, siglum: Siglum): CitedName[] {
  const counts = new Map<string, number>()
  for (const { witness, named } of edition.entries.flatMap(attestationsOf)) {
    if (witness === siglum && named !== undefined) counts.set(named, (counts.get(named) ?? 0) + 1)
  }
  return Array.from(counts, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}

/** How many attestations each witness has. */
export function attestationCounts(edition: Edition): ReadonlyMap<Siglum, number> {
  const counts = new Map<Siglum, number>()
  for (const { witness } of edition.entries.flatMap(attestationsOf)) {
    if (witness !== null) counts.set(witness, (counts.get(witness) ?? 0) + 1)
  }
  return counts
}

/**
 * The act that makes two witnesses one: what `from` attests `into` attests from then on, and `into` is known by the
 * names of `from` too. Throws a RangeError when the edition does not have both.
 */
export function mergeWitnesses(edition: Edition, from: Siglum, into: Siglum): Act {
  const lost = mustHave(edition, from)
  const kept = mustHave(edition, into)
  if (lost === kept) throw new RangeError(`「${from}」 cannot be merged with itself`)
  const names = [
    ...(kept.aliases ?? []),
    lost.siglum,
    ...(lost.title ? [lost.title] : []),
    ...(lost.aliases ?? []),
  ]
  const aliases = [...new Set<string>(names)].filter((name) => name !== kept.siglum && name !== kept.title)
  return {
    kind: 'batch',
    acts: [
      { kind: 'put-witness', witness: { ...kept, aliases } },
      ...reattest(edition, (attestation) =>
        attestation.witness === from ? { ...attestation, witness: into } : attestation,
      ),
      { kind: 'remove-witness', siglum: from },
    ],
  }
}

/**
 * The act that makes a witness of its own, `siglum`, of what `from` attests under one of `names`. Throws a RangeError
 * when the edition does not have `from`, or has `siglum` already.
 */
export function splitWitness(edition: Edition, from: Siglum, names: readonly string[], siglum: Siglum): Act {
  const whole = mustHave(edition, from)
  if (edition.witnesses.some((witness) => witness.siglum === siglum)) {
    throw new RangeError(`the edition has a witness 「${siglum}」 already`)
  }
  const parted = new Set(names)
  const partedAliases = new Set(names.map(withoutTitleMarks))
  const aliases = (whole.aliases ?? []).filter((name) => !partedAliases.has(name))
  const { aliases: _, ...rest } = whole
  const part: Witness = {
    siglum,
    aliases: [...partedAliases].filter((name) => name !== siglum),
    ...(whole.kind !== undefined && { kind: whole.kind }),
  }
  return {
    kind: 'batch',
    acts: [
      { kind: 'put-witness', witness: part },
      { kind: 'put-witness', witness: aliases.length > 0 ? { ...rest, aliases } : rest },
      ...reattest(edition, (attestation) =>
        attestation.witness === from && attestation.named !== undefined && parted.has(attestation.named)
          ? { ...attestation, witness: siglum }
          : attestation,
      ),
    ],
  }
}

/** An act for each entry in which `change` alters an attestation. Attestations that become the same are one. */
function reattest(edition: Edition, change: (attestation: Attestation) => Attestation): Act[] {
  return edition.entries.flatMap((entry): Act[] => {
    if (attestationsOf(entry).every((attestation) => change(attestation) === attestation)) return []
    const all = (attestations: readonly Attestation[]) => distinct(attestations.map(change))
    const readings = entry.readings.map((reading) => ({
      ...reading,
      attestations: all(reading.attestations),
    }))
    const agreements = entry.agreements && { agreements: all(entry.agreements) }
    return [{ kind: 'edit-entry', id: entry.id, fields: { readings, ...agreements } }]
  })
}

function distinct(attestations: readonly Attestation[]): Attestation[] {
  const seen = new Set<string>()
  return attestations.filter(({ witness, hand, locus, named }) => {
    const key = JSON.stringify([witness, hand, locus, named])
    return !seen.has(key) && seen.add(key)
  })
}

const attestationsOf = ({ readings, agreements = [] }: ApparatusEntry): readonly Attestation[] => [
  ...readings.flatMap(({ attestations }) => attestations),
  ...agreements,
]

function mustHave(edition: Edition, siglum: Siglum): Witness {
  const witness = edition.witnesses.find((witness) => witness.siglum === siglum)
  if (witness === undefined) throw new RangeError(`the edition has no witness 「${siglum}」`)
  return witness
}

const withoutTitleMarks = (name: string) => name.replace(/[《》〈〉]/gu, '')
