import type { EntryId } from '../../core/apparatus/index.ts'
import type { Act } from '../../core/edition/index.ts'

/** The editor wants to see the first of the disputed entries before anything is exported. */
export class SeeDisputedEvent extends Event {
  static readonly type = 'see-disputed'
  readonly id: EntryId

  constructor(id: EntryId) {
    super(SeeDisputedEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** The editor wants what was previewed; `sentence` says what was done when it was. */
export class ImportEntriesEvent extends Event {
  static readonly type = 'import-entries'
  readonly act: Act
  readonly sentence: string

  constructor(act: Act, sentence: string) {
    super(ImportEntriesEvent.type, { bubbles: true, composed: true })
    this.act = act
    this.sentence = sentence
  }
}

/** The edition `id` is in the project now; `sentence` says so. */
export class EditionCreatedEvent extends Event {
  static readonly type = 'edition-created'
  readonly id: string
  readonly sentence: string

  constructor(id: string, sentence: string) {
    super(EditionCreatedEvent.type, { bubbles: true, composed: true })
    this.id = id
    this.sentence = sentence
  }
}

declare global {
  interface HTMLElementEventMap {
    'see-disputed': SeeDisputedEvent
    'edition-created': EditionCreatedEvent
    'import-entries': ImportEntriesEvent
  }
}
