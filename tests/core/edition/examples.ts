import fc from 'fast-check'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type ReadingId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import {
  type Act,
  apply,
  defaultLayers,
  type Edition,
  tableEditsOf,
  withEntries,
} from '../../../src/core/edition/index.ts'
import type { TableEdit } from '../../../src/core/collation/table/index.ts'
import { baseText, type BaseText } from '../../../src/core/text/index.ts'
import { boundaries, changesOf, texts } from '../text/arbitraries.ts'

/** An entry on the words between two offsets, with one reading. */
export function entry(id: string, text: BaseText, from: number, to: number): ApparatusEntry {
  const place = describe(text, { from, to })
  return {
    id: id as EntryId,
    layer: 'variants',
    kind: 'reading',
    lemma: [place],
    readings: [
      {
        id: 'r1' as ReadingId,
        kind: 'substitution',
        text: '保秦𣈆',
        attestations: [{ witness: siglum('長編') }],
      },
    ],
    origin: from === 0 ? { by: 'notes', note: place, clause: place } : { by: 'hand', person: '戴' },
    status: 'proposed',
  }
}

export function edition(content: string, entries: (text: BaseText) => ApparatusEntry[] = () => []): Edition {
  const text = baseText(content)
  const witnesses = ['長編', '宋史', '續通鑑'].map((name) => ({ siglum: siglum(name) }))
  const bare: Edition = {
    id: 'x',
    revision: 0,
    about: { title: '西夏紀' },
    witnesses,
    layers: defaultLayers,
    text,
    entries: [],
  }
  return withEntries(bare, entries(text))
}

/** An edit of the alignment table. */
export const tableEdit = (id: string): TableEdit => ({
  id,
  kind: 'join',
  words: { witness: null, text: '保𣈆', before: '改', after: '軍', nth: [1, 2] },
  before: true,
})

/** An edition of a few hard characters with entries e0, e1 … on them. */
export const editions: fc.Arbitrary<Edition> = texts(25)
  .filter((content) => !/\p{Cs}/u.test(content))
  .chain((content) =>
    fc
      .array(fc.tuple(fc.constantFrom(...boundaries(content)), fc.constantFrom(...boundaries(content))), {
        maxLength: 5,
      })
      .map((pairs) =>
        edition(content, (text) =>
          pairs.map(([a, b], i) => entry(`e${i}`, text, Math.min(a, b), Math.max(a, b))),
        ),
      ),
  )

const statuses = ['proposed', 'accepted', 'rejected', 'disputed'] as const
const wellFormed = fc.oneof(fc.constant(''), texts(3)).map((text) => text.replace(/\p{Cs}/gu, ''))

/** Acts of every kind that fit `on`; new entries and comments are named after `tag`. */
export function acts(on: Edition, tag: string): fc.Arbitrary<Act> {
  const ids = on.entries.map(({ id }) => id)
  const offsets = boundaries(on.text.content)
  const offset = fc.constantFrom(...offsets)
  const fresh = fc
    .tuple(offset, offset, fc.nat(3))
    .map(([a, b, n]) => entry(`${tag}${n}`, on.text, Math.min(a, b), Math.max(a, b)))
  const witness = fc.constantFrom('長編', '宋史', '續通鑑', '東都事略').map(siglum)
  const changes = changesOf(on.text.content)
    .filter((changes) => changes.length > 0)
    .chain((changes) =>
      fc.tuple(...changes.map((change) => wellFormed.map((insert) => ({ ...change, insert })))),
    )
  const anywhere: fc.Arbitrary<Act>[] = [
    fresh.map((added): Act => ({ kind: 'add-entries', entries: [added] })),
    witness.map((siglum): Act => ({ kind: 'put-witness', witness: { siglum, title: tag } })),
    ...on.witnesses.map(({ siglum }) => fc.constant<Act>({ kind: 'remove-witness', siglum })),
    fc.tuple(fc.nat(3), fc.option(fc.nat(2), { nil: undefined })).map(([n, at]): Act => ({
      kind: 'add-table-edits',
      edits: [{ edit: tableEdit(`${tag}${n}`), ...(at !== undefined && { at }) }],
    })),
    ...tableEditsOf(on).map(({ id }) => fc.constant<Act>({ kind: 'remove-table-edits', ids: [id] })),
    fc.constant<Act>({ kind: 'edit-about', about: { title: tag, language: 'lzh' } }),
    changes.map((changes): Act => ({ kind: 'edit-text', nature: 'transcription', changes })),
    changes.map((changes): Act => ({
      kind: 'edit-text',
      nature: 'emendation',
      changes,
      entry: `${tag}-emendation` as EntryId,
      base: siglum('底本'),
    })),
  ]
  if (ids.length === 0) return fc.oneof(...anywhere)
  const id = fc.constantFrom(...ids)
  const some = fc.uniqueArray(id, { minLength: 1 })
  return fc.oneof(
    ...anywhere,
    fc.tuple(id, fresh).map(([id, { lemma }]): Act => ({
      kind: 'edit-entry',
      id,
      fields: { lemma, verdict: tag, quotedLemma: null },
    })),
    fc
      .tuple(some, fc.constantFrom(...statuses))
      .map(([ids, status]): Act => ({ kind: 'set-status', ids, status })),
    some.map((ids): Act => ({ kind: 'settle', ids, prefer: 'lemma', reason: tag, method: '對校' })),
    id.map((id): Act => ({ kind: 'add-opinion', id, prefer: 'r1' as ReadingId })),
    id.map((id): Act => ({ kind: 'add-comment', id, comment: { id: tag, text: '未知孰是' } })),
    some.map((ids): Act => ({ kind: 'remove-entries', ids })),
    fc
      .tuple(id, fresh)
      .map(([id, entry]): Act => ({ kind: 'restore-entries', entries: [{ id, entry: { ...entry, id } }] })),
    id.map((id): Act => ({ kind: 'restore-entries', entries: [{ id, entry: null }] })),
  )
}

/** An edition after some acts, and one more act that fits it, sometimes a batch of two. */
export const editionAndAct: fc.Arbitrary<{ on: Edition; act: Act }> = editions
  .chain((on) => fc.tuple(fc.constant(on), acts(on, 'before')))
  .map(([on, act]) => done(on, act))
  .chain((on) => fc.record({ on: fc.constant(on), act: actsAndBatches(on, 'a') }))

export function actsAndBatches(on: Edition, tag: string): fc.Arbitrary<Act> {
  const batch = acts(on, tag).chain((first) =>
    acts(done(on, first), `${tag}b`).map((second): Act => ({ kind: 'batch', acts: [first, second] })),
  )
  return fc.oneof({ weight: 3, arbitrary: acts(on, tag) }, { weight: 1, arbitrary: batch })
}

/** The edition after `act`. */
export const done = (on: Edition, act: Act, by = '戴錫章'): Edition =>
  apply(on, { id: 'c', by, at: '2026-11-24T12:00:00Z', act })

/** What two editions must have in common to be the same, whatever way led to them. */
export const state = ({ text, entries, witnesses, about, layers }: Edition) => ({
  content: text.content,
  entries,
  witnesses,
  about,
  layers,
})
