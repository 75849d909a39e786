import { describe, expect, it } from 'vitest'
import { readNotes } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { variedNotes } from '../../bench/varied-notes.ts'
import { hostileNotes } from './hostile-notes.ts'

/** Milliseconds of processor time, which other processes disturb less than the clock. */
function cost(content: string): number {
  const text = baseText(content)
  const before = process.cpuUsage()
  readNotes(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What is not told from the noise of a busy machine, in milliseconds. */
const NOISE = 150

describe('the time to read notes', () => {
  it('grows with the length of the text', () => {
    const text = variedNotes(120_000)
    cost(text.slice(0, 20_000))
    const sixth = cost(text.slice(20_000, 40_000))
    expect(cost(text)).toBeLessThan(12 * sixth + NOISE)
  }, 300_000)

  // Where time grew with the square of the length, eight times as much would take sixty-four times as long.
  const short = new Map(hostileNotes(10_000))
  it.each(hostileNotes(80_000))(
    'grows with the length of %s',
    (name, content) => expect(cost(content)).toBeLessThan(20 * cost(short.get(name)!) + NOISE),
    300_000,
  )
})
