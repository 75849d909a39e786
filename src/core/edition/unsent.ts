import type { BaseText } from '../text/index.ts'
import { changeFromWire, type LogRecord, type WireChange } from './change-codec.ts'
import type { Edition } from './edition.ts'
import type { Act, EditionChange } from './edition-change.ts'
import { carryOver, type Lost } from './pending.ts'
import { textBefore } from './recover.ts'
import { textAfter } from './rebase.ts'

/** Changes of one window that nobody acknowledged, in order; the first was made on the edition at `revision`. */
export interface Unsent {
  readonly revision: number
  readonly changes: readonly WireChange[]
}

/**
 * Keeps the unsent changes of one window where they outlive it, and gives those of windows that are gone to one that
 * is there: each to one only. Since a change is made once however often its id is sent, what was sent a moment before
 * the window went does no harm.
 */
export interface UnsentKeeper {
  /** Keeps what `read` gives in a moment, in the place of what was kept; null: nothing is unsent any more. */
  keep(place: string, read: () => Unsent | null): void
  /**
   * Calls `take` with what each window that is gone has left at `place`; whoever takes it keeps it from then on. The
   * function it gives ends that.
   */
  adopt(place: string, take: (unsent: Unsent) => Promise<void>): () => void
}

/**
 * The changes of `unsent` as they must be said on `edition`, which `records` made of the one they were made on: what
 * had arrived after all is left out, what contends with others' changes, or counts on a text that nothing leads back
 * to, is lost.
 */
export function resumed(
  unsent: Unsent,
  edition: Edition,
  records: readonly LogRecord[],
): { kept: EditionChange[]; lost: Lost[] } {
  const before = textAt(unsent.revision, edition, records)
  if (before === null) {
    const arrived = new Set(records.map(({ id }) => id))
    const { changes, lost } = decode(unsent.changes, edition.text)
    const { kept, lost: placed } = withoutPlaces(changes.filter(({ id }) => !arrived.has(id)))
    return { kept, lost: [...lost, ...placed] }
  }
  const { changes, lost } = decode(unsent.changes, before)
  let kept = changes
  let text = before
  for (const record of records) {
    const { act } = changeFromWire(record, text)
    if (kept[0]?.id === record.id) kept = kept.slice(1)
    else {
      const carried = carryOver(kept, [act], text)
      kept = carried.kept
      lost.push(...carried.lost)
    }
    text = textAfter(act, text)
  }
  return { kept, lost }
}

/** The changes that count on no place in the base text, which was replaced; the others are lost. */
export function withoutPlaces(changes: readonly EditionChange[]): { kept: EditionChange[]; lost: Lost[] } {
  const kept = changes.filter(({ act }) => !hasPlaces(act))
  const lost = changes
    .filter(({ act }) => hasPlaces(act))
    .map((change) => ({ change, reason: 'the base text was replaced meanwhile', contested: ['text'] }))
  return { kept, lost }
}

function hasPlaces(act: Act): boolean {
  switch (act.kind) {
    case 'batch':
      return act.acts.some(hasPlaces)
    case 'edit-entry':
      return act.fields.lemma !== undefined
    case 'add-entries':
    case 'restore-entries':
    case 'edit-text':
      return true
    case 'set-status':
    case 'settle':
    case 'add-opinion':
    case 'add-comment':
    case 'remove-entries':
    case 'put-witness':
    case 'remove-witness':
    case 'edit-about':
    case 'add-table-edits':
    case 'remove-table-edits':
    case 'text-replaced':
      return false
    default:
      return act satisfies never
  }
}

/** The base text at `revision`, before `records`; null when they do not lead back to it. */
function textAt(revision: number, edition: Edition, records: readonly LogRecord[]): BaseText | null {
  if (records.length !== edition.revision - revision) return null
  let text: BaseText | null = edition.text
  for (const { act } of [...records].reverse()) text = text && textBefore(act, text)
  return text
}

/** Each change is said on the text that those before it left. One that does not fit is told of, never passed over. */
function decode(wires: readonly WireChange[], text: BaseText): { changes: EditionChange[]; lost: Lost[] } {
  const changes: EditionChange[] = []
  const lost: Lost[] = []
  let now = text
  for (const wire of wires) {
    try {
      const change = changeFromWire(wire, now)
      now = textAfter(change.act, now)
      changes.push(change)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      const { id, by, at } = wire
      lost.push({
        change: { id, by, at, act: { kind: 'batch', acts: [] } },
        reason: error.message,
        contested: [],
      })
    }
  }
  return { changes, lost }
}
