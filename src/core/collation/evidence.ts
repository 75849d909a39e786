import {
  type CharacterTables,
  type LookAlike,
  lookAlike,
  type SoundAlike,
  soundAlike,
  type VariantRelation,
  variantRelation,
} from '../characters/index.ts'

/** Two characters of a lemma and a reading that stand against each other, and what speaks for a slip or a spelling. */
export interface CharacterEvidence {
  readonly lemma: string
  readonly reading: string
  readonly looks: LookAlike | null
  readonly sounds: SoundAlike | null
  readonly variants: VariantRelation | null
}

/**
 * Why one character may have become the other: for every pair of different characters of two texts that have as many
 * characters as each other, as far as anything is known. Empty for texts of different length.
 */
export function characterEvidence(
  tables: CharacterTables,
  lemma: string,
  reading: string,
): CharacterEvidence[] {
  const [a, b] = [Array.from(lemma), Array.from(reading)]
  if (a.length !== b.length) return []
  return a.flatMap((character, i) => {
    const other = b[i]!
    const looks = lookAlike(tables, character, other)
    const sounds = soundAlike(tables, character, other)
    const variants = variantRelation(tables, character, other)
    if (looks === null && sounds === null && variants === null) return []
    return [{ lemma: character, reading: other, looks, sounds, variants }]
  })
}

/**
 * The class of a reading in the light of evidence: 異體 where dictionaries call every differing character a variant,
 * 通假 where they call some a loan, 訛 where every one looks like the one in its place and none is known as its variant;
 * else the class as it was. `differing` is how many characters differ. That characters look alike is no proof of a slip:
 * whether it is one, and whose, is for the editor to say.
 */
export function classWithEvidence(
  of: string | null,
  evidence: readonly CharacterEvidence[],
  differing: number,
): string | null {
  if (evidence.length < differing || differing === 0) return of
  const kinds = evidence.map(({ variants }) => variants?.kind ?? null)
  if (evidence.every(({ looks, variants }) => looks !== null && variants === null)) return of ?? '訛'
  if (kinds.includes(null)) return of
  return kinds.includes('loan') ? '通假' : '異體'
}

/** How many characters of two texts of equal length differ; 0 when they are not equally long. */
export function differingCharacters(lemma: string, reading: string): number {
  const [a, b] = [Array.from(lemma), Array.from(reading)]
  return a.length === b.length ? a.filter((character, i) => character !== b[i]).length : 0
}
