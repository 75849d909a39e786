import type { AdditionSide } from '../apparatus/index.ts'
import { findNotes, isPlace, type Span } from '../text/index.ts'
import { type Edition, noteMarksOf } from './edition.ts'

/** The words that a line of an apparatus is about. */
export interface LemmaWords {
  /** Empty where the line does not say; the ends of a longer lemma, or its parts, joined by an ellipsis. */
  readonly lemma: string
  /** Which of several occurrences in a line of the text, from 1. */
  readonly occurrence: number | null
  /** On which side of the words something is added. */
  readonly side: AdditionSide | null
  readonly quotedLemma?: string
}

/** Where the words stand; `quotedLemma` when the line names others than those it was put on. */
export type LemmaFound =
  | { readonly spans: readonly Span[]; readonly words: string; readonly quotedLemma?: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'several-places'; readonly places: number }

/**
 * A function that finds in the text what a line is about. Words that are `selected` come first, and when `only` one line
 * is there it is about them whatever it calls them. Else the words count where they stand once: at the caret, in its
 * line, or in the whole text; words in notes are looked at when there are no others.
 */
export function lemmaFinder(
  edition: Edition,
  selected: readonly Span[],
  only: boolean,
): (words: LemmaWords) => LemmaFound {
  const { content } = edition.text
  const notes = findNotes(edition.text, noteMarksOf(edition)).value
  const inNote = ({ from, to }: Span) => notes.some((note) => note.from < to && from < note.to)
  const parts = selected.filter((span) => !isPlace(span)).toSorted((a, b) => a.from - b.from)
  const wordsOf = (spans: readonly Span[]) => spans.map(({ from, to }) => content.slice(from, to)).join('')
  const caret = selected.at(-1)?.to ?? 0
  const line: Span = {
    from: content.lastIndexOf('\n', caret - 1) + 1,
    to: content.indexOf('\n', caret) < 0 ? content.length : content.indexOf('\n', caret),
  }
  return ({ lemma, occurrence, quotedLemma }) => {
    const pattern = lemma === '' ? null : patternOf(lemma)
    if (parts.length > 0) {
      const words = wordsOf(parts)
      const within = parts.flatMap((part) => matches(content, pattern, part))
      const isAbout = pattern === null || lettersOf(words) === lettersOf(lemma) || fits(words, lemma)
      if (only && isAbout) return { spans: parts, words }
      if (within.length === 1) return { spans: within, words: wordsOf(within) }
      if (only && within.length === 0)
        return { spans: parts, words, ...(quotedLemma === undefined && { quotedLemma: lemma }) }
    }
    if (pattern === null) return { kind: 'not-found' }
    const all = matches(content, pattern, { from: 0, to: content.length })
    const own = all.filter((span) => !inNote(span))
    const places = own.length > 0 ? own : all
    const atCaret = places.filter(({ from, to }) => from <= caret && caret <= to)
    const inLine = places.filter(({ from, to }) => from >= line.from && to <= line.to)
    const numbered = occurrence === null || inLine.length < occurrence ? [] : [inLine[occurrence - 1]!]
    const taken = [atCaret, numbered, inLine, places].find((some) => some.length === 1)
    if (taken !== undefined) {
      const spans = apart(content, taken[0]!, lemma)
      return { spans, words: wordsOf(spans) }
    }
    return places.length === 0 ? { kind: 'not-found' } : { kind: 'several-places', places: places.length }
  }
}

/** The words; around an ellipsis whatever stands between within a line of the text. */
function patternOf(lemma: string): RegExp {
  const parts = lemma.split('……').map((part) => part.split('／').map(escaped).join('\\s*'))
  return new RegExp(parts.join(`[^\\n]{0,${LONGEST_BETWEEN}}?`), 'gu')
}

function matches(content: string, pattern: RegExp | null, { from, to }: Span): Span[] {
  if (pattern === null) return []
  return Array.from(content.slice(from, to).matchAll(pattern), ({ index, 0: words }) => ({
    from: from + index,
    to: from + index + words.length,
  }))
}

/** A lemma that print would not have shortened has its ellipsis between two parts. */
function apart(content: string, span: Span, lemma: string): readonly Span[] {
  const ends = lemma.split('……')
  const words = content.slice(span.from, span.to)
  const spaced = words.trim().split(/\s+/u)
  const short = /\p{Script=Han}/u.test(words)
    ? lettersOf(words).length <= UNSHORTENED_CHARACTERS
    : spaced.length <= UNSHORTENED_WORDS
  if (ends.length !== 2 || !short) return [span]
  return [
    { from: span.from, to: span.from + ends[0]!.length },
    { from: span.to - ends[1]!.length, to: span.to },
  ]
}

const UNSHORTENED_CHARACTERS = 12
const UNSHORTENED_WORDS = 5

/** Whether `words` begin and end as a shortened lemma does. */
function fits(words: string, lemma: string): boolean {
  const ends = lemma.split('……').map(lettersOf)
  const letters = lettersOf(words)
  return ends.length > 1 && letters.startsWith(ends[0]!) && letters.endsWith(ends.at(-1)!)
}

const lettersOf = (words: string) => words.replace(/[^\p{L}\p{M}\p{N}\p{Co}\u2ff0-\u2fff]/gu, '')

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')

/** In characters: print shortens no lemma to its ends that is longer than a paragraph. */
const LONGEST_BETWEEN = 2000
