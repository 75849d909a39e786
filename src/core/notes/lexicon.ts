/**
 * A set of words, found where they end or where they begin, the longest first. A regular expression of many
 * alternatives that looks behind does not try them in the order given; a set of words does not depend on order.
 */
export class Lexicon {
  readonly #words: ReadonlySet<string>
  readonly #longest: number
  readonly #ends = new Set<string>()
  readonly #begins = new Set<string>()

  constructor(words: Iterable<string>) {
    this.#words = new Set(words)
    this.#longest = Math.max(0, ...[...this.#words].map((word) => word.length))
    for (const word of this.#words) {
      this.#ends.add(word.at(-1)!)
      this.#begins.add(word[0]!)
    }
  }

  has(word: string): boolean {
    return this.#words.has(word)
  }

  /** The length of the longest word of the set that ends at `to`; 0 when none does. */
  before(s: string, to: number): number {
    if (to <= 0 || !this.#ends.has(s[to - 1]!)) return 0
    for (let length = Math.min(this.#longest, to); length > 0; length--)
      if (this.#words.has(s.slice(to - length, to))) return length
    return 0
  }

  /** The length of the longest word of the set that begins at `from`; 0 when none does. */
  at(s: string, from: number): number {
    if (from >= s.length || !this.#begins.has(s[from]!)) return 0
    for (let length = Math.min(this.#longest, s.length - from); length > 0; length--)
      if (this.#words.has(s.slice(from, from + length))) return length
    return 0
  }
}
