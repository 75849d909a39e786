import { type CharacterTables, isOperator } from './tables.ts'

/** A graph or a part of one: its name is its character, or the description of a part that has none. */
export interface Part {
  readonly name: string
  readonly strokes: number
  /** The simplest parts that it has, as places in the row of all of them, half-open. */
  readonly from: number
  readonly to: number
  /** Where it stands in the graph: the operators from the outermost in, each with the number of the part: ⿱0. */
  readonly place: string
}

/** `character` itself and every part of it, the parts of parts too, in the order in which they are written. */
export function partsOf(tables: CharacterTables, character: string): Part[] {
  const found: Part[] = []
  let leaves = 0

  /** Adds the part that begins at `at` of a description; gives the place after it. */
  const read = (description: readonly string[], at: number, path: string, depth: number): Read => {
    const sign = description[at]!
    if (!isOperator(sign)) return { part: named(sign, path, depth), after: at + 1 }
    const place = found.length
    const from = leaves
    let name = sign
    let strokes = 0
    let after = at + 1
    for (let n = 0; n < arity(sign) && after < description.length; n++) {
      const child = read(description, after, `${path}${sign}${n}`, depth)
      name += child.part.name
      strokes += child.part.strokes
      after = child.after
    }
    const part = { name, strokes, from, to: leaves, place: path }
    found.splice(place, 0, part)
    return { part, after }
  }

  const named = (sign: string, path: string, depth: number): Part => {
    const place = found.length
    const from = leaves
    const description = depth < DEEPEST ? tables.descriptions.get(sign) : undefined
    let sum = 0
    if (description === undefined) leaves++
    else {
      const signs = Array.from(description)
      // The whole of the description is this graph again, so only what it joins is added.
      const operator = isOperator(signs[0]!) ? signs[0]! : ''
      for (let at = operator === '' ? 0 : 1, n = 0; at < signs.length; n++) {
        const child = read(signs, at, `${path}${operator}${n}`, depth + 1)
        sum += child.part.strokes
        at = child.after
      }
    }
    const part = { name: sign, strokes: tables.strokes.get(sign) ?? sum, from, to: leaves, place: path }
    found.splice(place, 0, part)
    return part
  }

  named(character, '', 0)
  return found
}

interface Read {
  readonly part: Part
  readonly after: number
}

/** How many parts an operator joins. */
const arity = (operator: string) =>
  operator === '⿲' || operator === '⿳' ? 3 : operator === '⿾' || operator === '⿿' ? 1 : 2

/** Descriptions of descriptions: no graph is deeper, and a table that went round in a ring would end. */
const DEEPEST = 12
