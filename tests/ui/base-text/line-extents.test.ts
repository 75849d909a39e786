import { describe, expect, it } from 'vitest'
import { applyChanges, baseText } from '../../../src/core/text/index.ts'
import { LineExtents, lineOf } from '../../../src/ui/base-text/line-extents.ts'
import { typedAfter, Typing } from '../../../src/ui/base-text/typing.ts'

const text = baseText('卷一\n西壽保泰石州靜塞\n\n韋州')
const setting = { charactersInRow: 4, row: 10, gap: 2 }

describe('LineExtents', () => {
  it('reckons a line by its rows, an empty one as one row', () => {
    const extents = new LineExtents(text, setting)
    expect([0, 1, 2, 3, 4].map((line) => extents.start(line))).toEqual([0, 12, 34, 46, 58])
    expect(extents.total).toBe(58)
  })

  it('takes what was measured instead, and finds lines by where they stand', () => {
    const extents = new LineExtents(text, setting)
    extents.measure(1, 100)
    expect(extents.total).toBe(136)
    expect([-5, 0, 11, 12, 111, 112, 9999].map((at) => extents.lineAt(at))).toEqual([0, 0, 0, 1, 1, 2, 3])
    expect(extents.along(text.content.indexOf('石'))).toBeCloseTo(12 + (100 * 4) / 9)
  })

  it('keeps what was measured before and after the lines that were altered', () => {
    const extents = new LineExtents(text, setting)
    for (const line of [0, 1, 2, 3]) extents.measure(line, 100 + line)
    const at = text.content.indexOf('石')
    const after = baseText(applyChanges(text.content, [{ from: at, to: at, insert: '甲\n乙' }]))
    const altered = extents.after(after)
    expect(altered.lines).toBe(5)
    expect(altered.start(1)).toBe(100)
    expect(altered.total - altered.start(3)).toBe(102 + 103)
  })

  it('says in which line an offset lies', () => {
    expect([0, 2, 3, 11, 12, 13, 15].map((offset) => lineOf(text, offset))).toEqual([0, 0, 1, 1, 2, 3, 3])
  })
})

describe('Typing', () => {
  it('hands on at once what is not held back, and joins what is', () => {
    const told: unknown[] = []
    const typing = new Typing((changes) => told.push(changes))
    typing.add([{ from: 0, to: 0, insert: '甲' }], false)
    typing.add([{ from: 1, to: 1, insert: '乙' }], true)
    typing.add([{ from: 2, to: 2, insert: '丙' }], true)
    expect(told).toHaveLength(1)
    typing.flush()
    expect(told[1]).toEqual([{ from: 1, to: 1, insert: '乙丙' }])
    expect(typing.waiting).toBe(false)
  })

  it('is said anew after what somebody else did elsewhere, and given up where both touch', () => {
    const now = baseText(`序\n${text.content}`)
    expect(typedAfter([{ from: 3, to: 3, insert: '甲' }], text, now)).toEqual([
      { from: 5, to: 5, insert: '甲' },
    ])
    const cut = baseText(text.content.replace('西壽保泰石州靜塞', '西塞'))
    const inside = { from: text.content.indexOf('保'), to: text.content.indexOf('石'), insert: '甲' }
    expect(typedAfter([inside], text, cut)).toBeNull()
  })
})
