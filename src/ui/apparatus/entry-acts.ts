import type { ApparatusEntry, Selector, EntryId } from '../../core/apparatus/index.ts'
import { siglum } from '../../core/apparatus/index.ts'
import { type Act, type Edition, samePair, settleAll } from '../../core/edition/index.ts'
import type { Draft, EntryRequest } from './entry-events.ts'

/** The act that a request about `entry` asks for. `commentId` is for a comment it may make. */
export function requestAct(
  edition: Edition,
  entry: ApparatusEntry,
  request: Exclude<EntryRequest, { kind: 'edit' | 'remove' | 'show-alike' }>,
  commentId: string,
): Act {
  const { id } = entry
  switch (request.kind) {
    case 'set-status':
      return { kind: 'set-status', ids: [id], status: request.status }
    case 'settle': {
      const { kind: _, alike, ...settlement } = request
      return settleAll(entry, alike ? samePair(edition, entry) : [], settlement)
    }
    case 'opinion':
      return { ...request, kind: 'add-opinion', id }
    case 'comment': {
      const { text, replyTo } = request
      return { kind: 'add-comment', id, comment: { id: commentId, text, ...(replyTo !== undefined && { replyTo }) } }
    }
    default:
      return request satisfies never
  }
}

/** The act that saves a draft: into the entry `edited`, or as a new entry `id` when that is null. */
export function draftActs(edited: EntryId | null, id: EntryId, draft: Draft, person: string): Act {
  const { kind, layer, lemma, readings, verdict, newWitnesses } = draft
  const entry: ApparatusEntry = {
    id,
    layer,
    kind,
    lemma,
    readings,
    ...(verdict !== null && { verdict }),
    origin: { by: 'hand', person },
    status: 'accepted',
  }
  const act: Act =
    edited === null
      ? { kind: 'add-entries', entries: [entry] }
      : { kind: 'edit-entry', id: edited, fields: { kind, layer, lemma, readings, verdict } }
  if (newWitnesses.length === 0) return act
  return { kind: 'batch', acts: [...newWitnesses.map((witness): Act => ({ kind: 'put-witness', witness })), act] }
}

/** The act that puts `words` in place of the lemma and keeps the old ones as a reading of the base; null for none. */
export function emendAct(edition: Edition, lemma: readonly Selector[], words: string, id: EntryId): Act | null {
  const [selector] = lemma
  if (selector?.span == null || words === selector.exact) return null
  const base = edition.witnesses.find(({ group }) => group === '底本')?.siglum ?? siglum('底本')
  const emend: Act = {
    kind: 'edit-text',
    nature: 'emendation',
    changes: [{ ...selector.span, insert: words }],
    entry: id,
    base,
  }
  if (edition.witnesses.some((witness) => witness.siglum === base)) return emend
  const witness = { siglum: base, title: edition.about.title }
  return { kind: 'batch', acts: [{ kind: 'put-witness', witness }, emend] }
}
