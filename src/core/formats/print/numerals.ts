/** A whole number from 0 in Chinese figures as prose has them: 一, 十二, 一百〇三, 一萬二千. */
export function chineseNumeral(value: number): string {
  if (value < 10) return DIGITS[value]!
  if (value < 20) return `十${value === 10 ? '' : DIGITS[value - 10]}`
  for (const [unit, name] of UNITS) {
    if (value < unit) continue
    const rest = value % unit
    const gap = rest > 0 && rest < unit / 10 ? '〇' : ''
    return chineseNumeral(Math.floor(value / unit)) + name + (rest === 0 ? '' : gap + tail(rest))
  }
  return String(value)
}

/** A number within a larger one: 一百一十, not 一百十. */
const tail = (rest: number) => (rest >= 10 && rest < 20 ? '一' : '') + chineseNumeral(rest)

const DIGITS = '〇一二三四五六七八九'
const UNITS = [
  [100_000_000, '億'],
  [10_000, '萬'],
  [1000, '千'],
  [100, '百'],
  [10, '十'],
] as const

/** a, b … z, aa, ab … for 1, 2 … */
export function letters(value: number): string {
  let result = ''
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    result = String.fromCharCode(97 + ((rest - 1) % 26)) + result
  }
  return result
}
