import * as v from 'valibot'
import type { TableEdit } from '../../collation/table/index.ts'

const Name = v.pipe(v.string(), v.regex(/\S/u, 'must not be blank'))
const Ordinal = v.pipe(v.number(), v.integer(), v.minValue(1))

const WireTokenReference = v.looseObject({
  witness: v.nullable(Name),
  text: v.string(),
  before: v.string(),
  after: v.string(),
  nth: v.optional(v.tuple([Ordinal, Ordinal])),
})

const WireRuleScope = v.variant('kind', [
  v.looseObject({ kind: v.literal('place'), tokens: WireTokenReference }),
  v.looseObject({ kind: v.literal('witness'), witness: Name }),
  v.looseObject({ kind: v.literal('always') }),
])

/** An edit of the alignment table, as `edition.json` and the log have it: words and neighbours, no positions. */
export const WireTableEdit = v.variant('kind', [
  v.looseObject({ id: Name, kind: v.literal('move'), tokens: WireTokenReference, to: WireTokenReference }),
  v.looseObject({
    id: Name,
    kind: v.literal('join'),
    words: WireTokenReference,
    before: v.optional(v.boolean()),
    after: v.optional(v.boolean()),
  }),
  v.looseObject({
    id: Name,
    kind: v.literal('split'),
    place: WireTokenReference,
    cuts: v.array(WireTokenReference),
  }),
  v.looseObject({ id: Name, kind: v.literal('keep-together'), place: WireTokenReference }),
  v.looseObject({
    id: Name,
    kind: v.literal('transpose'),
    tokens: WireTokenReference,
    of: WireTokenReference,
  }),
  v.looseObject({ id: Name, kind: v.literal('untranspose'), tokens: WireTokenReference }),
  v.looseObject({
    id: Name,
    kind: v.literal('regularise'),
    from: Name,
    to: Name,
    scope: WireRuleScope,
  }),
])

export type WireTableEdit = v.InferOutput<typeof WireTableEdit>

export const tableEditToWire = (edit: TableEdit): WireTableEdit => edit as WireTableEdit
export const tableEditFromWire = (wire: WireTableEdit): TableEdit => wire as unknown as TableEdit
