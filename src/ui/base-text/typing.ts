import { rebase, textChanges } from '../../core/edition/index.ts'
import { type BaseText, type Change, composeChanges, difference } from '../../core/text/index.ts'

/**
 * What is typed into a long text, held back for a moment so that no key waits until all anchors after it have moved.
 * Its owner is told of it in one piece, and at the latest after a second.
 */
export class Typing {
  readonly #onTyped: (changes: readonly Change[]) => void
  #changes: readonly Change[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  #since = 0

  constructor(onTyped: (changes: readonly Change[]) => void) {
    this.#onTyped = onTyped
  }

  get waiting(): boolean {
    return this.#changes.length > 0
  }

  /** What is held back, counted in the text as it was handed on last. */
  get held(): readonly Change[] {
    return this.#changes
  }

  /** Each of `changes` counts in the text that the one before it left. */
  add(changes: readonly Change[], holdBack: boolean): void {
    if (this.#changes.length === 0) this.#since = performance.now()
    for (const change of changes) this.#changes = composeChanges(this.#changes, [change])
    if (!holdBack) return this.flush()
    if (this.#timer !== null) clearTimeout(this.#timer)
    const left = Math.max(0, this.#since + LONGEST - performance.now())
    this.#timer = setTimeout(() => this.flush(), Math.min(MOMENT, left))
  }

  flush(): void {
    const changes = this.take()
    if (changes.length > 0) this.#onTyped(changes)
  }

  /** What is held back; it is not told of any more. */
  take(): readonly Change[] {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const changes = this.#changes
    this.#changes = []
    return changes
  }
}

/** What was typed into `before`, as it must be said in `now`, to which somebody else changed it; null when both touch. */
export function typedAfter(
  changes: readonly Change[],
  before: BaseText,
  now: BaseText,
): readonly Change[] | null {
  const typed = { kind: 'edit-text', nature: 'transcription', changes } as const
  const theirs = { ...typed, changes: difference(before.content, now.content) }
  const said = rebase(typed, theirs, before)
  return 'act' in said ? textChanges(said.act) : null
}

/** In milliseconds. */
const MOMENT = 200
const LONGEST = 1000
