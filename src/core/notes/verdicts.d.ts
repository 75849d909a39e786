import type { Range } from './statement.ts'
/** A judgement in a note. `whole` judges everything said so far in its chain, otherwise only the clause before it. */
export interface Verdict {
  readonly range: Range
  readonly whole: boolean
}
/** The verdicts of a note, in order. */
export declare function verdicts(s: string, from: number, to: number): Verdict[]
