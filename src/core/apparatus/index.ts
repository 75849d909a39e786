export { type Siglum, siglum, type Witness, type WitnessKind, type Hand, findWitness } from './witness.ts'
export {
  type ReadingId,
  type Reading,
  type ReadingKind,
  readingKinds,
  type Attestation,
  type Certainty,
  defaultClasses,
  isWordless,
} from './reading.ts'
export { type Selector, type Reanchored, describe, holds, mapSelector, mayAlter, NEIGHBOURHOOD, toCodePointSpan } from './selector.ts'
export { lemmaOn } from './lemma-on.ts'
export { type StoredSelector, type Anchor, anchor, selectorFrom, standsAsDescribed } from './anchor.ts'
export { type Candidate, type LostPlace, candidates } from './candidates.ts'
export {
  type EntryId,
  type EntryKind,
  entryKinds,
  type Status,
  statuses,
  type Preference,
  type Decision,
  type Opinion,
  type Comment,
  type Origin,
  type ApparatusEntry,
  lemmaText,
  isOrphan,
  lemmaExtent,
  compareEntries,
} from './apparatus-entry.ts'
export { checkEntries, checkText, problemLine } from './check.ts'
export { type AdditionSide, additionRule, additionSide, siglaAdditionRule } from './addition-side.ts'
