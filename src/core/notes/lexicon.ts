/**
 * A set of words, found where they end or where they begin, the longest first. A regular expression of many
 * alternatives that looks behind does not try them in the order given; a set of words does not depend on order.
 */
export class Lexicon {
  readonly #words: ReadonlySet<string>
  /** By the code unit that words end with, and by the one they begin with, how long such words are, the longest first. */
  readonly #ending: ReadonlyMap<number, readonly number[]>
  readonly #beginning: ReadonlyMap<number, readonly number[]>

  constructor(words: Iterable<string>) {
    this.#words = new Set(words)
    this.#ending = lengthsBy(this.#words, (word) => word.charCodeAt(word.length - 1))
    this.#beginning = lengthsBy(this.#words, (word) => word.charCodeAt(0))
  }

  has(word: string): boolean {
    return this.#words.has(word)
  }

  /** The length of the longest word of the set that ends at `to`; 0 when none does. */
  before(s: string, to: number): number {
    const lengths = to > 0 ? this.#ending.get(s.charCodeAt(to - 1)) : undefined
    if (lengths === undefined) return 0
    for (const length of lengths) if (length <= to && this.#words.has(s.slice(to - length, to))) return length
    return 0
  }

  /** The length of the longest word of the set that begins at `from`; 0 when none does. */
  at(s: string, from: number): number {
    const lengths = from < s.length ? this.#beginning.get(s.charCodeAt(from)) : undefined
    if (lengths === undefined) return 0
    for (const length of lengths)
      if (from + length <= s.length && this.#words.has(s.slice(from, from + length))) return length
    return 0
  }
}

function lengthsBy(words: Iterable<string>, unitOf: (word: string) => number): Map<number, number[]> {
  const result = new Map<number, number[]>()
  for (const word of words) {
    const lengths = result.get(unitOf(word)) ?? []
    result.set(unitOf(word), lengths)
    if (!lengths.includes(word.length)) lengths.push(word.length)
  }
  for (const lengths of result.values()) lengths.sort((a, b) => b - a)
  return result
}
