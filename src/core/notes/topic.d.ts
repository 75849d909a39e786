import type { Scene } from './scene.ts'
import type { Range } from './statement.ts'
/**
 * The words that the sentence is about, when it quotes them first and then goes through the witnesses: 「弟」 in
 * 「「弟」，百衲本同，殿本作「子」」. Null when the sentence does not begin so.
 */
export declare function topicBefore({ s, start }: Scene, to: number): Range | null
