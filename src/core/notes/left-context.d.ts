import type { NameFinder } from './name-finder.ts'
import { type Named } from './witness-names.ts'
import type { Range } from './statement.ts'
/** What stands before the verb of a clause: lemma and witness, in either order. */
export interface LeftContext {
  /** Where the clause begins. */
  readonly from: number
  readonly lemma: Range | null
  readonly names: readonly Named[]
  /** The adverbs between witness and verb: 並, 又, 亦. */
  readonly adverbs: string
  /** How much speaks for this division. */
  readonly score: number
  /** Whether the lemma, as quoted, stands in the text. */
  readonly found: boolean
  /** Who is said to report the clause: 徐廣史記音義 in 「徐廣史記音義云關一作開」. */
  readonly reporter?: Named
}
/** Whether words stand in the text near the note; `loosely`, also in two places or nearly so. */
export type Stands = (words: string, loosely?: boolean) => boolean
/**
 * Divides the words from `from` to `verb` into lemma and witness. Both orders occur in one book (近刻鹹訛作咸, 鹹近刻訛作咸),
 * and unpunctuated words give no boundary: every division is tried, and one whose lemma stands in the text and whose
 * rest is a name wins (一方作: the lemma 一, the scholar 方, not 一方).
 */
export declare function leftContext(
  finder: NameFinder,
  from: number,
  verb: number,
  stands: Stands,
  alone?: boolean,
): LeftContext
