import { type FlatText } from './flat-text.ts'
import type { Finding } from './entries.ts'
import type { Statement } from './statement.ts'
/**
 * A finding whose reading is a phrase that agrees with the text over long runs, told apart into what differs: for
 * 「西戎部將嵬名山，欲以橫山之眾取」 and 「趙諒祚部輕呢嚷側，欲以橫山之眾攻取」 these are two, 西戎部將嵬名山 and 取. Short
 * common runs stay in the reading, as the note printed it (來然合 for 卒然合).
 */
export declare function differences(
  base: FlatText,
  lemma: {
    readonly from: number
    readonly to: number
  },
  clause: FlatText,
  statement: Statement,
  finding: Finding,
  content: string,
): Finding[]
/** A reading of fewer characters is never told apart. */
export declare const SHORTEST_PHRASE = 6
