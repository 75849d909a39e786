import { describe, expect, it } from 'vitest'
import type { ApparatusEntry, EntryId, ReadingId } from '../../../src/core/apparatus/index.ts'
import { newProposals, readNotes } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

const content = '肝氣濁(徐廣曰一作黽)而靜(徐廣曰一作清)此病也。腎氣時間濁(徐廣曰一作黽又作猛)在脈口。'
const read = (words: string) => readNotes(baseText(words)).value.entries

describe('newProposals', () => {
  it('gives all when the apparatus is empty', () => {
    expect(newProposals([], read(content)).map(({ id }) => id)).toEqual(['e-0001', 'e-0002', 'e-0003'])
  })

  it('never gives again what the apparatus has, whatever became of it', () => {
    const [first, second, third] = read(content) as [ApparatusEntry, ApparatusEntry, ApparatusEntry]
    const decided: ApparatusEntry[] = [
      { ...first, status: 'rejected' },
      { ...second, status: 'accepted', readings: [{ ...second.readings[0]!, text: '淸' }] },
      { ...third, lemma: first.lemma, status: 'disputed' },
    ]
    expect(newProposals(decided, read(content))).toEqual([])
  })

  it('knows a clause that was read with its stop', () => {
    const entries = read('慶帥禦之（按《神道碑》云：「慶帥不能禦。」）') as [ApparatusEntry]
    const [{ origin }] = entries
    if (origin.by !== 'notes') throw new TypeError('read from a note')
    const { clause } = origin
    const longer = { ...clause, exact: `${clause.exact.replace(/。?」?$/u, '')}。」` }
    const known = [{ ...entries[0], readings: [], origin: { ...origin, clause: longer } }]
    expect(newProposals(known, entries)).toEqual([])
  })

  it('gives what was added to the text, and knows the rest although it has moved', () => {
    const longer = `太子病(一作疾)愈。${content}`
    const fresh = newProposals(read(content), read(longer))
    expect(fresh.map(({ id, lemma }) => [id, lemma[0]!.exact])).toEqual([['e-0004', '病']])
  })

  it('numbers after the highest number there is', () => {
    const [first] = read(content) as [ApparatusEntry]
    const fresh = newProposals([{ ...first, id: 'e-0041' as EntryId }], read(content))
    expect(fresh.map(({ id }) => id)).toEqual(['e-0042', 'e-0043'])
  })

  it('knows an entry that was made by hand with the same readings', () => {
    const [first, ...rest] = read(content) as [ApparatusEntry, ...ApparatusEntry[]]
    const byHand: ApparatusEntry = {
      ...first,
      origin: { by: 'hand' },
      readings: first.readings.map((reading) => ({ ...reading, id: 'x' as ReadingId })),
    }
    expect(newProposals([byHand], read(content))).toHaveLength(rest.length)
  })
})
