import type { Problem, Span } from '../text/index.ts'
/** A stretch in brackets: the whole with its brackets, and which family of brackets they are of. */
export interface Bracketed {
  readonly span: Span
  readonly family: Family
}
/** Brackets that are taken for one another when half- and full-width forms are mixed. */
export type Family = 'round' | 'square' | 'lenticular' | 'tortoise'
export declare const families: readonly {
  readonly family: Family
  readonly open: string
  readonly close: string
}[]
/**
 * The outermost bracketed stretches of `content`, in order, and what is wrong with the brackets. Half- and full-width
 * forms close each other. In a text whose lines are broken like those of a print a note may run over several lines;
 * where a line is a paragraph, a bracket that is still open at its end is reported, and read as text.
 */
export declare function findBracketed(
  content: string,
  wanted: readonly Family[],
): {
  found: Bracketed[]
  problems: Problem[]
}
