import type { Range } from './statement.ts'
/**
 * The number in 「此五字」 or 「以上三字」, where 此 or 以上 was taken for a lemma before the number; null when none follows. Such
 * words count their lemma back from the note instead of quoting it.
 */
export declare function countAfter(s: string, { from, to }: Range): number | null
