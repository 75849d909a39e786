import * as v from 'valibot'
import { type ApparatusEntry, type Selector, selectorFrom } from '../apparatus/index.ts'
import {
  entryFromWire,
  entryToWire,
  selectorToWire,
  WireAttestation,
  WireEdition,
  WireEntry,
  WireReading,
  WireSelector,
  WireTableEdit,
  WireWitness,
  witnessFromWire,
  witnessToWire,
} from '../formats/json/index.ts'
import { type BaseText, baseText, applyChanges, type Change, toCodePoint, toOffset } from '../text/index.ts'
import type { Act, EditionChange } from './edition-change.ts'
import { personColours } from './person.ts'
import { textAfter } from './rebase.ts'

const Id = v.pipe(v.string(), v.minLength(1))
const Ids = v.pipe(v.array(Id), v.minLength(1))
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** `deleted` are the words that stood there: a reader of the log sees them, and the change can be taken back. */
const WireTextChange = v.object({ start: Count, end: Count, deleted: v.string(), insert: v.string() })
const WireChanges = v.pipe(v.array(WireTextChange), v.minLength(1))

const WireSimpleAct = v.variant('kind', [
  v.object({ kind: v.literal('add-entries'), entries: v.array(WireEntry) }),
  v.object({
    kind: v.literal('edit-entry'),
    id: Id,
    fields: v.object({
      layer: v.optional(Id),
      kind: v.optional(WireEntry.entries.kind),
      lemma: v.optional(v.pipe(v.array(WireSelector), v.minLength(1))),
      readings: v.optional(v.array(WireReading)),
      quotedLemma: v.optional(v.nullable(v.string())),
      agreements: v.optional(v.nullable(v.array(WireAttestation))),
      verdict: v.optional(v.nullable(v.string())),
    }),
  }),
  v.object({
    kind: v.literal('set-status'),
    ids: Ids,
    status: v.picklist(['proposed', 'accepted', 'rejected', 'disputed']),
  }),
  v.object({
    kind: v.literal('settle'),
    ids: Ids,
    prefer: Id,
    reason: v.string(),
    method: v.optional(v.string()),
    cause: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('add-opinion'), id: Id, prefer: Id, reason: v.optional(v.string()) }),
  v.object({
    kind: v.literal('add-comment'),
    id: Id,
    comment: v.object({ id: Id, text: v.string(), replyTo: v.optional(v.string()) }),
  }),
  v.object({ kind: v.literal('remove-entries'), ids: Ids }),
  v.object({
    kind: v.literal('restore-entries'),
    entries: v.array(v.object({ id: Id, entry: v.nullable(WireEntry) })),
  }),
  v.object({ kind: v.literal('put-witness'), witness: WireWitness, at: v.optional(Count) }),
  v.object({ kind: v.literal('remove-witness'), siglum: Id }),
  v.object({
    kind: v.literal('add-table-edits'),
    edits: v.pipe(v.array(v.object({ edit: WireTableEdit, at: v.optional(Count) })), v.minLength(1)),
  }),
  v.object({ kind: v.literal('remove-table-edits'), ids: Ids }),
  v.object({ kind: v.literal('edit-about'), about: v.omit(WireEdition, ['witnesses']) }),
  v.object({ kind: v.literal('edit-text'), nature: v.literal('transcription'), changes: WireChanges }),
  v.object({
    kind: v.literal('edit-text'),
    nature: v.literal('emendation'),
    changes: WireChanges,
    entry: Id,
    base: Id,
  }),
  v.object({
    kind: v.literal('text-replaced'),
    sha256: v.string(),
    moved: Count,
    flagged: v.optional(v.array(Id)),
    orphans: v.array(Id),
  }),
])

/** An act as the log and the wire have it: positions in code points of the base text before the act. */
export const WireAct = v.variant('kind', [
  WireSimpleAct,
  v.object({ kind: v.literal('batch'), acts: v.array(WireSimpleAct) }),
])

export const WireChange = v.object({
  id: Id,
  by: v.string(),
  at: v.string(),
  colour: v.optional(v.picklist(personColours)),
  act: WireAct,
})

/** Of an entry that a change altered, the fields it replaced as they were before; null for what was not there. */
const WireReplaced = v.object({ id: Id, was: v.record(v.string(), v.unknown()) })

/** One line of the change log: a change, the revision it made, and what it replaced in entries. */
export const LogRecord = v.object({
  revision: Count,
  ...WireChange.entries,
  was: v.optional(v.array(WireReplaced)),
})

export type WireAct = v.InferOutput<typeof WireAct>
export type WireChange = v.InferOutput<typeof WireChange>
export type WireReplaced = v.InferOutput<typeof WireReplaced>
export type LogRecord = v.InferOutput<typeof LogRecord>

/** `change`, made on an edition whose base text is `text`, for the log and the wire. */
export function changeToWire({ act, ...who }: EditionChange, text: BaseText): WireChange {
  return { ...who, act: actToWire(act, text) }
}

/**
 * The change that `wire` says, on an edition whose base text is `text`. Throws a RangeError when the words it edits
 * are not there; selectors whose words are not there become orphans.
 */
export function changeFromWire({ id, by, at, colour, act }: WireChange, text: BaseText): EditionChange {
  return { id, by, at, ...(colour !== undefined && { colour }), act: actFromWire(act, text) }
}

function actToWire(act: Act, text: BaseText): WireAct {
  if (act.kind !== 'batch') return simpleToWire(act, text)
  return { kind: 'batch', acts: inSequence(flatten(act.acts), text, (next, now) => simpleToWire(next, now)) }
}

type SimpleAct = Exclude<Act, { kind: 'batch' }>
type WireSimpleAct = v.InferOutput<typeof WireSimpleAct>

const flatten = (acts: readonly Act[]): SimpleAct[] =>
  acts.flatMap((act) => (act.kind === 'batch' ? flatten(act.acts) : [act]))

/** Each act counts in the text that the acts before it left. */
function inSequence<T>(
  acts: readonly SimpleAct[],
  text: BaseText,
  say: (act: SimpleAct, text: BaseText) => T,
): T[] {
  let now = text
  return acts.map((act) => {
    const said = say(act, now)
    now = textAfter(act, now)
    return said
  })
}

function simpleToWire(act: SimpleAct, text: BaseText): WireSimpleAct {
  const store = (entry: ApparatusEntry) => entryToWire(entry, text)
  switch (act.kind) {
    case 'add-entries':
      return { ...act, entries: act.entries.map(store) }
    case 'restore-entries':
      return {
        ...act,
        entries: act.entries.map(({ id, entry }) => ({ id, entry: entry && store(entry) })),
      }
    case 'edit-entry': {
      const { lemma, ...fields } = act.fields
      const selectors = lemma?.map((selector) => selectorToWire(selector, text))
      return {
        ...act,
        fields: { ...fields, ...(selectors && { lemma: selectors }) } as unknown as WireFields,
      }
    }
    case 'put-witness':
      return { ...act, witness: witnessToWire(act.witness) }
    case 'edit-text':
      return { ...act, changes: act.changes.map((change) => changeOfTextToWire(change, text)) }
    case 'text-replaced':
      return {
        ...act,
        orphans: [...act.orphans],
        flagged: act.flagged === undefined ? undefined : [...act.flagged],
      }
    case 'add-table-edits':
      return { ...act, edits: [...act.edits] }
    case 'set-status':
    case 'settle':
    case 'remove-entries':
    case 'remove-table-edits':
      return { ...act, ids: [...act.ids] }
    case 'add-opinion':
    case 'remove-witness':
      return act
    case 'edit-about':
      return { ...act, about: act.about as WireAbout }
    case 'add-comment':
      return { ...act, comment: act.comment }
    default:
      return act satisfies never
  }
}

type WireAbout = Extract<WireSimpleAct, { kind: 'edit-about' }>['about']
type WireFields = Extract<WireSimpleAct, { kind: 'edit-entry' }>['fields']

function actFromWire(wire: WireAct, text: BaseText): Act {
  if (wire.kind !== 'batch') return simpleFromWire(wire, text)
  let now = text
  const acts = wire.acts.map((next) => {
    const act = simpleFromWire(next, now)
    now = textAfter(act, now)
    return act
  })
  return { kind: 'batch', acts }
}

function simpleFromWire(wire: WireSimpleAct, text: BaseText): SimpleAct {
  const place = (entry: WireEntry) => entryFromWire(entry, (selector) => selectorFrom(selector, text))
  switch (wire.kind) {
    case 'add-entries':
      return { ...wire, entries: wire.entries.map(place) }
    case 'restore-entries':
      return {
        ...wire,
        entries: wire.entries.map(({ id, entry }) => ({ id, entry: entry && place(entry) })),
      } as unknown as SimpleAct
    case 'edit-entry': {
      const lemma: Selector[] | undefined = wire.fields.lemma?.map((selector) => selectorFrom(selector, text))
      return { ...wire, fields: { ...wire.fields, ...(lemma && { lemma }) } } as unknown as SimpleAct
    }
    case 'put-witness':
      return {
        kind: wire.kind,
        witness: witnessFromWire(wire.witness),
        ...(wire.at !== undefined && { at: wire.at }),
      }
    case 'add-table-edits':
      return {
        kind: wire.kind,
        edits: wire.edits.map(({ edit, at }) => ({ edit, ...(at !== undefined && { at }) })),
      }
    case 'edit-text': {
      const changes = wire.changes.map((change) => changeOfTextFromWire(change, text))
      return { ...wire, changes } as SimpleAct
    }
    default:
      return wire as SimpleAct
  }
}

/** The text before `changes` made it into `after`; null when it is not what they would have made. */
export function takeBack(changes: readonly WireTextChange[], after: string): string | null {
  const text = baseText(after)
  let shift = 0
  const back: Change[] = []
  for (const { start, end, deleted, insert } of changes) {
    const from = toOffset(text, start + shift)
    if (from === null || !after.startsWith(insert, from)) return null
    back.push({ from, to: from + insert.length, insert: deleted })
    shift += Array.from(insert).length - (end - start)
  }
  return applyChanges(after, back)
}

type WireTextChange = v.InferOutput<typeof WireTextChange>

const changeOfTextToWire = ({ from, to, insert }: Change, text: BaseText): WireTextChange => ({
  start: toCodePoint(text, from),
  end: toCodePoint(text, to),
  deleted: text.content.slice(from, to),
  insert,
})

function changeOfTextFromWire({ start, end, deleted, insert }: WireTextChange, text: BaseText): Change {
  const from = toOffset(text, start)
  const to = toOffset(text, end)
  if (from === null || to === null || from > to || text.content.slice(from, to) !== deleted) {
    throw new RangeError(`the text does not have 「${deleted}」 at ${start}–${end}`)
  }
  return { from, to, insert }
}
