import { type EditableTable, TableBuilder, type TableRow } from './editable-table.ts'
import { referencesOf, type TableEdit } from './table-edit.ts'
import { TokenFinder, type TokenRange, type TokenReference } from './token-reference.ts'

/** Why an edit could not be done again. */
export type Misfit =
  /** The witness is not among the texts. */
  | 'no-witness'
  /** The words are not there any more, or at several places. */
  | 'words-not-found'
  /** There is no moved passage to unmark. */
  | 'nothing-there'

export interface UnfitEdit {
  readonly id: string
  readonly why: Misfit
  /** The words and the witness that it missed. */
  readonly missing: TokenReference | null
}

/** A table with an editor's edits done in order, and those that no longer fit: they are left out, and told. */
export interface EditedTable {
  readonly table: EditableTable
  readonly unfit: readonly UnfitEdit[]
}

/** Finds tokens in the rows of a table; what it looks in is made when it is first needed. */
export class TableFinder {
  readonly #rows: readonly Pick<TableRow, 'witness' | 'tokens'>[]
  readonly #finders = new Map<number, TokenFinder>()

  constructor(rows: readonly Pick<TableRow, 'witness' | 'tokens'>[]) {
    this.#rows = rows
  }

  rowOf(witness: string | null): number {
    return this.#rows.findIndex((row) => row.witness === witness)
  }

  in(row: number): TokenFinder {
    let finder = this.#finders.get(row)
    if (finder === undefined) this.#finders.set(row, (finder = new TokenFinder(this.#rows[row]!.tokens)))
    return finder
  }
}

/**
 * Does `edits` on `table`, one after another. `finder`, when given, is of the same texts. An edit of which a word
 * cannot be found does nothing; one that is done already (a cut where there is an edge) does nothing either, and fits.
 */
export function replay(
  table: EditableTable,
  edits: readonly TableEdit[],
  finder: TableFinder = new TableFinder(table.rows),
): EditedTable {
  const unfit: UnfitEdit[] = []
  if (edits.length === 0) return { table, unfit }
  const builder = new TableBuilder(table)
  for (const edit of edits) {
    const found = new Map<TokenReference, Place>()
    let misfit: UnfitEdit | null = null
    for (const [i, reference] of referencesOf(edit).entries()) {
      const row = finder.rowOf(reference.witness)
      const range = row < 0 ? null : finder.in(row).find(reference)
      if (range !== null) found.set(reference, { ...range, row })
      // The cuts of a split are advice: without one its row is cut by guess.
      else if (edit.kind !== 'split' || i === 0) {
        misfit ??= { id: edit.id, why: row < 0 ? 'no-witness' : 'words-not-found', missing: reference }
      }
    }
    const at = (reference: TokenReference) => found.get(reference)!
    if (misfit === null && !perform(builder, edit, at)) {
      misfit = { id: edit.id, why: 'nothing-there', missing: null }
    }
    if (misfit !== null) unfit.push(misfit)
  }
  return { table: builder.build(), unfit }
}

interface Place extends TokenRange {
  readonly row: number
}

/** Does one edit; false when there is nothing it could be done to. */
function perform(builder: TableBuilder, edit: TableEdit, at: (reference: TokenReference) => Place): boolean {
  switch (edit.kind) {
    case 'move': {
      const tokens = at(edit.tokens)
      if (tokens.row === 0 || tokens.from === tokens.to) return false
      builder.bring(tokens.row, tokens, columnFor(builder, at(edit.to)))
      return true
    }
    case 'join': {
      const { from, to } = at(edit.words)
      if (from === to) return false
      const [first, last] = columnsOf(builder, from, to)
      builder.join(
        edit.before === true ? first - additions(builder, first, -1) : first,
        edit.after === true ? last + additions(builder, last, 1) : last,
      )
      return true
    }
    case 'split': {
      const { row, from } = at(edit.place)
      const cuts = new Map<number, number>()
      for (const cut of edit.cuts) {
        // A cut that is not found was not kept: `at` knows only those that were.
        const place = at(cut) as Place | undefined
        if (place !== undefined) cuts.set(place.row, place.from)
      }
      builder.cut(row, from, cuts)
      return true
    }
    case 'keep-together': {
      const { from } = at(edit.place)
      const { column, exact } = builder.edgeAt(0, from)
      if (!exact || from === 0 || from >= builder.rows[0]!.tokens.count) return true
      const varies = (c: number) => !builder.agrees(c)
      const last = column + additions(builder, column - 1, 1)
      if (!varies(column - 1) && last === column && !varies(column)) return true
      const [first] = columnsOf(builder, from - 1, from)
      const [, end] = columnsOf(builder, from, from + 1)
      builder.join(first, end)
      return true
    }
    case 'transpose': {
      const [here, away] = [at(edit.tokens), at(edit.of)]
      if (here.row === 0 || here.from === here.to || away.from === away.to) return false
      for (const place of [here.from, here.to]) builder.cut(here.row, place)
      for (const place of [away.from, away.to]) builder.cut(0, place)
      const overlaps = (one: { row: number; fromA: number; toA: number; fromB: number; toB: number }) =>
        one.row === here.row &&
        ((one.fromB < here.to && here.from < one.toB) || (one.fromA < away.to && away.from < one.toA))
      builder.moves = [
        ...builder.moves.filter((move) => !overlaps(move)),
        { row: here.row, fromA: away.from, toA: away.to, fromB: here.from, toB: here.to },
      ]
      return true
    }
    case 'untranspose': {
      const { row, from, to } = at(edit.tokens)
      const left = builder.moves.filter((move) => move.row !== row || move.toB <= from || to <= move.fromB)
      const any = left.length < builder.moves.length
      builder.moves = left
      return any
    }
    case 'regularise':
      // Rules change what is compared, not where it stands.
      return true
    default:
      return edit satisfies never
  }
}

/** The columns that hold tokens `from` to `to` of the base; stretches in which all agree are cut at both ends. */
function columnsOf(builder: TableBuilder, from: number, to: number): [number, number] {
  if (builder.agrees(builder.columnOf(0, from))) builder.cut(0, from)
  if (builder.agrees(builder.columnOf(0, to - 1))) builder.cut(0, to)
  return [builder.columnOf(0, from), builder.columnOf(0, to - 1)]
}

/** How many columns without words of the base stand right before (-1) or after (1) `column`. */
function additions(builder: TableBuilder, column: number, by: 1 | -1): number {
  let count = 0
  for (let c = column + by; c >= 0 && c < builder.columns; c += by) {
    if (builder.edge(0, c) < builder.edge(0, c + 1)) break
    count++
  }
  return count
}

/** The column for words of the base, or for what is added at a place of it. */
function columnFor(builder: TableBuilder, { from, to }: Place): number {
  if (from < to) return columnsOf(builder, from, to)[0]
  if (!builder.edgeAt(0, from).exact) builder.cut(0, from)
  const { column } = builder.edgeAt(0, from)
  const isAddition = column < builder.columns && builder.edge(0, column + 1) === from
  if (!isAddition) builder.insert(column)
  return column
}
