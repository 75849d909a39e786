import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readNotes } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

const sample = readFileSync(join(import.meta.dirname, '../../../corpus/xixiaji-13/base.txt'), 'utf8')
const unpunctuated =
  '又東逕姚城(案姚近刻訛作桃)南春秋㑹于鹹(案近刻鹹訛作咸又是字訛在也字之下)是也肝氣濁(徐廣曰一作黽又作猛)而靜\n'

/** Milliseconds of processor time, which other processes disturb less than the clock. */
function cost(content: string): number {
  const text = baseText(content)
  const before = process.cpuUsage()
  readNotes(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe('the time to read notes', () => {
  it('grows with the length of the text', () => {
    const chapter = sample + unpunctuated.repeat(100)
    cost(chapter)
    const once = cost(chapter.repeat(10))
    const sixTimes = cost(chapter.repeat(60))
    expect(sixTimes / once).toBeLessThan(12)
  }, 60_000)

  // The limit is some ten times what it takes, for machines that are busy.
  it.each<[string, string]>([
    ['nested brackets', '（'.repeat(170_000) + '）'.repeat(170_000)],
    ['brackets that open', '（'.repeat(340_000)],
    ['empty notes', '（）'.repeat(170_000)],
    ['作 in the text', '作'.repeat(340_000)],
    ['作 in a note', `（${'作'.repeat(340_000)}）`],
    ['又作 in a note', `（${'又作'.repeat(170_000)}）`],
    ['title marks', `（${'《》作'.repeat(110_000)}）`],
    ['one witness again and again', `（${'宋本作'.repeat(115_000)}）`],
    ['clauses in one note', `（${'甲宋本作乙，'.repeat(28_000)}）`],
    ['dates in one note', `（${'《甲》在二月'.repeat(28_000)}）`],
    ['numbers without notes', '〔一〕〔二〕'.repeat(57_000)],
    ['title marks that open', '《'.repeat(340_000)],
    ['按', '按'.repeat(340_000)],
    ['a bracket that is not closed', `（${'甲乙丙丁。'.repeat(68_000)}`],
    ['circles without notes', '甲○乙'.repeat(110_000)],
    ['quotation marks', `（${'「作'.repeat(170_000)}）`],
  ])('stays short for a megabyte of %s', (_, content) => expect(cost(content)).toBeLessThan(6000), 60_000)
})
