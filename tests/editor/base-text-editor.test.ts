import { afterEach, describe as suite, expect, it, vi } from 'vitest'
import { type ApparatusEntry, describe, type EntryId } from '../../src/core/apparatus/index.ts'
import { applyChanges, baseText, type Change, parseNoteMarks, type Span } from '../../src/core/text/index.ts'
import { BaseTextEditor, lemmaMarks } from '../../src/editor/index.ts'

const marks = parseNoteMarks('（）')!
let open: BaseTextEditor | null = null

afterEach(() => {
  open?.destroy()
  document.body.replaceChildren()
})

function editorOf(content: string, part?: Span) {
  const text = baseText(content)
  const host = document.body.appendChild(document.createElement('div'))
  const events = {
    corrected: vi.fn<(changes: readonly Change[]) => void>(),
    selectionMoved: vi.fn(),
    lemmaClicked: vi.fn(),
    lemmaHovered: vi.fn(),
  }
  const editor = new BaseTextEditor(host, {
    content,
    ...(part && { part }),
    marks,
    language: 'zh-Hant',
    label: 'Base text',
    events,
  })
  open = editor
  return { text, host, editor, events }
}

function entry(content: string, words: string): ApparatusEntry {
  const from = content.indexOf(words)
  return {
    id: `e-${words}` as EntryId,
    layer: 'variants',
    kind: 'reading',
    lemma: [describe(baseText(content), { from, to: from + words.length })],
    readings: [],
    origin: { by: 'hand' },
    status: 'proposed',
  }
}

suite('BaseTextEditor', () => {
  it('shows overlapping lemmas with a line each, and words of notes in between', () => {
    const content = '改西壽監軍司為保泰軍。（《長編》作西市）'
    const { editor, host } = editorOf(content)
    editor.showEntries(lemmaMarks([entry(content, '西壽監軍司'), entry(content, '西壽')]))
    const inner = Array.from(host.querySelectorAll('.lemma .lemma'), ({ textContent }) => textContent)
    expect(inner).toEqual(['西壽'])
    expect(host.querySelector('.note')?.textContent).toBe('（《長編》作西市）')
  })

  it('washes the lemma in hand, and no other when another is taken', () => {
    const content = '西壽保泰'
    const { editor, host } = editorOf(content)
    editor.showEntries(lemmaMarks([entry(content, '西壽'), entry(content, '保泰')]))
    editor.select('e-西壽' as EntryId)
    expect(host.querySelector('.selected')?.textContent).toBe('西壽')
    editor.select('e-保泰' as EntryId)
    expect(Array.from(host.querySelectorAll('.selected'), ({ textContent }) => textContent)).toEqual(['保泰'])
  })

  it('brings in what was changed elsewhere without reporting it as a correction', () => {
    const { editor, events, host } = editorOf('西壽\n保泰\n石州')
    editor.bringTo('西壽\n保秦軍\n\n石州')
    expect(editor.shows('西壽\n保秦軍\n\n石州')).toBe(true)
    expect(host.querySelectorAll('p, h2')).toHaveLength(4)
    expect(events.corrected).not.toHaveBeenCalled()
  })

  it('keeps notes marked when brackets come and go', () => {
    const { editor, host } = editorOf('保泰軍（作保秦）也。')
    editor.bringTo('保泰軍作保秦）也。')
    expect(host.querySelector('.note')).toBeNull()
    editor.bringTo('保泰（軍作保秦）也。')
    expect(host.querySelector('.note')?.textContent).toBe('（軍作保秦）')
  })

  it('lets the text be changed only while it is corrected, and reports every change', () => {
    const content = '保泰軍\n石州'
    const { editor, events, host } = editorOf(content)
    const text = host.querySelector<HTMLElement>('.base-text')!
    const enter = () =>
      text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    editor.selectSpan({ from: 2, to: 2 })
    enter()
    expect(editor.shows(content)).toBe(true)
    editor.correcting = true
    enter()
    expect(editor.shows('保泰\n軍\n石州')).toBe(true)
    const changes = events.corrected.mock.calls.flatMap(([changes]) => changes)
    expect(changes.reduce((now, change) => applyChanges(now, [change]), content)).toBe('保泰\n軍\n石州')
  })

  it('gives a selection that cuts no character', () => {
    const { editor } = editorOf('臣𣈆曰')
    editor.selectSpan({ from: 2, to: 4 })
    expect(editor.selection).toEqual({ from: 1, to: 4 })
  })

  const long = '卷一\n西壽保泰\n石州靜塞\n韋州祥祐\n神勇軍'
  const lines = (first: string, last: string): Span => ({
    from: long.indexOf(first),
    to: long.indexOf(last) + last.length,
  })

  it('shows a part of a long text with the entries in it, and counts in the whole', () => {
    const { editor, host, events } = editorOf(long, lines('西壽', '石州靜塞'))
    editor.showEntries(lemmaMarks([entry(long, '卷一'), entry(long, '靜塞'), entry(long, '祥祐')]))
    expect(Array.from(host.querySelectorAll('.lemma'), ({ textContent }) => textContent)).toEqual(['靜塞'])
    expect(editor.shows(long)).toBe(true)
    const at = long.indexOf('靜塞')
    editor.selectSpan({ from: at, to: at + 2 })
    expect(editor.selection).toEqual({ from: at, to: at + 2 })
    expect(events.corrected).not.toHaveBeenCalled()
  })

  it.each([
    ['further on', '石州', '神勇軍'],
    ['back', '卷一', '西壽保泰'],
    ['beyond', '神勇', '神勇軍'],
    ['all', '卷一', '神勇軍'],
    ['less', '石州', '石州靜塞'],
  ])('goes %s and keeps the text and what is selected', (_, first, last) => {
    const { editor, host } = editorOf(long, lines('西壽', '石州靜塞'))
    const selected = { from: long.indexOf('保泰'), to: long.indexOf('保泰') + 2 }
    editor.selectSpan(selected)
    const part = lines(first, last)
    editor.showPart(part)
    expect(editor.part).toEqual(part)
    expect(editor.content).toBe(long)
    expect(Array.from(host.querySelectorAll('p, h2'), (line) => line.textContent).join('\n')).toBe(
      long.slice(part.from, part.to),
    )
    expect(editor.selection).toEqual(selected)
    expect(editor.away).toEqual(selected.from >= part.from && selected.to <= part.to ? null : selected)
  })

  it.each([
    '序\n' + long,
    long + '\n跋',
    long.replace('保泰', '保秦'),
    long.replace('卷一\n西壽', '西市'),
    '新',
  ])('brings in what was changed before, after and within the part: %j', (content) => {
    const { editor } = editorOf(long, lines('西壽', '石州靜塞'))
    editor.bringTo(content)
    expect(editor.content).toBe(content)
  })
})
