import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseText, findNotes, parseNoteMarks } from '../../../src/core/text/index.ts'

const marks = parseNoteMarks('（）()[]')!

describe('findNotes', () => {
  it.each<[string, string[], string[]]>([
    ['始親政。（《宋史》）以弟', ['（《宋史》）'], []],
    ['（甲（乙）丙）丁', ['（甲（乙）丙）'], []],
    ['（甲[乙]丙）(丁)', ['（甲[乙]丙）', '(丁)'], []],
    ['（甲', [], ['note-not-closed']],
    ['甲）', [], ['note-not-opened']],
    ['（甲\n乙）', [], ['note-not-closed', 'note-not-opened']],
    ['（甲（乙）', ['（乙）'], ['note-not-closed']],
    ['（甲[乙）丙', ['（甲[乙）'], ['note-not-closed']],
    ['（甲[乙）丙]', ['（甲[乙）'], ['note-not-closed', 'note-not-opened']],
    ['（甲]乙）', ['（甲]乙）'], ['note-not-opened']],
    ['𣈆（㖫）', ['（㖫）'], []],
    ['（）', ['（）'], []],
  ])('of %j', (content, notes, codes) => {
    const text = baseText(content)
    const { value, problems } = findNotes(text, marks)
    expect(value.map(({ from, to }) => content.slice(from, to))).toEqual(notes)
    expect(problems.map(({ code }) => code)).toEqual(codes)
  })

  it('are in order, apart, bracketed and each in one line', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'（）()[]甲\n𣈆') }), (content) => {
        const { value } = findNotes(baseText(content), marks)
        let end = 0
        for (const { from, to } of value) {
          expect(from).toBeGreaterThanOrEqual(end)
          end = to
          const note = content.slice(from, to)
          expect(marks.some(({ open, close }) => note.startsWith(open) && note.endsWith(close))).toBe(true)
          expect(note).not.toContain('\n')
        }
      }),
    ))

  it.each([
    ['opening', '（'],
    ['closing', '）'],
    ['paired', '（）'],
    ['crossed', '（[）]'],
    ['mismatched', '[（（]'],
  ])('take linear time on a megabyte of %s brackets', (_, pattern) => {
    const text = baseText(pattern.repeat(1_000_000 / pattern.length))
    const start = process.cpuUsage()
    findNotes(text, marks)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000)
  })

  it('take linear time when a closer has its opener nowhere in a deep nest', () => {
    const start = process.cpuUsage()
    findNotes(baseText(`${'（'.repeat(500_000)}${']'.repeat(500_000)}`), marks)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000)
  })
})

describe('parseNoteMarks', () => {
  it.each([
    ['（）', [{ open: '（', close: '）' }]],
    [
      '（）()',
      [
        { open: '（', close: '）' },
        { open: '(', close: ')' },
      ],
    ],
    ['（ ） ', [{ open: '（', close: '）' }]],
    ['（', null],
    ['', null],
  ])('of %j', (written, expected) => expect(parseNoteMarks(written)).toEqual(expected))
})
