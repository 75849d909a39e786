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

/** The number in 「二字集作寂寥」 and 「以上四字宋本作…」, before the name at `to`; null when no number opens the clause. */
export function countBefore(s: string, from: number, to: number): number | null {
  const words = s.slice(Math.max(from, to - LONGEST), to)
  const match = /(?:^|[，。；：案])(?:此|已上|以上|上|右)?([一二三四五六七八九十百]{1,4})字，?$/u.exec(words)
  return match === null ? null : numeral(match[1]!)
}

/** In characters. */
const LONGEST = 10
