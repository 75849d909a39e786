import type { EntryId } from '../../core/apparatus/index.ts'
import type { Act } from '../../core/edition/index.ts'

/** An editor says where an entry belongs, or that it goes. */
export class PlaceEntryEvent extends Event {
  static readonly type = 'place-entry'
  readonly act: Act
  /** The entry to show afterwards; null when it is gone. */
  readonly id: EntryId | null

  constructor(act: Act, id: EntryId | null) {
    super(PlaceEntryEvent.type, { bubbles: true, composed: true })
    this.act = act
    this.id = id
  }
}

declare global {
  interface HTMLElementEventMap {
    'place-entry': PlaceEntryEvent
  }
}
