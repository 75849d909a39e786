import { type Span, wholeUnits } from '../text/index.ts'

/** Words with what stands before and after them, as a concordance prints them. */
export interface KeywordInContext {
  readonly span: Span
  readonly before: string
  readonly words: string
  readonly after: string
}

/** The words at `span` with about `width` code units on each side; line ends are shown as blanks, nothing is cut in two. */
export function keywordInContext(content: string, span: Span, width = 18): KeywordInContext {
  const { from } = wholeUnits(content, { from: Math.max(0, span.from - width), to: span.from })
  const { to } = wholeUnits(content, { from: span.to, to: Math.min(content.length, span.to + width) })
  return {
    span,
    before: oneLine(content.slice(from, span.from)),
    words: oneLine(content.slice(span.from, span.to)),
    after: oneLine(content.slice(span.to, to)),
  }
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ')
