import {
  columnAt,
  joinEdit,
  keepTogetherEdit,
  moveEdit,
  type NewTableEdit,
  regulariseEdit,
  regulariseInSectionEdit,
  type TableMove,
  transposeEdit,
  untransposeEdit,
} from '../../core/collation/table/index.ts'
import type { Span } from '../../core/text/index.ts'
import type { CellPlace } from './alignment-grid.ts'
import type { CollatedTexts } from './collation-controller.ts'
import type { TableAct } from './unit-bar.ts'

/**
 * The acts that make an edit of the cell in hand at once: all but accepting, marking a passage as moved, which takes two
 * places, and regularising in a section, for which the edition says where that ends.
 */
export type EditingAct = Exclude<TableAct, 'accept' | 'propose' | 'mark-moved' | 'regularise-section'>

/**
 * The edit that an act on the cell at `place` makes, with the columns `chosen`; null when it cannot be done there.
 * Joining with only one column chosen takes the next one in.
 */
export function editFor(
  act: EditingAct,
  { outline, view }: CollatedTexts,
  { row, column }: CellPlace,
  [first, last]: readonly [number, number],
): NewTableEdit | null {
  const bounds = outline.bounds[row]!
  const cell = { from: bounds[column]!, to: bounds[column + 1]! }
  switch (act) {
    case 'join':
      return joinEdit(outline, first, last > first ? last : Math.min(first + 1, view.columns - 1))
    case 'keep-together':
      return keepTogetherEdit(outline, column)
    case 'move-left':
      return moveEdit(outline, row, cell, column - 1)
    case 'move-right':
      return moveEdit(outline, row, cell, column + 1)
    case 'regularise-place':
      return regulariseEdit(outline, row, column, 'place')
    case 'regularise-witness':
      return regulariseEdit(outline, row, column, 'witness')
    case 'regularise-always':
      return regulariseEdit(outline, row, column, 'always')
    case 'unmark-moved': {
      const move = moveAt({ outline, view }, { row, column })
      return move && untransposeEdit(outline, move.row, { from: move.fromB, to: move.toB })
    }
    default:
      return act satisfies never
  }
}

/**
 * What the witness has at `place` as another way to write the base's words, in the columns `chosen` when these are
 * several, else in `section` of the base text (UTF-16).
 */
export function regulariseSectionEdit(
  { outline, view }: CollatedTexts,
  { row, column }: CellPlace,
  [first, last]: readonly [number, number],
  section: Span,
): NewTableEdit | null {
  const [bounds, starts] = [outline.bounds[0]!, view.starts[0]!]
  const tokens =
    last > first
      ? { from: bounds[first]!, to: bounds[last + 1]! }
      : {
          from: Math.max(0, columnAt(starts, section.from)),
          to: Math.min(starts.length - 1, columnAt(starts, section.to)),
        }
  return regulariseInSectionEdit(outline, row, column, tokens)
}

/** The words of a witness at `place` as those that the base has in the columns `chosen`. */
export function markMovedEdit(
  { outline }: CollatedTexts,
  place: CellPlace,
  chosen: readonly [number, number],
): NewTableEdit | null {
  return transposeEdit(outline, place.row, place.column, chosen)
}

/**
 * The moved passage that a cell belongs to: by its own words, or by those that the text has elsewhere. In the base
 * text the first of the witnesses'. Null when there is none.
 */
export function moveAt(
  { outline, view }: Pick<CollatedTexts, 'outline' | 'view'>,
  { row, column }: CellPlace,
): TableMove | null {
  const touches = (of: number, from: number, to: number) => {
    const bounds = outline.bounds[of]!
    const [a, b] = [bounds[column]!, bounds[column + 1]!]
    return a < to && from < b
  }
  return (
    view.moves.find(
      (move) =>
        (row === 0 || move.row === row) &&
        (touches(0, move.fromA, move.toA) || (row > 0 && touches(row, move.fromB, move.toB))),
    ) ?? null
  )
}
