import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lemmaOn } from '../../../src/core/apparatus/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { boundaries, texts } from '../text/arbitraries.ts'

const text = baseText('石州監軍司為靜塞軍')

describe('lemmaOn', () => {
  it.each([
    [[{ from: 6, to: 9 }, { from: 0, to: 2 }], ['石州', '靜塞軍']],
    [[{ from: 0, to: 2 }, { from: 1, to: 4 }], ['石州監軍']],
    [[{ from: 0, to: 2 }, { from: 2, to: 4 }], ['石州監軍']],
    [[{ from: 0, to: 2 }, { from: 5, to: 5 }], ['石州']],
    [[{ from: 5, to: 5 }], ['']],
  ])('makes a lemma of %j', (spans, words) => {
    expect(lemmaOn(text, spans).map(({ exact }) => exact)).toEqual(words)
  })

  it('covers every word selected once, in text order', () => {
    const cases = texts(20)
      .filter((content) => !/\p{Cs}/u.test(content))
      .chain((content) => {
        const place = fc.constantFrom(...boundaries(content))
        return fc.tuple(fc.constant(content), fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 5 }))
      })
    fc.assert(
      fc.property(cases, ([content, pairs]) => {
        const spans = pairs.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
        const parts = lemmaOn(baseText(content), spans).map(({ span }) => span!)
        const covered = (at: number, by: typeof spans) => by.filter(({ from, to }) => from <= at && at < to).length
        for (let at = 0; at < content.length; at++) {
          expect(covered(at, parts)).toBe(Math.min(1, covered(at, spans)))
        }
        for (const [i, part] of parts.slice(1).entries()) expect(part.from).toBeGreaterThan(parts[i]!.to)
      }),
    )
  })
})
