import type { Problem, Span } from '../text/index.ts'
import type { Note } from './note.ts'

/** What is doubtful in a text and its notes before anything is read: stray title marks, no text at all, endless notes. */
export function doubtfulText(content: string, notes: readonly Note[]): Problem[] {
  return [...strayTitleMarks(content), ...notText(content), ...longNotes(notes)]
}

function strayTitleMarks(content: string): Problem[] {
  const problems: Problem[] = []
  let open = -1
  const report = (at: number) => {
    if (problems.length >= MOST_PROBLEMS) return
    const opens = content[at] === '《'
    problems.push({
      code: opens ? 'title-not-closed' : 'title-not-opened',
      severity: 'warning',
      message: opens
        ? 'The title mark 《 is not closed before the end of its line; close it, or the title is not recognised.'
        : 'The title mark 》 closes no title; delete it or open the title.',
      at: { from: at, to: at + 1 },
    })
  }
  for (const { 0: sign, index } of content.matchAll(/[《》\n]/gu)) {
    if (sign === '《') {
      if (open >= 0) report(open)
      open = index
    } else if (sign === '》') {
      if (open < 0) report(index)
      open = -1
    } else {
      if (open >= 0) report(open)
      open = -1
    }
  }
  if (open >= 0) report(open)
  return problems
}

function notText(content: string): Problem[] {
  let count = 0
  let first: Span | null = null
  // Controls but tab, line feed, form feed and carriage return, and the sign for bytes that are no UTF-8.
  for (const { index } of content.matchAll(/[^\P{Cc}\t\n\f\r]|\ufffd/gu)) {
    first ??= { from: index, to: index + 1 }
    count++
  }
  return first === null
    ? []
    : [
        {
          code: 'not-text',
          severity: 'error',
          message: `${count} characters from here on are no text (controls, or bytes that are not UTF-8); check that this is a text file in UTF-8.`,
          at: first,
        },
      ]
}

function longNotes(notes: readonly Note[]): Problem[] {
  return notes
    .filter(({ span }) => span.to - span.from > LONGEST_NOTE)
    .slice(0, MOST_PROBLEMS)
    .map(({ span }) => ({
      code: 'long-note',
      severity: 'warning' as const,
      message: `This note has ${span.to - span.from} characters; perhaps a bracket is missing. It is read as it stands.`,
      at: { from: span.from, to: span.from + 1 },
    }))
}

const MOST_PROBLEMS = 1000
/** In code units. The longest notes of the 通鑑考異 have some four thousand. */
const LONGEST_NOTE = 20_000
