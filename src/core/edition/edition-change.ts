import type {
  ApparatusEntry,
  Comment,
  EntryId,
  Preference,
  Siglum,
  Status,
  Witness,
} from '../apparatus/index.ts'
import type { TableEdit } from '../collation/table/index.ts'
import type { Change } from '../text/index.ts'
import type { About } from './edition.ts'
import type { PersonColour } from './person.ts'

/** What an editor may alter in an entry; what is absent stays as it is, what is null is taken away. */
export type EntryFields = Partial<Pick<ApparatusEntry, 'layer' | 'kind' | 'lemma' | 'readings'>> & {
  readonly quotedLemma?: string | null
  readonly agreements?: ApparatusEntry['agreements'] | null
  readonly verdict?: string | null
}

/**
 * Something done to an edition. Positions count in the base text as it stands before the act.
 *
 * A text edit is a transcription fix (the transcript was wrong) or an emendation (the base itself is wrong): an
 * emendation leaves an entry with the old words, whose id is `entry`.
 */
export type Act =
  | { readonly kind: 'add-entries'; readonly entries: readonly ApparatusEntry[] }
  | { readonly kind: 'edit-entry'; readonly id: EntryId; readonly fields: EntryFields }
  | {
      readonly kind: 'set-status'
      readonly ids: readonly EntryId[]
      readonly status: Exclude<Status, 'settled'>
    }
  | {
      readonly kind: 'settle'
      readonly ids: readonly EntryId[]
      readonly prefer: Preference
      readonly reason: string
      readonly method?: string
      readonly cause?: string
    }
  | {
      readonly kind: 'add-opinion'
      readonly id: EntryId
      readonly prefer: Preference
      readonly reason?: string
    }
  | {
      readonly kind: 'add-comment'
      readonly id: EntryId
      readonly comment: Pick<Comment, 'id' | 'text' | 'replyTo'>
    }
  | { readonly kind: 'remove-entries'; readonly ids: readonly EntryId[] }
  /** Puts entries back as they stood (null: it was not there). This is how undo is said. */
  | {
      readonly kind: 'restore-entries'
      readonly entries: readonly { readonly id: EntryId; readonly entry: ApparatusEntry | null }[]
    }
  /** Puts the witness in the place of the one with its siglum; a new one at `at` in the list, or last. */
  | { readonly kind: 'put-witness'; readonly witness: Witness; readonly at?: number }
  | { readonly kind: 'remove-witness'; readonly siglum: Siglum }
  /** Adds edits of the alignment table, each at `at` in their order, or last. */
  | {
      readonly kind: 'add-table-edits'
      readonly edits: readonly { readonly edit: TableEdit; readonly at?: number }[]
    }
  | { readonly kind: 'remove-table-edits'; readonly ids: readonly string[] }
  /** Replaces what `edition.json` says besides the witnesses: title, author, language … */
  | { readonly kind: 'edit-about'; readonly about: About }
  | { readonly kind: 'edit-text'; readonly nature: 'transcription'; readonly changes: readonly Change[] }
  | {
      readonly kind: 'edit-text'
      readonly nature: 'emendation'
      readonly changes: readonly Change[]
      readonly entry: EntryId
      /** Siglum under which the base text's old words are attested. */
      readonly base: Siglum
    }
  /** The base text was replaced from outside; says what became of the anchors, and changes nothing itself. */
  | {
      readonly kind: 'text-replaced'
      readonly sha256: string
      readonly moved: number
      /** Found, but on other words or amid rewritten ones. */
      readonly flagged?: readonly EntryId[] | undefined
      readonly orphans: readonly EntryId[]
    }
  /** Several acts done as one, each on what the one before it left. */
  | { readonly kind: 'batch'; readonly acts: readonly Act[] }

/** An act with its author and time: what is logged, sent, replayed and undone. */
export interface EditionChange {
  /** Unique, given by whoever made the change, so that a change sent twice is done once. */
  readonly id: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** The colour that its author goes by, where she chose one. */
  readonly colour?: PersonColour
  readonly act: Act
}

/** What an act alters: ids of entries, `witness SIGLUM`, `about`, `table edit ID`. Acts that alter different things do not conflict. */
export function altered(act: Act): string[] {
  switch (act.kind) {
    case 'add-entries':
      return act.entries.map(({ id }) => id)
    case 'edit-entry':
      return [act.id]
    case 'set-status':
    case 'settle':
    case 'remove-entries':
      return [...act.ids]
    case 'add-opinion':
    case 'add-comment':
      // They only add a voice: whatever else happened to the entry, it still has room for it.
      return []
    case 'restore-entries':
      return act.entries.map(({ id }) => id)
    case 'put-witness':
      return [`witness ${act.witness.siglum}`]
    case 'remove-witness':
      return [`witness ${act.siglum}`]
    case 'add-table-edits':
      return act.edits.map(({ edit }) => `table edit ${edit.id}`)
    case 'remove-table-edits':
      return act.ids.map((id) => `table edit ${id}`)
    case 'edit-about':
      return ['about']
    case 'edit-text':
      return act.nature === 'emendation' ? [act.entry] : []
    case 'text-replaced':
      return []
    case 'batch':
      return [...new Set(act.acts.flatMap(altered))]
    default:
      return act satisfies never
  }
}

/**
 * What `act` would alter of what `other` altered before it, unseen by who made `act`. Removing or restoring an entry
 * takes away voices that were added to it as well; any other act leaves them. What `edit-about` replaces holds the
 * edits of the alignment table too.
 */
export function contested(act: Act, other: Act): string[] {
  const theirs = new Set(altered(other))
  const voiced = new Set(voices(other))
  const replaced = new Set(voiced.size === 0 ? [] : replaces(act))
  const names = [...new Set([...altered(act), ...replaced])].filter(
    (name) => theirs.has(name) || (voiced.has(name) && replaced.has(name)),
  )
  const clash = (one: Act, two: Act) => editsTable(one) && altered(two).includes('about')
  return names.length === 0 && (clash(act, other) || clash(other, act)) ? ['about'] : names
}

function editsTable(act: Act): boolean {
  if (act.kind === 'batch') return act.acts.some(editsTable)
  return act.kind === 'add-table-edits' || act.kind === 'remove-table-edits'
}

/** The entries to which an act adds an opinion or a comment. */
function voices(act: Act): string[] {
  if (act.kind === 'batch') return act.acts.flatMap(voices)
  return act.kind === 'add-opinion' || act.kind === 'add-comment' ? [act.id] : []
}

/** The entries that an act removes or replaces as a whole. */
function replaces(act: Act): string[] {
  if (act.kind === 'batch') return act.acts.flatMap(replaces)
  return act.kind === 'remove-entries' || act.kind === 'restore-entries' ? altered(act) : []
}
