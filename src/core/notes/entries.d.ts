import {
  type ApparatusEntry,
  type Attestation,
  type EntryId,
  type EntryKind,
  type ReadingKind,
} from '../apparatus/index.ts'
import { type BaseText, type Span } from '../text/index.ts'
/** What became of one statement: its lemma found, its witnesses resolved. Positions are offsets in the text. */
export interface Finding {
  readonly kind: ReadingKind | Exclude<EntryKind, 'reading'>
  readonly lemma: readonly Span[]
  readonly quotedLemma?: string
  /** The reading; empty where nothing stands. */
  readonly text: string
  readonly attestations: readonly Attestation[]
  /** Who has the words of the text, as the verdict says: 據通鑑改. */
  readonly supports?: readonly Attestation[]
  /** How many of the attestations, from the first, hold at later places too, which ＊ marks. */
  readonly again?: number
  readonly author?: string
  /** The witness has the words of the lemma. */
  readonly agrees?: boolean
  readonly verdict?: string
  readonly clause: Span
  readonly note: Span
  readonly rule: string
  readonly basis: string
  /** The words of the lemma as they are compared: letters only, folded. */
  readonly lemmaWords: string
}
/**
 * Makes entries of findings, which come in text order. Readings of the same words that follow one another in a note
 * (一作賀又作質) are one entry; a reading that two clauses give is one reading with both their witnesses.
 */
export declare function toEntries(text: BaseText, findings: readonly Finding[]): ApparatusEntry[]
export declare const entryId: (number: number) => EntryId
/** The words of a span on one line, for a quoted lemma or verdict. */
export declare function verbatim(text: BaseText, span: Span): string
