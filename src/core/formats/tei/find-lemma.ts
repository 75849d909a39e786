import type { Span } from '../../text/index.ts'

/**
 * Where the words of a lemma stand within `span`: null when nowhere, `several` when at more than one place. A lemma
 * that is shortened (Τί … μέλλοντι) is the passage from its first word to its last. Runs of white space count as one.
 */
export function findLemma(content: string, span: Span, words: string): Span | 'several' | null {
  const exact = all(content, span, words)
  if (exact.length === 1) return exact[0]!
  if (exact.length > 1) return 'several'
  const ends = words.split(/\s*(?:\[?\.\.\.+\]?|…+)\s*/u).filter((part) => part !== '')
  if (ends.length === 2) {
    const first = all(content, span, ends[0]!)
    if (first.length !== 1) return first.length === 0 ? null : 'several'
    const last = all(content, { from: first[0]!.to, to: span.to }, ends[1]!)
    if (last.length === 0) return null
    return last.length === 1 ? { from: first[0]!.from, to: last[0]!.to } : 'several'
  }
  return spaced(content, span, words)
}

/** The occurrence of `words` numbered `number` (from 1) within `span`. Empty words stand at its start. */
export function occurrenceIn(content: string, span: Span, words: string, number: number): Span | null {
  if (words === '') return { from: span.from, to: span.from }
  let at = span.from - 1
  for (let i = 0; i < number; i++) {
    at = content.indexOf(words, at + 1)
    if (at < 0 || at + words.length > span.to) return null
  }
  return { from: at, to: at + words.length }
}

/** Which occurrence of `words` within `span` stands at `from`, and how many there are. */
export function countOccurrences(
  content: string,
  span: Span,
  words: string,
  from: number,
): { number: number; of: number } {
  let number = 0
  let of = 0
  if (words === '') return { number: 1, of: 1 }
  for (
    let at = content.indexOf(words, span.from);
    at >= 0 && at + words.length <= span.to;
    at = content.indexOf(words, at + 1)
  ) {
    of++
    if (at === from) number = of
  }
  return { number, of }
}

function all(content: string, span: Span, words: string): Span[] {
  const found: Span[] = []
  if (words === '') return found
  // Two are as good as many: it is not known which is meant.
  for (
    let at = content.indexOf(words, span.from);
    at >= 0 && at + words.length <= span.to && found.length < 2;
    at = content.indexOf(words, at + 1)
  ) {
    found.push({ from: at, to: at + words.length })
  }
  return found
}

/** Where the words stand with other white space between them. */
function spaced(content: string, span: Span, words: string): Span | 'several' | null {
  const pieces = words.split(/\s+/u).filter((piece) => piece !== '')
  if (pieces.length < 2) return null
  const found: Span[] = []
  for (const start of starts(content, span, pieces[0]!)) {
    let at = start + pieces[0]!.length
    const fits = pieces.slice(1).every((piece) => {
      while (at < span.to && /\s/u.test(content[at]!)) at++
      if (!content.startsWith(piece, at)) return false
      at += piece.length
      return at <= span.to
    })
    if (fits) found.push({ from: start, to: at })
    if (found.length > 1) return 'several'
  }
  return found[0] ?? null
}

function* starts(content: string, span: Span, words: string): Generator<number> {
  for (
    let at = content.indexOf(words, span.from);
    at >= 0 && at < span.to;
    at = content.indexOf(words, at + 1)
  )
    yield at
}
