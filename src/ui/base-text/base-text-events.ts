import type { EntryId } from '../../core/apparatus/index.ts'
import type { Change, Span } from '../../core/text/index.ts'

/** The editor corrected the base text; all changes count in the text as it was before any of them. */
export class CorrectTextEvent extends Event {
  static readonly type = 'correct-text'
  readonly changes: readonly Change[]
  /** Words that were typed where somebody else was changing the text at that moment, and which are not in it. */
  readonly lost: string | null

  constructor(changes: readonly Change[], lost: string | null = null) {
    super(CorrectTextEvent.type, { bubbles: true, composed: true })
    this.changes = changes
    this.lost = lost
  }
}

/** The caret or the selection moved in the base text. */
export class SelectTextEvent extends Event {
  static readonly type = 'select-text'
  readonly span: Span

  constructor(span: Span) {
    super(SelectTextEvent.type, { bubbles: true, composed: true })
    this.span = span
  }
}

/** Lemmas were clicked, the innermost first; a second click on the same words asks for the next of them. */
export class ClickLemmaEvent extends Event {
  static readonly type = 'click-lemma'
  readonly ids: readonly EntryId[]

  constructor(ids: readonly EntryId[]) {
    super(ClickLemmaEvent.type, { bubbles: true, composed: true })
    this.ids = ids
  }
}

/** The text was laid out anew: places of lemmas on the page have changed. */
export class TextLaidOutEvent extends Event {
  static readonly type = 'text-laid-out'

  constructor() {
    super(TextLaidOutEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'correct-text': CorrectTextEvent
    'select-text': SelectTextEvent
    'click-lemma': ClickLemmaEvent
    'text-laid-out': TextLaidOutEvent
  }
}
