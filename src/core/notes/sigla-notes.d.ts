import type { Note } from './note.ts'
/**
 * Apparatus lines of the Taishō kind: a number, then 甲＝乙【宋】, 〔甲〕－【三】, 甲＋（乙）【明】. A stretch without line
 * end that has at least one of these formulae is such a note; its place is where the same number stands in the text.
 */
export declare function findSiglaNotes(content: string): Note[]
export declare const isSiglaFormula: (words: string) => boolean
