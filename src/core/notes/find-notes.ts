import { compareSpans, type Problem, type Read, type Span } from '../text/index.ts'
import { type Bracketed, type Family, families, findBracketed } from './bracket-notes.ts'
import { findBlankNotes, findCircleNotes, findPageNotes, findParagraphNotes } from './line-notes.ts'
import { looksLikeNote, saysSomething } from './looks-like-note.ts'
import type { Notation, Note } from './note.ts'
import { findNumbered, numberMarks } from './numbered-notes.ts'
import { findSiglaNotes, isSiglaFormula } from './sigla-notes.ts'
import { starMarks } from './star-places.ts'

/** The notes of a text, and everything in it that is not its own words: notes and their numbers. */
export interface FoundNotes {
  readonly notes: readonly Note[]
  readonly apart: readonly Span[]
  readonly notations: readonly Notation[]
}

/**
 * Finds the notes of `content`, as `marks` says or, without it, by what is there: several notations may stand side by
 * side. Round brackets hold notes always; other brackets, which have other uses too, only where their words read like
 * a note.
 */
export function findAllNotes(content: string, marks?: string): Read<FoundNotes> {
  const wanted = marks === undefined || marks.trim() === '' ? null : wantedNotations(marks)
  const wants = (notation: Notation) => wanted === null || wanted.notations.includes(notation)

  const bracketFamilies = wanted === null ? families.map(({ family }) => family) : wanted.families
  const { found, problems } = findBracketed(content, bracketFamilies)
  const sigla = wants('sigla') ? findSiglaNotes(content) : []
  const allMarks = numberMarks(content)
  const lines = [
    ...sigla,
    ...(wants('numbered') ? findNumbered(content, allMarks) : []),
    ...(wants('circle') ? circleNotes(content, wanted !== null) : []),
    ...(wants('circle') ? findPageNotes(content) : []),
    ...(wants('paragraph') ? findParagraphNotes(content) : []),
  ].sort((a, b) => compareSpans(a.span, b.span))
  const whole = withoutOverlaps(lines)
  const marked = new Set(allMarks.map(({ from }) => from))
  const candidates = found.filter(({ span }) => !marked.has(span.from))
  const holding = wanted === null ? familiesOfNotes(content, candidates) : null
  const bracketed = candidates
    .filter(({ family }) => holding === null || holding.has(family))
    .filter((candidate) => holding === null || candidate.family === 'round' || !isAdded(content, candidate))
    .map(({ span }): Note => ({
      notation: 'brackets',
      span,
      body: { from: span.from + 1, to: span.to - 1 },
      place: span.from,
    }))
  const notes = withoutOverlaps(
    [...whole, ...outside(bracketed, whole)].sort((a, b) => compareSpans(a.span, b.span)),
  )
  const numbers: Span[] = wants('numbered') || wants('sigla') ? [...allMarks] : []
  if (wants('sigla')) numbers.push(...starMarks(content).map(({ span }) => span))
  return {
    value: {
      notes,
      apart: [...notes.map(({ span }) => span), ...numbers].sort(compareSpans),
      notations: [...new Set(notes.map(({ notation }) => notation))],
    },
    problems: [...problems, ...emptyNotes(notes, content)].sort((a, b) => a.at!.from - b.at!.from),
  }
}

/**
 * The kinds of brackets that hold notes. Round ones always do. Others have other uses too, for words that are supplied
 * or struck out, for headings and numbers: they hold notes where a good part of them reads like one, and then all of
 * them are notes.
 */
function familiesOfNotes(content: string, bracketed: readonly Bracketed[]): Set<Family> {
  const counts = new Map<Family, { all: number; notes: number }>()
  for (const { span, family } of bracketed) {
    if (family === 'round') continue
    const count = counts.get(family) ?? { all: 0, notes: 0 }
    const inner = content.slice(span.from + 1, Math.min(span.to - 1, span.from + 200))
    count.all++
    if (looksLikeNote(inner) || isSiglaFormula(inner)) count.notes++
    counts.set(family, count)
  }
  const holding = new Set<Family>(['round'])
  for (const [family, { all, notes }] of counts) if (notes >= all * NOTES_OF_ALL) holding.add(family)
  return holding
}

/** 〔Y〕 after （X）: words that an edition puts in the place of others, no note. */
function isAdded(content: string, { span, family }: Bracketed): boolean {
  return (
    family === 'tortoise' &&
    span.to - span.from <= LONGEST_ADDED &&
    !looksLikeNote(content.slice(span.from + 1, span.to - 1))
  )
}

/** What part of the brackets of a kind must read like notes. */
const NOTES_OF_ALL = 0.2
const LONGEST_ADDED = 8

/** One ○ may be an ornament; a list has several, unless the editor says that ○ marks the notes. */
function circleNotes(content: string, asked: boolean): Note[] {
  const notes = findCircleNotes(content)
  const blank = findBlankNotes(content)
  const read = notes.filter(({ body }) =>
    saysSomething(content.slice(body.from, Math.min(body.to, body.from + 200))),
  )
  const listed =
    asked ||
    (read.length >= 2 && read.length >= notes.length / 3) ||
    (notes.length === 1 && read.length === 1)
  if (!listed) return blank
  const taken = new Set(notes.map(({ phrase }) => phrase?.from))
  return [...notes, ...blank.filter(({ phrase }) => !taken.has(phrase?.from))]
}

function wantedNotations(marks: string): { notations: Notation[]; families: Family[] } {
  const notations: Notation[] = ['running']
  const wantedFamilies: Family[] = []
  if (/[○◯〇]/u.test(marks)) notations.push('circle')
  if (/[附按案校]/u.test(marks)) notations.push('paragraph')
  if (/[=＝－＋]|【[宋元明三宮大]/u.test(marks)) notations.push('sigla', 'numbered')
  if (/[①②③]|[〔[［【（(](?:\d|[一二三四五六七八九十])/u.test(marks)) notations.push('numbered')
  else {
    for (const { family, open } of families) {
      if ([...open].some((c) => marks.includes(c)) && !notations.includes('sigla'))
        wantedFamilies.push(family)
    }
    if (wantedFamilies.length > 0) notations.push('brackets')
  }
  return { notations, families: wantedFamilies }
}

/** Notes in order; one that begins within another belongs to it. */
function withoutOverlaps(notes: readonly Note[]): Note[] {
  const result: Note[] = []
  for (const note of notes) if (note.span.from >= (result.at(-1)?.span.to ?? 0)) result.push(note)
  return result
}

/** Those of `notes` that do not lie within any of `others`; both are in order. */
function outside(notes: readonly Note[], others: readonly Note[]): Note[] {
  let next = 0
  return notes.filter(({ span }) => {
    while (next < others.length && others[next]!.span.to <= span.from) next++
    const other = others[next]
    return other === undefined || other.span.from >= span.to
  })
}

const MOST_PROBLEMS = 1000

function emptyNotes(notes: readonly Note[], content: string): Problem[] {
  return notes
    .filter(({ body }) => body.to - body.from < 100 && content.slice(body.from, body.to).trim() === '')
    .slice(0, MOST_PROBLEMS)
    .map(({ span }) => ({
      code: 'empty-note',
      severity: 'warning' as const,
      message: 'This note has no words; fill it in or delete its marks.',
      at: span,
    }))
}
