import type { ApparatusEntry } from '../core/apparatus/index.ts'
import type { Doubt, Fold } from '../core/collation/index.ts'
import type { RecurringPair, TableEdit, TableMove, UnfitEdit } from '../core/collation/table/index.ts'
import type { LaidOutGraph } from './lay-out-graph.ts'

/** A text as it is sent to be collated. The base text comes first. */
export interface SentText {
  readonly siglum: string
  readonly text: string
}

/** What is asked of the collation worker. Each question has an answer of its own; only `collate` has news before it. */
export type CollationRequest =
  | {
      readonly kind: 'collate'
      readonly texts: readonly SentText[]
      readonly folds: readonly Fold[]
      readonly edits: readonly TableEdit[]
    }
  | { readonly kind: 'edit'; readonly folds: readonly Fold[]; readonly edits: readonly TableEdit[] }
  | { readonly kind: 'entries'; readonly units: readonly number[] }
  | { readonly kind: 'graph'; readonly from: number; readonly to: number }
  /** Whether a text seems to be a witness of the base text. */
  | { readonly kind: 'doubt'; readonly base: string; readonly text: string }

export type CollationAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'table'; readonly view: TableView }
  | { readonly kind: 'entries'; readonly entries: readonly ApparatusEntry[] }
  | { readonly kind: 'graph'; readonly graph: LaidOutGraph }
  | { readonly kind: 'doubt'; readonly doubt: Doubt | null }
  | { readonly kind: 'failed'; readonly message: string }

/**
 * The alignment table as the page shows it: numbers in tables, handed over without copying, so that a whole book comes
 * without a pause. Rows are the base and the witnesses in the order in which they were sent.
 */
export interface TableView {
  readonly columns: number
  /** For each row, where tokens and their words begin and end in its text (UTF-16). */
  readonly starts: readonly Uint32Array[]
  readonly wordFrom: readonly Uint32Array[]
  readonly wordTo: readonly Uint32Array[]
  /** For each row, the first token of each column, and the end. */
  readonly bounds: readonly Uint32Array[]
  /** For each column: AGREES, SPELLING or DIFFERS. */
  readonly kinds: Uint8Array
  /** For each cell, column by column: the number of its reading and flags. */
  readonly cells: Uint16Array
  /** For each column how wide its longest cell is, in half characters, up to `WIDEST_CELL`. */
  readonly extents: Uint8Array
  readonly units: UnitList
  readonly moves: readonly TableMove[]
  readonly pairs: readonly RecurringPair[]
  readonly unfit: readonly UnfitEdit[]
  /** For each witness, whether it seems to be another text. */
  readonly doubts: readonly (Doubt | null)[]
  /** Milliseconds that collating or editing took. */
  readonly took: number
}

/** The variant units: for each two columns (`to` exclusive), two offsets of its lemma in the base, 1 if only spelling. */
export interface UnitList {
  readonly columns: Uint32Array
  readonly lemmas: Uint32Array
  readonly spelling: Uint8Array
}

/** Longer cells are shown shortened. In half characters. */
export const WIDEST_CELL = 20
