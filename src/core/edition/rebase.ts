import type { ApparatusEntry } from '../apparatus/index.ts'
import { applyChanges, type BaseText, baseText, type Change } from '../text/index.ts'
import { mapEntry } from './apply.ts'
import { type Act, altered } from './edition-change.ts'

/** What two changes both alter: ids of entries, `witness SIGLUM`, or `text`. */
export type Contested = readonly string[]

/**
 * `act` as it must be said after `other` was done: positions carried over. Both were made on an edition with the
 * base text `text`. When both alter the same thing, that thing's name is returned instead, for the editor to choose.
 */
export function rebase(act: Act, other: Act, text: BaseText): { act: Act } | { contested: Contested } {
  const theirs = new Set(altered(other))
  const both = altered(act).filter((name) => theirs.has(name))
  if (both.length > 0) return { contested: both }
  const changes = textChanges(other)
  if (changes.length === 0) return { act }
  const carried = carry(act, text, baseText(applyChanges(text.content, changes)), changes)
  return carried === null ? { contested: ['text'] } : { act: carried }
}

/** The changes that `act` makes in the base text, all counted in the text before it. */
export function textChanges(act: Act): readonly Change[] {
  if (act.kind === 'edit-text') return act.changes
  if (act.kind !== 'batch') return []
  const edits = act.acts.map(textChanges).filter((changes) => changes.length > 0)
  if (edits.length > 1) throw new RangeError('a batch that edits the text twice cannot be rebased upon')
  return edits[0] ?? []
}

/** `act`, made on `before`, as it must be said on `after`; null when it edits words that `changes` edits too. */
function carry(act: Act, before: BaseText, after: BaseText, changes: readonly Change[]): Act | null {
  const map = (entry: ApparatusEntry) => mapEntry(entry, before, after, changes)
  switch (act.kind) {
    case 'add-entries':
      return { ...act, entries: act.entries.map(map) }
    case 'restore-entries':
      return {
        ...act,
        entries: act.entries.map(({ id, entry }) => ({ id, entry: entry === null ? null : map(entry) })),
      }
    case 'edit-entry': {
      const { lemma } = act.fields
      if (lemma === undefined) return act
      const moved = map({ ...PLACELESS, lemma })
      return { ...act, fields: { ...act.fields, lemma: moved.lemma } }
    }
    case 'edit-text': {
      const carried: Change[] = []
      for (const change of act.changes) {
        let shift = 0
        for (const { from, to, insert } of changes) {
          if (to < change.from) shift += insert.length - (to - from)
          else if (from <= change.to) return null
        }
        carried.push({ ...change, from: change.from + shift, to: change.to + shift })
      }
      return { ...act, changes: carried }
    }
    case 'batch': {
      const acts = act.acts.map((next) => carry(next, before, after, changes))
      // Later acts of a batch count in the text that the earlier ones left; once it edits text, they cannot be carried.
      if (textChanges(act).length > 0) return null
      return acts.every((next) => next !== null) ? { kind: 'batch', acts } : null
    }
    case 'set-status':
    case 'settle':
    case 'add-opinion':
    case 'add-comment':
    case 'remove-entries':
    case 'put-witness':
    case 'remove-witness':
    case 'text-replaced':
      return act
    default:
      return act satisfies never
  }
}

/** An entry that holds nothing but a lemma, so that a lemma alone can be carried like an entry. */
const PLACELESS = {
  id: '',
  layer: '',
  kind: 'reading',
  readings: [],
  origin: { by: 'hand' },
  status: 'proposed',
} as unknown as ApparatusEntry
