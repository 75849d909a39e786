import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codebook,
  defaultFolds,
  type Fold,
  folder,
  tokenize,
  wordOf,
} from '../../../src/core/collation/index.ts'
import { units } from '../../../src/core/text/index.ts'

const pieces = ['西', '壽', '𣈆', '⿰亻呆', '⿰', '葛\u{e0101}', 'é', 'e\u0301', 'arma', "don't", ' ', '，', '。', '「', '」', '\r\n', '\n', '-\na', '-', '\u00ad', 'ί’', 'e\u0301-\ne\u0301', '\ud840', '\ue406', '한', 'ᄒ', 'か\u3099', '□', '3.1'] // prettier-ignore
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })))
  .map((all) => all.join(''))

const cut = (text: string, size?: 'auto' | 'character' | 'word') => {
  const { count, starts } = tokenize(text, codebook(), size)
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], starts[i + 1]))
}

describe('tokenize', () => {
  it.each([
    ['西壽保泰', '西|壽|保|泰'],
    ['保泰，「西壽」。', '保|泰，|「西|壽」。'],
    ['Arma, virumque cano', 'Arma, |virumque |cano'],
    ["don't cut mother-in-law", "don't |cut |mother-in-law"],
    ['𣈆曰⿰亻呆也', '𣈆|曰|⿰亻呆|也'],
    ['葛\u{e0101}城か\u3099な', '葛\u{e0101}|城|か\u3099|な'],
    ['vir-\ntutem, vir-\nTutem', 'vir-\ntutem, |vir-\n|Tutem'],
    ['sal\u00advus\u00ad\r\nque', 'sal\u00advus\u00ad\r\nque'],
    ['ἣ μυρί’ Ἀχαιοῖς ἄλγε᾽ ἔθηκε', 'ἣ |μυρί’ |Ἀχαιοῖς |ἄλγε᾽ |ἔθηκε'],
    ['odi & amo, te ⁊ me', 'odi |& |amo, |te |⁊ |me'],
    ['yuyutsavaḥ | māmakāḥ || 1 ||', 'yuyutsavaḥ | |māmakāḥ || |1 ||'],
    ['a ‘word’ quoted', 'a |‘word’ |quoted'],
    ['夏oppidum夏', '夏|oppidum|夏'],
    ['，。', '，。'],
    ['', ''],
  ])('cuts %s', (text, expected) => expect(cut(text).join('|')).toBe(expected))

  it('cuts everything into characters, or into words, when told so', () => {
    expect(cut('ab c', 'character')).toEqual(['a', 'b ', 'c'])
    expect(cut('西夏 保泰', 'word')).toEqual(['西夏 ', '保泰'])
  })

  it('gives the text back, and never cuts what belongs together', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('auto', 'character', 'word'), (text, size) => {
        const tokens = tokenize(text, codebook(), size)
        expect(cut(text, size).join('')).toBe(text)
        const edges = new Set(units(text).map(({ from }) => from)).add(text.length)
        for (const start of tokens.starts) expect(edges.has(start)).toBe(true)
        for (let i = 0; i < tokens.count; i++) {
          expect(tokens.starts[i]!).toBeLessThan(tokens.starts[i + 1]!)
          expect(tokens.wordFrom[i]!).toBeLessThanOrEqual(tokens.wordTo[i]!)
        }
      }),
    )
  })
})

describe('folder', () => {
  const form = (text: string, folds: readonly Fold[]) => {
    const book = codebook()
    return Array.from(folder(book, folds)(tokenize(text, book)), (code) => wordOf(book, code))
  }
  const same = (x: string, y: string, folds = defaultFolds) =>
    JSON.stringify(form(x, folds)) === JSON.stringify(form(y, folds))

  it.each([
    ['侯', '矦'],
    ['為', '爲'],
    ['嘗', '甞'],
    ['錢', '钱'],
    ['保泰，', '保泰'],
    ['Arma', 'arma '],
  ])('makes %s and %s one', (x, y) => expect(same(x, y)).toBe(true))

  it.each([
    ['宋', '臣'],
    ['以', '而'],
    ['于', '於'],
    ['后', '後'],
    ['泰', '秦'],
    ['virumque', 'uirumque'],
  ])('keeps %s and %s apart', (x, y) => expect(same(x, y)).toBe(false))

  it('folds only what it is told', () => {
    expect(same('virumque', 'uirumque', ['uv'])).toBe(true)
    expect(same('侯', '矦', [])).toBe(false)
    expect(same('錢', '钱', ['variants'])).toBe(false)
    expect(same('泰，', '泰', ['blanks'])).toBe(false)
    expect(same('泰 ', '泰', ['blanks'])).toBe(true)
  })
})
