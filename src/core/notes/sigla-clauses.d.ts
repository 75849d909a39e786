import type { Statement } from './statement.ts'
/**
 * The statements of an apparatus note of the Taishō kind: 甲＝乙【宋】【元】 another word, 〔甲〕－【三】 lacking,
 * 甲＋（乙）【明】 more after, （乙）＋甲【明】 more before. Several may follow one another, with a comma or without.
 * A ＊ after the sigla, or after the note's number (`headed`), says that the variant returns at later places.
 */
export declare function readSigla(s: string, headed?: boolean): Statement[]
