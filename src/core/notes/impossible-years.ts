import type { BaseText, Problem } from '../text/index.ts'
import { eraYears } from './eras.ts'
import { fold } from './fold.ts'
import { Lexicon } from './lexicon.ts'
import { NUMERAL, numeral } from './numerals.ts'

/**
 * Years beyond the end of their era: 熙寧 ends with its tenth year, so there is no 熙寧十二年. What is told is a doubt: eras
 * of small states and of pretenders are not all known, and of eras that share a name the longest counts. `folded` is the
 * text folded.
 */
export function impossibleYears(text: BaseText, folded = fold(text.content)): Problem[] {
  const problems: Problem[] = []
  for (let sign = folded.indexOf('年'); sign >= 0; sign = folded.indexOf('年', sign + 1)) {
    let count = sign
    while (count > 0 && sign - count <= LONGEST_COUNT && NUMERALS.has(folded.charCodeAt(count - 1))) count--
    if (count === sign || sign - count > LONGEST_COUNT) continue
    const length = eras.before(folded, count)
    if (length < 2) continue
    const from = count - length
    const to = sign + 1
    const era = folded.slice(from, count)
    const last = eraYears.get(era)!
    const year = numeral(folded.slice(count, sign))
    if (year === null || year <= last || year > FARTHEST || ALSO_WORDS.has(era)) continue
    problems.push({
      code: 'impossible-year',
      severity: 'warning',
      message: `${text.content.slice(from, to)} lies beyond its era: ${text.content.slice(from, count)} has ${last} ${last === 1 ? 'year' : 'years'}.`,
      at: { from, to },
    })
    if (problems.length >= MOST_PROBLEMS) break
  }
  return problems
}

const eras = new Lexicon(eraYears.keys())
const NUMERALS = new Set(Array.from(NUMERAL.slice(1, -1), (sign) => sign.charCodeAt(0)))
/** In characters: 二十三; four and more count something else. */
const LONGEST_COUNT = 3
/** Era names that are words too: 建元 is to begin an era, 會同 to come together. */
const ALSO_WORDS = new Set(['建元', '會同', '大同', '至和', '中元', '後元', '上元', '光大', '文明'].map(fold))
/** No era of China has more years; a greater number counts something else. */
const FARTHEST = 99
const MOST_PROBLEMS = 1000
