import type { ApparatusEntry } from '../apparatus/index.ts'
import { type BaseText, type Change, composeChanges, editedText } from '../text/index.ts'
import { mapEntry } from './entry-selectors.ts'
import { type Act, contested } from './edition-change.ts'

/**
 * `act` as it must be said after `other` was done: positions carried over. Both were made on an edition with the
 * base text `text`. When both alter the same thing, the names of what they contest are returned instead (ids of
 * entries, `witness SIGLUM`, or `text`), for the editor to choose.
 */
export function rebase(
  act: Act,
  other: Act,
  text: BaseText,
): { act: Act } | { contested: readonly string[] } {
  const both = saysTheSame(act, other) ? [] : contested(act, other)
  if (both.length > 0) return { contested: both }
  let carried: Act | null = act
  let before = text
  for (const changes of textSteps(other)) {
    const after = editedText(before, changes)
    carried = carry(carried, before, after, changes)
    if (carried === null) return { contested: ['text'] }
    before = after
  }
  return { act: carried }
}

/**
 * The changes that `act` makes in the base text, step by step: each step counts in the text that the step before it
 * left. Only a batch has more than one.
 */
export function textSteps(act: Act): (readonly Change[])[] {
  if (act.kind === 'edit-text') return [act.changes]
  return act.kind === 'batch' ? act.acts.flatMap(textSteps) : []
}

/** The changes that `act` makes in the base text, all counted in the text before it. */
export function textChanges(act: Act): readonly Change[] {
  return textSteps(act).reduce(composeChanges, [])
}

/** The base text after `act`. */
export function textAfter(act: Act, text: BaseText): BaseText {
  return textSteps(act).reduce((now, changes) => editedText(now, changes), text)
}

/** An editor who accepts what another has just accepted does not contend with her. */
function saysTheSame(a: Act, b: Act): boolean {
  return a.kind === 'set-status' && b.kind === 'set-status' && JSON.stringify(a) === JSON.stringify(b)
}

/** `act`, made on `before`, as it must be said on `after`; null when it edits words that `changes` edits too. */
function carry(act: Act, before: BaseText, after: BaseText, changes: readonly Change[]): Act | null {
  const map = (entry: ApparatusEntry) => mapEntry(entry, before, after, changes)
  switch (act.kind) {
    case 'add-entries':
      return { ...act, entries: act.entries.map(map) }
    case 'restore-entries':
      return {
        ...act,
        entries: act.entries.map(({ id, entry }) => ({ id, entry: entry === null ? null : map(entry) })),
      }
    case 'edit-entry': {
      const { lemma } = act.fields
      if (lemma === undefined) return act
      const moved = map({ ...PLACELESS, lemma })
      return { ...act, fields: { ...act.fields, lemma: moved.lemma } }
    }
    case 'edit-text': {
      const carried = carryChanges(act.changes, changes)
      return carried && { ...act, changes: carried }
    }
    case 'batch': {
      // Each act counts in the text that those before it left, and there the other changes lie elsewhere too.
      const acts: Act[] = []
      let now = before
      let theirs: readonly Change[] = changes
      for (const next of act.acts) {
        const carried = carry(next, now, editedText(now, theirs), theirs)
        if (carried === null) return null
        acts.push(carried)
        for (const mine of textSteps(next)) {
          const moved = carryChanges(theirs, mine)
          if (moved === null) return null
          theirs = moved
        }
        now = textAfter(next, now)
      }
      return { kind: 'batch', acts }
    }
    case 'set-status':
    case 'settle':
    case 'add-opinion':
    case 'add-comment':
    case 'remove-entries':
    case 'put-witness':
    case 'remove-witness':
    case 'add-table-edits':
    case 'remove-table-edits':
    case 'edit-about':
    case 'text-replaced':
      return act
    default:
      return act satisfies never
  }
}

/** `changes`, as they must be said after `others`; null when they touch. */
function carryChanges(changes: readonly Change[], others: readonly Change[]): Change[] | null {
  const carried: Change[] = []
  let shift = 0
  let next = 0
  for (const { from, to, insert } of changes) {
    for (let other = others[next]; other !== undefined && other.to < from; other = others[++next]) {
      shift += other.insert.length - (other.to - other.from)
    }
    const following = others[next]
    if (following !== undefined && following.from <= to) return null
    carried.push({ from: from + shift, to: to + shift, insert })
  }
  return carried
}

/** An entry that holds nothing but a lemma, so that a lemma alone can be carried like an entry. */
const PLACELESS = {
  id: '',
  layer: '',
  kind: 'reading',
  readings: [],
  origin: { by: 'hand' },
  status: 'proposed',
} as unknown as ApparatusEntry
