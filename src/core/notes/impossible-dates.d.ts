import type { BaseText, Problem, Span } from '../text/index.ts'
/**
 * Days that cannot lie in their month. Days are counted in cycles of sixty and no month has more than thirty, so two
 * days of one month are at most twenty-nine apart: after 三月戊辰朔 there is no 丙寅 in it (it is fifty-eight days on).
 * A month is reckoned from its first day (朔) where the text names it, else from the first day it dates. What is told
 * is a doubt, with what it rests on: a month's name may be missing before the day. Within `notes` nothing is reckoned:
 * a month that a note names is not that of the text after it.
 */
export declare function impossibleDates(text: BaseText, notes?: readonly Span[]): Problem[]
/** The place of a day in the cycle of sixty: 甲子 is 0, 癸亥 59. */
export declare function cycleNumber(day: string): number
