import { NUMERAL } from './numerals.ts'

const CYCLE = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]'
const YEAR = `(?:(?:(?![此於在系是又作自至及以])\\p{Script=Han}){2,4}?)?(?:元|${NUMERAL}{1,3})年|[是其明去今此]年|[是去]歲`
const MONTH = `閏?(?:正|${NUMERAL}{1,2})月|[春夏秋冬]，?(?:閏?(?:正|${NUMERAL}{1,2})月)|[春秋冬]|夏(?=，|${CYCLE})|是月|閏月`
const DAY = `${CYCLE}(?:朔|晦|日)?|朔|晦|${NUMERAL}{1,3}日|朔日|是日`

/** A date as chronicles write it: 熙寧元年三月庚辰, 二月, 庚戌, 三月二十五日, 壬辰二十五日. In folded characters. */
export const DATE = `(?:${YEAR})，?(?:${MONTH})?，?(?:${DAY})?(?:${DAY})?|(?:${MONTH})，?(?:${DAY})?(?:${DAY})?|${CYCLE}(?:朔|晦|日)?(?:${DAY})?|${NUMERAL}{1,3}日`

const WHOLE = new RegExp(`^(?:${DATE})(?:[也矣])?$`, 'u')
const START = new RegExp(`^(?:${DATE})`, 'u')

/** Whether the words are a date and nothing else. */
export function isDate(words: string): boolean {
  return words.length <= 16 && WHOLE.test(words)
}

/** The length of the date that `words` begin with; 0 when they begin with none. */
export function leadingDate(words: string): number {
  return START.exec(words.slice(0, 24))?.[0].replace(/，$/u, '').length ?? 0
}
