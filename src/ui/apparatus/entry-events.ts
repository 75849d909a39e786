import type { ApparatusEntry, EntryId, Preference, Status, Witness } from '../../core/apparatus/index.ts'
import type { EntryFields } from '../../core/edition/index.ts'

/** An editor turned to an entry, or away from all. */
export class SelectEntryEvent extends Event {
  static readonly type = 'select-entry'
  readonly id: EntryId | null

  constructor(id: EntryId | null) {
    super(SelectEntryEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** The pointer or the focus came over an entry, or left all of them. */
export class HoverEntryEvent extends Event {
  static readonly type = 'hover-entry'
  readonly id: EntryId | null

  constructor(id: EntryId | null) {
    super(HoverEntryEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** What an editor asks to be done with an entry. */
export type EntryRequest =
  | { readonly kind: 'set-status'; readonly status: Exclude<Status, 'settled'> }
  | {
      readonly kind: 'settle'
      readonly prefer: Preference
      readonly reason: string
      readonly method?: string
      readonly cause?: string
      /** Also where else the same words stand against each other. */
      readonly alike: boolean
    }
  | { readonly kind: 'opinion'; readonly prefer: Preference; readonly reason?: string }
  | { readonly kind: 'comment'; readonly text: string; readonly replyTo?: string }
  /** To look at the other places where the same words stand against each other. */
  | { readonly kind: 'show-alike' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'remove' }

export class EntryRequestEvent extends Event {
  static readonly type = 'entry-request'
  readonly id: EntryId
  readonly request: EntryRequest

  constructor(id: EntryId, request: EntryRequest) {
    super(EntryRequestEvent.type, { bubbles: true, composed: true })
    this.id = id
    this.request = request
  }
}

/** What the form for an entry was filled with. */
export interface Draft extends Required<Pick<ApparatusEntry, 'kind' | 'layer' | 'readings'>> {
  readonly verdict: string | null
  readonly lemma: NonNullable<EntryFields['lemma']>
  /** Witnesses named in the form that the edition does not have yet. */
  readonly newWitnesses: readonly Witness[]
}

/** The form was saved (with a draft, or the words of an emendation) or closed. */
export class FormEvent extends Event {
  static readonly type = 'entry-form'
  readonly outcome: { kind: 'save'; draft: Draft } | { kind: 'emend'; words: string; lemma: Draft['lemma'] } | { kind: 'cancel' }

  constructor(outcome: FormEvent['outcome']) {
    super(FormEvent.type, { bubbles: true, composed: true })
    this.outcome = outcome
  }
}

/** The filter is to let every entry through. */
export class ShowAllEvent extends Event {
  static readonly type = 'show-all'

  constructor() {
    super(ShowAllEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'show-all': ShowAllEvent
    'select-entry': SelectEntryEvent
    'hover-entry': HoverEntryEvent
    'entry-request': EntryRequestEvent
    'entry-form': FormEvent
  }
}
