import { describe, expect, it } from 'vitest'
import type { ApparatusEntry } from '../../../src/core/apparatus/index.ts'
import { loadCharacterTables } from '../../../src/core/characters/index.ts'
import { characterPairs } from '../../../src/ui/evidence/character-pairs.ts'

const tables = await loadCharacterTables()

const pairs = (lemma: string, text: string, kind = 'substitution') =>
  characterPairs(
    { lemma: [{ exact: lemma }], readings: [{ kind, text }] } as unknown as ApparatusEntry,
    tables,
  )

describe('characterPairs', () => {
  it('compares the characters that differ, one by one', () => {
    expect(pairs('保泰', '保秦')).toMatchObject([{ lemma: '泰', reading: '秦', look: { reason: 'parts' } }])
    expect(pairs('西壽', '西市')).toMatchObject([{ lemma: '壽', reading: '市', look: null, relation: null }])
  })

  it('tells variant graphs', () =>
    expect(pairs('侯', '矦')).toMatchObject([{ relation: { kind: 'variant' } }]))

  it('compares nothing where it is open which character stands for which', () => {
    expect(pairs('保泰軍', '保秦')).toEqual([])
    expect(pairs('軍', '', 'omission')).toEqual([])
    expect(pairs('甲，', '甲。')).toEqual([])
  })
})
