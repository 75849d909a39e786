import { type CharacterTables } from '../../characters/index.ts'
import {
  characterEvidence,
  classWithEvidence,
  type Collation,
  differingCharacters,
  type Spelling,
  type VariantKind,
  variantUnits,
} from '../../collation/index.ts'
import { baseText, toCodePoint } from '../../text/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'
import { rulesToWire } from './rules.ts'

/**
 * The variant units: place in the base (code points), lemma, readings with their witnesses and spellings, who agrees,
 * who lacks the passage; moved passages with the place before which they stand; for characters that may have been
 * taken for each other, the evidence.
 */
export const unitsJson: AlignmentFormat = {
  name: 'json',
  title: 'the variant units',
  write: ({ collation, characters }) => `${JSON.stringify(unitsToWire(collation, characters), null, 2)}\n`,
}

function unitsToWire(collation: Collation, characters?: CharacterTables) {
  const { base, witnesses, settings } = collation
  const text = baseText(base.tokens.text)
  const sigla = (numbers: readonly number[]) => numbers.map((number) => witnesses[number]!.siglum)
  const classAndEvidence = (lemma: string, kind: VariantKind, words: string, of: string | null) => {
    if (characters === undefined || kind !== 'substitution') return { class: of }
    const evidence = characterEvidence(characters, lemma, words)
    const better = classWithEvidence(of, evidence, differingCharacters(lemma, words))
    return { class: better, ...(evidence.length > 0 && { evidence }) }
  }
  const spelling = ({ text, witnesses }: Spelling) => ({ text, witnesses: sigla(witnesses) })
  return {
    base: base.siglum,
    witnesses: witnesses.map(({ siglum }) => siglum),
    settings: { ...settings, ...(settings.rules !== undefined && rulesToWire(settings.rules, text)) },
    units: variantUnits(collation).map((unit) => {
      const { span } = unit
      return {
        start: toCodePoint(text, span.from),
        end: toCodePoint(text, span.to),
        lemma: unit.lemma,
        orthographic: unit.orthographic,
        readings: unit.readings.map(({ kind, text: words, class: of, spellings, witnesses, movedTo }) => ({
          kind,
          text: words,
          ...classAndEvidence(unit.lemma, kind, words, of),
          witnesses: sigla(witnesses),
          spellings: spellings.map(spelling),
          ...(movedTo !== null && { movedBefore: toCodePoint(text, base.tokens.starts[movedTo]!) }),
        })),
        agreeing: unit.agreeing.map(spelling),
        lacking: sigla(unit.lacking),
      }
    }),
  }
}
