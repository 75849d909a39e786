import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseText, lineAndColumn, toCodePoint, toOffset } from '../../../src/core/text/index.ts'
import { boundaries, texts } from './arbitraries.ts'
import { base } from './base.ts'

describe('positions', () => {
  it('count the same both ways at every boundary between characters', () =>
    fc.assert(
      fc.property(texts(), (content) => {
        const text = baseText(content)
        const offsets = boundaries(content)
        expect(text.length).toBe(Array.from(content).length)
        expect(offsets.map((offset) => toCodePoint(text, offset))).toEqual(offsets.map((_, i) => i))
        expect(offsets.map((_, i) => toOffset(text, i))).toEqual(offsets)
      }),
    ))

  it('never point into a character', () =>
    fc.assert(
      fc.property(texts(), (content) => {
        const text = baseText(content)
        const allowed = new Set(boundaries(content))
        for (let offset = 0; offset <= content.length; offset++) {
          if (!allowed.has(offset)) expect(() => toCodePoint(text, offset)).toThrow(RangeError)
        }
      }),
    ))

  it.each([-1, 4, NaN, 1.5])('beyond a text of three characters do not exist: %d', (position) => {
    expect(toOffset(baseText('保泰𣈆'), position)).toBeNull()
    if (!Number.isInteger(position)) return
    expect(() => toCodePoint(baseText('保泰軍'), position)).toThrow(RangeError)
  })
})

describe('lineAndColumn', () => {
  it.each([
    ['<a>保泰', 1, 1],
    ['保<a>泰', 1, 2],
    ['𣈆<a>泰', 1, 2],
    ['𣈆\n<a>', 2, 1],
    ['𣈆\r\n𣈆𣈆<a>', 2, 3],
    ['\n\n<a>保', 3, 1],
    ['\ufeff<a>保', 1, 2],
  ])('finds the mark of %j', (marked, line, column) => {
    const { text, at } = base<'a'>(marked)
    expect(lineAndColumn(text, at.a)).toEqual({ line, column })
  })

  it('agrees with counting lines and characters by hand', () =>
    fc.assert(
      fc.property(texts(), (content) => {
        const text = baseText(content)
        for (const offset of boundaries(content)) {
          const lines = content.slice(0, offset).split('\n')
          const column = Array.from(lines.at(-1)!).length + 1
          expect(lineAndColumn(text, offset)).toEqual({ line: lines.length, column })
        }
      }),
    ))
})
