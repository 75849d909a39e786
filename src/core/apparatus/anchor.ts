import { type BaseText, type Span, toOffset } from '../text/index.ts'
import type { Selector } from './selector.ts'

/** A selector as files have it: positions in code points. */
export interface StoredSelector {
  readonly start: number
  readonly end: number
  readonly exact: string
  /** The words that stand there now, when they are no longer the words it was made on. */
  readonly now?: string | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  /** That its words were gone when it was written: the position is the last it had, and means nothing any more. */
  readonly orphan?: boolean | undefined
}

/** A selector found in a text: where, and by what it was found. */
export interface Anchor {
  readonly span: Span
  readonly by: 'position' | 'words'
}

/**
 * Finds `selector` in `text`: at its position when its words stand there, else at the one place where its words
 * stand in its neighbourhood. Null when they stand nowhere, or when more than one place would do: a doubtful match
 * is never taken. A selector whose words were altered is found by the words that stood there last.
 *
 * When the text is known to be the one the selector was made on (`sameText`), position and words suffice, and an
 * orphan stays one. When it is not, its neighbours must agree too: 「詔夏國主，省所」 may stand at the old position by
 * chance.
 */
export function anchor(selector: StoredSelector, text: BaseText, sameText: boolean): Anchor | null {
  const { exact, now = exact, orphan = false } = selector
  if (orphan && sameText) return null
  const from = toOffset(text, selector.start)
  const to = toOffset(text, selector.end)
  if (!orphan && from !== null && to !== null && from <= to && text.content.slice(from, to) === now) {
    const span = { from, to }
    if (sameText || neighbours(text.content, span, selector) === 2) return { span, by: 'position' }
  }
  const found = search(now, selector, text.content) ?? (now === exact ? null : search(exact, selector, text.content))
  return found === null ? null : { span: found, by: 'words' }
}

/** Every place where the words of `selector` stand in `text`, those with the better neighbourhood first. */
export function candidates(selector: StoredSelector, text: BaseText): Span[] {
  const spans = occurrences(selector.exact, text.content).map((from) => ({ from, to: from + selector.exact.length }))
  const score = new Map(spans.map((span) => [span, neighbours(text.content, span, selector)]))
  return spans.sort((a, b) => score.get(b)! - score.get(a)! || a.from - b.from)
}

function search(exact: string, selector: StoredSelector, content: string): Span | null {
  const { prefix = '', suffix = '' } = selector
  const both = occurrences(prefix + exact + suffix, content, 2)
  if (both.length === 1) return spanAt(both[0]! + prefix.length, exact)
  // A place has no words of its own, so that both its neighbours must be there.
  if (both.length > 1 || exact === '') return null
  const nearBefore = Array.from(prefix).slice(-NEAREST).join('')
  const nearAfter = Array.from(suffix).slice(0, NEAREST).join('')
  const either = new Set([
    ...occurrences(prefix + exact + nearAfter, content, 2).map((at) => at + prefix.length),
    ...occurrences(nearBefore + exact + suffix, content, 2).map((at) => at + nearBefore.length),
  ])
  return either.size === 1 ? spanAt([...either][0]!, exact) : null
}

/**
 * How many characters of the altered neighbour must be as they were. With one neighbour alone a lemma whose words were
 * deleted is found on the like words after it: 「官官」 where one 官 is deleted.
 */
const NEAREST = 3

/** How many of the two neighbours, before and after, stand beside `span`. */
function neighbours(content: string, span: Span, { prefix = '', suffix = '' }: StoredSelector): number {
  return Number(content.startsWith(prefix, span.from - prefix.length)) + Number(content.startsWith(suffix, span.to))
}

/** Where `words` stand in `content`, the first `limit` of the places; never in the middle of a character. */
function occurrences(words: string, content: string, limit = Infinity): number[] {
  if (words === '') return []
  const result: number[] = []
  for (let at = content.indexOf(words); at >= 0 && result.length < limit; at = content.indexOf(words, at + 1)) {
    if (!splits(content, at) && !splits(content, at + words.length)) result.push(at)
  }
  return result
}

const splits = (content: string, at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(content.slice(Math.max(0, at - 1), at + 1))

const spanAt = (from: number, words: string): Span => ({ from, to: from + words.length })

/** The selector as it stands in `text`: anchored, or an orphan that keeps its last position. */
export function selectorFrom(stored: StoredSelector, text: BaseText, sameText: boolean): Selector {
  const { start, end, exact, now: _now, prefix = '', suffix = '', orphan: _orphan, ...rest } = stored
  const found = anchor(stored, text, sameText)
  return found === null
    ? { ...rest, span: null, exact, prefix, suffix, lost: { start, end } }
    : { ...rest, span: found.span, exact, prefix, suffix }
}
