export { type TokenReference, type TokenRange, TokenFinder } from './token-reference.ts'
export { type TableEdit, type TableEditKind, type NewTableEdit, type RuleScope } from './table-edit.ts'
export { type EditableTable, type TableRow, type TableMove, editableTable } from './editable-table.ts'
export { type Misfit, type UnfitEdit, type EditedTable, TableFinder, replay } from './replay.ts'
export {
  type ColumnReadings,
  type Passage,
  AGREES,
  SPELLING,
  DIFFERS,
  READING,
  SPELLED,
  LACKING,
  MOVED,
  columnAt,
} from './column-readings.ts'
export { type TableUnits, tableUnits, pickUnits } from './table-units.ts'
export { type RecurringPair, recurringPairs } from './pairs.ts'
export { type VariantGraph, type GraphNode, type GraphEdge, variantGraph } from './variant-graph.ts'
export { type EditedCollation, editCollation, finderOf } from './edit-collation.ts'
export {
  type TableOutline,
  joinEdit,
  splitEdit,
  keepTogetherEdit,
  moveEdit,
  transposeEdit,
  untransposeEdit,
  regulariseEdit,
  regulariseInSectionEdit,
} from './make-edit.ts'
