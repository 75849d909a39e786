import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alignmentTable,
  cellText,
  collate,
  type Collation,
  defaultSettings,
  statistics,
  toEntries,
  variantUnits,
} from '../../../src/core/collation/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

const sigla = 'BCDEFG'
const collated = (base: string, witnesses: readonly string[], settings = defaultSettings) =>
  collate({ siglum: 'A', text: base }, witnesses.map((text, i) => ({ siglum: sigla[i]!, text })), settings) // prettier-ignore

/** 壽］市 BC；… — other spellings of the lemma with ~, the witnesses that lack the passage with …. */
function printed(collation: Collation): string[] {
  const { witnesses } = collation
  const names = (numbers: readonly number[]) => numbers.map((number) => witnesses[number]!.siglum).join('')
  return variantUnits(collation).map(({ lemma, readings, agreeing, lacking }) => {
    const parts = readings.map(
      ({ kind, text, class: of, witnesses, spellings }) =>
        `${kind === 'omission' ? 'om.' : text} ${names(witnesses)}${of ?? ''}` +
        (spellings.length > 1 ? `(${spellings.map((s) => s.text).join('/')})` : ''),
    )
    const spelled = agreeing
      .filter(({ text }) => text !== lemma)
      .map((s) => `~${s.text} ${names(s.witnesses)}`)
    return `${lemma}］${[...parts, ...spelled, ...(lacking.length > 0 ? [`…${names(lacking)}`] : [])].join('；')}`
  })
}

/** Base, witnesses, and the apparatus an editor wants. From 《西夏紀》 where not said otherwise. */
const hardCases: [string, string, string[], string[]][] = [
  ['one graph each', '改西壽監軍司為保泰軍', ['改西市監軍司為保秦軍'], ['壽］市 B', '泰］秦 B']],
  ['two against the base', '改西壽監軍司', ['改西市監軍司', '改西市監軍司'], ['壽］市 BC']],
  ['spelling beside substance', '改西壽監軍司為保泰軍', ['改西壽監軍司爲保秦軍'], ['為］~爲 B', '泰］秦 B']],
  ['a place name', '石州監軍司為靜塞軍', ['韋州監軍司為靜塞軍'], ['石］韋 B']],
  ['punctuation alone', '保泰軍；石州，', ['保泰軍石州'], []],
  ['a repeated word', '之之', ['之'], ['之］om. B脫']],
  ['an inversion (李文公集)', '帝曰善哉', ['曰帝善哉'], ['帝曰］曰帝 B倒']],
  ['an inversion of words', '其人善射騎而勇', ['其人善騎射而勇'], ['射騎］騎射 B倒']],
  ['one for many', '夏國主卒於軍', ['夏主秉常卒於軍'], ['國］om. B脫', '］秉常 B衍']],
  ['a match by chance between', '甲乙之丙丁', ['戊己之庚辛'], ['甲乙之丙丁］戊己之庚辛 B']],
  ['an addition that two share', '西夏國', ['西夏大國', '西夏大國', '西夏國'], ['］大 BC衍']],
  ['readings that differ', '西壽軍', ['西市軍', '西軍', '西壽軍'], ['壽］om. C脫；市 B']],
  ['a word changed (CollateX tutorial)', 'the black cat', ['the white cat', 'the black cat'], ['black］white B']],
  ['case and commas', 'Arma virumque, cano', ['arma virumque cano'], ['Arma］~arma B']],
  ['u and v, not folded', 'virumque cano', ['uirumque cano'], ['virumque］uirumque B異體']],
  ['spellings of one reading', '見侯乎', ['見公乎', '見矦乎'], ['侯］公 B；~矦 C']],
] // prettier-ignore

describe('collate', () => {
  it.each(hardCases)('says of %s what an editor would', (_, base, witnesses, expected) =>
    expect(printed(collated(base, witnesses))).toEqual(expected),
  )

  const page = '天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽'

  it('has one unit for the omission of a passage, and keeps the others’ differences within it', () => {
    const units = printed(collated(`首${page}尾`, ['首尾', `首${page.replace('黃', '皇')}尾`]))
    expect(units).toEqual([`${page}］om. B脫`, '黃］皇 C；…B'])
  })

  it('links a moved passage', () => {
    const moved = page.slice(0, 20)
    const rest = '海鹹河淡鱗潛羽翔龍師火帝鳥官人皇始制文字乃服衣裳推位讓國有虞陶唐'
    const collation = collated(moved + rest, [rest + moved])
    const { base } = collation
    expect(variantUnits(collation)).toMatchObject([
      { lemma: moved, readings: [{ kind: 'transposition', text: moved, movedTo: base.tokens.count }] },
    ])
  })

  it('calls a variant graph a difference when it is not folded', () => {
    const settings = { tokens: 'auto', folds: [] } as const
    expect(printed(collated('為保泰軍', ['爲保泰軍'], settings))).toEqual(['為］爲 B異體'])
  })

  const words = fc.array(fc.constantFrom('西', '壽', '市', '為', '爲', '，', 'arma ', '𣈆'), {
    minLength: 1,
    maxLength: 40,
  })
  const text = words.map((list) => list.join(''))
  const texts = fc.array(text, { minLength: 2, maxLength: 4 })

  it('finds the same whatever the order of the witnesses', () => {
    fc.assert(
      fc.property(text, texts, fc.nat(), (base, witnesses, turn) => {
        const named = witnesses.map((text, i) => ({ siglum: sigla[i]!, text }))
        const turned = named.map((_, i) => named[(i + turn) % named.length]!).reverse()
        const view = (order: typeof named) => {
          const collation = collate({ siglum: 'A', text: base }, order)
          const { witnesses } = collation
          const names = (numbers: readonly number[]) => numbers.map((n) => witnesses[n]!.siglum).sort()
          return variantUnits(collation).map(({ from, to, readings, agreeing, lacking }) => ({
            from,
            to,
            readings: readings.map(({ kind, class: of, witnesses }) => [kind, of, names(witnesses)]),
            spellings: [...readings.flatMap(({ spellings }) => spellings), ...agreeing].map((s) => [
              s.text,
              names(s.witnesses),
            ]),
            lacking: names(lacking),
          }))
        }
        expect(view(turned)).toEqual(view(named))
      }),
    )
  })

  it('has every text whole in the alignment table', () => {
    fc.assert(
      fc.property(text, texts, fc.boolean(), (base, witnesses, everyToken) => {
        const table = alignmentTable(collated(base, witnesses), everyToken)
        ;[base, ...witnesses].forEach((text, row) =>
          expect(table.columns.map(({ cells }) => cellText(table, row, cells[row]!)).join('')).toBe(text),
        )
      }),
    )
  })

  it('accounts for every witness in every unit', () => {
    fc.assert(
      fc.property(text, texts, (base, witnesses) => {
        const collation = collated(base, witnesses)
        for (const { readings, agreeing, lacking } of variantUnits(collation)) {
          const all = [...readings, ...agreeing].flatMap(({ witnesses }) => witnesses).concat(lacking)
          expect(all.sort()).toEqual(witnesses.map((_, i) => i))
        }
      }),
    )
  })
})

describe('toEntries', () => {
  it('proposes units with every attestation and the settings of the run', () => {
    const base = '𣈆，改西壽監軍司為保泰軍'
    const entries = toEntries(
      collated(base, ['𣈆改西市監軍司爲保泰軍', '𣈆改西壽監軍司為保泰軍']),
      baseText(base),
    )
    expect(entries).toMatchObject([
      {
        id: 'c-4-5',
        lemma: [{ exact: '壽', prefix: '𣈆，改西' }],
        readings: [{ kind: 'substitution', text: '市', attestations: [{ witness: 'B' }] }],
        agreements: [{ witness: 'C' }],
        origin: { by: 'collation', run: { base: 'A', witnesses: ['B', 'C'], tokens: 'auto' } },
        status: 'proposed',
      },
    ])
  })
})

describe('statistics', () => {
  it('counts code points, units and agreements', () => {
    const numbers = statistics(collated('𣈆改西壽', ['𣈆改西市', '𣈆改西市']))
    expect(numbers).toMatchObject({ units: 1, orthographicUnits: 0, editCosts: [2, 2] })
    expect(numbers.texts[0]).toEqual({ siglum: 'A', characters: 4, tokens: 4 })
    expect(numbers.agreement).toEqual([[1, 0, 0], [0, 1, 1], [0, 1, 1]]) // prettier-ignore
  })
})
