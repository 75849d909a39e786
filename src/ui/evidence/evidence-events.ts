import type { Span } from '../../core/text/index.ts'

/** An editor wants to see words of the base text where they stand. */
export class ShowSpanEvent extends Event {
  static readonly type = 'show-span'
  readonly span: Span

  constructor(span: Span) {
    super(ShowSpanEvent.type, { bubbles: true, composed: true })
    this.span = span
  }
}

declare global {
  interface HTMLElementEventMap {
    'show-span': ShowSpanEvent
  }
}
