import { collate, type Collation, defaultSettings, variantUnits } from '../../../src/core/collation/index.ts'

/** Witnesses are B, C, D … in the order in which they are given; the base is A. */
export const sigla = 'BCDEFG'

export const collated = (base: string, witnesses: readonly string[], settings = defaultSettings) =>
  collate({ siglum: 'A', text: base }, witnesses.map((text, i) => ({ siglum: sigla[i]!, text })), settings) // prettier-ignore

/** 壽］市 BC；… — other spellings of the lemma with ~, the witnesses that lack the passage with …. */
export function printed(collation: Collation): string[] {
  const { witnesses } = collation
  const names = (numbers: readonly number[]) => numbers.map((number) => witnesses[number]!.siglum).join('')
  return variantUnits(collation).map(({ lemma, readings, agreeing, lacking }) => {
    const parts = readings.map(
      ({ kind, text, class: of, witnesses, spellings }) =>
        `${kind === 'omission' ? 'om.' : text} ${names(witnesses)}${of ?? ''}` +
        (spellings.length > 1 ? `(${spellings.map((s) => s.text).join('/')})` : ''),
    )
    const spelled = agreeing
      .filter(({ text }) => text !== lemma)
      .map((s) => `~${s.text} ${names(s.witnesses)}`)
    return `${lemma}］${[...parts, ...spelled, ...(lacking.length > 0 ? [`…${names(lacking)}`] : [])].join('；')}`
  })
}
