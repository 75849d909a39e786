import { type CharacterTables } from './tables.ts'

/** That two characters are told to be one word in two graphs, or one lent for the other. */
export interface VariantRelation {
  /** 異體, 簡化, or 通假: a loan is another word, written with this graph. */
  readonly kind: 'variant' | 'simplified' | 'loan'
  /** Every relation that says so, as `dictionary/kind`: twedu/variant, hydcd/borrowed … */
  readonly relations: readonly string[]
  /** The one of the two that is called standard; another character when both are variants of it. */
  readonly standard: string
}

/**
 * What dictionaries say of `a` and `b`: that one is a variant of the other, or both of a third; null when they say
 * nothing. That something is told is no reason to fold it: 于 and 於, 后 and 後 are told too.
 */
export function variantRelation(tables: CharacterTables, a: string, b: string): VariantRelation | null {
  if (a === b) return null
  const forward = claimsBetween(tables, a, b)
  const backward = claimsBetween(tables, b, a)
  const direct = [...forward, ...backward]
  const strong = direct.some((relation) => kindOf(relation) !== 'loan')
  if (strong) {
    const told = direct.filter((relation) => kindOf(relation) !== 'loan')
    return { kind: kindOf(told[0]!), relations: direct, standard: forward.includes(told[0]!) ? b : a }
  }
  for (const { standard, relation } of tables.claims.get(a) ?? []) {
    if (kindOf(relation) === 'loan' || relation === SPOOFING) continue
    const other = claimsBetween(tables, b, standard).filter((relation) => kindOf(relation) !== 'loan')
    if (other.length > 0) return { kind: kindOf(relation), relations: [relation, ...other], standard }
  }
  if (direct.length === 0) return null
  return { kind: 'loan', relations: direct, standard: forward.length > 0 ? b : a }
}

/** The relations after which `variant` is a variant of `standard`. */
function claimsBetween({ claims }: CharacterTables, variant: string, standard: string): string[] {
  return (claims.get(variant) ?? [])
    .filter((claim) => claim.standard === standard && claim.relation !== SPOOFING)
    .map(({ relation }) => relation)
}

function kindOf(relation: string): VariantRelation['kind'] {
  if (relation.endsWith('/borrowed')) return 'loan'
  return relation.endsWith('/simplified') ? 'simplified' : 'variant'
}

/** Says that two graphs look alike, and nothing about words. */
const SPOOFING = 'unihan/spoofing'
