/** The characters that Chinese numerals are written with. */
export const NUMERAL = '[〇零一二三四五六七八九十百千兩廿卅]'

/**
 * The number that a Chinese numeral means: 二十四 is 24, 一百九十六 is 196, 二〇八 and 二百八 are 208, 廿四 is 24.
 * Null when the word is not one.
 */
export function numeral(word: string): number | null {
  if (word === '') return null
  if (/^\d+$/.test(word)) return Number(word)
  const characters = [...word]
  if (characters.every((c) => DIGITS.has(c)) && characters.length > 1) {
    return characters.reduce((sum, c) => sum * 10 + DIGITS.get(c)!, 0)
  }
  let total = 0
  let digit: number | null = null
  let unit = 10000
  for (const c of characters) {
    const value = DIGITS.get(c)
    const tens = TENS.get(c)
    const power = POWERS.get(c)
    if (value !== undefined) digit = value
    else if (tens !== undefined) {
      total += tens
      unit = 10
      digit = null
    } else if (power !== undefined) {
      total += (digit ?? 1) * power
      unit = power
      digit = null
    } else return null
  }
  // 二百八 is said for 二百八十 only in speech; juan numbers write it for 208.
  return total + (digit === null || unit === 1 ? 0 : digit)
}

/** A small number as Chinese writes it: 19 is 十九, 208 is 二百八. */
export function toNumeral(value: number): string {
  if (value < 0 || !Number.isInteger(value)) return String(value)
  if (value === 0) return '〇'
  let rest = value
  let result = ''
  for (const [sign, power] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
  ] as const) {
    const count = Math.floor(rest / power)
    if (count === 0) continue
    result += (sign === '十' && count === 1 && result === '' ? '' : toNumeral(count)) + sign
    rest -= count * power
  }
  return result + (rest === 0 ? '' : [...'〇一二三四五六七八九'][rest]!)
}

const DIGITS = new Map(
  [...'〇一二三四五六七八九']
    .map((c, i) => [c, i] as const)
    .concat([
      ['零', 0],
      ['兩', 2],
      ['元', 1],
    ]),
)
const TENS = new Map([
  ['廿', 20],
  ['卅', 30],
])
const POWERS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
