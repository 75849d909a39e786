import data from './data/variants.json' with { type: 'json' }

/** A graph that is another way to write a standard one, and the dictionary relation that says so. */
export interface GraphVariant {
  readonly standard: string
  readonly relation: string
}

/** Every variant graph (異體) and simplified graph that is folded, by itself. See tests/generate-variants.mjs. */
export function graphVariants(): Map<string, GraphVariant> {
  const variants = new Map<string, GraphVariant>()
  for (const [relation, groups] of Object.entries(data)) {
    for (const group of groups.split(' ')) {
      const [standard, ...others] = group
      for (const variant of others) variants.set(variant, { standard: standard!, relation })
    }
  }
  return variants
}
