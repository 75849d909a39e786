import type { BaseText, Span } from '../text/index.ts'

/**
 * A text as a run of numbered tokens: each ideograph is one, each word of an alphabet is one (letters by whatever case),
 * and whatever stands between two words other than blanks is one boundary. Tokens with the same number are the same.
 */
export interface TokenRun {
  readonly count: number
  /** The number of each token; BOUNDARY where clauses part. */
  readonly ids: Int32Array
  /** Where each token begins and ends, in UTF-16 code units. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The word of a number. */
  readonly words: readonly string[]
  /** How often a number occurs. */
  readonly frequencies: Int32Array
}

export const BOUNDARY = 0

export function tokenRun({ content }: BaseText): TokenRun {
  const ids: number[] = []
  const from: number[] = []
  const to: number[] = []
  const words: string[] = ['']
  const numbers = new Map<string, number>()
  for (const match of content.matchAll(TOKEN)) {
    const at = match.index
    const isWord = match[1] !== undefined
    let id: number = BOUNDARY
    if (isWord) {
      const word = match[1]!.toLowerCase()
      id = numbers.get(word) ?? words.length
      if (id === words.length) {
        numbers.set(word, id)
        words.push(word)
      }
    } else if (ids.at(-1) === BOUNDARY) {
      to[to.length - 1] = at + match[0].length
      continue
    }
    ids.push(id)
    from.push(at)
    to.push(at + match[0].length)
  }
  const frequencies = new Int32Array(words.length)
  for (const id of ids) frequencies[id] = frequencies[id]! + 1
  return {
    count: ids.length,
    ids: Int32Array.from(ids),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    words,
    frequencies,
  }
}

/** The text's span from the token `first` up to and without `end`. */
export function spanOf({ from, to }: TokenRun, first: number, end: number): Span {
  return first < end ? { from: from[first]!, to: to[end - 1]! } : { from: from[first]!, to: from[first]! }
}

/** An ideograph with what belongs to it, a word of letters or figures, or a stretch of other signs that are not blanks. */
const TOKEN =
  /((?:\p{Script=Han}[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?)|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)|(?:(?![\p{L}\p{N}\p{M}])[^\s\u3000])+|\s*\n\s*/gu
