import { type EntryId, lemmaOn, lemmaText, type Preference } from '../../core/apparatus/index.ts'
import { type Edition, findEntry } from '../../core/edition/index.ts'
import { requestAct } from '../apparatus/entry-acts.ts'
import type { Purpose } from '../apparatus/entry-decision.ts'
import type { EntryRequestEvent, FormEvent } from '../apparatus/entry-events.ts'
import { newId } from '../new-id.ts'
import { attests } from '../witnesses/witness-acts.ts'
import type { WitnessRequest } from '../witnesses/witness-events.ts'
import type { Bench } from './bench.ts'

/** Opens the form for a new entry on the words that are selected and held, or for the emendation of those selected. */
export function openForm(bench: Bench, edition: Edition, kind: 'new' | 'emend'): void {
  const { parts, changes, held, selection, form, preferences, trial } = bench
  const span = parts.text?.selection ?? { from: 0, to: 0 }
  const holds = kind === 'new' && held.parts(edition.text).length > 0
  if (!holds && span.from === span.to && (kind === 'emend' || parts.text?.textHasFocus !== true)) {
    return changes.say(preferences.messages.nothingSelected)
  }
  changes.say('')
  trial.end()
  selection.hold(null)
  form.open({ kind, lemma: kind === 'new' ? held.lemma(edition.text, span) : lemmaOn(edition.text, [span]) })
  held.letGo()
}

/** Does what a form was filled with, closes it, and goes to its entry; or just closes it. */
export function formDone(
  { parts, changes, selection, form: forms, preferences }: Bench,
  edition: Edition,
  event: FormEvent,
): void {
  const { form } = forms
  const result = forms.result(edition, event, preferences.person, newEntryId())
  if (result !== null && !changes.do(result.act)) return
  forms.open(null)
  const shown = result?.id ?? (form?.kind === 'edit' ? form.id : null)
  if (shown === null) parts.text?.focus()
  else selection.select(shown, true)
}

/** Does what is asked of an entry. */
export function entryRequested(bench: Bench, edition: Edition, { id, request }: EntryRequestEvent): void {
  const { changes, form, parts, selection } = bench
  if (request.kind === 'edit') return form.open({ kind: 'edit', id })
  if (request.kind === 'remove') {
    selection.hold(id)
    return removeEntry(bench, edition)
  }
  const entry = findEntry(edition, id)
  if (entry === null) return
  if (request.kind === 'show-alike') {
    selection.filter({ words: lemmaText(entry) })
    bench.places.ask()
  } else if (changes.do(requestAct(edition, entry, request, newId()))) parts.panel?.focusEntry(id)
}

/** Deletes the entry in hand, and goes to the next. */
export function removeEntry({ changes, selection }: Bench, edition: Edition): void {
  const id = selection.entry
  if (id === null || findEntry(edition, id) === null) return
  selection.step(1)
  if (selection.entry === id) selection.select(null)
  changes.do({ kind: 'remove-entries', ids: [id] })
}

/** Opens what settles the entry in hand, or takes an opinion on it, with a choice made. */
export function decide(
  { parts, selection }: Bench,
  purpose: Purpose,
  choice: Preference | number | null = null,
): void {
  if (selection.entry !== null) void parts.panel?.decide(selection.entry, purpose, choice)
}

/** Does what is asked of a witness. */
export function witnessRequested({ open, changes, selection }: Bench, request: WitnessRequest): void {
  const { edition } = open
  if (edition === null) return
  if (request.kind === 'next') selection.step(1, (entry) => attests(entry, request.siglum))
  else changes.changeWitness(edition, request)
}

/** Entries made by hand have ids of their own, so that two editors' new entries never meet. */
function newEntryId(): EntryId {
  return `e-${newId().slice(0, 8)}` as EntryId
}
