import { type BaseText, type Span, toOffset } from '../text/index.ts'
import type { Reanchored, Selector } from './selector.ts'

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
  readonly reanchored?: Reanchored | undefined
}

/** A selector found in a text: where, and by what it was found. */
export interface Anchor {
  readonly span: Span
  readonly by: 'position' | 'words'
}

/**
 * Finds `selector` in `text`, the text that it was made on: at its position when its words stand there, else at the one
 * place where its words stand in its neighbourhood. Null when they stand nowhere, or when more than one place would do:
 * a doubtful match is never taken. A selector whose words were altered is found by the words that stood there last.
 * An orphan stays one. How selectors are found in a text that took the place of theirs is said in `core/edition`.
 */
export function anchor(selector: StoredSelector, text: BaseText): Anchor | null {
  const { exact, now = exact, orphan = false } = selector
  if (orphan) return null
  const span = positionOf(selector, text)
  if (span !== null) return { span, by: 'position' }
  const found = search(now, selector, text.content) ?? (now === exact ? null : search(exact, selector, text.content))
  return found === null ? null : { span: found, by: 'words' }
}

/** Where the position of `selector` says that it is, when its words stand there; null when they do not. */
export function positionOf({ start, end, exact, now = exact }: StoredSelector, text: BaseText): Span | null {
  const from = toOffset(text, start)
  const to = toOffset(text, end)
  if (from === null || to === null || from > to || text.content.slice(from, to) !== now) return null
  return { from, to }
}

/** Whether its words and both its neighbours stand where its position says. */
export function standsAsDescribed(selector: StoredSelector, text: BaseText): boolean {
  const span = positionOf(selector, text)
  return span !== null && neighbours(text.content, span, selector) === 2
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

/** The selector as it stands in `text`, on which it was made: anchored, or an orphan that keeps its last position. */
export function selectorFrom(stored: StoredSelector, text: BaseText): Selector {
  const { start, end, exact, now: _now, prefix = '', suffix = '', orphan: _orphan, reanchored, ...rest } = stored
  const found = anchor(stored, text)
  const kept = { ...rest, exact, prefix, suffix, ...(reanchored && { reanchored }) }
  return found === null ? { ...kept, span: null, lost: { start, end } } : { ...kept, span: found.span }
}
