import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { units, wholeUnits } from '../../../src/core/text/index.ts'
import { boundaries, textAndSpan, texts } from './arbitraries.ts'

const parts = (text: string) => units(text).map(({ from, to }) => text.slice(from, to))

describe('units', () => {
  it.each([
    ['保泰', ['保', '泰']],
    ['𣈆州', ['𣈆', '州']],
    ['韓⿰亻呆', ['韓', '⿰亻呆']],
    ['⿱⿰日月皿也', ['⿱⿰日月皿', '也']],
    ['⿲彳𣈆亍', ['⿲彳𣈆亍']],
    ['⿾正反', ['⿾正', '反']],
    ['葛︀城', ['葛︀', '城']],
    ['⿰亻葛󠄁也', ['⿰亻葛󠄁', '也']],
    ['Ἀχι', ['Ἀ', 'χ', 'ι']],
    ['⿰亻\n呆', ['⿰亻', '\n', '呆']],
    ['⿰亻', ['⿰亻']],
    ['甲\r\n乙', ['甲', '\r\n', '乙']],
    ['', []],
  ])('of %j are %j', (text, expected) => expect(parts(text)).toEqual(expected))

  it('cover the text without gaps and cut no character', () =>
    fc.assert(
      fc.property(texts(), (text) => {
        const allowed = new Set(boundaries(text))
        expect(parts(text).join('')).toBe(text)
        for (const { from, to } of units(text)) {
          expect(to).toBeGreaterThan(from)
          expect(allowed.has(from)).toBe(true)
        }
      }),
    ))
})

describe('wholeUnits', () => {
  it('gives the smallest span that cuts no unit', () =>
    fc.assert(
      fc.property(textAndSpan(), ({ content, span }) => {
        const ends = [0, ...units(content).map(({ to }) => to)]
        const from = Math.max(...ends.filter((end) => end <= span.from))
        const to = span.from === span.to ? from : Math.min(...ends.filter((end) => end >= span.to))
        expect(wholeUnits(content, span)).toEqual({ from, to })
      }),
    ))

  it.each([
    ['a line end of two characters', '甲\r\n乙', 1, 2, 1, 3],
    ['a line end at the very start', '\n⿰亻呆', 0, 3, 0, 4],
    ['a place in a description', '甲⿰亻呆', 2, 2, 1, 1],
    ['half a pair', '𣈆', 0, 1, 0, 2],
  ])('does not cut %s', (_, text, from, to, wholeFrom, wholeTo) =>
    expect(wholeUnits(text, { from, to })).toEqual({ from: wholeFrom, to: wholeTo }),
  )
})
