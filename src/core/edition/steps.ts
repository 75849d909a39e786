import { apply } from './apply.ts'
import { changeToWire } from './change-codec.ts'
import type { Edition } from './edition.ts'
import type { EditionChange } from './edition-change.ts'

/**
 * The states to which one's own changes led. What was done at once is not done a second time when it is acknowledged:
 * in a long text every anchor would move again, and all that shows the edition would be drawn again.
 */
export class Steps {
  readonly #taken = new WeakMap<EditionChange, { readonly before: Edition; readonly after: Edition }>()

  /** `before` after `change`; the very same edition when it was asked for already. Throws what `apply` throws. */
  take(before: Edition, change: EditionChange): Edition {
    const taken = this.#taken.get(change)
    if (taken?.before === before) return taken.after
    const after = apply(before, change)
    this.#taken.set(change, { before, after })
    return after
  }
}

/** Whether two changes, both made on `edition`, say the same in files. */
export function sameChange(a: EditionChange, b: EditionChange, { text }: Edition): boolean {
  return a === b || sameJson(changeToWire(a, text), changeToWire(b, text))
}

/** Whether two values are the same in JSON, where the order of fields says nothing and what is undefined is absent. */
function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...names].every((name) => sameJson(left[name], right[name]))
}
