import type { BaseText, Problem } from '../text/index.ts'
/**
 * Years beyond the end of their era: 熙寧 ends with its tenth year, so there is no 熙寧十二年. What is told is a doubt: eras
 * of small states and of pretenders are not all known, and of eras that share a name the longest counts.
 */
export declare function impossibleYears(text: BaseText): Problem[]
