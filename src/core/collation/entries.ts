import {
  type ApparatusEntry,
  type Attestation,
  describe,
  type EntryId,
  type Reading,
  type ReadingId,
  siglum,
  toCodePointSpan,
} from '../apparatus/index.ts'
import { type CharacterTables } from '../characters/index.ts'
import { type BaseText, toCodePoint } from '../text/index.ts'
import { type Collation } from './collate.ts'
import {
  type CharacterEvidence,
  characterEvidence,
  classWithEvidence,
  differingCharacters,
} from './evidence.ts'
import { variantUnits } from './group.ts'
import { type Spelling, type VariantReading, type VariantUnit } from './variant-unit.ts'

/** What else goes into proposals. */
export interface EntryOptions {
  readonly withSpellings?: boolean
  readonly characters?: CharacterTables
}

/**
 * The variant units as proposals for the apparatus, in text order: who has another reading, who agrees, and the
 * settings of the run. Every spelling of a reading is a reading of its own, so that none is lost; the later ones, and
 * other spellings of the lemma, are of class 異體. Units in which nobody differs but in spelling are left out unless
 * `withSpellings`. With `characters`, the origin says why one character may have been taken for another. An entry's id is made of its place: collating again gives the same entry the same id.
 */
export function toEntries(
  collation: Collation,
  text: BaseText,
  { withSpellings = false, characters }: EntryOptions = {},
): ApparatusEntry[] {
  const { base, settings, witnesses } = collation
  const run = {
    base: base.siglum,
    witnesses: witnesses.map(({ siglum }) => siglum),
    tokens: settings.tokens,
    folds: settings.folds,
    ...(settings.rules !== undefined && { rules: settings.rules.length }),
  }
  const attest = (numbers: readonly number[]) =>
    numbers.map((number): Attestation => ({ witness: siglum(witnesses[number]!.siglum) }))

  const toEntry = (unit: VariantUnit): ApparatusEntry => {
    const { span } = unit
    const { start, end } = toCodePointSpan(text, span)
    const readings: Reading[] = []
    const add = (kind: Reading['kind'], spelling: Spelling, of: string | null) =>
      readings.push({
        id: `r${readings.length + 1}` as ReadingId,
        kind,
        text: kind === 'omission' ? '' : spelling.text,
        ...(of !== null && { class: of }),
        attestations: attest(spelling.witnesses),
      })
    const evidence: CharacterEvidence[] = []
    for (const { kind, text, spellings, class: of } of unit.readings) {
      const why =
        characters === undefined || kind !== 'substitution'
          ? []
          : characterEvidence(characters, unit.lemma, text)
      evidence.push(...why)
      const better = classWithEvidence(of, why, differingCharacters(unit.lemma, text))
      spellings.forEach((spelling, i) => add(kind, spelling, i === 0 ? better : '異體'))
    }
    const agreements: Attestation[] = []
    for (const spelling of unit.agreeing) {
      if (spelling.text === unit.lemma) agreements.push(...attest(spelling.witnesses))
      else add('substitution', spelling, '異體')
    }
    const movedTo = unit.readings.flatMap(({ movedTo, witnesses }: VariantReading) =>
      movedTo === null
        ? []
        : [{ witnesses: attest(witnesses).map(({ witness }) => witness), before: placeOf(movedTo) }],
    )
    const entry: ApparatusEntry = {
      id: `c-${start}-${end}${movedTo.length > 0 ? '-moved' : ''}` as EntryId,
      layer: 'variants',
      kind: 'reading',
      lemma: [describe(text, span)],
      readings,
      ...(agreements.length > 0 && { agreements }),
      origin: {
        by: 'collation',
        run: {
          ...run,
          ...(movedTo.length > 0 && { movedTo }),
          ...(evidence.length > 0 && { evidence }),
        },
      },
      status: 'proposed',
    }
    const { origin } = entry
    if (origin.by !== 'collation') return entry
    return { ...entry, origin: { ...origin, run: { ...origin.run, digest: proposalDigest(entry) } } }
  }

  const placeOf = (token: number) => toCodePoint(text, base.tokens.starts[token]!)

  return variantUnits(collation)
    .filter(({ orthographic }) => withSpellings || !orthographic)
    .map(toEntry)
}

/**
 * A short mark of what an entry says: its lemma's words, readings and attestations. A proposal carries the one it was
 * made with, so that it is seen whether an editor has changed it since.
 */
export function proposalDigest({ lemma, readings, agreements = [], layer, kind }: ApparatusEntry): string {
  const said = JSON.stringify([
    layer,
    kind,
    lemma.map(({ exact }) => exact),
    readings.map(({ kind, text, class: of, attestations }) => [kind, text, of, attestations]),
    agreements,
  ])
  let hash = 0x811c9dc5
  for (let i = 0; i < said.length; i++) hash = Math.imul(hash ^ said.charCodeAt(i), 0x01000193)
  return `${said.length.toString(36)}-${(hash >>> 0).toString(36)}`
}
