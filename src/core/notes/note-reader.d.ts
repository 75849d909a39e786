import type { BaseText, Problem } from '../text/index.ts'
import { type Finding } from './entries.ts'
import { type FlatText } from './flat-text.ts'
import type { Note } from './note.ts'
import type { SourceRegister } from './sources.ts'
import type { Speakers } from './voices.ts'
/** Reads the notes of one text, one after another, and keeps what it could not place. */
export declare class NoteReader {
  #private
  readonly problems: Problem[]
  constructor(text: BaseText, folded: string, base: FlatText, register: SourceRegister, speakers: Speakers)
  /** How many clauses found no lemma beyond those that the problems tell. */
  get untold(): number
  /** Counts the titles that a note names, before they are told apart. */
  survey(note: Note, body: FlatText): void
  /** Registers the sources that a note names in title marks. */
  cite(note: Note, body: FlatText): void
  read(note: Note, body: FlatText): Finding[]
}
