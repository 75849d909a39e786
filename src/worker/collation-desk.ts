import {
  collate,
  type Collation,
  defaultSettings,
  doubtAbout,
  toEntries,
  unitAt,
  wordSpan,
} from '../core/collation/index.ts'
import {
  type EditedCollation,
  editCollation,
  finderOf,
  pickUnits,
  type TableFinder,
  variantGraph,
} from '../core/collation/table/index.ts'
import { baseText } from '../core/text/index.ts'
import {
  type CollationAnswer,
  type CollationRequest,
  type TableView,
  WIDEST_CELL,
} from './collation-messages.ts'
import { columnExtents } from './column-extents.ts'
import { layOutGraph } from './lay-out-graph.ts'

/** Answers what is asked of a collation, which it keeps from one question to the next. */
export class CollationDesk {
  readonly #tell: (answer: CollationAnswer) => void
  readonly #now: () => number
  #open: { readonly text: string; readonly collation: Collation; readonly finder: TableFinder; edited: EditedCollation } | null = null // prettier-ignore

  /** `tell` hears of progress; `now` gives milliseconds. */
  constructor(tell: (answer: CollationAnswer) => void, now: () => number) {
    this.#tell = tell
    this.#now = now
  }

  answer(request: CollationRequest): CollationAnswer {
    switch (request.kind) {
      case 'collate': {
        const start = this.#now()
        const [base, ...witnesses] = request.texts
        if (base === undefined) throw new RangeError('there is no text to collate')
        const of = witnesses.length
        const settings = { ...defaultSettings, folds: request.folds }
        const collation = collate(base, witnesses, settings, (done) =>
          this.#tell({ kind: 'progress', done, of }),
        )
        const finder = finderOf(collation)
        const edited = editCollation(collation, request.folds, request.edits, finder)
        this.#open = { text: base.text, collation, finder, edited }
        return { kind: 'table', view: this.#view(start) }
      }
      case 'edit': {
        const start = this.#now()
        const open = this.#mustBeOpen()
        open.edited = editCollation(open.collation, request.folds, request.edits, open.finder)
        return { kind: 'table', view: this.#view(start) }
      }
      case 'entries': {
        const { text, edited } = this.#mustBeOpen()
        const { collation } = edited
        const units = pickUnits(collation.units, request.units)
        const entries = toEntries({ ...collation, units }, baseText(text), { withSpellings: true })
        return { kind: 'entries', entries }
      }
      case 'graph': {
        const { table, readings } = this.#mustBeOpen().edited
        return { kind: 'graph', graph: layOutGraph(variantGraph(table, readings, request.from, request.to)) }
      }
      case 'doubt': {
        const { base, witnesses } = collate({ siglum: 'A', text: request.base }, [
          { siglum: 'B', text: request.text },
        ])
        return { kind: 'doubt', doubt: doubtAbout(base, witnesses[0]!) }
      }
      default:
        return request satisfies never
    }
  }

  #mustBeOpen() {
    if (this.#open === null) throw new RangeError('nothing was collated yet')
    return this.#open
  }

  /** The tables as copies, so that they can be given away. */
  #view(start: number): TableView {
    const { collation, edited } = this.#mustBeOpen()
    const { table, readings, unitColumns, pairs, unfit } = edited
    const { count, from, to, orthographic } = edited.collation.units
    const lemmas = new Uint32Array(2 * count)
    for (let i = 0; i < count; i++) {
      // A unit costs a little: where words are added, it alone says where.
      const added = from[i] === to[i]
      const span = added
        ? unitAt(edited.collation, i).span
        : wordSpan(collation.base.tokens, from[i]!, to[i]!)
      lemmas[2 * i] = span.from
      lemmas[2 * i + 1] = span.to
    }
    return {
      columns: table.columns,
      starts: table.rows.map(({ tokens }) => tokens.starts.slice()),
      wordFrom: table.rows.map(({ tokens }) => tokens.wordFrom.slice()),
      wordTo: table.rows.map(({ tokens }) => tokens.wordTo.slice()),
      bounds: table.rows.map(({ bounds }) => bounds.slice()),
      kinds: readings.kinds.slice(),
      cells: readings.cells.slice(),
      extents: columnExtents(table, WIDEST_CELL),
      units: { columns: unitColumns.slice(), lemmas, spelling: orthographic.slice() },
      moves: table.moves,
      pairs,
      unfit,
      doubts: collation.witnesses.map((witness) => doubtAbout(collation.base, witness)),
      took: this.#now() - start,
    }
  }
}

/** The tables of an answer, to be handed over rather than copied. */
export function transferables(answer: CollationAnswer): ArrayBufferLike[] {
  if (answer.kind !== 'table') return []
  const { starts, wordFrom, wordTo, bounds, kinds, cells, extents, units } = answer.view
  return [
    ...[...starts, ...wordFrom, ...wordTo, ...bounds].map(({ buffer }) => buffer),
    kinds.buffer,
    cells.buffer,
    extents.buffer,
    units.columns.buffer,
    units.lemmas.buffer,
    units.spelling.buffer,
  ]
}
