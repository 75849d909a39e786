/** A stretch of words, by index, and how far it is from the words it was compared with: 0 is the same. */
export interface Likeness {
  readonly from: number
  readonly to: number
  readonly cost: number
}
/**
 * The stretch of `words` that is most like `reading`, preferring the one nearest the end of `words`: a note stands
 * after its lemma. Edit distance over code units with a free start and end; 卒然合 is found for 來然合, 有郕都故城 for
 * 有故郕都. Costs grow with the product of the lengths, so both are kept short by the caller.
 */
export declare function mostAlike(words: string, reading: string, distance?: number): Likeness | null
