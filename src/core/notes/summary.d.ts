import type { Formula } from './scene.ts'
import type { Statement } from './statement.ts'
/** Formulae that say of a source, told or not, that it differs: 《東都事略》與此異文, 孫盛曰…與此不同. */
export declare const summaries: readonly Formula[]
/**
 * The statements without summaries of what an earlier one has told: their words are its verdict then (「《宋史本紀》：二月乙巳…。《宋史
 * 本紀》與此異月」).
 */
export declare function withoutRepeated(s: string, statements: readonly Statement[]): Statement[]
