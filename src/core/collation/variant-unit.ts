import type { Span } from '../text/index.ts'

/** One way of writing a reading, and which witnesses (by number, from 0) write it so. */
export interface Spelling {
  readonly text: string
  readonly witnesses: readonly number[]
}

export type VariantKind = 'substitution' | 'omission' | 'addition' | 'transposition'

/** What one or more witnesses have in place of the lemma. */
export interface VariantReading {
  readonly kind: VariantKind
  /** The commonest spelling. */
  readonly text: string
  /** 脫, 衍, 倒 or 異體, as the facts suggest; null where they suggest nothing. */
  readonly class: string | null
  readonly spellings: readonly Spelling[]
  readonly witnesses: readonly number[]
  /** For a passage that stands elsewhere: the place in the base, in tokens, before which it stands there; else null. */
  readonly movedTo: number | null
}

/**
 * A place of the base where witnesses differ: tokens `from` to `to` (exclusive), equal where words are added.
 * A unit is `orthographic` when nobody differs in more than what the folds look away from.
 */
export interface VariantUnit {
  readonly from: number
  readonly to: number
  /** Where the lemma stands in the base text (UTF-16), without what is attached at both ends; no width where words are added. */
  readonly span: Span
  readonly lemma: string
  readonly orthographic: boolean
  readonly readings: readonly VariantReading[]
  /** Witnesses that have the lemma, by spelling; the base's own first when any has it. */
  readonly agreeing: readonly Spelling[]
  /** Witnesses that lack the whole passage in which the unit lies. */
  readonly lacking: readonly number[]
}

/**
 * The class (脫, 衍 …) of a reading, from what can be seen: words that are missing, added, turned about; another
 * graph for the same word. That other words are a slip (訛) is not seen by their number: it takes evidence, see
 * `classWithEvidence`.
 */
export function classify(kind: VariantKind, sameWords: boolean): string | null {
  switch (kind) {
    case 'omission':
      return '脫'
    case 'addition':
      return '衍'
    case 'transposition':
      return '倒'
    case 'substitution':
      return sameWords ? '異體' : null
    default:
      return kind satisfies never
  }
}
