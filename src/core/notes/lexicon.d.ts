/**
 * A set of words, found where they end or where they begin, the longest first. A regular expression of many
 * alternatives that looks behind does not try them in the order given; a set of words does not depend on order.
 */
export declare class Lexicon {
  #private
  constructor(words: Iterable<string>)
  has(word: string): boolean
  /** The length of the longest word of the set that ends at `to`; 0 when none does. */
  before(s: string, to: number): number
  /** The length of the longest word of the set that begins at `from`; 0 when none does. */
  at(s: string, from: number): number
}
