import type { Formula } from './scene.ts'
import type { Stands } from './left-context.ts'
import type { Statement } from './statement.ts'
import type { Speakers } from './voices.ts'
import type { Named } from './witness-names.ts'
/** The table of formulae, those that say more before those that say less. */
export declare const formulae: readonly Formula[]
/**
 * What the words of a note say, clause by clause. One pass from left to right: where a formula's verb stands, the
 * words before it (never beyond the last clause) give lemma and witness, the words after it the reading.
 */
export declare function readClauses(
  s: string,
  stands: Stands,
  options?: {
    strict?: boolean
    from?: number
    speakers?: Speakers
  },
): Statement[]
/** The words that open a note, and who speaks in it, when it is someone who reports copies (徐廣曰). */
export declare function openerOf(
  s: string,
  from: number,
): {
  end: number
  reporter: Named | null
}
