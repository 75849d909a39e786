import { type BaseText, type Change, invertChanges } from '../text/index.ts'
import type { Act, EditionChange } from './edition-change.ts'
import { rebase, textAfter, textChanges } from './rebase.ts'

/** A change of one's own that cannot be made any more. */
export interface Lost {
  readonly change: EditionChange
  readonly reason: string
  /** What it contends with, as in `altered`. */
  readonly contested: readonly string[]
}

/**
 * One's own changes on their way, said anew on top of `others`, which came before them; both begin from the base text
 * `text`. What contends with them is lost: sent on a later revision it would be accepted, and silently overwrite what
 * it contends with. The changes after it are said as if it had never been, and lost as well when they touch its words.
 */
export function carryOver(
  pending: readonly EditionChange[],
  others: readonly Act[],
  text: BaseText,
): { kept: EditionChange[]; lost: Lost[] } {
  const kept: EditionChange[] = []
  const lost: Lost[] = []
  let theirs = others
  let now = text
  for (const change of pending) {
    const carried = carryPast(change.act, theirs, now)
    if ('act' in carried) kept.push({ ...change, act: carried.act })
    else lost.push({ change, reason: 'somebody changed the same thing meanwhile', ...carried })
    theirs = 'act' in carried ? carried.others : [...takingBack(change.act, now), ...theirs]
    now = textAfter(change.act, now)
  }
  return { kept, lost }
}

/** `act` as said after `others`, and `others` as said after `act`, all of them begun from `text`. */
function carryPast(
  act: Act,
  others: readonly Act[],
  text: BaseText,
): { act: Act; others: Act[] } | { contested: readonly string[] } {
  let mine = act
  let now = text
  const carriedOthers: Act[] = []
  for (const other of others) {
    const carried = rebase(mine, other, now)
    if ('contested' in carried) return carried
    const carriedOther = rebase(other, mine, now)
    carriedOthers.push('act' in carriedOther ? carriedOther.act : other)
    mine = carried.act
    now = textAfter(other, now)
  }
  return { act: mine, others: carriedOthers }
}

/** What takes back the changes that `act` made in `text`. */
export function takingBack(act: Act, text: BaseText): Act[] {
  const changes = invertChanges(text.content, textChanges(act))
  return changes.length === 0 ? [] : [{ kind: 'edit-text', nature: 'transcription', changes }]
}

export const isTyping = (act: Act): boolean => act.kind === 'edit-text' && act.nature === 'transcription'

/** Two pieces of typing that touch, as one; null when they are not that. */
export function joinTyping(first: Act, second: Act): Act | null {
  if (first.kind !== 'edit-text' || second.kind !== 'edit-text') return null
  if (first.nature !== 'transcription' || second.nature !== 'transcription') return null
  if (first.changes.length !== 1 || second.changes.length !== 1) return null
  const joined = joinChanges(first.changes[0]!, second.changes[0]!)
  return joined && { ...first, changes: [joined] }
}

/** The change that does what `a` and then `b` do, when `b` touches what `a` inserted. */
function joinChanges(a: Change, b: Change): Change | null {
  const end = a.from + a.insert.length
  if (b.to < a.from || b.from > end) return null
  return {
    from: Math.min(a.from, b.from),
    to: a.to + Math.max(0, b.to - end),
    insert:
      a.insert.slice(0, Math.max(0, b.from - a.from)) + b.insert + a.insert.slice(Math.max(0, b.to - a.from)),
  }
}
