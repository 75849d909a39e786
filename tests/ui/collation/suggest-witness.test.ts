import { describe, expect, it } from 'vitest'
import { siglum } from '../../../src/core/apparatus/index.ts'
import { suggestWitness } from '../../../src/ui/collation/suggest-witness.ts'

const witnesses = [
  { siglum: siglum('長編'), title: '續資治通鑑長編', aliases: ['李燾長編'] },
  { siglum: siglum('P') },
]

describe('suggestWitness', () => {
  it.each([
    ['guoyu.B.txt', 'B', 'guoyu', ''],
    ['A_四部叢刊.txt', 'A', '四部叢刊', ''],
    ['四庫本.txt', '四庫本', '', ''],
    ['續資治通鑑長編.txt', '長編', '續資治通鑑長編', ''],
    ['卷十三-長編.TXT', '長編', '續資治通鑑長編', ''],
    ['Q-hand2.txt', 'Q', '', 'hand2'],
    ['甲本朱筆.txt', '甲本', '', '朱筆'],
    ['C:\\texts\\M.txt', 'M', '', ''],
    ['/home/me/M.txt', 'M', '', ''],
    ['.txt', 'W', '', ''],
  ])('takes %s for %s', (name, sign, title, hand) =>
    expect(suggestWitness(name, witnesses, new Set())).toEqual({ siglum: sign, title, hand }),
  )

  it('never suggests what is taken', () => {
    expect(suggestWitness('B.txt', witnesses, new Set(['B', 'B2'])).siglum).toBe('B3')
  })
})
