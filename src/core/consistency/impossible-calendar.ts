import { impossibleDates, impossibleYears, numeral } from '../notes/index.ts'
import { findNotes, parseNoteMarks, type Problem, type Span } from '../text/index.ts'
import type { Detector, Find } from './find.ts'
import type { Ground } from './ground.ts'

/**
 * What a chronicle's own dates contradict: a month in a season it does not belong to (夏七月), months of one year out of
 * their order, days that cannot lie in their month, years beyond their era.
 */
export function impossibleCalendar(ground: Ground): Find[] {
  const notes = notesOf(ground)
  return [
    ...seasons(ground),
    ...monthOrder(ground),
    ...impossibleDates(ground.text, notes).map((problem) => fromProblem(problem, 'day-order')),
    ...impossibleYears(ground.text).map((problem) => fromProblem(problem, 'beyond-era')),
  ]
}

const notesOf = ({ text }: Ground): readonly Span[] => findNotes(text, parseNoteMarks('（）()') ?? []).value

const fromProblem = ({ at, message }: Problem, detector: Detector): Find => ({
  detector,
  spans: [at!],
  expected: null,
  confidence: 'possible',
  evidence: [],
  message,
})

function seasons({ text }: Ground): Find[] {
  const finds: Find[] = []
  for (const match of text.content.matchAll(SEASON)) {
    const [, season, number] = match as unknown as [string, string, string]
    const month = number === '正' ? 1 : number === '臘' ? 12 : numeral(number)
    if (month === null || month < 1 || month > 12 || SEASONS[Math.floor((month - 1) / 3)] === season) continue
    finds.push({
      detector: 'season',
      spans: [{ from: match.index, to: match.index + match[0].length }],
      expected: null,
      confidence: 'likely',
      evidence: [],
      message: `${number}月 is no month of ${season} but of ${SEASONS[Math.floor((month - 1) / 3)]!}.`,
    })
  }
  return finds
}

/** A month at the beginning of a line of a chronicle. */
interface Month {
  readonly value: number
  readonly word: string
  /** Whether its season is named with it, which vouches for it. */
  readonly hasSeason: boolean
  readonly span: Span
}

/**
 * Months at the beginnings of lines count up within a year. One that both its neighbours contradict, while they agree
 * with each other, is in question; what a line tells of earlier times (初, 先是) does not begin with a month.
 */
function monthOrder({ text }: Ground): Find[] {
  const finds: Find[] = []
  let months: Month[] = []
  const end = () => {
    for (let i = 1; i + 1 < months.length; i++) {
      const [last, here, next] = [months[i - 1]!, months[i]!, months[i + 1]!]
      const isOut = !here.hasSeason && (here.value < last.value || here.value > next.value)
      if (!isOut || last.value > next.value) continue
      finds.push({
        detector: 'month-order',
        spans: [here.span],
        expected: next.value === last.value + 2 ? monthName(last.value + 1) : null,
        confidence: 'likely',
        evidence: [
          { span: last.span, speaks: 'against' },
          { span: next.span, speaks: 'against' },
        ],
        message: `${here.word} stands between ${last.word} and ${next.word}.`,
      })
    }
    months = []
  }
  for (const match of text.content.matchAll(HEADING)) {
    const { year, season, month } = match.groups as Record<string, string | undefined>
    if (year !== undefined) end()
    if (month === undefined) continue
    const value = month === '正' ? 1 : numeral(month)
    if (value === null || value > 12) continue
    const to = match.index + match[0].length
    months.push({
      value,
      word: `${month}月`,
      hasSeason: season !== undefined,
      span: { from: to - month.length - 1, to },
    })
  }
  end()
  return finds
}

const monthName = (value: number) => `${value === 1 ? '正' : NUMBERS[value]!}月`
const NUMBERS = ['', '正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

const SEASONS = ['春', '夏', '秋', '冬']
const SEASON = /(?<![\p{Script=Han}])([春夏秋冬])，?閏?(正|臘|十[一二]?|[二三四五六七八九])月(?![\p{N}])/gu
/** 三年春正月, 夏四月, 閏五月; a year without a month; a line that only names a year: 西夏稱拱化三年. */
const HEADING =
  /(?<=^|\n)[ \t\u3000○]*(?:\p{Script=Han}{0,8}?(?<year>(?:元|[一二三四五六七八九十]{1,3})年)[，]?)?(?:(?<season>[春夏秋冬])?，?閏?(?<month>正|十[一二]?|[二三四五六七八九])月)?/gu
