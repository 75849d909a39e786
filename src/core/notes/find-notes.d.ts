import { type Read, type Span } from '../text/index.ts'
import type { Notation, Note } from './note.ts'
/** The notes of a text, and everything in it that is not its own words: notes and their numbers. */
export interface FoundNotes {
  readonly notes: readonly Note[]
  readonly apart: readonly Span[]
  readonly notations: readonly Notation[]
}
/**
 * Finds the notes of `content`, as `marks` says or, without it, by what is there: several notations may stand side by
 * side. Round brackets hold notes always; other brackets, which have other uses too, only where their words read like
 * a note.
 */
export declare function findAllNotes(content: string, marks?: string): Read<FoundNotes>
