import type { BaseText } from './base-text.ts'
import type { Problem, Read } from './problem.ts'
import type { Span } from './span.ts'

/** A pair of brackets that sets notes apart from the text: 「（」 and 「）」, `(` and `)`, `[` and `]`. */
export interface NoteMarks {
  readonly open: string
  readonly close: string
}

/**
 * The notes of `text`, brackets included, in text order: what stands between `open` and `close` within one line.
 * Brackets inside a note belong to it. A bracket without its partner is left as text and reported.
 */
export function findNotes(text: BaseText, marks: readonly NoteMarks[]): Read<Span[]> {
  const value: Span[] = []
  const problems: Problem[] = []
  const partner = new Map(marks.map(({ open, close }) => [open, close]))
  const closers = new Set(marks.map(({ close }) => close))
  const open: { at: number; close: string }[] = []
  /** How many brackets wait for each closer, so that a closer without partner is known without searching for one. */
  const awaited = new Map<string, number>()
  const expect = (close: string, count: 1 | -1) => awaited.set(close, (awaited.get(close) ?? 0) + count)

  const unclosed = (at: number) =>
    problems.push({
      code: 'note-not-closed',
      severity: 'warning',
      message: `The bracket 「${text.content[at]}」 is not closed before the end of its line; close it, or it is read as text.`,
      at: { from: at, to: at + 1 },
    })

  for (let at = 0; at < text.content.length; at++) {
    const character = text.content[at]!
    if (character === '\n') {
      // The outermost bracket was never closed: notes that were complete within it still stand.
      for (const { at } of open.splice(0)) unclosed(at)
      awaited.clear()
    } else if ((awaited.get(character) ?? 0) > 0) {
      // What was opened within it and not closed is text: 「（甲[乙）」 is a note with a stray bracket.
      while (open.at(-1)!.close !== character) {
        const stray = open.pop()!
        expect(stray.close, -1)
        unclosed(stray.at)
      }
      const { at: from } = open.pop()!
      expect(character, -1)
      while (value.length > 0 && value.at(-1)!.from > from) value.pop()
      value.push({ from, to: at + 1 })
    } else if (partner.has(character)) {
      const close = partner.get(character)!
      open.push({ at, close })
      expect(close, 1)
    } else if (closers.has(character)) {
      problems.push({
        code: 'note-not-opened',
        severity: 'warning',
        message: `The bracket 「${character}」 closes a note that was not opened; it is read as text.`,
        at: { from: at, to: at + 1 },
      })
    }
  }
  for (const { at } of open) unclosed(at)
  return { value, problems: problems.sort((a, b) => a.at!.from - b.at!.from) }
}

/** The pairs of brackets written in `marks`, one after another: `（）()`. Null when their number is odd. */
export function parseNoteMarks(marks: string): NoteMarks[] | null {
  const characters = [...marks.replace(/\s/gu, '')]
  if (characters.length === 0 || characters.length % 2 === 1) return null
  return Array.from({ length: characters.length / 2 }, (_, i) => ({
    open: characters[2 * i]!,
    close: characters[2 * i + 1]!,
  }))
}
