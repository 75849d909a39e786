import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type Reading,
  type ReadingId,
  toCodePointSpan,
} from '../apparatus/index.ts'
import { type BaseText, type Change, editedText } from '../text/index.ts'
import { type Edition, editionWith, runsOf, tableEditsOf, withRuns } from './edition.ts'
import type { Act, EditionChange, EntryFields } from './edition-change.ts'
import { selectorsOf } from './entry-selectors.ts'
import { withPerson } from './person.ts'
import { editTableEdits, withTableEdits } from './table-edit-acts.ts'

/**
 * The edition after `change`, at the next revision. Throws a RangeError with a sentence for the editor when the
 * change does not fit: an entry that is not there, an id that is taken, a place beyond the text.
 */
export function apply(edition: Edition, change: EditionChange): Edition {
  const { by, colour } = change
  const done = perform(edition, change.act, change)
  return editionWith(done, {
    revision: edition.revision + 1,
    ...(colour !== undefined && { people: withPerson(done.people ?? [], { name: by, colour }) }),
  })
}

type Stamp = Pick<EditionChange, 'by' | 'at'>

function perform(edition: Edition, act: Act, stamp: Stamp): Edition {
  switch (act.kind) {
    case 'add-entries':
      return addEntries(edition, act.entries)
    case 'edit-entry':
      return alter(edition, [act.id], (entry) => fitting(withFields(entry, act.fields), edition.text))
    case 'set-status':
      return alter(edition, act.ids, ({ decision: _, ...entry }) => ({ ...entry, status: act.status }))
    case 'settle': {
      const { prefer, reason, method, cause } = act
      const how = { ...(method !== undefined && { method }), ...(cause !== undefined && { cause }) }
      const decision = { prefer, reason, ...how, ...stampOf(stamp) }
      return alter(edition, act.ids, (entry) => {
        checkPreference(entry, prefer)
        return { ...entry, status: 'settled', decision }
      })
    }
    case 'add-opinion': {
      const { prefer, reason } = act
      return alter(edition, [act.id], (entry) => {
        checkPreference(entry, prefer)
        const opinion = { ...stampOf(stamp), prefer, ...(reason !== undefined && { reason }) }
        return {
          ...entry,
          opinions: [...(entry.opinions ?? []).filter(({ by }) => by !== stamp.by), opinion],
        }
      })
    }
    case 'add-comment':
      return alter(edition, [act.id], (entry) => {
        if (entry.comments?.some(({ id }) => id === act.comment.id)) {
          throw new RangeError(`entry ${entry.id} has a comment ${act.comment.id} already`)
        }
        return { ...entry, comments: [...(entry.comments ?? []), { ...act.comment, ...stampOf(stamp) }] }
      })
    case 'remove-entries': {
      return withRuns(edition, runsOf(edition).without(mustHave(edition, act.ids)))
    }
    case 'restore-entries': {
      const put = new Map(act.entries.map(({ id, entry }) => [id, entry && fitting(entry, edition.text)]))
      const back = [...put.values()].filter((entry) => entry !== null)
      return withRuns(edition, runsOf(edition).without(new Set(put.keys())).with(back))
    }
    case 'put-witness': {
      const at = edition.witnesses.findIndex(({ siglum }) => siglum === act.witness.siglum)
      const place = act.at ?? edition.witnesses.length
      const witnesses =
        at < 0 ? edition.witnesses.toSpliced(place, 0, act.witness) : edition.witnesses.with(at, act.witness)
      return editionWith(edition, { witnesses })
    }
    case 'remove-witness': {
      const witnesses = edition.witnesses.filter(({ siglum }) => siglum !== act.siglum)
      if (witnesses.length === edition.witnesses.length) {
        throw new RangeError(`the edition has no witness 「${act.siglum}」`)
      }
      return editionWith(edition, { witnesses })
    }
    case 'add-table-edits':
    case 'remove-table-edits':
      return withTableEdits(edition, editTableEdits(tableEditsOf(edition), act))
    case 'edit-about':
      return editionWith(edition, { about: act.about })
    case 'edit-text': {
      const edited = editText(edition, act.changes)
      return act.nature === 'emendation'
        ? addEntries(edited, [emendation(edition, edited, act, stamp)])
        : edited
    }
    case 'text-replaced':
      return edition
    case 'batch':
      return performAll(edition, act.acts, stamp)
    default:
      return act satisfies never
  }
}

/**
 * The acts of a batch, one on what the other left. A run of acts that each edit an entry of its own is done in one pass
 * over the entries, so that a thousand of them cost no more than a few.
 */
function performAll(edition: Edition, acts: readonly Act[], stamp: Stamp): Edition {
  let done = edition
  for (let i = 0; i < acts.length;) {
    const run = new Map<EntryId, EntryFields>()
    for (let next = acts[i]; next?.kind === 'edit-entry' && !run.has(next.id); next = acts[i + run.size]) {
      run.set(next.id, next.fields)
    }
    if (run.size > 0) {
      const { text } = done
      done = alter(done, [...run.keys()], (entry) => fitting(withFields(entry, run.get(entry.id)!), text))
      i += run.size
    } else done = perform(done, acts[i++]!, stamp)
  }
  return done
}

/** The edition with `changes` made in its base text; every anchor follows its words. */
function editText(edition: Edition, changes: readonly Change[]): Edition {
  const before = edition.text
  for (const change of changes) {
    toCodePointSpan(before, change)
    if (/\p{Cs}/u.test(change.insert)) throw new RangeError('half a character cannot be inserted in a text')
  }
  const after = editedText(before, changes)
  return withRuns(editionWith(edition, { text: after }), runsOf(edition).carried(before, after, changes))
}

/** The entry that an emendation leaves: the new words as lemma, the base's own as a reading of the base. */
function emendation(
  before: Edition,
  after: Edition,
  act: Extract<Act, { nature: 'emendation' }>,
  stamp: Stamp,
): ApparatusEntry {
  const { changes } = act
  if (changes.length === 0) throw new RangeError('an emendation changes at least one word')
  let shift = 0
  const lemma = changes.map(({ from, to, insert }) => {
    const start = from + shift
    shift += insert.length - (to - from)
    return describe(after.text, { from: start, to: start + insert.length })
  })
  const adds = changes.every(({ from, to }) => from === to)
  const removes = changes.every(({ insert }) => insert === '')
  const old = changes.map(({ from, to }) => before.text.content.slice(from, to))
  const reading: Reading = {
    id: 'r1' as ReadingId,
    // What the emendation adds the base omits, and the other way about.
    kind: adds ? 'omission' : removes ? 'addition' : 'substitution',
    text: adds ? '' : old.join('……'),
    attestations: [{ witness: act.base }],
  }
  return {
    id: act.entry,
    layer: before.layers[0]?.id ?? 'variants',
    kind: 'reading',
    lemma,
    readings: [reading],
    origin: { by: 'hand', person: stamp.by, at: stamp.at },
    status: 'accepted',
  }
}

function addEntries(edition: Edition, entries: readonly ApparatusEntry[]): Edition {
  const runs = runsOf(edition)
  const taken = idsOf(runs.those(idsOf(entries)))
  for (const entry of entries) {
    if (taken.has(entry.id)) throw new RangeError(`there is an entry ${entry.id} already`)
    taken.add(entry.id)
    fitting(entry, edition.text)
  }
  return withRuns(edition, runs.with(entries))
}

/** `entry`, when all its selectors lie in `text` and cut no character. Throws a RangeError when not. */
function fitting(entry: ApparatusEntry, text: BaseText): ApparatusEntry {
  for (const { span } of selectorsOf(entry)) if (span !== null) toCodePointSpan(text, span)
  return entry
}

function alter(
  edition: Edition,
  ids: readonly EntryId[],
  change: (entry: ApparatusEntry) => ApparatusEntry,
): Edition {
  return withRuns(edition, runsOf(edition).altered(mustHave(edition, ids), change))
}

function withFields(entry: ApparatusEntry, fields: EntryFields): ApparatusEntry {
  const takenAway = new Set(Object.entries(fields).flatMap(([name, value]) => (value === null ? [name] : [])))
  const kept = Object.entries({ ...entry, ...fields }).filter(([name]) => !takenAway.has(name))
  return Object.fromEntries(kept) as unknown as ApparatusEntry
}

function checkPreference({ id, readings }: ApparatusEntry, prefer: string): void {
  if (['lemma', 'none', 'open'].includes(prefer) || readings.some((reading) => reading.id === prefer)) return
  throw new RangeError(`entry ${id} has no reading ${prefer} to prefer`)
}

function mustHave(edition: Edition, ids: readonly EntryId[]): ReadonlySet<EntryId> {
  const wanted = new Set(ids)
  const there = idsOf(runsOf(edition).those(wanted))
  for (const id of wanted) if (!there.has(id)) throw new RangeError(`there is no entry ${id}`)
  return there
}

const idsOf = (entries: readonly ApparatusEntry[]) => new Set(entries.map(({ id }) => id))

const stampOf = ({ by, at }: Stamp) => ({ by, at })
