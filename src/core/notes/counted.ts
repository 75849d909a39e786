import { numeral } from './numerals.ts'
import type { Range } from './statement.ts'

/**
 * The number in 「此五字」 or 「以上三字」, where 此 or 以上 was taken for a lemma before the number; null when none follows. Such
 * words count their lemma back from the note instead of quoting it.
 */
export function countAfter(s: string, { from, to }: Range): number | null {
  if (!/^(?:此|上|以上|右)$/u.test(s.slice(from, to))) return null
  return numeral(/^([一二三四五六七八九十百]{1,4})(?:字|句)/u.exec(s.slice(to, to + 6))?.[1] ?? '')
}
