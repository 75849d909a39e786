import search from 'approx-string-match'
import { type BaseText, type Span, toCodePoint, toOffset } from '../text/index.ts'

/** A place where the words of an orphan may belong. */
export interface Candidate {
  readonly span: Span
  /** From 0 to 1: how much its words, what stands around them and its position agree. */
  readonly score: number
}

/** What is known of a place that was lost. */
export interface LostPlace {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** Where it stood, in code points of the text as it was then. */
  readonly lost?: { readonly start: number; readonly end: number }
}

/**
 * The places of `text` where the words of a lost selector may belong, the likeliest first, at most `most` of them: the
 * same words, words with few characters altered, and what stands between its neighbours now. Nothing here is certain;
 * it is for an editor to choose.
 */
export function candidates(selector: LostPlace, text: BaseText, most = 5): Candidate[] {
  const found = new Map<string, Candidate>()
  const around = { before: Array.from(selector.prefix).reverse(), after: Array.from(selector.suffix) }
  const expected = selector.lost === undefined ? null : toOffset(text, Math.min(text.length, selector.lost.start))
  const add = (span: Span, likeness: number) => {
    const key = `${span.from}-${span.to}`
    const score = scoreOf(text.content, span, likeness, around, expected)
    if ((found.get(key)?.score ?? -1) < score) found.set(key, { span, score })
  }
  for (const from of occurrences(selector.exact, text.content)) add({ from, to: from + selector.exact.length }, 1)
  for (const { span, likeness } of nearMatches(selector.exact, text)) add(span, likeness)
  for (const span of betweenNeighbours(selector, text)) add(span, selector.exact === '' ? 1 : 0)
  return [...found.values()]
    .sort((a, b) => b.score - a.score || a.span.from - b.span.from)
    .filter(({ span }, i, all) => !all.slice(0, Math.min(i, 8 * most)).some((better) => overlaps(better.span, span)))
    .slice(0, most)
}

function scoreOf(
  content: string,
  span: Span,
  likeness: number,
  { before, after }: { before: readonly string[]; after: readonly string[] },
  expected: number | null,
): number {
  let agree = 0
  let weight = 0
  let at = span.from
  // Nearer characters say more.
  before.forEach((character, i) => {
    weight += 1 / (i + 2)
    at -= character.length
    if (at >= 0 && content.startsWith(character, at)) agree += 1 / (i + 2)
  })
  at = span.to
  after.forEach((character, i) => {
    weight += 1 / (i + 2)
    if (content.startsWith(character, at)) agree += 1 / (i + 2)
    at += character.length
  })
  const context = weight === 0 ? 0.5 : agree / weight
  const distance = expected === null ? 0.5 : Math.abs(span.from - expected) / (content.length + 1)
  return Math.round((0.5 * likeness + 0.4 * context + 0.1 * (1 - distance)) * 1000) / 1000
}

/** Where the words stand with few of their characters altered, left out or put in; compared by whole code points. */
function nearMatches(exact: string, text: BaseText): { span: Span; likeness: number }[] {
  const characters = Array.from(exact)
  if (characters.length < 2 || characters.length > LONGEST) return []
  // One code unit for each code point, those that are not in the words all the same: no pair of them is cut.
  const codes = new Map<string, string>()
  for (const character of characters) {
    if (!codes.has(character)) codes.set(character, String.fromCharCode(codes.size + 1))
  }
  let encoded = ''
  for (const character of text.content) encoded += codes.get(character) ?? '\0'
  const pattern = characters.map((character) => codes.get(character)!).join('')
  const errors = Math.max(1, Math.floor(characters.length / 3))
  return search(encoded, pattern, errors)
    .slice(0, MOST_LOOKED_AT)
    .map(({ start, end, errors }) => ({
      span: { from: toOffset(text, start)!, to: toOffset(text, end)! },
      likeness: 1 - errors / characters.length,
    }))
}

/** What stands between the neighbours now, where both are near each other. */
function betweenNeighbours({ exact, prefix, suffix }: LostPlace, text: BaseText): Span[] {
  const before = Array.from(prefix).slice(-NEIGHBOURS).join('')
  const after = Array.from(suffix).slice(0, NEIGHBOURS).join('')
  if (before.length < 2 || after.length < 2) return []
  const spans: Span[] = []
  const reach = 3 * exact.length + 12
  for (const at of occurrences(before, text.content)) {
    const from = at + before.length
    const to = text.content.slice(from, from + reach + after.length).indexOf(after)
    if (to >= 0) spans.push({ from, to: from + to })
  }
  return spans.filter(({ from, to }) => isWhole(text, from) && isWhole(text, to))
}

/** Where `words` stand in `content`, never in the middle of a character. */
function occurrences(words: string, content: string): number[] {
  if (words === '') return []
  const result: number[] = []
  for (let at = content.indexOf(words); at >= 0 && result.length < MOST_LOOKED_AT; at = content.indexOf(words, at + 1)) {
    if (!splits(content, at) && !splits(content, at + words.length)) result.push(at)
  }
  return result
}

const splits = (content: string, at: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(content.slice(Math.max(0, at - 1), at + 1))

function isWhole(text: BaseText, offset: number): boolean {
  return !splits(text.content, offset) && toCodePoint(text, offset) >= 0
}

const overlaps = (a: Span, b: Span) => a.from < b.to && b.from < a.to

/** In code points; words that are longer are found as they are or not at all. */
const LONGEST = 96
/** Places that are looked at of words that stand everywhere. */
const MOST_LOOKED_AT = 5000
/** How many characters of each neighbour must stand as they did. */
const NEIGHBOURS = 4
