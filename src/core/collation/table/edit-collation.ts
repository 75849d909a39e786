import { type Collation } from '../collate.ts'
import { differences } from '../differences.ts'
import { variantUnits } from '../group.ts'
import { type Fold, folder } from '../normalize.ts'
import { type ColumnReadings, readColumns } from './column-readings.ts'
import { type EditableTable, editableTable } from './editable-table.ts'
import { type RecurringPair, recurringPairs } from './pairs.ts'
import { replay, type TableFinder, type UnfitEdit } from './replay.ts'
import { regularise, rulesOf } from './rules.ts'
import { type TableEdit } from './table-edit.ts'
import { type TableUnit, tableUnits } from './table-units.ts'

/** A collation as an editor has arranged it. */
export interface EditedCollation {
  /** With the folds that were chosen; its units are those of the table. */
  readonly collation: Collation
  readonly table: EditableTable
  readonly readings: ColumnReadings
  readonly units: readonly TableUnit[]
  readonly pairs: readonly RecurringPair[]
  readonly unfit: readonly UnfitEdit[]
}

/**
 * A collation under other folds and with an editor's edits and rules. The alignment stays as it is, so that this takes
 * a fraction of the time that collating took.
 */
export function editCollation(
  collation: Collation,
  folds: readonly Fold[],
  edits: readonly TableEdit[],
  finder?: TableFinder,
): EditedCollation {
  const folded = refold(collation, folds)
  const edited = replay(editableTable(folded), edits, finder)
  const { table, places } = edited
  const size = collation.settings.tokens
  const regular = regularise(table.rows, rulesOf(edits), places, collation.book, size)
  const toForms = folder(collation.book, folds)
  const plain = [folded.base, ...folded.witnesses]
  const forms = regular.tokens.map((tokens, row) =>
    tokens === table.rows[row]!.tokens ? plain[row]!.forms : toForms(tokens),
  )
  const readings = readColumns(table, forms, regular)
  const units = tableUnits(table, readings)
  return {
    collation: { ...folded, units: units.map(({ unit }) => unit) },
    table,
    readings,
    units,
    pairs: recurringPairs(table, readings, collation.book),
    unfit: edited.unfit,
  }
}

/** The collation under other folds: its alignment with other differences. */
function refold(collation: Collation, folds: readonly Fold[]): Collation {
  if (sameFolds(collation.settings.folds, folds)) return collation
  const toForms = folder(collation.book, folds)
  const base = { ...collation.base, forms: toForms(collation.base.tokens) }
  const witnesses = collation.witnesses.map((witness) => {
    const side = { ...witness, forms: toForms(witness.tokens) }
    return { ...side, differences: differences(base, side, witness.alignment, witness.moves) }
  })
  return {
    ...collation,
    settings: { ...collation.settings, folds },
    base,
    witnesses,
    units: variantUnits(base, witnesses),
  }
}

const sameFolds = (a: readonly Fold[], b: readonly Fold[]) =>
  a.length === b.length && a.every((fold) => b.includes(fold))
