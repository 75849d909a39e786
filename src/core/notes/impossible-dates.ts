import type { BaseText, Problem, Span } from '../text/index.ts'
import { fold } from './fold.ts'
import { NUMERAL } from './numerals.ts'

/**
 * Days that cannot lie in their month. Days are counted in cycles of sixty and no month has more than thirty, so two
 * days of one month are at most twenty-nine apart: after 三月戊辰朔 there is no 丙寅 in it (it is fifty-eight days on).
 * A month is reckoned from its first day (朔) where the text names it, else from the first day it dates. What is told
 * is a doubt, with what it rests on: a month's name may be missing before the day. Within `notes` nothing is reckoned:
 * a month that a note names is not that of the text after it. `whole` is the text folded.
 */
export function impossibleDates(
  text: BaseText,
  notes: readonly Span[] = [],
  whole = fold(text.content),
): Problem[] {
  const folded = without(whole, notes)
  const problems: Problem[] = []
  let month: { readonly name: string; readonly first: Day } | null = null
  let name: string | null = null
  let monthTo = -1
  for (let sign = 0; sign < folded.length; sign++) {
    const match = dateAt(folded, sign)
    if (match === null) continue
    const { month: named, day, new: newMoon } = match.groups!
    const at = match.index
    // 「三月，丙寅」 is one date; a day elsewhere begins its phrase.
    const afterMonth = at === monthTo || (at === monthTo + 1 && folded[monthTo] === '，')
    if (!(day !== undefined && afterMonth) && !beginsPhrase(folded, at)) continue
    if (!GOES_ON.test(folded.slice(at + match[0].length, at + match[0].length + 2))) continue
    if (named !== undefined) {
      name = named
      month = null
      monthTo = at + match[0].length
    }
    if (day === undefined || name === null) continue
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
  // Joined as a whole: a string that is put together of two is copied again at every character that is looked at.
  parts.push(words.slice(at))
  return parts.join('')
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
const MONTH_OR_DAY = new RegExp(
  `(?<month>閏?(?:正|${NUMERAL}{1,2})月|閏月)|(?<day>[${STEMS}][${BRANCHES}])(?<new>朔)?(?![年歲科榜])`,
  'uy',
)
/** The last sign of a month or day, to the place before it where the longest such may begin. */
const SIGNS = new Map(Array.from(`月${BRANCHES}`, (sign) => [sign.charCodeAt(0), sign === '月' ? 3 : 1]))

/** The month or day whose last sign stands at `sign`; null when none does. Few characters are such signs. */
function dateAt(words: string, sign: number): RegExpExecArray | null {
  const longest = SIGNS.get(words.charCodeAt(sign))
  if (longest === undefined) return null
  for (let from = Math.max(0, sign - longest); from < sign; from++) {
    MONTH_OR_DAY.lastIndex = from
    const match = MONTH_OR_DAY.exec(words)
    if (match !== null && match.index + (match.groups!['month'] ?? match.groups!['day'])!.length === sign + 1)
      return match
  }
  return null
}

/** Whether a phrase begins at `at`, or just before it with a season: 夏四月. */
function beginsPhrase(words: string, at: number): boolean {
  const from = '春夏秋冬'.includes(words[at - 1] ?? '。') ? at - 1 : at
  return from <= 0 || PHRASE_ENDS.has(words[from - 1]!)
}

const PHRASE_ENDS = new Set('\n\r\t 　，。；：」、')
const GOES_ON = /^[，。；：\p{Script=Han}]/u
