import { describe, expect, it } from 'vitest'
import { cycleNumber, impossibleDates } from '../../../src/core/notes/impossible-dates.ts'
import { baseText } from '../../../src/core/text/index.ts'

describe('impossibleDates', () => {
  const daysOf = (content: string) => {
    const text = baseText(content)
    return impossibleDates(text).map(({ at }) => content.slice(at!.from, at!.to))
  }

  it.each([
    ['三月戊辰朔，命翰林學士。丙寅，改陝西轉運副使。', ['丙寅']],
    ['三月戊辰朔，命翰林學士。丁酉，旱。', []],
    ['三月戊辰朔，命翰林學士。夏四月丙寅，旱。', []],
    ['三月庚辰，來告哀。戊子，宋遣使。', []],
    ['三月庚辰，來告哀。甲寅，宋遣使。', ['甲寅']],
    ['甲子科，榜下。', []],
    ['諒祚卒，遣使告哀。', []],
  ])('in %s', (content, days) => expect(daysOf(content)).toEqual(days))

  it('numbers the days of the cycle', () => {
    expect(['甲子', '乙丑', '甲戌', '戊辰', '癸亥'].map(cycleNumber)).toEqual([0, 1, 10, 4, 59])
  })
})
