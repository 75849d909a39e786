import type { ApparatusEntry, Reading } from '../../core/apparatus/index.ts'
import {
  type CharacterTables,
  type LookAlike,
  lookAlike,
  type SoundAlike,
  soundAlike,
  type VariantRelation,
  variantRelation,
} from '../../core/characters/index.ts'

/** A character of the lemma and the one that a reading has in its place, and what may explain the one by the other. */
export interface CharacterPair {
  readonly lemma: string
  readonly reading: string
  readonly look: LookAlike | null
  readonly sound: SoundAlike | null
  readonly relation: VariantRelation | null
}

/**
 * The characters that stand for each other in lemma and readings, none twice; at most a handful. Only readings of as
 * many characters as the lemma are compared, one by one: where more differs, nothing says which stands for which.
 */
export function characterPairs(entry: ApparatusEntry, tables: CharacterTables): CharacterPair[] {
  const found = new Map<string, CharacterPair>()
  const lemma = Array.from(entry.lemma.map(({ exact }) => exact).join(''))
  for (const reading of entry.readings) {
    for (const [a, b] of differing(lemma, reading)) {
      if (found.size === MOST || found.has(a + b)) continue
      found.set(a + b, {
        lemma: a,
        reading: b,
        look: lookAlike(tables, a, b),
        sound: soundAlike(tables, a, b),
        relation: variantRelation(tables, a, b),
      })
    }
  }
  return [...found.values()]
}

function differing(lemma: readonly string[], { kind, text }: Reading): [string, string][] {
  if (kind !== 'substitution' && kind !== 'conjecture') return []
  const reading = Array.from(text)
  if (reading.length !== lemma.length || lemma.length > LONGEST) return []
  return lemma.flatMap((a, i): [string, string][] => {
    const b = reading[i]!
    return a !== b && HAN.test(a) && HAN.test(b) ? [[a, b]] : []
  })
}

const HAN = /^\p{Script=Han}$/u
const MOST = 8

/** In characters: longer readings differ in more than their graphs. */
const LONGEST = 8
