import { describe, expect, it } from 'vitest'
import { Concordancer } from '../../../src/core/edition/index.ts'
import { looseForm } from '../../../src/core/search/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { edition } from './examples.ts'

describe('Concordancer', () => {
  const concordancer = new Concordancer(looseForm())
  const chapter = edition('𣈆城改西壽軍。（《長編》作西市。按西寿在韋州。）\n西壽失守。')

  it('counts words in the text and in its notes, and shows them in context', () => {
    const { total, inNotes, lines } = concordancer.of(chapter, '西壽', 10)
    expect([total, inNotes]).toEqual([3, 1])
    expect(lines[0]).toMatchObject({ start: 3, end: 5, before: '𣈆城改', words: '西壽', inNote: false })
    expect(lines[1]).toMatchObject({ words: '西寿', inNote: true })
  })

  it('counts all, and shows at most as many lines as are wanted', () =>
    expect(concordancer.of(chapter, '西壽', 1)).toMatchObject({ total: 3, lines: [{ start: 3 }] }))

  it('reads a text that was changed anew', () => {
    expect(concordancer.of(chapter, '西市', 10).total).toBe(1)
    expect(concordancer.of({ ...chapter, text: baseText('無') }, '西市', 10).total).toBe(0)
  })
})
