import { type Part, partsOf } from './parts.ts'
import { type CharacterTables } from './tables.ts'

/** A part that two graphs have in common, and its strokes. */
export interface SharedPart {
  readonly part: string
  readonly strokes: number
}

/**
 * Why two graphs may be taken for each other (形近): most of their strokes are `parts` that both have; one is a `part`
 * of the other (仲 and 中, a lost radical); their `outline`, the four corners, is the same (己 and 已); or Unicode lists
 * them as easily confused. A hint, never a verdict.
 */
export interface LookAlike {
  readonly reason: 'parts' | 'part' | 'outline' | 'listed'
  /** The parts in common, largest first; those that have no code point of their own are left out. */
  readonly shared: readonly SharedPart[]
  readonly strokesA: number
  readonly strokesB: number
  readonly strokeDifference: number
  /** The share of the strokes of the larger graph that the other has too, from 0 to 1. */
  readonly likeness: number
}

/**
 * How far `a` and `b` look alike, from their descriptions and strokes; null when nothing speaks for it, when either is
 * unknown, or when they are the same. It does not matter which is named first.
 *
 * 泰 ⿱𡗗氺 and 秦 ⿱𡗗禾 have 𡗗, five strokes of ten: alike. 銀 and 銅 have 金, which hundreds of graphs have: such a
 * part counts half, and they are not. 壽 and 市 have nothing in common.
 */
export function lookAlike(tables: CharacterTables, a: string, b: string): LookAlike | null {
  const strokesA = tables.strokes.get(a)
  const strokesB = tables.strokes.get(b)
  if (a === b || strokesA === undefined || strokesB === undefined) return null
  const larger = Math.max(strokesA, strokesB)
  const strokeDifference = Math.abs(strokesA - strokesB)
  const pairs = inCommon(tables, a, b)
  const common = Math.min(
    larger,
    pairs.reduce((sum, [{ strokes }]) => sum + strokes, 0),
  )
  const rest = larger - common
  /** A part counts half where it stands elsewhere in the other graph, and where it is what hundreds have. */
  const weight = ([part, other]: Pair) =>
    part.strokes *
    (part.place === other.place ? 1 : 0.5) *
    (isCommon(tables, part.name) && rest > FEW ? 0.5 : 1)
  const weighted = pairs.reduce((sum, pair) => sum + weight(pair), 0)
  const found = (reason: LookAlike['reason']): LookAlike => ({
    reason,
    shared: pairs
      .filter(([{ name }]) => isNamed(name))
      .map(([{ name, strokes }]) => ({ part: name, strokes })),
    strokesA,
    strokesB,
    strokeDifference,
    likeness: Math.round((common / larger) * 100) / 100,
  })
  if (isPartOf(tables, a, b, rest) || isPartOf(tables, b, a, rest)) return found('part')
  if (2 * weighted >= larger && strokeDifference <= FEW) return found('parts')
  if (sameOutline(tables, a, b, strokeDifference, larger)) return found('outline')
  return isListed(tables, a, b) || isListed(tables, b, a) ? found('listed') : null
}

type Pair = readonly [Part, Part]

/** The parts that both have, largest first, none taken twice. What has less than three strokes tells nothing. */
function inCommon(tables: CharacterTables, a: string, b: string): Pair[] {
  const partsB = new Map<string, Part[]>()
  for (const part of partsOf(tables, b)) partsB.set(part.name, [...(partsB.get(part.name) ?? []), part])
  const candidates: Pair[] = []
  for (const part of partsOf(tables, a)) {
    if (part.strokes < LEAST) continue
    for (const other of partsB.get(part.name) ?? []) candidates.push([part, other])
  }
  const apart = ([x, y]: Pair) => Number(x.place !== y.place)
  candidates.sort((x, y) => y[0].strokes - x[0].strokes || apart(x) - apart(y) || x[0].from - y[0].from)
  const takenA = new Set<number>()
  const takenB = new Set<number>()
  return candidates.filter(([partA, partB]) => {
    if (isTaken(partA, takenA) || isTaken(partB, takenB)) return false
    for (let leaf = partA.from; leaf < partA.to; leaf++) takenA.add(leaf)
    for (let leaf = partB.from; leaf < partB.to; leaf++) takenB.add(leaf)
    return true
  })
}

/** Whether `whole` is `part` and a stroke or two more (大 太), or one of the usual radicals more (中 仲). */
function isPartOf(tables: CharacterTables, part: string, whole: string, rest: number): boolean {
  const parts = partsOf(tables, whole)
  if (!parts.some(({ name, place }) => name === part && place !== '')) return false
  if (rest <= LITTLE) return true
  const direct = parts.filter(({ place }) => Array.from(place).length === 2)
  const lost = direct.filter(({ name }) => name !== part)
  return lost.length === 1 && direct.length === 2 && rest <= LOST_RADICAL && isCommon(tables, lost[0]!.name)
}

const isCommon = ({ frequencies }: CharacterTables, part: string) => (frequencies.get(part) ?? 0) > COMMON

function isTaken({ from, to }: Part, taken: ReadonlySet<number>): boolean {
  for (let leaf = from; leaf < to; leaf++) if (taken.has(leaf)) return true
  return false
}

/** Whether all corners agree; of the simplest graphs (己 已 巳, 于 干) all but one of five digits. */
function sameOutline(
  { corners }: CharacterTables,
  a: string,
  b: string,
  difference: number,
  larger: number,
): boolean {
  const [x, y] = [corners.get(a), corners.get(b)]
  if (x === undefined || y === undefined || difference > 1) return false
  if (x === y) return true
  let same = 0
  for (let i = 0; i < x.length; i++) if (x[i] === y[i]) same++
  return difference === 0 && larger <= SIMPLEST && same === x.length - 1
}

const isListed = ({ claims }: CharacterTables, a: string, b: string) =>
  claims.get(a)?.some(({ standard, relation }) => standard === b && relation === 'unihan/spoofing') ?? false

/** Whether a part has a code point under which it can be shown. */
const isNamed = (name: string) => !/^[\ue000-\uf8ff]|^[\u2ff0-\u2fff\u31ef]/u.test(name)

/** A part that more descriptions have than this tells little: the radicals 氵, 木, 金 … */
const COMMON = 200
/** In strokes: the most by which look-alikes differ in length, and what is too little to tell two graphs by. */
const FEW = 3
/** In strokes: what may be lost or added beside a graph (亻, 氵, 扌, 彳, 艹). */
const LOST_RADICAL = 4
const LITTLE = 2
const LEAST = 3
const SIMPLEST = 4
