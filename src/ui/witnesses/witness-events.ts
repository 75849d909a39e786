import type { Siglum, Witness } from '../../core/apparatus/index.ts'

/** What an editor asks to be done with a witness. */
export type WitnessRequest =
  | { readonly kind: 'put'; readonly witness: Witness }
  | { readonly kind: 'merge'; readonly from: Siglum; readonly into: Siglum }
  | {
      readonly kind: 'split'
      readonly from: Siglum
      readonly names: readonly string[]
      readonly siglum: Siglum
    }
  | { readonly kind: 'remove'; readonly siglum: Siglum }
  /** To the next entry that it attests. */
  | { readonly kind: 'next'; readonly siglum: Siglum }

export class WitnessRequestEvent extends Event {
  static readonly type = 'witness-request'
  readonly request: WitnessRequest

  constructor(request: WitnessRequest) {
    super(WitnessRequestEvent.type, { bubbles: true, composed: true })
    this.request = request
  }
}

declare global {
  interface HTMLElementEventMap {
    'witness-request': WitnessRequestEvent
  }
}
