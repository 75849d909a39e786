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
export { type Alignment, type Gap, editCost, gaps } from './alignment.ts'
export { align } from './align.ts'
export { type Move, findMoves } from './transpose.ts'
export { type Difference, differences } from './differences.ts'
export {
  type Spelling,
  type VariantKind,
  type VariantReading,
  type VariantUnit,
  classify,
} from './variant-unit.ts'
export { variantUnits } from './group.ts'
export {
  type Collation,
  type CollatedWitness,
  type CollationSettings,
  type CollationText,
  collate,
  defaultSettings,
} from './collate.ts'
export { type AlignmentTable, type Cell, type Column, alignmentTable, cellText } from './alignment-table.ts'
export { toEntries } from './entries.ts'
export { type Doubt, doubtAbout } from './doubt.ts'
export { type CollationStatistics, inCommon, statistics } from './statistics.ts'
