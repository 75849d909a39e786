export {
  type About,
  type Layer,
  type Edition,
  defaultLayers,
  noteMarksOf,
  classesOf,
  tableEditsOf,
  findEntry,
  runsOf,
  entriesIn,
  withEntries,
} from './edition.ts'
export {
  colourOf,
  type Person,
  withPerson,
  type PersonColour,
  personColour,
  personColours,
} from './person.ts'
export { type Act, type EditionChange, type EntryFields, altered, contested } from './edition-change.ts'
export { apply } from './apply.ts'
export { selectorsOf, withSelectors } from './entry-selectors.ts'
export {
  type CitedName,
  namesCited,
  attestationCounts,
  mergeWitnesses,
  splitWitness,
} from './witness-acts.ts'
export { type Proposals } from './proposals.ts'
export { proposalsFromNotes } from './read-notes.ts'
export { findsWithoutEntry, proposalsFromFinds } from './propose-finds.ts'
export { type ProposalUpdate, type UpdateOptions, updateProposals } from './update-proposals.ts'
export { inverse } from './inverse.ts'
export { rebase, textChanges, textSteps, textAfter } from './rebase.ts'
export { WireAct, WireChange, LogRecord, changeToWire, changeFromWire, takeBack } from './change-codec.ts'
export { type FileProblem, fileProblem, fileProblemIn, fileProblemLine, FileError } from './file-problem.ts'
export { isEditionId } from './edition-id.ts'
export { type NewFiles, type Storage, type StoredFile, type StoredEdition, type Snapshot } from './storage.ts'
export { type EditionService, type Opened, type Submission, type Answer, type Created } from './service.ts'
export { type Hash, type Loaded, loadEdition, snapshotOf, aboutFile, apparatusFile } from './load.ts'
export { type Recovered, recover } from './recover.ts'
export { EditionDesk, type DeskOptions } from './desk.ts'
export { type Unsent, type UnsentKeeper } from './unsent.ts'
export { EditionStore, type StoreOptions, type SaveState, type StoreEvent, type Refusal } from './store.ts'
export { type Transcriptions, transcriptionName, isTranscriptionPath } from './transcriptions.ts'
export { type EditionSummary, type ProjectSummary, statusCounts, summarize } from './summary.ts'
export { type Found, findWords } from './find.ts'
export { type Choice, chooses, peopleIn, peopleOf } from './choice.ts'
export {
  type BulkRequest,
  bulkAct,
  byWeight,
  disagree,
  samePair,
  type Settlement,
  settleAll,
  weight,
} from './review.ts'
export { exportInput } from './export-input.ts'
export { type Agreement, type PairAgreement, agreement } from './agreement.ts'
export { type Concordance, type ConcordanceLine, Concordancer } from './concordance.ts'
export { type Section, sectionAround, sections } from './sections.ts'
export {
  type BaseTextReplaced,
  type MovedEntry,
  type Moved,
  type Placement,
  replaceBaseText,
} from './reanchor/index.ts'
export { type ImportPlan, planImport } from './import-plan.ts'
export { newEdition, newFiles } from './new-edition.ts'
export { type InPlace, readingInPlace } from './reading-in-place.ts'
export { type EntryRecords, type EntryState, type HistoryStep, entryHistory } from './history.ts'
export { type CopiedEntries, copiedEntries } from './copied-entries.ts'
export { type Pasted, type Pasting, pastedEntries, type Unpasted } from './pasted-entries.ts'
