import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import {
  anchor,
  describe,
  selectorFrom,
  standsAsDescribed,
  type StoredSelector,
} from '../../../src/core/apparatus/index.ts'
import { type BaseText, baseText, type Span, toCodePoint } from '../../../src/core/text/index.ts'
import { textAndSpan, texts } from '../text/arbitraries.ts'

const stored = (text: BaseText, span: Span): StoredSelector => {
  const { exact, prefix, suffix } = describe(text, span)
  return { start: toCodePoint(text, span.from), end: toCodePoint(text, span.to), exact, prefix, suffix }
}

suite('an anchor', () => {
  it('of a described span is the span', () =>
    fc.assert(
      fc.property(textAndSpan(60), ({ content, span }) => {
        const text = baseText(content)
        expect(anchor(stored(text, span), text)).toEqual({ span, by: 'position' })
        expect(standsAsDescribed(stored(text, span), text)).toBe(true)
      }),
    ))

  it.each([
    ['at another position', '甲司為保泰軍', { from: 3, to: 5 }],
    ['in two places', '司為保泰軍，司為保泰軍', null],
    ['nowhere', '司為保秦軍', null],
  ])('whose position is wrong and whose words stand %s is right or null', (_, content, span) => {
    const selector = { start: 9, end: 11, exact: '保泰', prefix: '司為', suffix: '軍' }
    expect(anchor(selector, baseText(content))?.span ?? null).toEqual(span)
  })

  it.each(['\udc00', '\ud808', '保\ud84c', '\udf46軍'])('is never found in the middle of a character: %j', (half) => {
    const text = baseText('保𣍆軍\u{12000}')
    expect(anchor({ start: 9, end: 10, exact: half }, text)).toBeNull()
  })

  it('is found on altered words that are known, and only there', () => {
    const altered = { start: 2, end: 4, exact: '保泰', now: '保秦', prefix: '司為', suffix: '軍' }
    expect(anchor(altered, baseText('司為保秦軍，保泰'))?.span).toEqual({ from: 2, to: 4 })
    expect(anchor(altered, baseText('甲司為保秦軍，保泰'))?.span).toEqual({ from: 3, to: 5 })
    expect(anchor(altered, baseText('甲司為保泰軍'))?.span).toEqual({ from: 3, to: 5 })
  })

  it('of an orphan stays none in the text that lost its words, whatever stands at its old place', () => {
    const orphan = { start: 2, end: 3, exact: '官', prefix: '宋遣', suffix: '皆', orphan: true }
    expect(anchor(orphan, baseText('宋遣官皆'))).toBeNull()
    expect(selectorFrom(orphan, baseText('宋遣官皆'))).toMatchObject({ span: null, lost: { start: 2, end: 3 } })
  })

  it('takes no time to speak of on a text that repeats itself', () => {
    const text = baseText('官'.repeat(200_000))
    const start = performance.now()
    expect(anchor({ start: 0, end: 1, exact: '官'.repeat(100_000), prefix: '宋' }, text)).toBeNull()
    expect(performance.now() - start).toBeLessThan(8000)
  })

  it('throws at nothing', () =>
    fc.assert(
      fc.property(
        fc.record({ start: fc.integer(), end: fc.integer(), exact: texts(3), prefix: texts(3), suffix: texts(3) }),
        texts(),
        (selector, content) => {
          const found = anchor(selector, baseText(content))
          if (found !== null) expect(content.slice(found.span.from, found.span.to)).toBe(selector.exact)
        },
      ),
    ))
})
