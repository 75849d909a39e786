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
import { type BaseText, toCodePoint } from '../text/index.ts'
import { type Collation } from './collate.ts'
import { variantUnits } from './group.ts'
import { wordSpan } from './tokens.ts'
import { type Spelling, type VariantReading, type VariantUnit } from './variant-unit.ts'

/**
 * The variant units as proposals for the apparatus, in text order: who has another reading, who agrees, and the
 * settings of the run. Every spelling of a reading is a reading of its own, so that none is lost; the later ones, and
 * other spellings of the lemma, are of class 異體. Units in which nobody differs but in spelling are left out unless
 * `withSpellings`. An entry's id is made of its place: collating again gives the same entry the same id.
 */
export function toEntries(collation: Collation, text: BaseText, withSpellings = false): ApparatusEntry[] {
  const { base, settings, witnesses } = collation
  const run = {
    base: base.siglum,
    witnesses: witnesses.map(({ siglum }) => siglum),
    tokens: settings.tokens,
    folds: settings.folds,
  }
  const attest = (numbers: readonly number[]) =>
    numbers.map((number): Attestation => ({ witness: siglum(witnesses[number]!.siglum) }))

  const toEntry = (unit: VariantUnit): ApparatusEntry => {
    const span = wordSpan(base.tokens, unit.from, unit.to)
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
    for (const { kind, spellings, class: of } of unit.readings) {
      spellings.forEach((spelling, i) => add(kind, spelling, i === 0 ? of : '異體'))
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
    return {
      id: `c-${start}-${end}${movedTo.length > 0 ? '-moved' : ''}` as EntryId,
      layer: 'variants',
      kind: 'reading',
      lemma: [describe(text, span)],
      readings,
      ...(agreements.length > 0 && { agreements }),
      origin: { by: 'collation', run: movedTo.length > 0 ? { ...run, movedTo } : run },
      status: 'proposed',
    }
  }

  const placeOf = (token: number) => toCodePoint(text, base.tokens.starts[token]!)

  return variantUnits(collation)
    .filter(({ orthographic }) => withSpellings || !orthographic)
    .map(toEntry)
}
