export { readNotes, type NotesRead, type NotesOptions } from './read-notes.ts'
export { type Source, type SourceForm, toWitnesses } from './sources.ts'
export { type Notation } from './note.ts'
export { newProposals } from './new-proposals.ts'
