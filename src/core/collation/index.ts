export {
  type Codebook,
  type Tokens,
  type TokenSize,
  codebook,
  codeOf,
  spanOf,
  wordOf,
  wordsBetween,
  wordSpan,
} from './tokens.ts'
export { tokenize } from './tokenize.ts'
export { type Fold, folds, defaultFolds, folder } from './normalize.ts'
export { type GraphVariant, graphVariants } from './variants.ts'
export { type Alignment, type Gap, edgeInB, editCost, gaps } from './alignment.ts'
export { PairAligner, align } from './align.ts'
export { dissolveChance } from './dissolve.ts'
export { reconcile } from './reconcile.ts'
export { settle } from './settle.ts'
export { type Move, findMoves } from './transpose.ts'
export {
  type Difference,
  type DifferenceKind,
  type Differences,
  type Side,
  differences,
  listDifferences,
} from './differences.ts'
export {
  type Spelling,
  type VariantKind,
  type VariantReading,
  type VariantUnit,
  classify,
} from './variant-unit.ts'
export { type UnitTable, sameForms, unitTable } from './unit-table.ts'
export { unitAt, variantUnits } from './group.ts'
export { type RuleScope, type SpellingRule, ruler } from './rules.ts'
export {
  type Collation,
  type CollatedWitness,
  type CollationSettings,
  type CollationText,
  collate,
  refold,
  defaultSettings,
} from './collate.ts'
export { type Cell } from './boundaries.ts'
export { amongWitnesses } from './among-witnesses.ts'
export { type AlignmentTable, type Column, alignmentTable, cellText } from './alignment-table.ts'
export { type EntryOptions, proposalDigest, toEntries } from './entries.ts'
export { type Doubt, doubtAbout } from './doubt.ts'
export { type CollationStatistics, inCommon, statistics } from './statistics.ts'
export { type RecurringPair, recurringPairs, ruleOf } from './pairs.ts'
export {
  type CharacterEvidence,
  characterEvidence,
  classWithEvidence,
  differingCharacters,
} from './evidence.ts'
