import type { Lexicon } from './lexicon.ts'
import { type WitnessList } from './witness-names.ts'
/**
 * Finds the witnesses named in the words of one note, before or after a place. Clauses look at the same words again
 * and again, so what ends at a place is found once.
 */
export declare class NameFinder {
  #private
  readonly s: string
  /** `sigla` are those that the notes of this text use and no list knows: 魯, 晉, 樊 in notes on 杜甫. */
  constructor(s: string, sigla?: Lexicon)
  /** The lists of witnesses that end at `to` and begin no earlier than `from`, the surest first; of equals the longer. */
  before(from: number, to: number, depth?: number): WitnessList[]
  /** The witnesses that begin at `from`, the surest name of those that do. Null when no name begins there. */
  at(from: number, to: number): WitnessList | null
}
