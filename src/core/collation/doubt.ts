import { type CollatedWitness, type Collation } from './collate.ts'
import { inCommon } from './statistics.ts'

/** Why two texts may not be witnesses of one work. */
export type Doubt =
  /** Hardly anything of the shorter stands in the longer: `common` is the share, from 0 to 1. */
  | { readonly kind: 'other-text'; readonly common: number }
  /** One is `times` as long as the other, which may be a part of it. */
  | { readonly kind: 'much-longer'; readonly times: number; readonly longer: 'base' | 'witness' }

/** Whether a witness and the base seem to be different works, or one a small part of the other; null when neither. */
export function doubtAbout(base: Collation['base'], witness: CollatedWitness): Doubt | null {
  const [a, b] = [base.tokens.count, witness.tokens.count]
  if (Math.min(a, b) < SHORT) return null
  const common = inCommon(base, witness)
  if (common < ALIKE) return { kind: 'other-text', common }
  const times = Math.max(a, b) / Math.min(a, b)
  return times > MUCH_LONGER ? { kind: 'much-longer', times, longer: a > b ? 'base' : 'witness' } : null
}

/** In tokens: below this, everything may differ and still be the same verse. */
const SHORT = 50
/** The share in runs of four tokens below which two texts are two works; unrelated Chinese prose stays below 2 %. */
const ALIKE = 0.08
const MUCH_LONGER = 50
