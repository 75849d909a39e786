import { type Codebook, wordOf } from '../tokens.ts'
import { type ColumnReadings, LACKING, MOVED, READING, SPELLED } from './column-readings.ts'
import { type EditableTable } from './editable-table.ts'

/** Two ways of writing that stand against each other again and again: 矦 in witnesses, 侯 in the base, 146 times. */
export interface RecurringPair {
  readonly from: string
  readonly to: string
  readonly count: number
  /** How often in each witness, by row number less one. */
  readonly perWitness: readonly number[]
  /** Whether it is folded already, so that it is no difference. */
  readonly folded: boolean
}

/**
 * The pairs of single tokens in which witnesses differ from the base at the same place, the most frequent first. Only
 * cells as long as the base's count, since only there it is plain what stands against what.
 */
export function recurringPairs(
  { rows, columns }: EditableTable,
  { kinds, cells }: ColumnReadings,
  book: Codebook,
  least = 2,
  most = 500,
): RecurringPair[] {
  const found = new Map<number, { from: number; to: number; count: number; per: number[]; folded: boolean }>()
  const base = rows[0]!
  for (let c = 0; c < columns; c++) {
    if (kinds[c] === 0) continue
    const [a, b] = [base.bounds[c]!, base.bounds[c + 1]!]
    if (b - a === 0 || b - a > LONGEST) continue
    for (let row = 1; row < rows.length; row++) {
      const cell = cells[c * rows.length + row]!
      if (cell === 0 || (cell & (LACKING | MOVED)) !== 0) continue
      const { bounds, tokens } = rows[row]!
      const from = bounds[c]!
      if (bounds[c + 1]! - from !== b - a) continue
      const folded = (cell & READING) === 0 && (cell & SPELLED) !== 0
      for (let i = 0; i < b - a; i++) {
        const [x, y] = [tokens.written[from + i]!, base.tokens.written[a + i]!]
        if (x === y) continue
        const key = x * SHIFT + y
        let pair = found.get(key)
        if (pair === undefined) {
          pair = { from: x, to: y, count: 0, per: new Array<number>(rows.length - 1).fill(0), folded }
          found.set(key, pair)
        }
        pair.count++
        pair.per[row - 1]!++
        pair.folded &&= folded
      }
    }
  }
  return [...found.values()]
    .filter(({ count }) => count >= least)
    .sort((x, y) => y.count - x.count || x.from - y.from || x.to - y.to)
    .slice(0, most)
    .map(({ from, to, count, per, folded }) => ({
      from: wordOf(book, from),
      to: wordOf(book, to),
      count,
      perWitness: per,
      folded,
    }))
}

/** In tokens: in longer ones the tokens seldom stand against each other one for one. */
const LONGEST = 4
/** Above every code. */
const SHIFT = 2 ** 26
