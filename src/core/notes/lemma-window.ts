import { mostAlike } from './align.ts'
import { type FlatText, lettersOf } from './flat-text.ts'
import type { Passage } from './passage.ts'

/** Where a note's lemma is looked for, by index into the words of the base text. */
export interface LemmaWindow {
  readonly from: number
  /** The note stands here: a lemma ends at or before it. */
  readonly to: number
  /** What stands before the note, for accounts and dates. */
  readonly passage: Passage
  /** A note that names its phrase is about words of that phrase. */
  readonly phrase?: { readonly from: number; readonly to: number }
}

/** The words of the base text a statement is about, and what that rests on. */
export interface FoundLemma {
  readonly parts: readonly { readonly from: number; readonly to: number }[]
  readonly basis: string
  /** Whether words of the note speak for it; otherwise only its place does. */
  readonly found: boolean
  /** How far it is from the words it was compared with. */
  readonly cost?: number
  /** It shares words with the account that is compared with it. */
  readonly shares?: boolean
  /** It is a death that both text and account tell of. */
  readonly death?: boolean
}

export function alike(base: FlatText, window: LemmaWindow, words: string) {
  const short = words.slice(0, LONGEST_COMPARED)
  const phrase = window.phrase
  const from = phrase?.from ?? Math.max(window.from, window.to - short.length * 3 - 24)
  const to = phrase?.to ?? window.to
  const like = mostAlike(base.words.slice(from, to), short)
  return like === null ? null : { from: from + like.from, to: from + like.to, cost: like.cost }
}

export function lastPlace(base: FlatText, window: LemmaWindow, words: string): number | null {
  if (words === '') return null
  if (window.phrase !== undefined) {
    const at = base.words.slice(window.phrase.from, window.phrase.to).lastIndexOf(words)
    if (at >= 0) return window.phrase.from + at
  }
  const at = base.words.slice(window.from, window.to).lastIndexOf(words)
  return at < 0 ? null : window.from + at
}

/** The index `count` characters before `to`, in code points; null when the text does not reach so far. */
export function stepBack(words: string, to: number, count: number): number | null {
  let at = to
  for (let i = 0; i < count; i++) {
    if (at <= 0) return i > 0 ? 0 : null
    const unit = words.charCodeAt(at - 1)
    at -= unit >= 0xdc00 && unit <= 0xdfff ? 2 : 1
  }
  return at
}

export const one = (from: number, to: number, basis: string): FoundLemma => ({
  parts: [{ from, to }],
  basis,
  found: true,
})

export const bare = lettersOf

export const LONGEST_COMPARED = 40
