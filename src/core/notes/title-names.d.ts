import { Lexicon } from './lexicon.ts'
/** Titles without marks, as the list of works has them. */
export declare const titles: Lexicon
/** The juan or part that follows a title: 二百八, 卷九三, 卷上. */
export declare const LOCUS =
  '(?:\u7B2C|\u5377)?(?:\u4E4B)?[\u3007\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u5169\u5EFF\u5345]{1,6}(?![\u3007\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u5169\u5EFF\u5345]|[\u6708\u5E74\u65E5\u5B57\u4EBA\u91CC\u6236\u77F3\u5339\u842C\u65A4\u9918])(?:\u5377|\u4E0A|\u4E0B)?|\u5377[\u4E0A\u4E2D\u4E0B]'
/**
 * The length of the longest title without marks that ends at `to`, with what may follow a title: a section (宋史夏國傳), a
 * commentary on it, a juan, the copy of it that is meant (史記今本). 0 when none does.
 */
export declare function titleBefore(s: string, to: number): number
/** The length of the title that begins at `from`, with what follows it; 0 when none does. */
export declare function titleAt(s: string, from: number): number
/** The characters that titles end with. */
export declare const TITLE_SIGNS: ReadonlySet<string>
