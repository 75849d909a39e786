import { type Span } from '../text/index.ts'

/** How a text is cut: every character a token, every word a token, or each script as it is used to. */
export type TokenSize = 'auto' | 'character' | 'word'

/**
 * A text cut into tokens, kept in tables so that a whole book costs a few bytes a character. Token `i` is the text
 * from `starts[i]` to `starts[i + 1]`, so that the tokens put together are the text, blanks and punctuation included;
 * its word is the part from `wordFrom[i]` to `wordTo[i]`. All are UTF-16 offsets into `text`. Tables that would hold the
 * same numbers may be one: where every token begins with its word, `wordFrom` lies in `starts`.
 */
export interface Tokens {
  readonly text: string
  readonly count: number
  readonly starts: Uint32Array
  readonly wordFrom: Uint32Array
  readonly wordTo: Uint32Array
  /** The words as written, each distinct one a number of the codebook. */
  readonly written: Uint32Array
  /** The normal forms that came with the tokens (`n` of CollateX), as codes; they are compared instead of ours. */
  readonly given?: Uint32Array
  /** The tokens as a CollateX input had them, with whatever keys it gave them. */
  readonly source?: readonly Readonly<Record<string, unknown>>[]
}

/**
 * Numbers for words, shared by all texts of a collation: a word of one code point is its code point, any other gets
 * the next free number. So characters cost no look-up, and words are compared as numbers.
 */
export interface Codebook {
  readonly codes: Map<string, number>
  readonly words: string[]
}

export const codebook = (): Codebook => ({ codes: new Map(), words: [] })

/** The code of `word`. */
export function codeOf(book: Codebook, word: string): number {
  const first = word.codePointAt(0)
  if (first !== undefined && word.length === (first > 0xffff ? 2 : 1)) return first
  let code = book.codes.get(word)
  if (code === undefined) {
    code = FIRST_WORD + book.words.push(word) - 1
    book.codes.set(word, code)
  }
  return code
}

/** The word that has `code`. */
export function wordOf(book: Codebook, code: number): string {
  return code < FIRST_WORD ? String.fromCodePoint(code) : (book.words[code - FIRST_WORD] ?? '')
}

/** Where the tokens `from` to `to` (exclusive) stand in their text. */
export function spanOf(tokens: Tokens, from: number, to: number): Span {
  return { from: tokens.starts[from]!, to: tokens.starts[to]! }
}

/** The same without the blanks and punctuation at both ends: 「保泰，」 is 保泰. */
export function wordSpan(tokens: Tokens, from: number, to: number): Span {
  if (from >= to) return { from: tokens.starts[from]!, to: tokens.starts[from]! }
  return { from: tokens.wordFrom[from]!, to: tokens.wordTo[to - 1]! }
}

/** The words from `from` to `to` (exclusive) as they stand, without what is attached at both ends. */
export function wordsBetween(tokens: Tokens, from: number, to: number): string {
  const span = wordSpan(tokens, from, to)
  return tokens.text.slice(span.from, span.to)
}

/** The first number that is no code point. */
const FIRST_WORD = 0x110000
