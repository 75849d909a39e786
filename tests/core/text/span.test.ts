import { describe, expect, it } from 'vitest'
import { compareSpans, contains, isPlace, span, touches } from '../../../src/core/text/index.ts'

describe('span', () => {
  it.each([
    [2, 1],
    [-1, 0],
    [NaN, 1],
    [0, NaN],
  ])('does not run from %d to %d', (from, to) => expect(() => span(from, to)).toThrow(RangeError))

  it('may be a place without width', () => expect(isPlace(span(3, 3))).toBe(true))
})

describe('touches', () => {
  it.each([
    ['spans that share a character', span(0, 2), span(1, 3), true],
    ['spans side by side', span(0, 2), span(2, 3), false],
    ['a place at the start', span(0, 2), span(0, 0), true],
    ['a place at the end', span(0, 2), span(2, 2), true],
    ['a place beyond', span(0, 2), span(3, 3), false],
    ['the same place', span(1, 1), span(1, 1), true],
    ['two places', span(1, 1), span(2, 2), false],
  ])('of %s', (_, a, b, expected) => {
    expect(touches(a, b)).toBe(expected)
    expect(touches(b, a)).toBe(expected)
  })
})

it('a span contains itself and what lies within, not what reaches out', () => {
  expect(contains(span(1, 4), span(1, 4))).toBe(true)
  expect(contains(span(1, 4), span(2, 2))).toBe(true)
  expect(contains(span(1, 4), span(0, 2))).toBe(false)
  expect(contains(span(1, 4), span(3, 5))).toBe(false)
})

it('spans go by their start, the longer first', () => {
  const sorted = [span(0, 5), span(0, 2), span(0, 0), span(1, 9), span(1, 2)]
  expect([...sorted].reverse().sort(compareSpans)).toEqual(sorted)
})
