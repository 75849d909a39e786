import type { Act } from '../../core/edition/index.ts'

/** An editor takes finds into the apparatus, as proposals. */
export class ProposeFindsEvent extends Event {
  static readonly type = 'propose-finds'
  readonly act: Act

  constructor(act: Act) {
    super(ProposeFindsEvent.type, { bubbles: true, composed: true })
    this.act = act
  }
}

declare global {
  interface HTMLElementEventMap {
    'propose-finds': ProposeFindsEvent
  }
}
