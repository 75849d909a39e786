export { readNotes, type NotesRead, type NotesOptions } from './read-notes.ts';
export { newProposals } from './new-proposals.ts';
export { type Source, type SourceForm, toWitnesses } from './sources.ts';
export { type Notation } from './note.ts';
export { eraSums, reigns, type EraCount, type EraSum, type Reign } from './era-sums.ts';
export { fold } from './fold.ts';
export { impossibleDates } from './impossible-dates.ts';
export { impossibleYears } from './impossible-years.ts';
