import * as v from 'valibot'
import type { Reanchored } from '../../apparatus/index.ts'
import { WireTableEdit } from './wire-table-edit.ts'

/*
 * The shapes of our own files, as they are on disk and on the wire: positions in Unicode code points. Objects are
 * loose: what a newer version or another program added is kept and written again.
 */

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Name = v.pipe(v.string(), v.regex(/\S/u, 'must not be blank'))

/** Named by its type alone: what is inferred from so many levels is more than the compiler follows. */
const WireReanchored: v.GenericSchema<Reanchored> = v.object({
  by: v.picklist(['position', 'edits', 'move', 'nothing']),
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  reason: v.string(),
})

export const WireSelector = v.looseObject({
  start: Count,
  end: Count,
  exact: v.string(),
  now: v.optional(v.string()),
  prefix: v.optional(v.string()),
  suffix: v.optional(v.string()),
  orphan: v.optional(v.boolean()),
  reanchored: v.optional(WireReanchored),
})

const Certainty = v.picklist(['high', 'medium', 'low', 'unknown'])

export const WireAttestation = v.looseObject({
  witness: v.nullable(Name),
  named: v.optional(v.string()),
  hand: v.optional(v.string()),
  locus: v.optional(v.string()),
  certainty: v.optional(Certainty),
})

export const WireReading = v.looseObject({
  id: Name,
  kind: v.picklist([
    'substitution',
    'omission',
    'addition',
    'transposition',
    'lacuna',
    'illegible',
    'conjecture',
  ]),
  text: v.string(),
  class: v.optional(v.string()),
  certainty: v.optional(Certainty),
  author: v.optional(v.string()),
  attestations: v.array(WireAttestation),
})

export const WireDecision = v.looseObject({
  prefer: Name,
  reason: v.string(),
  method: v.optional(v.string()),
  cause: v.optional(v.string()),
  by: v.string(),
  at: v.string(),
})

export const WireOpinion = v.looseObject({
  by: v.string(),
  at: v.string(),
  prefer: Name,
  reason: v.optional(v.string()),
})

export const WireComment = v.looseObject({
  id: Name,
  by: v.string(),
  at: v.string(),
  text: v.string(),
  replyTo: v.optional(v.string()),
})

const WireOrigin = v.variant('by', [
  v.looseObject({
    by: v.literal('notes'),
    note: WireSelector,
    clause: WireSelector,
    rule: v.optional(v.string()),
    basis: v.optional(v.string()),
  }),
  v.looseObject({ by: v.literal('collation'), run: v.optional(v.record(v.string(), v.unknown())) }),
  v.looseObject({ by: v.literal('hand'), person: v.optional(v.string()), at: v.optional(v.string()) }),
  v.looseObject({
    by: v.literal('import'),
    file: v.optional(v.string()),
    format: v.optional(v.string()),
    at: v.optional(v.string()),
  }),
  v.looseObject({
    by: v.literal('consistency'),
    detector: v.optional(v.string()),
    evidence: v.optional(v.array(WireSelector)),
  }),
])

export const WireEntry = v.looseObject({
  id: Name,
  layer: Name,
  kind: v.picklist(['reading', 'fact', 'chronology', 'absence', 'parallel']),
  lemma: v.pipe(v.array(WireSelector), v.minLength(1, 'must name at least one place')),
  quotedLemma: v.optional(v.string()),
  readings: v.array(WireReading),
  agreements: v.optional(v.array(WireAttestation)),
  verdict: v.optional(v.string()),
  origin: WireOrigin,
  status: v.picklist(['proposed', 'accepted', 'rejected', 'disputed', 'settled']),
  decision: v.optional(WireDecision),
  opinions: v.optional(v.array(WireOpinion)),
  comments: v.optional(v.array(WireComment)),
})

export const WireLayer = v.looseObject({ id: Name, title: v.optional(v.string()) })

/** `apparatus/EDITION.json` */
export const WireApparatus = v.looseObject({
  format: v.literal('yiwen-apparatus'),
  version: v.literal(1),
  edition: Name,
  text: v.looseObject({ file: v.string(), sha256: v.string(), length: Count }),
  revision: Count,
  layers: v.array(WireLayer),
  people: v.optional(v.array(v.looseObject({ name: v.string(), colour: v.string() }))),
  entries: v.array(WireEntry),
})

export const WireWitness = v.looseObject({
  siglum: Name,
  title: v.optional(v.string()),
  aliases: v.optional(v.array(v.string())),
  author: v.optional(v.string()),
  date: v.optional(v.string()),
  kind: v.optional(v.picklist(['manuscript', 'print', 'cited-work', 'scholar'])),
  group: v.optional(v.string()),
  hands: v.optional(v.array(v.looseObject({ id: Name, description: v.optional(v.string()) }))),
  extant: v.optional(v.string()),
  transcription: v.optional(v.string()),
  reference: v.optional(v.record(v.string(), v.unknown())),
})

/** `corpus/EDITION/edition.json` */
export const WireEdition = v.looseObject({
  format: v.optional(v.literal('yiwen-edition')),
  version: v.optional(v.literal(1)),
  title: Name,
  author: v.optional(v.string()),
  language: v.optional(v.string()),
  noteMarks: v.optional(v.string()),
  classes: v.optional(v.array(v.string())),
  witnesses: v.optional(v.array(WireWitness)),
  credits: v.optional(v.array(v.looseObject({ role: v.optional(v.string()), name: v.string() }))),
  collation: v.optional(v.looseObject({ edits: v.optional(v.array(WireTableEdit)) })),
})

export type WireSelector = v.InferOutput<typeof WireSelector>
export type WireEntry = v.InferOutput<typeof WireEntry>
export type WireApparatus = v.InferOutput<typeof WireApparatus>
export type WireWitness = v.InferOutput<typeof WireWitness>
export type WireEdition = v.InferOutput<typeof WireEdition>
