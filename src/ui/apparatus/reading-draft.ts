import { isWordless, type Reading, type ReadingId, type ReadingKind, type Selector, type Siglum } from '../../core/apparatus/index.ts'
import { units } from '../../core/text/index.ts'

/** A reading while it is being written. */
export interface ReadingDraft {
  readonly reading: Reading
  readonly sigla: ReadonlySet<Siglum>
  readonly anonymous: boolean
}

/** What a new entry begins with. Two characters that change places can stand in one other order only. */
export function firstReading(lemma: readonly Selector[], kind: ReadingKind | null): Reading {
  const reading = emptyReading(1, lemma)
  if (kind === null) return reading
  const [part] = lemma
  const characters = lemma.length === 1 ? units(part!.exact).map(({ from, to }) => part!.exact.slice(from, to)) : []
  const turned = kind === 'transposition' && characters.length === 2 ? characters.toReversed().join('') : ''
  return { ...reading, kind, text: turned }
}

/** A reading without words yet: at a place between words it adds some. */
export const emptyReading = (number: number, lemma: readonly Selector[]): Reading => ({
  id: `r${number}` as ReadingId,
  kind: lemma.length > 0 && lemma.every(({ exact }) => exact === '') ? 'addition' : 'substitution',
  text: '',
  attestations: [],
})

export const draftOf = (reading: Reading): ReadingDraft => ({
  reading,
  sigla: new Set(reading.attestations.map(({ witness }) => witness).filter((witness) => witness !== null)),
  anonymous: reading.attestations.some(({ witness }) => witness === null),
})

/** The reading with the witnesses chosen; what was known of those that stay (hand, locus, words) is kept. */
export function readingOf({ reading, sigla, anonymous }: ReadingDraft): Reading {
  const kept = reading.attestations.filter(({ witness }) => (witness === null ? anonymous : sigla.has(witness)))
  const added = [...sigla].filter((siglum) => !kept.some(({ witness }) => witness === siglum))
  return {
    ...reading,
    attestations: [
      ...kept,
      ...added.map((witness) => ({ witness })),
      ...(anonymous && !kept.some(({ witness }) => witness === null) ? [{ witness: null }] : []),
    ],
  }
}


/** What is wrong with the readings: words are lacking, or are those of the lemma; null when nothing is. */
export function wrongWith(lemma: readonly Selector[], drafts: readonly ReadingDraft[]): 'noWords' | 'sameAsLemma' | null {
  const readings = drafts.map(({ reading }) => reading)
  if (readings.some(({ kind, text }) => text === '' && !isWordless(kind) && kind !== 'conjecture')) return 'noWords'
  const words = lemma.map(({ exact }) => exact)
  const same = [words.join(''), words.join('……')]
  const alike = readings.some(
    ({ kind, text }) =>
      text !== '' &&
      (kind === 'substitution' || kind === 'transposition' || kind === 'conjecture') &&
      same.includes(text),
  )
  return alike ? 'sameAsLemma' : null
}
