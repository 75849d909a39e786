import { type Collation, type Spelling, variantUnits, wordSpan } from '../../collation/index.ts'
import { baseText, toCodePoint } from '../../text/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'

/**
 * The variant units: place in the base (code points), lemma, readings with their witnesses and spellings, who agrees,
 * who lacks the passage; moved passages with the place before which they stand.
 */
export const unitsJson: AlignmentFormat = {
  name: 'json',
  title: 'the variant units',
  write: ({ collation }) => `${JSON.stringify(unitsToWire(collation), null, 2)}\n`,
}

function unitsToWire(collation: Collation) {
  const { base, witnesses, settings } = collation
  const text = baseText(base.tokens.text)
  const sigla = (numbers: readonly number[]) => numbers.map((number) => witnesses[number]!.siglum)
  const spelling = ({ text, witnesses }: Spelling) => ({ text, witnesses: sigla(witnesses) })
  return {
    base: base.siglum,
    witnesses: witnesses.map(({ siglum }) => siglum),
    settings,
    units: variantUnits(collation).map((unit) => {
      const span = wordSpan(base.tokens, unit.from, unit.to)
      return {
        start: toCodePoint(text, span.from),
        end: toCodePoint(text, span.to),
        lemma: unit.lemma,
        orthographic: unit.orthographic,
        readings: unit.readings.map(({ kind, text: words, class: of, spellings, witnesses, movedTo }) => ({
          kind,
          text: words,
          class: of,
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
