import type { Problem, Span } from '../text/index.ts'

/** A stretch in brackets: the whole with its brackets, and which family of brackets they are of. */
export interface Bracketed {
  readonly span: Span
  readonly family: Family
}

/** Brackets that are taken for one another when half- and full-width forms are mixed. */
export type Family = 'round' | 'square' | 'lenticular' | 'tortoise'

export const families: readonly { readonly family: Family; readonly open: string; readonly close: string }[] =
  [
    { family: 'round', open: '（(﹙', close: '）)﹚' },
    { family: 'square', open: '[［', close: ']］' },
    { family: 'lenticular', open: '【〖', close: '】〗' },
    { family: 'tortoise', open: '〔﹝', close: '〕﹞' },
  ]

/**
 * The outermost bracketed stretches of `content`, in order, and what is wrong with the brackets. Half- and full-width
 * forms close each other. In a text whose lines are broken like those of a print a note may run over several lines;
 * where a line is a paragraph, a bracket that is still open at its end is reported, and read as text.
 */
export function findBracketed(
  content: string,
  wanted: readonly Family[],
): { found: Bracketed[]; problems: Problem[] } {
  const sides = new Map<string, { family: Family; opens: boolean }>()
  for (const { family, open, close } of families) {
    if (!wanted.includes(family)) continue
    for (const c of open) sides.set(c, { family, opens: true })
    for (const c of close) sides.set(c, { family, opens: false })
  }
  const found: Bracketed[] = []
  const problems: Problem[] = []
  const report = (problem: Problem) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem)
  }
  const open: { at: number; family: Family }[] = []
  const openOf = new Map<Family, number>()
  const anyBracket = new RegExp(`[\\n${[...sides.keys()].join('').replace(/[[\]]/g, '\\$&')}]`, 'gu')
  let lineStart = 0

  const giveUp = (from: number) => {
    for (const { at, family } of open.splice(from)) {
      openOf.set(family, openOf.get(family)! - 1)
      report(unclosed(content, at))
    }
  }

  for (const { 0: sign, index } of content.matchAll(anyBracket)) {
    if (sign === '\n') {
      const short = index - lineStart <= LONGEST_PRINT_LINE
      const blank = index === lineStart
      lineStart = index + 1
      if (open.length > 0 && (!short || blank || index - open[0]!.at > LONGEST_WRAPPED_NOTE)) giveUp(0)
      continue
    }
    const { family, opens } = sides.get(sign)!
    if (opens) {
      open.push({ at: index, family })
      openOf.set(family, (openOf.get(family) ?? 0) + 1)
      continue
    }
    if ((openOf.get(family) ?? 0) === 0) {
      report(unopened(content, index))
      continue
    }
    while (open.at(-1)!.family !== family) giveUp(open.length - 1)
    const { at } = open.pop()!
    openOf.set(family, openOf.get(family)! - 1)
    // What was found inside belongs to this one.
    while (found.length > 0 && found.at(-1)!.span.from > at) found.pop()
    found.push({ span: { from: at, to: index + 1 }, family })
  }
  giveUp(0)
  return { found, problems }
}

/** In code units: prints have some twenty characters a line, transcriptions with notes twice that. */
const LONGEST_PRINT_LINE = 60
const LONGEST_WRAPPED_NOTE = 20_000
/** A file that is no text may have millions; the first of them say enough. */
const MOST_PROBLEMS = 1000

function unclosed(content: string, at: number): Problem {
  return {
    code: 'note-not-closed',
    severity: 'warning',
    message: `The bracket 「${content[at]}」 is not closed before the end of its paragraph; close it, or it is read as text.`,
    at: { from: at, to: at + 1 },
  }
}

function unopened(content: string, at: number): Problem {
  return {
    code: 'note-not-opened',
    severity: 'warning',
    message: `The bracket 「${content[at]}」 closes a note that was not opened; it is read as text.`,
    at: { from: at, to: at + 1 },
  }
}
