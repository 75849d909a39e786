import type { EntryId } from '../apparatus/index.ts'
import type { WireEntry } from '../formats/json/index.ts'
import type { LogRecord, WireAct } from './change-codec.ts'

/** An entry as the log has it, at a moment: null when it was not there, undefined when the log does not say. */
export type EntryState = WireEntry | null | undefined

/** A change that concerned an entry, and what the entry was before and after it. */
export interface HistoryStep {
  readonly revision: number
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly before: EntryState
  readonly after: EntryState
}

/** What a history is told from: an entry as it stands at a revision, and the changes that concerned it until then. */
export interface EntryRecords {
  readonly revision: number
  readonly entry: WireEntry | null
  readonly records: readonly LogRecord[]
}

/**
 * The history of the entry `id`, the oldest change first. Going back from the entry as it stands, each record says what
 * it replaced; records of an older kind do not, and what came before them is known only from where the log has the
 * entry whole. Lemmata have the places of their time.
 */
export function entryHistory(id: EntryId, { entry, records }: Omit<EntryRecords, 'revision'>): HistoryStep[] {
  const states: EntryState[] = new Array<EntryState>(records.length + 1).fill(undefined)
  states[records.length] = entry
  for (let i = records.length - 1; i >= 0; i--) {
    const record = records[i]!
    const after = states[i + 1]
    const was = record.was?.find((one) => one.id === id)?.was
    if (was !== undefined && (after != null || isWhole(was))) states[i] = taken(after ?? null, was)
    else if (makes(record.act, id)) states[i] = null
  }
  for (const [i, { act }] of records.entries()) {
    if (states[i + 1] === undefined) states[i + 1] = after(states[i], act, id)
  }
  return records.map(({ revision, by, at }, i) => ({
    revision,
    by,
    at,
    before: states[i],
    after: states[i + 1],
  }))
}

/** Whether an act of the log concerns the entry. Edits of the text carry entries along and concern none. */
export function concerns(act: WireAct, id: string): boolean {
  switch (act.kind) {
    case 'batch':
      return act.acts.some((one) => concerns(one, id))
    case 'add-entries':
    case 'restore-entries':
      return act.entries.some((entry) => entry.id === id)
    case 'edit-entry':
    case 'add-opinion':
    case 'add-comment':
      return act.id === id
    case 'set-status':
    case 'settle':
    case 'remove-entries':
      return act.ids.includes(id)
    case 'edit-text':
      return act.nature === 'emendation' && act.entry === id
    default:
      return false
  }
}

/** The entry with what a change replaced put back. */
function taken(after: WireEntry | null, was: Readonly<Record<string, unknown>>): WireEntry {
  const fields = Object.entries({ ...after, ...was }).filter(([, value]) => value !== null)
  return Object.fromEntries(fields) as unknown as WireEntry
}

const isWhole = (was: Readonly<Record<string, unknown>>) => 'id' in was && 'readings' in was

/** The entry as an act has it whole; undefined when it does not. */
function wholeIn(act: WireAct, id: string): EntryState {
  if (act.kind === 'batch')
    return act.acts.map((one) => wholeIn(one, id)).findLast((state) => state !== undefined)
  if (act.kind === 'add-entries') return act.entries.find((entry) => entry.id === id)
  if (act.kind === 'restore-entries') return act.entries.find((one) => one.id === id)?.entry
  return undefined
}

/** Whether an act makes the entry where there was none. One that restores it may also replace it. */
function makes(act: WireAct, id: string): boolean {
  if (act.kind === 'batch') return act.acts.some((one) => makes(one, id))
  if (act.kind === 'add-entries') return act.entries.some((entry) => entry.id === id)
  return act.kind === 'edit-text' && act.nature === 'emendation' && act.entry === id
}

/** What an act leaves of a state, as far as its own words say. */
function after(state: EntryState, act: WireAct, id: string): EntryState {
  const whole = wholeIn(act, id)
  if (whole !== undefined || act.kind === 'batch') return whole
  if (act.kind === 'remove-entries') return null
  if (state == null) return undefined
  if (act.kind === 'edit-entry') return taken(state, act.fields)
  if (act.kind !== 'set-status') return undefined
  return taken(state, { status: act.status, decision: null })
}
