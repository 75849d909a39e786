import { type ApparatusEntry, type EntryId, lemmaText, type Preference } from '../apparatus/index.ts'
import { type Edition, runsOf } from './edition.ts'
import type { Act } from './edition-change.ts'

/**
 * How much an entry wants to be looked at: people who do not agree come first, then what is disputed, what somebody asked
 * about, what is only proposed; of two alike the one with more witnesses. What is decided weighs nothing.
 */
export function weight(entry: ApparatusEntry): number {
  const { status, opinions = [], comments = [], readings } = entry
  if (status === 'accepted' || status === 'rejected' || status === 'settled') return 0
  const witnesses = readings.reduce((sum, { attestations }) => sum + attestations.length, 0)
  return (
    (disagree(entry) ? 8000 : 0) +
    (status === 'disputed' ? 4000 : 1000) +
    Math.min(9, opinions.length + comments.length) * 100 +
    Math.min(99, witnesses)
  )
}

/** Whether the opinions about an entry differ. */
export function disagree({ opinions = [] }: Pick<ApparatusEntry, 'opinions'>): boolean {
  return new Set(opinions.map(({ prefer }) => prefer)).size > 1
}

/** The entries, those that want most to be looked at first; of equal ones the earlier in the text. */
export function byWeight(entries: readonly ApparatusEntry[]): readonly ApparatusEntry[] {
  return entries
    .map((entry) => ({ entry, weight: weight(entry) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ entry }) => entry)
}

/**
 * The other entries in which the same words stand against the same readings (保泰 against 保秦), and which are not
 * decided: what is true of one is likely to be true of them. Where they stand may be where they stood before the text was
 * last edited.
 */
export function samePair(edition: Edition, entry: ApparatusEntry): readonly ApparatusEntry[] {
  const pair = pairOf(entry)
  const first = entry.lemma[0]?.exact ?? ''
  return runsOf(edition)
    .sums(undecidedByWords)
    .flatMap(({ sum }) => sum.get(first) ?? [])
    .filter((other) => other.id !== entry.id && pairOf(other) === pair)
}

/** Entries that are not decided, by the words with which their lemma begins. */
function undecidedByWords(
  entries: readonly ApparatusEntry[],
): ReadonlyMap<string, readonly ApparatusEntry[]> {
  const found = new Map<string, ApparatusEntry[]>()
  for (const entry of entries) {
    if (entry.status !== 'proposed' && entry.status !== 'disputed') continue
    const words = entry.lemma[0]?.exact ?? ''
    const others = found.get(words)
    if (others === undefined) found.set(words, [entry])
    else others.push(entry)
  }
  return found
}

/** What is said when an entry is settled. */
export interface Settlement {
  readonly prefer: Preference
  readonly reason: string
  readonly method?: string
  readonly cause?: string
}

/** The act that settles `entry`, and `others` in which the same pair stands, each with its own reading of those words. */
export function settleAll(
  entry: ApparatusEntry,
  others: readonly ApparatusEntry[],
  { prefer, ...rest }: Settlement,
): Act {
  const groups = new Map<Preference, EntryId[]>()
  for (const one of [entry, ...others]) {
    const own = sameReading(entry, prefer, one)
    if (own !== null) groups.set(own, [...(groups.get(own) ?? []), one.id])
  }
  const acts = Array.from(groups, ([own, ids]): Act => ({ kind: 'settle', ids, prefer: own, ...rest }))
  return acts.length === 1 ? acts[0]! : { kind: 'batch', acts }
}

/** What `prefer`, said of `entry`, is called in `other`. */
function sameReading(entry: ApparatusEntry, prefer: Preference, other: ApparatusEntry): Preference | null {
  const reading = entry.readings.find(({ id }) => id === prefer)
  if (reading === undefined || entry === other) return prefer
  return other.readings.find(({ kind, text }) => kind === reading.kind && text === reading.text)?.id ?? null
}

const pairOf = (entry: ApparatusEntry): string =>
  JSON.stringify([lemmaText(entry), ...entry.readings.map(({ kind, text }) => `${kind} ${text}`).sort()])

/** What is done to many entries at once. */
export type BulkRequest =
  | { readonly kind: 'set-status'; readonly status: 'proposed' | 'accepted' | 'rejected' | 'disputed' }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'class'; readonly class: string }
  | { readonly kind: 'remove' }

/** The one act that does it to all of `entries`, so that it is taken back as one; null when it would change nothing. */
export function bulkAct(entries: readonly ApparatusEntry[], request: BulkRequest): Act | null {
  const concerned = entries.filter((entry) => changes(entry, request))
  const ids = concerned.map(({ id }) => id)
  if (ids.length === 0) return null
  switch (request.kind) {
    case 'set-status':
      return { kind: 'set-status', ids, status: request.status }
    case 'remove':
      return { kind: 'remove-entries', ids }
    case 'layer':
      return {
        kind: 'batch',
        acts: ids.map((id): Act => ({ kind: 'edit-entry', id, fields: { layer: request.layer } })),
      }
    case 'class':
      return {
        kind: 'batch',
        acts: concerned.map((entry): Act => {
          const readings = entry.readings.map((reading) => ({ ...reading, class: request.class }))
          return { kind: 'edit-entry', id: entry.id, fields: { readings } }
        }),
      }
    default:
      return request satisfies never
  }
}

function changes({ status, layer, readings }: ApparatusEntry, request: BulkRequest): boolean {
  if (request.kind === 'set-status') return status !== request.status
  if (request.kind === 'layer') return layer !== request.layer
  if (request.kind === 'class') return readings.some((reading) => reading.class !== request.class)
  return true
}
