import { EditorState } from 'prosemirror-state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseText, blocks, units } from '../../src/core/text/index.ts'
import { documentOf } from '../../src/editor/document.ts'
import { notePieces } from '../../src/editor/note-pieces.ts'
import { notePiecesPlugin, setColumns } from '../../src/editor/note-pieces-plugin.ts'
import { textOf } from '../../src/editor/positions.ts'

const setting = { column: 10, small: 0.5 }

/** The pieces as words, with the length of their columns; notes are what stands in （）. */
const cut = (content: string, column = 10) =>
  notePieces(content, notesOf(content), { column, small: 0.5 }).map(
    ({ from, to, rows }) => `${content.slice(from, to)} ${rows}`,
  )

const notesOf = (content: string) =>
  Array.from(content.matchAll(/（[^）]*）/gu), ({ index, 0: words }) => ({
    from: index,
    to: index + words.length,
  }))

describe('notes in two small columns', () => {
  it('share their characters between the two', () => {
    expect(cut('改保泰（甲乙丙丁）')).toEqual(['（甲乙丙丁） 3'])
    expect(cut('改保泰（甲乙丙）')).toEqual(['（甲乙丙） 3'])
    expect(cut('改保泰')).toEqual([])
  })

  it('fill what is left of a column and go on in the next', () => {
    // Two characters are left: four small ones in each of the two columns.
    expect(cut('一二三四五六七八（甲乙丙丁戊己庚辛壬癸）')).toEqual(['（甲乙丙丁戊己庚 4', '辛壬癸） 2'])
    // The column is full, and holds twenty small ones twice.
    expect(cut(`一二三四五六七八九十（${'甲'.repeat(44)}）`)).toEqual([
      `（${'甲'.repeat(39)} 20`,
      '甲甲甲甲甲） 3',
    ])
    // What follows the note stands where it ends.
    expect(cut('（甲乙）一二三四五六七八（丙丁戊己庚辛）')).toEqual([
      '（甲乙） 2',
      '（丙丁戊 2',
      '己庚辛） 2',
    ])
  })

  it('reckon with points that may not begin a column', () => {
    // 十 goes along with the point into the next column.
    expect(cut(`一二三四五六七八九十，（${'甲'.repeat(31)}）`)).toEqual([`（${'甲'.repeat(31)} 16`, '） 1'])
  })

  it('cut no character and lose none', () => {
    const unit = fc.constantFrom('甲', '，', '𣈆', '辻󠄀', '⿰氵每', 'a', ' ')
    const words = fc.array(unit, { maxLength: 60 }).map((all) => all.join(''))
    fc.assert(
      fc.property(words, words, words, fc.integer({ min: 4, max: 30 }), (a, note, b, column) => {
        const content = `${a}（${note}）${b}（${note}）`
        const notes = notesOf(content)
        const pieces = notePieces(content, notes, { column, small: 0.56 })
        const starts = new Set(
          notes.flatMap(({ from, to }) => units(content.slice(from, to)).map((one) => from + one.from)),
        )
        expect(pieces.map(({ from, to }) => content.slice(from, to)).join('')).toBe(
          notes.map(({ from, to }) => content.slice(from, to)).join(''),
        )
        for (const { from, rows } of pieces) {
          expect(starts.has(from)).toBe(true)
          expect(rows).toBeGreaterThan(0)
          expect(rows * 0.56).toBeLessThanOrEqual(column + 0.001)
        }
      }),
    )
  })

  it('are marks of the document that go again, and leave its text alone', () => {
    const content = '改保泰（按甲乙丙丁）軍\n又（戊己）'
    const text = baseText(content)
    const doc = documentOf(content, blocks(text, [{ open: '（', close: '）' }]))
    const state = EditorState.create({ doc, plugins: [notePiecesPlugin()] })
    const set = state.apply(setColumns(state.tr, setting))
    const pieces: string[] = []
    set.doc.descendants((node) => {
      if (node.marks.some(({ type }) => type.name === 'piece')) pieces.push(node.text!)
    })
    expect(pieces).toEqual(['（按甲乙丙丁）', '（戊己）'])
    expect(textOf(set.doc)).toBe(content)
    expect(set.apply(setColumns(set.tr, null)).doc.eq(doc)).toBe(true)
    // A note that grows is cut anew.
    const grown = set.apply(set.tr.insertText('庚辛壬癸子丑寅卯辰巳午未申酉戌亥', 5))
    const rows = new Set<unknown>()
    grown.doc.descendants((node) => {
      for (const { type, attrs } of node.marks) if (type.name === 'piece') rows.add(attrs['rows'])
    })
    expect(rows.size).toBeGreaterThan(0)
  })
})
