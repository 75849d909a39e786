import type { Problem, Span } from '../text/index.ts'
import type { Finding } from './entries.ts'
import { type FlatText } from './flat-text.ts'
/** A ＊ in the text, [＊] or with the number of its note, [＊1] or [1＊]: the note's words stand again after it. */
export interface StarMark {
  readonly span: Span
  readonly number: string | null
}
/** The ＊ marks of `content`. */
export declare function starMarks(content: string): StarMark[]
/**
 * The variants that ＊ carries to later places: after 我＝吾【宋】＊ the same variant is meant wherever the text has
 * [＊] before 我. A ＊ belongs to the note of its number, else to the last note before it that has ＊ and these words.
 * `findings` come in order; those that are carried follow the findings of their note, place by place.
 */
export declare function carryStars(
  content: string,
  base: FlatText,
  findings: readonly Finding[],
  marks: readonly StarMark[],
): {
  readonly findings: Finding[]
  readonly problems: Problem[]
}
