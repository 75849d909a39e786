import { describe as suite, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type ReadingId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import {
  apply,
  defaultLayers,
  type Edition,
  inverse,
  mergeWitnesses,
  namesCited,
  splitWitness,
} from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

const text = baseText('改西壽監軍司為保泰軍')

const entry: ApparatusEntry = {
  id: 'e-1' as EntryId,
  layer: 'variants',
  kind: 'reading',
  lemma: [describe(text, { from: 1, to: 3 })],
  readings: [
    {
      id: 'r1' as ReadingId,
      kind: 'substitution',
      text: '西市',
      attestations: [
        { witness: siglum('長編'), named: '《長編》' },
        { witness: siglum('續長編'), named: '《續資治通鑑長編》', locus: '二百八' },
        { witness: siglum('長編'), named: '《長編拾補》' },
      ],
    },
  ],
  agreements: [{ witness: siglum('續長編'), named: '《續長編》' }],
  origin: { by: 'hand' },
  status: 'proposed',
}

const edition: Edition = {
  id: 'a',
  revision: 0,
  about: { title: 'a' },
  witnesses: [
    { siglum: siglum('長編'), aliases: ['長編拾補'], author: '李燾' },
    { siglum: siglum('續長編'), title: '續資治通鑑長編', aliases: ['李氏長編'] },
  ],
  layers: defaultLayers,
  text,
  entries: [entry],
}

const change = { id: 'c', by: '', at: '' }

suite('mergeWitnesses', () => {
  it('gives all attestations and names to the one that stays', () => {
    const merged = apply(edition, {
      ...change,
      act: mergeWitnesses(edition, siglum('續長編'), siglum('長編')),
    })
    expect(merged.witnesses).toEqual([
      { siglum: '長編', aliases: ['長編拾補', '續長編', '續資治通鑑長編', '李氏長編'], author: '李燾' },
    ])
    expect(
      merged.entries[0]!.readings[0]!.attestations.map(({ witness, locus }) => [witness, locus]),
    ).toEqual([
      ['長編', undefined],
      ['長編', '二百八'],
      ['長編', undefined],
    ])
    expect(merged.entries[0]!.agreements).toEqual([{ witness: '長編', named: '《續長編》' }])
  })

  it('is taken back as one', () => {
    const act = mergeWitnesses(edition, siglum('續長編'), siglum('長編'))
    const merged = apply(edition, { ...change, act })
    const back = apply(merged, { ...change, act: inverse(edition, act)! })
    expect(back.entries).toEqual(edition.entries)
    expect(new Set(back.witnesses)).toEqual(new Set(edition.witnesses))
  })

  it('refuses a witness that is not there, and one with itself', () => {
    expect(() => mergeWitnesses(edition, siglum('宋史'), siglum('長編'))).toThrow('宋史')
    expect(() => mergeWitnesses(edition, siglum('長編'), siglum('長編'))).toThrow('itself')
  })
})

suite('splitWitness', () => {
  it('parts what is attested under some of its names', () => {
    expect(namesCited(edition, siglum('長編')).map(({ name }) => name)).toEqual(['《長編》', '《長編拾補》'])
    const act = splitWitness(edition, siglum('長編'), ['《長編拾補》'], siglum('拾補'))
    const parted = apply(edition, { ...change, act })
    expect(parted.witnesses).toEqual([
      { siglum: '長編', author: '李燾' },
      edition.witnesses[1],
      { siglum: '拾補', aliases: ['長編拾補'] },
    ])
    expect(parted.entries[0]!.readings[0]!.attestations.map(({ witness }) => witness)).toEqual([
      '長編',
      '續長編',
      '拾補',
    ])
  })

  it('refuses a siglum that is taken', () => {
    expect(() => splitWitness(edition, siglum('長編'), [], siglum('續長編'))).toThrow('already')
  })
})
