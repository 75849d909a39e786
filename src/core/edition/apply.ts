import {
  type ApparatusEntry,
  describe,
  type EntryId,
  mapSelector,
  type Origin,
  type Reading,
  type ReadingId,
  type Selector,
  toCodePointSpan,
} from '../apparatus/index.ts'
import { type BaseText, type Change, editedText } from '../text/index.ts'
import { type Edition, tableEditsOf, withEntries } from './edition.ts'
import type { Act, EditionChange, EntryFields } from './edition-change.ts'
import { withPerson } from './person.ts'
import { editTableEdits, withTableEdits } from './table-edit-acts.ts'

/**
 * The edition after `change`, at the next revision. Throws a RangeError with a sentence for the editor when the
 * change does not fit: an entry that is not there, an id that is taken, a place beyond the text.
 */
export function apply(edition: Edition, change: EditionChange): Edition {
  const done = { ...perform(edition, change.act, change), revision: edition.revision + 1 }
  const { by, colour } = change
  return colour === undefined
    ? done
    : { ...done, people: withPerson(done.people ?? [], { name: by, colour }) }
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
      const ids = mustHave(edition, act.ids)
      return withEntries(
        edition,
        edition.entries.filter(({ id }) => !ids.has(id)),
      )
    }
    case 'restore-entries': {
      const put = new Map(act.entries.map(({ id, entry }) => [id, entry && fitting(entry, edition.text)]))
      const kept = edition.entries.filter(({ id }) => !put.has(id))
      return withEntries(edition, [...kept, ...[...put.values()].filter((entry) => entry !== null)])
    }
    case 'put-witness': {
      const at = edition.witnesses.findIndex(({ siglum }) => siglum === act.witness.siglum)
      const place = act.at ?? edition.witnesses.length
      const witnesses =
        at < 0 ? edition.witnesses.toSpliced(place, 0, act.witness) : edition.witnesses.with(at, act.witness)
      return { ...edition, witnesses }
    }
    case 'remove-witness': {
      const witnesses = edition.witnesses.filter(({ siglum }) => siglum !== act.siglum)
      if (witnesses.length === edition.witnesses.length) {
        throw new RangeError(`the edition has no witness 「${act.siglum}」`)
      }
      return { ...edition, witnesses }
    }
    case 'add-table-edits':
    case 'remove-table-edits':
      return withTableEdits(edition, editTableEdits(tableEditsOf(edition), act))
    case 'edit-about':
      return { ...edition, about: act.about }
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
  const entries = edition.entries.map((entry) => mapEntry(entry, before, after, changes))
  return withEntries({ ...edition, text: after }, entries)
}

/** The entry with all its selectors carried from `before` to `after`; the same object when none of them moves. */
export function mapEntry(
  entry: ApparatusEntry,
  before: BaseText,
  after: BaseText,
  changes: readonly Change[],
): ApparatusEntry {
  const map = (selector: Selector) => mapSelector(selector, before, after, changes)
  const lemma = mapAll(entry.lemma, map)
  const origin = mapOrigin(entry.origin, map)
  return lemma === entry.lemma && origin === entry.origin ? entry : { ...entry, lemma, origin }
}

function mapOrigin(origin: Origin, map: (selector: Selector) => Selector): Origin {
  if (origin.by === 'notes') {
    const [note, clause] = [map(origin.note), map(origin.clause)]
    return note === origin.note && clause === origin.clause ? origin : { ...origin, note, clause }
  }
  if (origin.by !== 'consistency' || origin.evidence === undefined) return origin
  const evidence = mapAll(origin.evidence, map)
  return evidence === origin.evidence ? origin : { ...origin, evidence }
}

/** The same array when `map` leaves all as they are: most entries of a long text lie before what is typed in it. */
function mapAll(selectors: readonly Selector[], map: (selector: Selector) => Selector): readonly Selector[] {
  let mapped: Selector[] | null = null
  for (let i = 0; i < selectors.length; i++) {
    const selector = map(selectors[i]!)
    if (mapped === null && selector !== selectors[i]) mapped = selectors.slice(0, i)
    mapped?.push(selector)
  }
  return mapped ?? selectors
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
  const taken = new Set(edition.entries.map(({ id }) => id))
  for (const entry of entries) {
    if (taken.has(entry.id)) throw new RangeError(`there is an entry ${entry.id} already`)
    taken.add(entry.id)
    fitting(entry, edition.text)
  }
  return withEntries(edition, [...edition.entries, ...entries])
}

/** `entry`, when all its selectors lie in `text` and cut no character. Throws a RangeError when not. */
function fitting(entry: ApparatusEntry, text: BaseText): ApparatusEntry {
  for (const { span } of selectorsOf(entry)) if (span !== null) toCodePointSpan(text, span)
  return entry
}

/** Where an entry has its selectors, in memory or in a file. */
interface WithSelectors<S> {
  readonly lemma: readonly S[]
  readonly origin:
    | { readonly by: 'notes'; readonly note: S; readonly clause: S }
    | { readonly by: 'consistency'; readonly evidence?: readonly S[] | undefined }
    | { readonly by: 'collation' | 'hand' | 'import' }
}

/** All selectors of an entry: of its lemma, and of what its origin rests on. */
export function selectorsOf<S>({ lemma, origin }: WithSelectors<S>): readonly S[] {
  switch (origin.by) {
    case 'notes':
      return [...lemma, origin.note, origin.clause]
    case 'consistency':
      return [...lemma, ...(origin.evidence ?? [])]
    case 'collation':
    case 'hand':
    case 'import':
      return lemma
    default:
      return origin satisfies never
  }
}

/** The entry with `selectors` in the place of its own, in the order in which `selectorsOf` gives them. */
export function withSelectors(entry: ApparatusEntry, selectors: readonly Selector[]): ApparatusEntry {
  const { origin } = entry
  const count = entry.lemma.length
  const lemma = selectors.slice(0, count)
  switch (origin.by) {
    case 'notes':
      return {
        ...entry,
        lemma,
        origin: { ...origin, note: selectors[count]!, clause: selectors[count + 1]! },
      }
    case 'consistency':
      return origin.evidence === undefined
        ? { ...entry, lemma }
        : { ...entry, lemma, origin: { ...origin, evidence: selectors.slice(count) } }
    case 'collation':
    case 'hand':
    case 'import':
      return { ...entry, lemma }
    default:
      return origin satisfies never
  }
}

function alter(
  edition: Edition,
  ids: readonly EntryId[],
  change: (entry: ApparatusEntry) => ApparatusEntry,
): Edition {
  const wanted = mustHave(edition, ids)
  const entries = edition.entries.map((entry) => (wanted.has(entry.id) ? change(entry) : entry))
  // Most acts leave lemmas where they are, and then the order of a long list need not be looked at.
  const moved = entries.some((entry, i) => entry.lemma !== edition.entries[i]!.lemma)
  return moved ? withEntries(edition, entries) : { ...edition, entries }
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
  const missing = new Set(ids)
  for (const { id } of edition.entries) if (missing.delete(id) && missing.size === 0) break
  for (const id of missing) throw new RangeError(`there is no entry ${id}`)
  return new Set(ids)
}

const stampOf = ({ by, at }: Stamp) => ({ by, at })
