import type { Scene } from './scene.ts'
import type { Range } from './statement.ts'

/**
 * The words that the sentence is about, when it quotes them first and then goes through the witnesses: 「弟」 in
 * 「「弟」，百衲本同，殿本作「子」」. Null when the sentence does not begin so.
 */
export function topicBefore({ s, start }: Scene, to: number): Range | null {
  const earliest = Math.max(start, to - FARTHEST)
  const match = TOPIC.exec(s.slice(earliest, to))
  if (match === null || (earliest > start && match.index === 0 && !/^[。；]/u.test(match[0]))) return null
  const from = earliest + match.index + match[0].indexOf('「') + 1
  return { from, to: from + match.groups!['words']!.length }
}

const TOPIC =
  /(?:^|[。；])(?:又|案：?)?「(?<words>[^「」]{1,40})」(?:[二三四五六七八九]?字)?[，：]?(?:[^。；「」]{0,40}(?:作|同)(?:「[^」]{1,40}」)?[，、])?[^。；「」]{0,30}$/u
/** In characters. */
const FARTHEST = 120
