import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseText, blocks, findNotes, parseNoteMarks } from '../../../src/core/text/index.ts'
import { texts } from './arbitraries.ts'

const marks = parseNoteMarks('（）')!
const kinds = (content: string) => blocks(baseText(content), marks).map(({ kind }) => kind)

describe('blocks', () => {
  it('joined with line feeds give the text back, and hold every note once', () =>
    fc.assert(
      fc.property(texts(), (content) => {
        const text = baseText(content)
        const found = blocks(text, marks)
        expect(found.map(({ span }) => content.slice(span.from, span.to)).join('\n')).toBe(content)
        expect(found.flatMap(({ notes }) => notes)).toEqual(findNotes(text, marks).value)
      }),
    ))

  it.each([
    ['西夏稱群都五年\n諒祚殺訛龐，遂親政。', ['heading', 'paragraph']],
    ['西夏稱群都五年\r\n諒祚殺訛龐，遂親政。\r\n', ['heading', 'paragraph', 'blank']],
    ['諒祚殺訛龐遂親政\n諒祚益長而驕', ['paragraph', 'paragraph']],
    ['* 卷十三\n## 卷十四', ['heading', 'heading']],
    ['', ['blank']],
    ['　\n甲。', ['blank', 'paragraph']],
  ])('of %j are %j', (content, expected) => expect(kinds(content)).toEqual(expected))

  it('find the seven years of the sample edition', () => {
    const content = readFileSync('corpus/xixiaji-13/base.txt', 'utf8')
    const headings = blocks(baseText(content), marks).filter(({ kind }) => kind === 'heading')
    expect(headings.map(({ span }) => content.slice(span.from, span.to))).toEqual([
      '西夏稱群都五年',
      '西夏稱奲都六年',
      '西夏稱拱化元年',
      '西夏稱拱化二年',
      '西夏稱拱化三年',
      '西夏稱拱化四年',
      '西夏稱拱化五年',
    ])
  })
})
