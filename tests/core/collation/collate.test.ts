import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alignmentTable,
  cellText,
  collate,
  statistics,
  toEntries,
  variantUnits,
} from '../../../src/core/collation/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { collated, printed, sigla } from './printed.ts'

describe('collate', () => {
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
