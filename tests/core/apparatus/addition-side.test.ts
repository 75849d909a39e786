import { additionSide, type ApparatusEntry } from '../../../src/core/apparatus/index.ts'
import { readNotes } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { describe, expect, it } from 'vitest'

const first = (content: string): ApparatusEntry => readNotes(baseText(content)).value.entries[0]!

describe('the side of an addition', () => {
  it.each([
    ['京師二千人（「二千人」下《通鑑》有「往」字）', 'after'],
    ['引弓箭之（「箭」上《冊府》有「射」字）', 'before'],
    ['引弓箭之（「箭」字上冊府多射字）', 'before'],
    ['夜半至城下（「城」前殿本添「宮」字）', 'before'],
    ['夜半至城下（「城」後殿本添「上」字）', 'after'],
    ['士大皆至。（「大」下原衍「夫」字，據《通鑑》刪。）', 'after'],
    ['士夫皆至。（「夫」上原衍「大」字，據《通鑑》刪。）', 'before'],
    ['夫仁者（仁上或有爲字）', 'before'],
    ['[1]時佛在\n[1]（一）＋時【宮】', 'before'],
    ['[1]時佛在\n[1]時＋（一）【宮】', 'after'],
    ['遂取邢州。（「邢」原作「刑」，據《通鑑》改。）', null],
  ])('of %j is %s', (content, side) => expect(additionSide(first(content))).toBe(side))

  it('is told by the clause where an entry was read before formulae told it', () => {
    const entry = first('引弓箭之（「箭」上《冊府》有「射」字）')
    if (entry.origin.by !== 'notes') throw new Error('an entry of the note reader comes from notes')
    const { rule: _, ...origin } = entry.origin
    expect(additionSide({ ...entry, origin: { ...origin, clause: { ...origin.clause, exact: '箭上有射字' } } })).toBe(
      'before',
    )
  })
})
