import { type ApparatusEntry, lemmaExtent, type Status } from '../../core/apparatus/index.ts'
import type { UnitList } from '../../worker/collation-messages.ts'
import { indexOfColumn, type Showing } from './table-layout.ts'

/** The numbers of the units that begin in a range of columns, both ends included. */
export function unitsIn({ columns, spelling }: UnitList, [first, last]: readonly [number, number]): number[] {
  const found: number[] = []
  // Units are in the order of their columns.
  let low = 0
  let high = spelling.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (columns[2 * middle]! < first) low = middle + 1
    else high = middle
  }
  for (; low < spelling.length && columns[2 * low]! <= last; low++) found.push(low)
  return found
}

/** The units that the `shown` columns hold; those of spelling only where spelling is what is shown. */
export function unitsShown({ columns, spelling }: UnitList, shown: Int32Array, showing: Showing): number[] {
  const found: number[] = []
  for (let i = 0; i < spelling.length; i++) {
    if (spelling[i] === 1 && showing !== 'spellings') continue
    const column = columns[2 * i]!
    if (shown[indexOfColumn(shown, column)] === column) found.push(i)
  }
  return found
}

/** All places of the base text where the collation finds anything, as `from-to`. */
export function placesOf({ lemmas, spelling }: UnitList): Set<string> {
  const places = new Set<string>()
  for (let i = 0; i < spelling.length; i++) places.add(`${lemmas[2 * i]!}-${lemmas[2 * i + 1]!}`)
  return places
}

/** The status of the entries that a collation has made of units, by the first column of each. */
export function entryMarks(
  { columns, lemmas, spelling }: UnitList,
  entries: readonly ApparatusEntry[],
): ReadonlyMap<number, Status> {
  const statuses = new Map<string, Status>()
  for (const entry of entries) {
    const extent = entry.origin.by === 'collation' ? lemmaExtent(entry) : null
    if (extent !== null) statuses.set(`${extent.from}-${extent.to}`, entry.status)
  }
  const marks = new Map<number, Status>()
  for (let i = 0; i < spelling.length; i++) {
    const status = statuses.get(`${lemmas[2 * i]!}-${lemmas[2 * i + 1]!}`)
    if (status !== undefined) marks.set(columns[2 * i]!, status)
  }
  return marks
}
