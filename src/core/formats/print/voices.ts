import { type ApparatusEntry, type Attestation, lemmaExtent, type Siglum } from '../../apparatus/index.ts'
import type { ExportInput } from '../export-format.ts'
import type { Extant } from './extant.ts'
import type { Setting } from './setting.ts'
import type { Spelled, SpelledReading } from './spelling.ts'

/** One who speaks for a reading in print: a witness, a family of them, the rest, or all. */
export type Voice =
  | { readonly kind: 'witness'; readonly attestation: Attestation }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'rest' }
  | { readonly kind: 'all' }

/** Who speaks for what in an entry. */
export interface Voices {
  /** Those who have the lemma; empty in a negative apparatus. */
  readonly lemma: readonly Voice[]
  /** By the reading's place among `Spelled.readings`, and of their spellings within each. */
  readonly readings: readonly {
    readonly main: readonly Voice[]
    readonly spellings: readonly (readonly Voice[])[]
  }[]
  /** By place among `Spelled.ofLemma`. */
  readonly ofLemma: readonly (readonly Voice[])[]
}

/**
 * A function that tells who speaks for what. In a positive apparatus the full witnesses that are extant at the place
 * and have no other reading agree with the lemma; the largest party is called the rest where that says who they are.
 * A family is called by its name when all its members that are extant there stand together.
 */
export function voicesOf(
  input: ExportInput,
  setting: Setting,
  extant: Extant,
): (entry: ApparatusEntry, spelled: Spelled) => Voices {
  const order = new Map<Siglum, number>(input.witnesses.map(({ siglum }, i) => [siglum, i]))
  const families = familiesOf(input)
  const isFull = new Set(extant.full)
  const place = ({ witness }: Attestation) =>
    witness === null ? Infinity : (order.get(witness) ?? order.size)

  return (entry, spelled) => {
    const extent = lemmaExtent(entry)
    const here = (siglum: Siglum) =>
      extent === null || !isFull.has(siglum) || extant.has(siglum, extent.from, extent.to)

    const said = spelled.readings.map(({ reading, spellings }: SpelledReading) => ({
      main: setting.folded
        ? [reading, ...spellings].flatMap((one) => one.attestations)
        : reading.attestations,
      spellings: setting.folded ? [] : spellings.map(({ attestations }) => attestations),
    }))
    const ofLemma = setting.folded ? [] : spelled.ofLemma.map(({ attestations }) => attestations)
    const agree: Attestation[] = []
    if (setting.positive || (entry.readings.length === 0 && entry.kind !== 'parallel')) {
      agree.push(...(entry.agreements ?? []))
      if (setting.folded) agree.push(...spelled.ofLemma.flatMap(({ attestations }) => attestations))
      if (setting.positive && entry.kind === 'reading' && extent !== null) {
        const spoken = new Set(
          [...(entry.agreements ?? []), ...entry.readings.flatMap((one) => one.attestations)].map(
            ({ witness }) => witness,
          ),
        )
        for (const siglum of extant.full)
          if (!spoken.has(siglum) && here(siglum)) agree.push({ witness: siglum })
      }
    }
    const parties = [agree, ...said.map(({ main }) => main)]
    const rest =
      setting.positive && setting.grouped && entry.kind === 'reading' ? largest(parties, isFull) : null
    const others =
      parties.some((party, i) => i !== rest && party.length > 0) ||
      ofLemma.length > 0 ||
      said.some(({ spellings }) => spellings.length > 0)
    const voices = (party: readonly Attestation[], i: number): Voice[] =>
      i === rest ? [{ kind: others ? 'rest' : 'all' }] : gathered(sorted(party), here)
    return {
      lemma: voices(agree, 0),
      readings: said.map(({ main, spellings }, i) => ({
        main: voices(main, i + 1),
        spellings: spellings.map((party) => gathered(sorted(party), here)),
      })),
      ofLemma: ofLemma.map((party) => gathered(sorted(party), here)),
    }
  }

  function sorted(party: readonly Attestation[]): readonly Attestation[] {
    return party.length < 2
      ? party
      : [...party].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
  }

  /** The party as voices, whole families by their name where the first of them would stand. */
  function gathered(party: readonly Attestation[], here: (siglum: Siglum) => boolean): Voice[] {
    if (!setting.grouped || party.length < 2)
      return party.map((attestation) => ({ kind: 'witness', attestation }))
    const present = new Set(party.filter(isPlain).map(({ witness }) => witness))
    const whole = new Map<string, boolean>()
    const isWhole = (family: Family) => {
      let known = whole.get(family.name)
      if (known === undefined) {
        const members = family.members.filter(here)
        known = members.length >= 2 && members.every((member) => present.has(member))
        whole.set(family.name, known)
      }
      return known
    }
    const told = new Set<string>()
    return party.flatMap((attestation): Voice[] => {
      const family =
        attestation.witness === null || !isPlain(attestation) ? undefined : families.get(attestation.witness)
      if (family === undefined || !isWhole(family)) return [{ kind: 'witness', attestation }]
      if (told.has(family.name)) return []
      told.add(family.name)
      return [{ kind: 'group', name: family.name }]
    })
  }
}

interface Family {
  readonly name: string
  readonly members: readonly Siglum[]
}

/** The family of each witness that has one with others in it, whose name is not a siglum. */
function familiesOf({ witnesses }: ExportInput): Map<Siglum, Family> {
  const sigla = new Set<string>(witnesses.map(({ siglum }) => siglum))
  const byName = new Map<string, Siglum[]>()
  for (const { siglum, group } of witnesses) {
    if (group === undefined || group.trim() === '' || sigla.has(group)) continue
    byName.set(group, [...(byName.get(group) ?? []), siglum])
  }
  return new Map(
    Array.from(byName, ([name, members]) => ({ name, members }))
      .filter(({ members }) => members.length > 1)
      .flatMap((family) => family.members.map((member) => [member, family] as const)),
  )
}

/** The largest party of full witnesses without anything to say of one of them; null when it is too small to gain by it. */
function largest(parties: readonly (readonly Attestation[])[], isFull: ReadonlySet<Siglum>): number | null {
  let best: number | null = null
  let size = SMALLEST_REST - 1
  parties.forEach((party, i) => {
    if (party.length <= size) return
    if (!party.every((one) => isPlain(one) && one.witness !== null && isFull.has(one.witness))) return
    best = i
    size = party.length
  })
  return best
}

/** Two sigla are as short as cett. and say more. */
const SMALLEST_REST = 3

const isPlain = ({ hand, locus, certainty }: Attestation) =>
  hand === undefined && locus === undefined && (certainty === undefined || certainty === 'high')
