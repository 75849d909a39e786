import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codebook, tokenize } from '../../../../src/core/collation/index.ts'
import { TokenFinder } from '../../../../src/core/collation/table/index.ts'

const finder = (text: string) => new TokenFinder(tokenize(text, codebook()))

describe('a reference to tokens', () => {
  it('finds them again in the text it was made on, or knows that it cannot', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('甲', '乙', '𣈆', '，', 'arma ', 'virum'), { maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (units, x, y) => {
          // Nothing but punctuation has no words to be found by.
          fc.pre(units.some((unit) => unit !== '，'))
          const tokens = tokenize(units.join(''), codebook())
          const [a, b] = [x % (tokens.count + 1), y % (tokens.count + 1)]
          const range = { from: Math.min(a, b), to: Math.max(a, b) }
          const found = new TokenFinder(tokens).find(new TokenFinder(tokens).describe('B', range))
          if (found !== null) expect(found).toEqual(range)
        },
      ),
      { numRuns: 500 },
    ))

  it.each<[string, string, string | null]>([
    ['words typed before them', '夏四月。改西壽監軍司為保泰軍', '保泰'],
    ['other punctuation', '改西壽監軍司，為保，泰軍', '保，泰'],
    ['one neighbour corrected', '改西市監軍司為保泰軍', '保泰'],
    ['the words corrected', '改西壽監軍司為保秦軍', null],
    ['the words twice', '改西壽監軍司為保泰軍，改西壽監軍司為保泰軍', null],
  ])('after %s finds just the same words or nothing', (_, text, expected) => {
    const reference = finder('改西壽監軍司為保泰軍').describe(null, { from: 7, to: 9 })
    expect(reference.text).toBe('保泰')
    const found = finder(text).find(reference)
    const tokens = tokenize(text, codebook())
    expect(found && text.slice(tokens.wordFrom[found.from], tokens.wordTo[found.to - 1])).toBe(expected)
  })

  it('counts places that nothing else tells apart, and gives up when their number changed', () => {
    const formula = '詔夏國主省所上表具悉'.repeat(10)
    const reference = finder(formula).describe(null, { from: 42, to: 43 })
    expect(reference.nth).toEqual([4, 8])
    expect(finder(formula).find(reference)).toEqual({ from: 42, to: 43 })
    expect(finder(`${formula}詔夏國主省所上表具悉`).find(reference)).toBeNull()
  })
})
