import type { ApparatusEntry, EntryId, Selector } from '../apparatus/index.ts'
import { type BaseText, editedText, invertChanges } from '../text/index.ts'
import { apply } from './apply.ts'
import { type Edition, runsOf, tableEditsOf } from './edition.ts'
import { mapEntry, selectorsOf } from './entry-selectors.ts'
import { type Act, altered, type EditionChange } from './edition-change.ts'
import { inverseOfTableEdits } from './table-edit-acts.ts'

/**
 * The act that takes the edition after `act` back to `before`, from which it was made. Null when nothing can. `after` is
 * the text that `act` leaves, for whoever has it: putting a long one together takes time.
 */
export function inverse(before: Edition, act: Act, after?: BaseText): Act | null {
  switch (act.kind) {
    case 'add-entries':
    case 'edit-entry':
    case 'set-status':
    case 'settle':
    case 'remove-entries':
    case 'restore-entries':
      return restore(before, altered(act) as EntryId[])
    case 'add-opinion':
    case 'add-comment':
      return restore(before, [act.id])
    case 'put-witness':
    case 'remove-witness': {
      const siglum = act.kind === 'put-witness' ? act.witness.siglum : act.siglum
      const at = before.witnesses.findIndex((witness) => witness.siglum === siglum)
      const witness = before.witnesses[at]
      return witness === undefined ? { kind: 'remove-witness', siglum } : { kind: 'put-witness', witness, at }
    }
    case 'add-table-edits':
    case 'remove-table-edits':
      return inverseOfTableEdits(tableEditsOf(before), act)
    case 'edit-about':
      return { kind: 'edit-about', about: before.about }
    case 'edit-text': {
      const back = {
        kind: 'edit-text',
        nature: 'transcription',
        changes: invertChanges(before.text.content, act.changes),
      } as const
      // Anchors that a deletion lost or narrowed do not come back with the words: put them back as they stood.
      const edited = after ?? editedText(before.text, act.changes)
      const changed = runsOf(before)
        .touchedBy(act.changes)
        .filter((entry) => {
          const there = mapEntry(entry, before.text, edited, act.changes)
          return !sameAnchors(entry, mapEntry(there, edited, before.text, back.changes))
        })
      const ids = [...changed.map(({ id }) => id), ...(act.nature === 'emendation' ? [act.entry] : [])]
      return ids.length === 0 ? back : { kind: 'batch', acts: [back, restore(before, ids)] }
    }
    case 'text-replaced':
      return null
    case 'batch': {
      if (act.acts.every(altersEntriesAlone)) return restore(before, altered(act) as EntryId[])
      const acts: Act[] = []
      let edition = before
      for (const next of act.acts) {
        const back = inverse(edition, next)
        if (back === null) return null
        acts.unshift(back)
        edition = perform(edition, next)
      }
      return { kind: 'batch', acts }
    }
    default:
      return act satisfies never
  }
}

/** Whether all that `act` does is undone by putting back the entries it names. */
const altersEntriesAlone = ({ kind }: Act): boolean =>
  kind === 'edit-entry' || kind === 'set-status' || kind === 'settle' || kind === 'remove-entries'

function restore(before: Edition, ids: readonly EntryId[]): Act {
  const standing = new Map(
    runsOf(before)
      .those(new Set(ids))
      .map((entry) => [entry.id, entry]),
  )
  return { kind: 'restore-entries', entries: ids.map((id) => ({ id, entry: standing.get(id) ?? null })) }
}

const perform = (edition: Edition, act: Act): Edition => apply(edition, { ...NOBODY, act })

/** Authors do not matter where only the anchors are looked at. */
const NOBODY: Omit<EditionChange, 'act'> = { id: '', by: '', at: '' }

function sameAnchors(a: ApparatusEntry, b: ApparatusEntry): boolean {
  if (a === b) return true
  const selectorsOfB = selectorsOf(b)
  return selectorsOf(a).every((selector, i) => sameSelector(selector, selectorsOfB[i]!))
}

/** Whether two states of one selector agree in all that a text edit can change. */
function sameSelector(a: Selector, b: Selector): boolean {
  return (
    a === b ||
    (a.span?.from === b.span?.from &&
      a.span?.to === b.span?.to &&
      a.prefix === b.prefix &&
      a.suffix === b.suffix &&
      a.lost?.start === b.lost?.start &&
      a.lost?.end === b.lost?.end)
  )
}
