import { type BaseText, type Span, toOffset } from '../text/index.ts'
import type { Selector } from './selector.ts'

/** A selector as files have it: positions in code points. */
export interface StoredSelector {
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

/** A selector found in a text: where, and by what it was found. */
export interface Anchor {
  readonly span: Span
  readonly by: 'position' | 'words'
}

/**
 * Finds `selector` in `text`: at its position when its words stand there, else at the one place where its words
 * stand in its neighbourhood. Null when they stand nowhere, or when more than one place would do: a doubtful match
 * is never taken.
 *
 * When the text is known to be the one the selector was made on (`sameText`), position and words suffice. When it
 * is not, its neighbours must agree too: 「詔夏國主，省所」 may stand at the old position by chance.
 */
export function anchor(selector: StoredSelector, text: BaseText, sameText: boolean): Anchor | null {
  const from = toOffset(text, selector.start)
  const to = toOffset(text, selector.end)
  if (from !== null && to !== null && from <= to && text.content.slice(from, to) === selector.exact) {
    const span = { from, to }
    if (sameText || neighbours(text.content, span, selector) === 2) return { span, by: 'position' }
  }
  const found = search(selector, text.content)
  return found === null ? null : { span: found, by: 'words' }
}

/** Every place where the words of `selector` stand in `text`, those with the better neighbourhood first. */
export function candidates(selector: StoredSelector, text: BaseText): Span[] {
  const spans = occurrences(selector.exact, text.content).map((from) => ({ from, to: from + selector.exact.length }))
  const score = new Map(spans.map((span) => [span, neighbours(text.content, span, selector)]))
  return spans.sort((a, b) => score.get(b)! - score.get(a)! || a.from - b.from)
}

function search(selector: StoredSelector, content: string): Span | null {
  const { exact, prefix = '', suffix = '' } = selector
  const both = occurrences(prefix + exact + suffix, content)
  if (both.length === 1) return spanAt(both[0]! + prefix.length, exact)
  // A place has no words of its own, so that both its neighbours must be there.
  if (both.length > 1 || exact === '') return null
  const either = new Set([
    ...(prefix === '' ? [] : occurrences(prefix + exact, content).map((at) => at + prefix.length)),
    ...(suffix === '' ? [] : occurrences(exact + suffix, content)),
  ])
  return either.size === 1 ? spanAt([...either][0]!, exact) : null
}

/** How many of the two neighbours, before and after, stand beside `span`. */
function neighbours(content: string, span: Span, { prefix = '', suffix = '' }: StoredSelector): number {
  return Number(content.startsWith(prefix, span.from - prefix.length)) + Number(content.startsWith(suffix, span.to))
}

function occurrences(words: string, content: string): number[] {
  if (words === '') return []
  const result: number[] = []
  for (let at = content.indexOf(words); at >= 0; at = content.indexOf(words, at + 1)) result.push(at)
  return result
}

const spanAt = (from: number, words: string): Span => ({ from, to: from + words.length })

/** The selector as it stands in `text`: anchored, or an orphan that keeps its last position. */
export function selectorFrom(stored: StoredSelector, text: BaseText, sameText: boolean): Selector {
  const { start, end, exact, prefix = '', suffix = '', ...rest } = stored
  const found = anchor(stored, text, sameText)
  return found === null
    ? { ...rest, span: null, exact, prefix, suffix, lost: { start, end } }
    : { ...rest, span: found.span, exact, prefix, suffix }
}
