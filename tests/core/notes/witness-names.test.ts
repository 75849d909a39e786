import { describe, expect, it } from 'vitest'
import { fold } from '../../../src/core/notes/fold.ts'
import { namesEnding } from '../../../src/core/notes/witness-names.ts'

describe('namesEnding', () => {
  it.each([
    '戰國策',
    '汲冢周書',
    '江南本',
    '景德本',
    '宋刻元修本',
    '北宋本',
    '史記今本',
    '舊李勣傳',
    '新舊本紀',
    '宋史夏國傳',
    '莊宗實録',
    '元祐实录',
    '鄒誕生本',
    '册府卷六',
  ])('finds %s whole, the surest of all names that end there', (name) => {
    const words = fold(`乎${name}`)
    const [surest] = namesEnding(words, words.length).toSorted((a, b) => b.score - a.score || a.from - b.from)
    expect(words.slice(surest!.from)).toBe(fold(name))
  })

  it.each(['上書', '相傳', '是書', '原注'])('takes %s for no name', (word) => {
    const words = fold(word)
    expect(namesEnding(words, words.length).filter(({ score }) => score > 2)).toEqual([])
  })
})
