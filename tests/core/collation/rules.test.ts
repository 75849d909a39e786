import { describe, expect, it } from 'vitest'
import {
  collate,
  type Collation,
  recurringPairs,
  refold,
  ruleOf,
  type SpellingRule,
  variantUnits,
} from '../../../src/core/collation/index.ts'

const collated = (base: string, ...witnesses: string[]) =>
  collate({ siglum: 'A', text: base }, witnesses.map((text, i) => ({ siglum: 'BCD'[i]!, text }))) // prettier-ignore

/** The lemmata at which somebody has other words, with who has. */
const substantive = (collation: Collation) =>
  variantUnits(collation)
    .filter(({ orthographic }) => !orthographic)
    .map(
      ({ lemma, readings }) =>
        `${lemma}] ${readings.map(({ text, witnesses }) => text + witnesses.map((n) => 'BCD'[n]).join('')).join(' ')}`,
    )
const ruled = (collation: Collation, ...rules: SpellingRule[]) =>
  refold(collation, { folds: collation.settings.folds, rules })

describe('rules of spelling', () => {
  const base = '于齊于魯于宋'
  const text = collated(base, '於齊於魯於宋', '於齊于魯於宋')
  const rule = { from: '於', to: '于' }

  it('are not there blindly', () => expect(substantive(text)).toHaveLength(3))

  it('hold always, in a witness, in a section, or once', () => {
    const span = { from: 2, to: 4 }
    expect(substantive(ruled(text, { ...rule, scope: { kind: 'always' } }))).toEqual([])
    expect(substantive(ruled(text, { ...rule, scope: { kind: 'witness', siglum: 'B' } }))).toEqual(['于] 於C', '于] 於C']) // prettier-ignore
    expect(substantive(ruled(text, { ...rule, scope: { kind: 'section', span } }))).toEqual(['于] 於BC', '于] 於BC']) // prettier-ignore
    const once = { kind: 'once', siglum: 'C', span: { from: 0, to: 1 } } as const
    expect(substantive(ruled(text, { ...rule, scope: once }))).toEqual(['于] 於B', '于] 於B', '于] 於BC'])
  })

  it('leave what they make equal in the result as a spelling', () => {
    const units = variantUnits(ruled(text, { ...rule, scope: { kind: 'always' } }))
    expect(units).toHaveLength(3)
    expect(units[0]).toMatchObject({ orthographic: true, agreeing: [{ text: '於', witnesses: [0, 1] }] })
  })

  it('hold for several words, and for more words than they stand for', () => {
    const names = collated('攻契丹而還', '攻遼而還', '攻金而還')
    expect(substantive(ruled(names, { from: '遼', to: '契丹', scope: { kind: 'always' } }))).toEqual(['契丹] 金C']) // prettier-ignore
    const words = collated('he came to day again', 'he came today again')
    expect(substantive(ruled(words, { from: 'today', to: 'to day', scope: { kind: 'always' } }))).toEqual([])
  })

  it('follow one another', () => {
    const chain = collated('甲也', '丙也')
    const rules: SpellingRule[] = [
      { from: '丙', to: '乙', scope: { kind: 'always' } },
      { from: '乙', to: '甲', scope: { kind: 'always' } },
    ]
    expect(substantive(ruled(chain, ...rules))).toEqual([])
  })

  it('re-use the alignment, and can be taken back', () => {
    const without = ruled(text)
    expect(without.witnesses[0]!.alignment).toBe(text.witnesses[0]!.alignment)
    expect(variantUnits(without)).toEqual(variantUnits(text))
    const unfolded = refold(collated('為軍', '爲軍'), { folds: [] })
    expect(substantive(unfolded)).toEqual(['為] 爲B'])
    expect(variantUnits(refold(unfolded, { folds: ['variants'] }))).toMatchObject([{ orthographic: true }])
  })
})

describe('recurringPairs', () => {
  it('counts what stands against each other again and again, and says what is known of it', () => {
    const collation = collated('齊侯魯侯宋侯于衛于陳臣', '齊矦魯矦宋矦於衛於陳宋', '齊矦魯侯宋侯于衛于陳臣')
    const pairs = recurringPairs(collation)
    expect(pairs).toMatchObject([
      { to: '侯', from: '矦', count: 4, byWitness: [{ siglum: 'B', count: 3 }, { siglum: 'C', count: 1 }], folded: true },
      { to: '于', from: '於', count: 2, folded: false, relation: null },
    ]) // prettier-ignore
    expect(pairs[0]!.relation).toMatch(/variant/)
    expect(substantive(ruled(collation, ruleOf(pairs[1]!)))).toEqual(['臣] 宋B'])
  })
})
