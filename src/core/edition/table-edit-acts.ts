import type { TableEdit } from '../collation/table/index.ts'
import { type Edition, editionWith } from './edition.ts'
import type { Act } from './edition-change.ts'

type TableEditAct = Extract<Act, { kind: 'add-table-edits' | 'remove-table-edits' }>

/** `edits` after `act`. Throws a RangeError when it adds an edit that is there, or removes one that is not. */
export function editTableEdits(edits: readonly TableEdit[], act: TableEditAct): readonly TableEdit[] {
  if (act.kind === 'remove-table-edits') {
    const gone = new Set(act.ids)
    const kept = edits.filter(({ id }) => !gone.has(id))
    if (kept.length + gone.size > edits.length) {
      const missing = act.ids.find((id) => edits.every((edit) => edit.id !== id))
      throw new RangeError(`there is no edit ${missing ?? ''} of the alignment table`)
    }
    return kept
  }
  const after = [...edits]
  for (const { edit, at = after.length } of act.edits) {
    if (after.some(({ id }) => id === edit.id)) {
      throw new RangeError(`the alignment table has an edit ${edit.id} already`)
    }
    after.splice(at, 0, edit)
  }
  return after
}

/** The act that takes edits of the alignment table back to `before`. Their order is kept, since it counts. */
export function inverseOfTableEdits(before: readonly TableEdit[], act: TableEditAct): Act {
  if (act.kind === 'add-table-edits') {
    return { kind: 'remove-table-edits', ids: act.edits.map(({ edit }) => edit.id) }
  }
  const gone = new Set(act.ids)
  const edits = before.flatMap((edit, at) => (gone.has(edit.id) ? [{ edit, at }] : []))
  return { kind: 'add-table-edits', edits }
}

/** The edition with `edits`; what else is known of its collation is kept. */
export function withTableEdits(edition: Edition, edits: readonly TableEdit[]): Edition {
  const { collation, ...about } = edition.about
  const { edits: _, ...rest } = collation ?? {}
  const kept = { ...rest, ...(edits.length > 0 && { edits }) }
  return editionWith(edition, {
    about: Object.keys(kept).length === 0 ? about : { ...about, collation: kept },
  })
}
