import { describe, expect, it } from 'vitest'
import { eraSums, readNotes } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

// 《西夏紀》卷十三, the death of 諒祚.
const passage =
  '在位十九年，改元延嗣寧國一年，天祐垂聖三年，福聖承道四年（《讀史津逮》作福聖二年，承道二年，與此異。），' +
  '騃都六年，拱化五年（萬斯同、趙駿烈《紀元彙考》據《本紀》謂，諒祚改元，拱化有六年，與此異）。諡曰昭英皇帝。'

describe('eraSums', () => {
  const text = baseText(passage)
  const { entries } = readNotes(text).value
  const sums = eraSums(text, entries)

  it('adds the years that the text gives its eras', () => {
    expect(sums[0]).toMatchObject({ entry: null, sum: 19, line: '一＋三＋四＋六＋五＝十九' })
    expect(sums[0]!.reign.years).toBe(19)
  })

  it('adds them again with each reading that counts otherwise', () => {
    expect(sums.slice(1).map(({ line, sum }) => [line, sum])).toEqual([
      ['一＋三＋（二＋二）＋六＋五＝十九', 19],
      ['一＋三＋四＋六＋六＝二十', 20],
    ])
  })

  it('finds no reign where eras are not counted', () => {
    expect(eraSums(baseText('在位十九年。諡曰昭英皇帝。'), [])).toEqual([])
  })
})
