import { variantUnits } from './group.ts'
import { type CollatedWitness, type Collation } from './collate.ts'

/** What a collation came to, in numbers. */
export interface CollationStatistics {
  readonly texts: readonly { readonly siglum: string; readonly characters: number; readonly tokens: number }[]
  readonly units: number
  readonly orthographicUnits: number
  readonly movedPassages: number
  /** For every witness: tokens inserted plus tokens deleted to make it of the base, normal forms compared. */
  readonly editCosts: readonly number[]
  /** The share of variant units (orthographic ones left out) at which two texts agree, base first; null without units. */
  readonly agreement: readonly (readonly (number | null)[])[]
}

export function statistics(collation: Collation): CollationStatistics {
  const { base, witnesses } = collation
  const units = variantUnits(collation)
  const texts = [base, ...witnesses]
  const agreed = texts.map(() => texts.map(() => 0))
  const compared = texts.map(() => texts.map(() => 0))
  let orthographic = 0
  for (const { readings, lacking, orthographic: isSpelling } of units) {
    if (isSpelling) {
      orthographic++
      continue
    }
    // What each text has: 0 the lemma, then the number of its reading; -1 where it lacks the passage.
    const has = texts.map(() => 0)
    readings.forEach(({ witnesses }, i) => witnesses.forEach((number) => (has[number + 1] = i + 1)))
    for (const number of lacking) has[number + 1] = -1
    for (let i = 0; i < has.length; i++) {
      for (let j = 0; j < has.length; j++) {
        if (has[i] === -1 || has[j] === -1) continue
        compared[i]![j]!++
        if (has[i] === has[j]) agreed[i]![j]!++
      }
    }
  }
  return {
    texts: texts.map(({ siglum, tokens }) => ({
      siglum,
      characters: codePoints(tokens.text),
      tokens: tokens.count,
    })),
    units: units.length,
    orthographicUnits: orthographic,
    movedPassages: witnesses.reduce((sum, { moves }) => sum + moves.length, 0),
    editCosts: witnesses.map(({ cost }) => cost),
    agreement: agreed.map((row, i) => row.map((n, j) => (compared[i]![j] ? n / compared[i]![j] : null))),
  }
}

/**
 * How much of the shorter of base and witness stands in the other, from 0 to 1: only runs of several tokens count,
 * since single characters of one language agree in any two of its texts.
 */
export function inCommon(
  base: { readonly tokens: { readonly count: number } },
  witness: CollatedWitness,
): number {
  const { blocks } = witness.alignment
  let common = 0
  for (let i = 2; i < blocks.length; i += 3) if (blocks[i]! >= RUN) common += blocks[i]!
  for (const { fromA, toA } of witness.moves) common += toA - fromA
  const shorter = Math.min(base.tokens.count, witness.tokens.count)
  return shorter === 0 ? 1 : Math.min(1, common / shorter)
}

function codePoints(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--
  return count
}

const RUN = 4
