import { describe, expect, it } from 'vitest'
import { defaultLayers, type Edition, sectionAround } from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

const edition = (content: string): Edition => ({
  id: 'x',
  revision: 0,
  about: { title: '西夏紀' },
  witnesses: [],
  layers: defaultLayers,
  text: baseText(content),
  entries: [],
})
const around = (content: string, words: string) => {
  const { from, to } = sectionAround(edition(content), content.indexOf(words))
  return content.slice(from, to)
}

describe('the section around a place', () => {
  const chronicle = '西夏紀，序。\n西夏稱群都五年\n夏四月，進馬。\n五月，表。\n西夏稱群都六年\n春，求賜書。'
  it.each([
    ['進馬', '西夏稱群都五年\n夏四月，進馬。\n五月，表。\n'],
    ['西夏稱群都五年', '西夏稱群都五年\n夏四月，進馬。\n五月，表。\n'],
    ['賜書', '西夏稱群都六年\n春，求賜書。'],
    ['序', '西夏紀，序。\n'],
  ])('%s', (words, expected) => expect(around(chronicle, words)).toBe(expected))

  it('is the line where there are no headings', () =>
    expect(around('學而時習之，不亦說乎。\n有朋自遠方來，不亦樂乎。', '有朋')).toBe(
      '有朋自遠方來，不亦樂乎。',
    ))
})
