import { describe, expect, it } from 'vitest'
import type { ApparatusEntry } from '../../../src/core/apparatus/index.ts'
import { agreement } from '../../../src/core/edition/index.ts'

/** An entry by what its witnesses have: `{ 乙: ['A', 'B'] }`; the empty reading is the lemma. */
const entry = (id: string, said: Record<string, string[]>) =>
  ({
    id,
    readings: Object.entries(said)
      .filter(([text]) => text !== '')
      .map(([text, sigla]) => ({
        id: text,
        kind: 'substitution',
        text,
        attestations: sigla.map((witness) => ({ witness })),
      })),
    agreements: (said[''] ?? []).map((witness) => ({ witness })),
  }) as unknown as ApparatusEntry

describe('agreement', () => {
  const { witnesses, heard, pairs } = agreement([
    entry('1', { 保秦: ['A', 'B'], '': ['C'] }),
    entry('2', { 西市: ['A'], '': ['B', 'C'] }),
    entry('3', { 韋州: ['A'], 石州: ['A', 'B'] }),
  ])

  it('lists those heard most first', () => {
    expect(witnesses).toEqual(['A', 'B', 'C'])
    expect(heard).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['1', '2'],
    ])
  })

  it('counts what two say of the same place, and takes silence for nothing', () => {
    expect(pairs[0]![1]).toEqual({ together: ['1', '2', '3'], same: ['1', '3'] })
    expect(pairs[0]![2]).toEqual({ together: ['1', '2'], same: [] })
    expect(pairs[1]![2]).toEqual({ together: ['1', '2'], same: ['2'] })
  })

  it('has nothing to say of an apparatus without witnesses', () =>
    expect(agreement([entry('1', { 一作: [] })])).toEqual({ witnesses: [], heard: [], pairs: [] }))
})
