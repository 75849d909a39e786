import type { ReadingKind } from '../apparatus/index.ts'
import type { Named } from './witness-names.ts'

/** Indices into the words of a note, half-open. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What a clause of a note says: one reading of one lemma, before either has been looked for in the text. */
export interface Statement {
  /** The formula that was recognised; kept in `origin.rule`. */
  readonly rule: string
  /** What it is: a reading of that kind, or another kind of entry. */
  readonly kind: ReadingKind | 'fact' | 'chronology' | 'absence' | 'parallel'
  readonly clause: Range
  /** The lemma as the note quotes it. */
  readonly quoted: Range | null
  /** How the lemma is named when it is not quoted whole. */
  readonly lemma:
    | { readonly by: 'quoted' }
    | { readonly by: 'nearest' }
    | { readonly by: 'count'; readonly count: number }
    /** So many phrases or lines before the note: 無此二句. */
    | { readonly by: 'phrases'; readonly count: number }
    | { readonly by: 'sentence' }
  /** The other words; null where there are none. */
  readonly reading: Range | null
  /** The date that an account begins with. */
  readonly date?: Range
  /** The reading where the note says it in other words than its own: 「是字訛在也字之下」 is 也是. */
  readonly readingText?: string
  /** Two readings of one note that replace the same words: 又作, 一作…一作. */
  readonly sameLemma?: boolean
  /** It is a variant only where the text has nearly the same words just before the note. */
  readonly alike?: boolean
  /** The witness has the words of the text: 歐陽史與是書同. */
  readonly confirms?: boolean
  readonly names: readonly Named[]
  /** ＊: how many of the names, from the first, have the variant again at later places. */
  readonly again?: number
  /** Whether the witness was named by an earlier clause. */
  readonly carried?: boolean
  /** Words that stand elsewhere: 「是字訛在比字下」. */
  readonly moved?: { readonly word: string; readonly beside: string; readonly below: boolean }
  /** For an addition: on which side of the lemma it stands. */
  readonly side?: 'before' | 'after'
  /** Words that only say which of several places is meant: 「之卒或無之字」 means the 之 of 之卒. */
  readonly context?: string
  /** The judgement of the note, in its own words. */
  readonly verdict?: Range
  /** Witnesses that have the words of the text, as the verdict says: 據通鑑改. */
  readonly supporters?: readonly Named[]
  /** Who conjectures, or reports an anonymous copy. */
  readonly author?: Named
}
