import type { ApparatusEntry, Witness } from '../apparatus/index.ts'
import type { BaseText, Read } from '../text/index.ts'
import type { Notation } from './note.ts'
import { type Source } from './sources.ts'
/** What the notes of a text record. */
export interface NotesRead {
  readonly entries: readonly ApparatusEntry[]
  /** Every source the notes name, those that are only cited too. */
  readonly sources: readonly Source[]
  /** How the text marks its notes, as far as notes were found. */
  readonly notations: readonly Notation[]
  /** How many notes were found, with variants or without. */
  readonly notes: number
}
export interface NotesOptions {
  /** How notes are marked (`（）`, `〔一〕`, `○`, `附：` …); found by itself when absent. */
  readonly marks?: string
  /** The witnesses of the edition; names are resolved to them first. */
  readonly witnesses?: readonly Witness[]
}
/**
 * Reads the variants that the notes of `text` record, as proposals for an apparatus. Nothing is thrown: what cannot
 * be read is told in the problems, with its place in the text.
 */
export declare function readNotes(text: BaseText, options?: NotesOptions): Read<NotesRead>
