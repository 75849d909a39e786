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

/**
 * The standard graph of every variant graph, both as code points; 0 for a graph that is nobody's variant. A variant
 * that two relations name keeps the standard of the later one, as `graphVariants` does.
 */
export function standardGraphs(withVariants: boolean, withSimplified: boolean): Uint32Array {
  const standards = new Uint32Array(GRAPHS)
  for (const [relation, groups] of Object.entries(data)) {
    if (!(isSimplified(relation) ? withSimplified : withVariants)) continue
    let standard = 0
    for (let at = 0; at < groups.length; at++) {
      const code = groups.codePointAt(at)!
      if (code > 0xffff) at++
      if (code === BLANK) standard = 0
      else if (standard === 0) standard = code
      else standards[code] = standard
    }
  }
  return standards
}

/** Whether a relation is one of simplified graphs, and not of variants. */
export const isSimplified = (relation: string) => relation.endsWith('/simplified')

/** Every ideograph of planes 0 to 3 is below this. */
export const GRAPHS = 0x33480
const BLANK = 0x20
