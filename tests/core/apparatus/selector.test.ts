import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import { describe, holds, mapSelector } from '../../../src/core/apparatus/index.ts'
import { applyChanges, baseText, type Change, mapSpan } from '../../../src/core/text/index.ts'
import { boundaries, changesOf, textAndSpan } from '../text/arbitraries.ts'
import { base } from '../text/base.ts'

suite('describe', () => {
  it('takes words and neighbours of whole characters that stand where it says', () =>
    fc.assert(
      fc.property(textAndSpan(60), ({ content, span }) => {
        const { exact, prefix, suffix } = describe(baseText(content), span)
        expect(content.slice(span.from - prefix.length, span.to + suffix.length)).toBe(prefix + exact + suffix)
        const allowed = new Set(boundaries(content))
        expect(allowed.has(span.from - prefix.length) && allowed.has(span.to + suffix.length)).toBe(true)
      }),
    ))

  it.each([
    ['beyond the text', 0, 9],
    ['before the text', -1, 1],
    ['backwards', 2, 1],
    ['inside a character', 0, 2],
  ])('refuses a span %s', (_, from, to) =>
    expect(() => describe(baseText('保𣈆軍'), { from, to })).toThrow(RangeError),
  )
})

suite('mapSelector', () => {
  const cases = textAndSpan(40).chain(({ content, span }) =>
    fc.record({ content: fc.constant(content), span: fc.constant(span), changes: changesOf(content) }),
  )

  it('follows its words, keeps what they were, and knows its new neighbours', () =>
    fc.assert(
      fc.property(cases, ({ content, span, changes }) => {
        const before = baseText(content)
        const after = baseText(applyChanges(content, changes))
        const selector = describe(before, span)
        const mapped = mapSelector(selector, before, after, changes)
        const expected = changes.length === 0 ? span : mapSpan(span, changes)
        expect(mapped.span).toEqual(expected)
        expect(mapped.exact).toBe(selector.exact)
        if (expected === null) expect(holds(after, mapped)).toBe(false)
        else expect({ ...mapped, exact: '' }).toEqual({ ...describe(after, expected), exact: '' })
      }),
    ))

  it('of deleted words remembers where they stood, in code points, and what else is known of it', () => {
    const { text, span, content } = base<'a' | 'b'>('𣈆改<a>保泰<b>軍')
    const changes: Change[] = [{ ...span('a', 'b'), insert: '' }]
    const selector = { ...describe(text, span('a', 'b')), seen: 'by us' }
    const mapped = mapSelector(selector, text, baseText(applyChanges(content, changes)), changes)
    expect(mapped).toEqual({ ...selector, span: null, lost: { start: 2, end: 4 } })
    expect(mapSelector(mapped, text, text, [{ from: 0, to: 0, insert: '甲' }])).toEqual(mapped)
  })
})
