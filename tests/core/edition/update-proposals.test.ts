import { describe, expect, it } from 'vitest'
import type { ApparatusEntry, Status } from '../../../src/core/apparatus/index.ts'
import { collate, toEntries } from '../../../src/core/collation/index.ts'
import { type Edition, type ProposalOptions, updateProposals } from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { done, edition } from './examples.ts'

const CONTENT = '改西壽監軍司為保泰軍，石州監軍司為靜塞軍'
const found = (...witnesses: string[]) =>
  toEntries(
    collate(
      { siglum: '底本', text: CONTENT },
      witnesses.map((text, i) => ({ siglum: 'BCD'[i]!, text })),
    ),
    baseText(CONTENT),
  )
const first = () => found(CONTENT.replace('壽', '市').replace('泰', '秦'))
const second = () => found(CONTENT.replace('壽', '市').replace('泰', '秦'), CONTENT.replace('壽', '市'))

const propose = (on: Edition, fresh: readonly ApparatusEntry[], options: Partial<ProposalOptions> = {}) => {
  const update = updateProposals(on, fresh, { status: 'proposed', ...options })
  return { ...update, after: update.act === null ? on : done(on, update.act) }
}
const begun = () => propose(edition(CONTENT), first()).after
const readers = ({ entries }: Edition) =>
  entries.map(({ readings }) =>
    readings.flatMap((r) => r.attestations.map(({ witness }) => witness)).join(''),
  )

describe('updateProposals', () => {
  it('adds what is new, and nothing twice', () => {
    expect(begun().entries.map(({ status, lemma }) => [status, lemma[0]!.exact])).toEqual([
      ['proposed', '壽'],
      ['proposed', '泰'],
    ])
    expect(propose(begun(), first())).toMatchObject({ act: null, added: 0, updated: 0 })
  })

  it('brings proposals up to date when a witness was added, under their old ids', () => {
    const before = begun()
    const { after, updated, added } = propose(before, second())
    expect([updated, added]).toEqual([2, 0])
    expect(readers(after)).toEqual(['BC', 'B'])
    expect(after.entries.map(({ id }) => id)).toEqual(before.entries.map(({ id }) => id))
  })

  it.each<Status>(['accepted', 'rejected', 'disputed', 'settled'])(
    'never touches what was %s, and counts it',
    (status) => {
      const on = begun()
      const ids = [on.entries[0]!.id]
      const decided = done(on, status === 'settled' ? { kind: 'settle', ids, prefer: 'lemma', reason: '' } : { kind: 'set-status', ids, status }) // prettier-ignore
      const { after, kept } = propose(decided, second(), { found: new Set() })
      expect(kept).toBe(1)
      expect(after.entries[0]).toEqual(decided.entries[0])
    },
  )

  it('leaves proposals about which somebody spoke as they are', () => {
    const on = begun()
    const spoken = done(on, { kind: 'add-comment', id: on.entries[0]!.id, comment: { id: 'k', text: '?' } })
    const { after } = propose(spoken, [], { found: new Set() })
    expect(after.entries).toEqual([spoken.entries[0]])
  })

  it('removes proposals only where the collation finds nothing any more', () => {
    const on = begun()
    expect(propose(on, []).after.entries).toHaveLength(2)
    const span = on.entries[0]!.lemma[0]!.span!
    const left = propose(on, [], { found: new Set([`${span.from}-${span.to}`]) })
    expect(left.removed).toBe(1)
    expect(left.after.entries).toEqual([on.entries[0]])
  })

  it('accepts what was proposed, and leaves entries of other origin alone', () => {
    const { after } = propose(begun(), first(), { status: 'accepted' })
    expect(after.entries.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    const byHand = { ...first()[0]!, origin: { by: 'hand' as const } }
    const on = done(edition(CONTENT), { kind: 'add-entries', entries: [byHand] })
    expect(propose(on, first()).after.entries).toHaveLength(3)
  })
})
