import * as v from 'valibot'
import type { TableEdit } from '../../collation/table/index.ts'

const Name = v.pipe(v.string(), v.regex(/\S/u, 'must not be blank'))
const Ordinal = v.pipe(v.number(), v.integer(), v.minValue(1))

const WireTokenReference = v.looseObject({
  witness: v.nullable(Name),
  text: v.string(),
  before: v.string(),
  after: v.string(),
  nth: v.optional(v.pipe(v.array(Ordinal), v.length(2))),
})

const WireRuleScope = v.variant('kind', [
  v.looseObject({ kind: v.literal('place'), tokens: WireTokenReference, of: WireTokenReference }),
  v.looseObject({ kind: v.literal('section'), from: WireTokenReference, to: WireTokenReference }),
  v.looseObject({ kind: v.literal('witness'), witness: Name }),
  v.looseObject({ kind: v.literal('always') }),
])

const shape = v.variant('kind', [
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

/**
 * An edit of the alignment table, as `edition.json` and the log have it: words and neighbours, no positions, so that
 * it is the same in memory. The type is said, not inferred: the compiler would not see the end of it.
 */
export const WireTableEdit = shape as unknown as v.GenericSchema<TableEdit>
