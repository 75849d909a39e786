import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keywordInContext, looseForm, occurrences, searchText } from '../../../src/core/search/index.ts'

const form = looseForm()

const LONE_SURROGATE = /\p{Cs}/u

const found = (content: string, words: string) =>
  occurrences(searchText(content, form), words, form).map(({ from, to }) => content.slice(from, to))

describe('occurrences', () => {
  it.each([
    // Variant and simplified graphs are found by each other.
    ['矦景與侯景', '侯景', ['矦景', '侯景']],
    ['钱大昕、錢大昕', '錢大昕', ['钱大昕', '錢大昕']],
    // Punctuation and line ends between the words do not hide them, and are part of what is found.
    ['改保泰，\n軍司', '保泰軍', ['保泰，\n軍']],
    ['《宋史·夏國傳》', '宋史夏國傳', ['宋史·夏國傳']],
    // Words of their own stay apart.
    ['于是至於', '於', ['於']],
    // Capitals and accents.
    ['ἄνδρα μοι ἔννεπε', 'ανδρα', ['ἄνδρα']],
    ['a\u0301rma virumque', 'ARMA', ['a\u0301rma']],
    // Beyond the basic plane, with a variation selector.
    ['𣈆王曰葛\u{E0100}城', '𣈆王', ['𣈆王']],
    ['𣈆王曰葛\u{E0100}城', '葛', ['葛\u{E0100}']],
    // None overlaps the next.
    ['哈哈哈', '哈哈', ['哈哈']],
    ['甲。乙。', '。', ['。', '。']],
    ['甲乙', '', []],
    ['', '甲', []],
  ])('in 「%s」 of 「%s」', (content, words, expected) => expect(found(content, words)).toEqual(expected))

  it('gives at most as many as are asked for', () =>
    expect(occurrences(searchText('之之之', form), '之', form, 2)).toHaveLength(2))

  it('finds every word of a text where it stands, and cuts no character', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(), fc.nat(), (content, a, b) => {
        const characters = Array.from(content)
        const from = characters.length === 0 ? 0 : a % characters.length
        const words = characters.slice(from, from + 1 + (b % 5)).join('')
        const spans = occurrences(searchText(content, form), words, form)
        for (const span of spans) {
          expect(content.slice(span.from, span.to)).not.toMatch(LONE_SURROGATE)
          expect(span.to).toBeGreaterThan(span.from)
        }
        if (words !== '' && Array.from(words, form).join('') !== '') expect(spans.length).toBeGreaterThan(0)
      }),
    ))

  it('makes a million characters ready, and searches them, in a moment', () => {
    const content = '夏主諒祚遣使，上表請和。'.repeat(84_000)
    const begun = performance.now()
    expect(occurrences(searchText(content, form), '請和夏主', form)).toHaveLength(83_999)
    expect(performance.now() - begun).toBeLessThan(6000)
  })
})

describe('keywordInContext', () => {
  it('shows the words between their neighbours, line ends as blanks', () =>
    expect(keywordInContext('一二三\n四五六七', { from: 4, to: 6 }, 3)).toEqual({
      span: { from: 4, to: 6 },
      before: '二三 ',
      words: '四五',
      after: '六七',
    }))

  it('cuts nothing in two', () => {
    const { before, after } = keywordInContext('𠀀𠀁甲𠀂𠀃', { from: 4, to: 5 }, 1)
    expect(before + after).not.toMatch(LONE_SURROGATE)
  })
})
