import type { BaseText, Problem, Span } from '../text/index.ts'
import { fold } from './fold.ts'
import { NUMERAL } from './numerals.ts'

/**
 * Days that cannot lie in their month. Days are counted in cycles of sixty and no month has more than thirty, so two
 * days of one month are at most twenty-nine apart: after 三月戊辰朔 there is no 丙寅 in it (it is fifty-eight days on).
 * A month is reckoned from its first day (朔) where the text names it, else from the first day it dates. What is told
 * is a doubt, with what it rests on: a month's name may be missing before the day. Within `notes` nothing is reckoned:
 * a month that a note names is not that of the text after it.
 */
export function impossibleDates(text: BaseText, notes: readonly Span[] = []): Problem[] {
  const folded = without(fold(text.content), notes)
  const problems: Problem[] = []
  let month: { readonly name: string; readonly first: Day } | null = null
  let name: string | null = null
  for (const match of folded.matchAll(MONTH_OR_DAY)) {
    const { month: named, day, new: newMoon } = match.groups!
    if (named !== undefined) {
      name = named
      month = null
    }
    if (day === undefined || name === null) continue
    const at = match.index + match[0].indexOf(day)
    const here: Day = { word: day, number: cycleNumber(day) }
    if (month === null || newMoon !== undefined) {
      month = { name, first: here }
      continue
    }
    const distance = (here.number - month.first.number + 60) % 60
    if (distance < LONGEST_MONTH) continue
    problems.push({
      code: 'impossible-date',
      severity: 'warning',
      message: `${day} lies ${distance} days after ${month.first.word}, which ${month.name} has before it; no month is so long.`,
      at: { from: at, to: at + day.length },
    })
  }
  return problems
}

/** The words with blanks for all that lies within `spans`, which are in order; positions stay. */
function without(words: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to } of spans) {
    if (to <= at) continue
    const start = Math.max(at, from)
    parts.push(words.slice(at, start), '　'.repeat(to - start))
    at = to
  }
  return parts.join('') + words.slice(at)
}

interface Day {
  readonly word: string
  readonly number: number
}

/** The place of a day in the cycle of sixty: 甲子 is 0, 癸亥 59. */
export function cycleNumber(day: string): number {
  const stem = STEMS.indexOf(day[0]!)
  const branch = BRANCHES.indexOf(day[1]!)
  // The number that leaves `stem` when divided by ten and `branch` when divided by twelve.
  return (6 * stem - 5 * branch + 60) % 60
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const LONGEST_MONTH = 30
/** A month or a day where a phrase begins: elsewhere 甲子 may be a year or part of a name. */
const MONTH_OR_DAY = new RegExp(
  `(?<=^|[\\n。，；：」、\\s　])(?:[春夏秋冬])?(?:(?<month>閏?(?:正|${NUMERAL}{1,2})月|閏月))?，?(?:(?<day>[${STEMS}][${BRANCHES}])(?<new>朔)?(?![年歲科榜]))?(?=[，。；：\\p{Script=Han}])`,
  'gu',
)
