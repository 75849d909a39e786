import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import {
  anchor,
  candidates,
  describe,
  selectorFrom,
  type StoredSelector,
} from '../../../src/core/apparatus/index.ts'
import {
  applyChanges,
  type BaseText,
  baseText,
  type Change,
  mapSpan,
  type Span,
  toCodePoint,
} from '../../../src/core/text/index.ts'
import { textAndSpan, texts } from '../text/arbitraries.ts'
import { base } from '../text/base.ts'

const sample = readFileSync('corpus/xixiaji-13/base.txt', 'utf8')

const stored = (text: BaseText, span: Span): StoredSelector => {
  const { exact, prefix, suffix } = describe(text, span)
  return { start: toCodePoint(text, span.from), end: toCodePoint(text, span.to), exact, prefix, suffix }
}

suite('an anchor', () => {
  it.each([true, false])('of a described span is the span (known to be the same text: %s)', (sameText) =>
    fc.assert(
      fc.property(textAndSpan(60), ({ content, span }) => {
        const text = baseText(content)
        expect(anchor(stored(text, span), text, sameText)).toEqual({ span, by: 'position' })
      }),
    ),
  )

  it.each([
    ['words typed before it', 'arma <a>virumque<b> cano', 'ecce arma <a>virumque<b> cano'],
    ['a change in its neighbourhood', '改西壽監軍司為<a>保泰<b>軍；石州監軍司為靜塞軍', '改西市監軍司為<a>保泰<b>軍；石州監軍司為靜塞軍'],
    ['wide characters before it', '甲乙丙丁<a>保泰<b>軍；石州', '𣈆㖫甲乙丙丁<a>保泰<b>軍；石州'],
    ['words deleted', '改西壽監軍司為<a>保泰<b>軍；石州', '改西壽監軍司為軍；石州'],
    ['words replaced', '改西壽監軍司為<a>保泰<b>軍；石州', '改西壽監軍司為保秦軍；石州'],
    ['one of a doubled word deleted', '初，宋遣<a>官<b>官皆不合', '初，宋遣官皆不合'],
    ['look-alikes at a distance', '甲。<a>詔夏國主<b>，省所奏。', '乙。詔夏國主，省所奏。丙。詔夏國主，省所奏。'],
  ])('with %s is right or null', (_, was, is) => {
    const before = base<'a' | 'b'>(was)
    const after = base<'a' | 'b'>(is)
    const found = anchor(stored(before.text, before.span('a', 'b')), after.text, false)
    expect(found?.span ?? null).toEqual(is.includes('<a>') ? after.span('a', 'b') : null)
  })

  it('on a formula of the sample that was deleted never jumps to another of its places', () => {
    const text = baseText(sample)
    const formula = '詔夏國主，省所'
    const places = [...sample.matchAll(new RegExp(formula, 'g'))].map(({ index }) => index)
    expect(places.length).toBe(5)
    for (const from of places) {
      const span = { from, to: from + formula.length }
      const without = baseText(applyChanges(sample, [{ ...span, insert: '' }]))
      expect(anchor(stored(text, span), without, false)).toBeNull()
      expect(candidates(stored(text, span), without)).toHaveLength(places.length - 1)
    }
  })

  it('found again after random edits never stands on other words', () => {
    const text = baseText(sample)
    const edits = fc.uniqueArray(
      fc.record({
        from: fc.nat(sample.length - 20),
        length: fc.nat(12),
        insert: fc.oneof(fc.constant(''), fc.string({ unit: fc.constantFrom(...'夏國主宋詔軍之，。'), maxLength: 6 })),
      }),
      { selector: ({ from }) => Math.floor(from / 20), minLength: 5, maxLength: 200 },
    )
    fc.assert(
      fc.property(edits, (script) => {
        const changes: Change[] = [...script]
          .sort((a, b) => a.from - b.from)
          .map(({ from, length, insert }) => ({ from, to: from + length, insert }))
          .filter(({ to }, i, all) => to <= (all[i + 1]?.from ?? Infinity))
        const after = baseText(applyChanges(sample, changes))
        for (let from = 0; from < sample.length - 8; from += 7) {
          const span = { from, to: from + 1 + (from % 6) }
          const selector = stored(text, span)
          const found = anchor(selector, after, false)
          if (found === null) continue
          expect(after.content.slice(found.span.from, found.span.to)).toBe(selector.exact)
          expect(found.span).toEqual(mapSpan(span, changes))
        }
      }),
      { numRuns: 15 },
    )
  })

  it.each(['\udc00', '\ud808', '保\ud84c', '\udf46軍'])('is never found in the middle of a character: %j', (half) => {
    const text = baseText('保𣍆軍\u{12000}')
    for (const sameText of [true, false]) {
      expect(anchor({ start: 9, end: 10, exact: half }, text, sameText)).toBeNull()
    }
    expect(candidates({ start: 0, end: 1, exact: half }, text)).toEqual([])
  })

  it('is found on altered words that are known, and only there', () => {
    const altered = { start: 2, end: 4, exact: '保泰', now: '保秦', prefix: '司為', suffix: '軍' }
    expect(anchor(altered, baseText('司為保秦軍，保泰'), true)?.span).toEqual({ from: 2, to: 4 })
    expect(anchor(altered, baseText('甲司為保秦軍，保泰'), false)?.span).toEqual({ from: 3, to: 5 })
    expect(anchor(altered, baseText('甲司為保泰軍'), false)?.span).toEqual({ from: 3, to: 5 })
  })

  it('of an orphan stays none in the text that lost its words, whatever stands at its old place', () => {
    const orphan = { start: 2, end: 3, exact: '官', prefix: '宋遣', suffix: '皆', orphan: true }
    expect(anchor(orphan, baseText('宋遣官皆'), true)).toBeNull()
    expect(selectorFrom(orphan, baseText('宋遣官皆'), true)).toMatchObject({ span: null, lost: { start: 2, end: 3 } })
  })

  it('takes no time to speak of on a text that repeats itself', () => {
    const text = baseText('官'.repeat(200_000))
    const start = performance.now()
    expect(anchor({ start: 0, end: 1, exact: '官'.repeat(100_000), prefix: '宋' }, text, false)).toBeNull()
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('throws at nothing', () =>
    fc.assert(
      fc.property(
        fc.record({ start: fc.integer(), end: fc.integer(), exact: texts(3), prefix: texts(3), suffix: texts(3) }),
        texts(),
        fc.boolean(),
        (selector, content, sameText) => {
          const found = anchor(selector, baseText(content), sameText)
          if (found !== null) expect(content.slice(found.span.from, found.span.to)).toBe(selector.exact)
        },
      ),
    ))
})
