import { type Tokens } from '../tokens.ts'

/**
 * Tokens of a text, named by their words and their neighbourhood rather than by a number, so that they are found again
 * in a new collation, in a corrected transcription, or cut in another way. `text` is empty for a place between tokens.
 */
export interface TokenReference {
  /** Siglum of the witness; null for the base text. */
  readonly witness: string | null
  readonly text: string
  /** The words before and after, as they stood. */
  readonly before: string
  readonly after: string
  /** Which of how many places with the same words and neighbours, from 1; absent when there is one. */
  readonly nth?: readonly [number, number]
}

/** What of a text is needed to find tokens in it. */
export type CutText = Pick<Tokens, 'text' | 'count' | 'starts' | 'wordFrom' | 'wordTo'>

/** Tokens `from` to `to` (exclusive). */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** Names tokens of one text, and finds those that were named. What it looks in is made once. */
export class TokenFinder {
  readonly #cut: CutText
  /** The words of the text one after another, without blanks and punctuation. */
  readonly #words: string
  /** Where each token begins in them; one more for the end. */
  readonly #offsets: Uint32Array

  constructor(cut: CutText) {
    this.#cut = cut
    const { text, count, wordFrom, wordTo } = cut
    const offsets = new Uint32Array(count + 1)
    const parts: string[] = []
    let length = 0
    for (let i = 0; i < count; i++) {
      offsets[i] = length
      const word = bare(text.slice(wordFrom[i], wordTo[i]))
      parts.push(word)
      length += word.length
    }
    offsets[count] = length
    this.#words = parts.join('')
    this.#offsets = offsets
  }

  /** The reference of tokens `from` to `to`, or of the place before `from` when both are equal. */
  describe(witness: string | null, { from, to }: TokenRange): TokenReference {
    const { text, count, wordFrom, wordTo } = this.#cut
    const words = (first: number, end: number) =>
      first < end ? text.slice(wordFrom[first], wordTo[end - 1]) : ''
    const reference: TokenReference = {
      witness,
      text: words(from, to),
      before: words(Math.max(0, from - NEIGHBOURS), from),
      after: words(to, Math.min(count, to + NEIGHBOURS)),
    }
    const places = this.#places(bare(reference.before), bare(reference.text), bare(reference.after))
    if (places.length < 2) return reference
    const nth = places.findIndex((place) => place.from === from && place.to === to) + 1
    return { ...reference, nth: [nth, places.length] }
  }

  /**
   * The tokens that `reference` names; null when its words are not there, or are at several places and nothing tells
   * which is meant. One side of the neighbourhood may have changed as long as the other leads to one place only.
   */
  find(reference: TokenReference): TokenRange | null {
    const [before, text, after] = [bare(reference.before), bare(reference.text), bare(reference.after)]
    const exact = this.#places(before, text, after)
    const { nth } = reference
    if (nth !== undefined) return exact.length === nth[1] ? (exact[nth[0] - 1] ?? null) : null
    if (exact.length > 0) return exact.length === 1 ? exact[0]! : null
    for (const places of [this.#places(before, text, ''), this.#places('', text, after)]) {
      if (places.length === 1) return places[0]!
    }
    return null
  }

  #places(before: string, text: string, after: string): TokenRange[] {
    const wanted = before + text + after
    const found: TokenRange[] = []
    if (wanted === '') {
      if (this.#words === '') found.push({ from: 0, to: 0 })
      return found
    }
    for (let at = this.#words.indexOf(wanted); at >= 0; at = this.#words.indexOf(wanted, at + 1)) {
      const from = this.#tokenAt(at + before.length)
      const to = this.#tokenAt(at + before.length + text.length)
      if (from !== null && to !== null) found.push({ from, to })
    }
    return found
  }

  /** The token that begins at an offset of the words; null inside a token. */
  #tokenAt(offset: number): number | null {
    const offsets = this.#offsets
    let low = 0
    let high = offsets.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (offsets[middle]! < offset) low = middle + 1
      else high = middle
    }
    return offsets[low] === offset ? low : null
  }
}

const bare = (words: string) => words.replace(/[\p{P}\p{Z}\p{C}]+/gu, '')

/** In tokens, on each side: enough to tell formulae apart, short enough to be read. */
const NEIGHBOURS = 8
