import type { BaseText, Problem } from '../text/index.ts'
import { eraYears } from './eras.ts'
import { fold } from './fold.ts'
import { Lexicon } from './lexicon.ts'
import { NUMERAL, numeral } from './numerals.ts'

/**
 * Years beyond the end of their era: 熙寧 ends with its tenth year, so there is no 熙寧十二年. What is told is a doubt: eras
 * of small states and of pretenders are not all known, and of eras that share a name the longest counts.
 */
export function impossibleYears(text: BaseText): Problem[] {
  const folded = fold(text.content)
  const problems: Problem[] = []
  for (const match of folded.matchAll(YEAR)) {
    const length = eras.before(folded, match.index)
    if (length < 2) continue
    const era = folded.slice(match.index - length, match.index)
    const last = eraYears.get(era)!
    const year = numeral(match[1]!)
    if (year === null || year <= last || year > FARTHEST || ALSO_WORDS.has(era)) continue
    const from = match.index - length
    const to = match.index + match[0].length
    problems.push({
      code: 'impossible-year',
      severity: 'warning',
      message: `${text.content.slice(from, to)} lies beyond its era: ${text.content.slice(from, match.index)} has ${last} ${last === 1 ? 'year' : 'years'}.`,
      at: { from, to },
    })
    if (problems.length >= MOST_PROBLEMS) break
  }
  return problems
}

const eras = new Lexicon(eraYears.keys())
const YEAR = new RegExp(`(?<!${NUMERAL})(${NUMERAL}{1,3})年`, 'gu')
/** Era names that are words too: 建元 is to begin an era, 會同 to come together. */
const ALSO_WORDS = new Set(['建元', '會同', '大同', '至和', '中元', '後元', '上元', '光大', '文明'].map(fold))
/** No era of China has more years; a greater number counts something else. */
const FARTHEST = 99
const MOST_PROBLEMS = 1000
