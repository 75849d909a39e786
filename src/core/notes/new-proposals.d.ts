import { type ApparatusEntry } from '../apparatus/index.ts'
/**
 * Those of `proposals` that the apparatus does not have yet, whatever became of the others: accepted, rejected, edited
 * or moved, a clause of a note that has its entry is not proposed again. They are numbered after the highest `e-NNNN`.
 *
 * An entry is known by the clause it comes from, not by its lemma or reading, which an editor may have changed: by the
 * clause's place and words, or, when the text has shifted, by its words and neighbourhood. Where one clause states
 * several entries, as many are known as the apparatus has of it. An entry made by hand or by collation is known by
 * its lemma, readings and witnesses.
 */
export declare function newProposals(
  existing: readonly ApparatusEntry[],
  proposals: readonly ApparatusEntry[],
): ApparatusEntry[]
