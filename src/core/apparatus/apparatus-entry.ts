import { compareSpans, type Span } from '../text/index.ts'
import type { Attestation, Reading, ReadingId } from './reading.ts'
import type { Selector } from './selector.ts'

export type EntryId = string & { readonly entryId: unique symbol }

/**
 * What an entry is about: `reading` other words in the same place; `fact` another account of the event, person or
 * cause; `chronology` dates, era names, counts of years; `absence` a source that does not have the passage;
 * `parallel` a source cited beside the text that agrees or adds, which is not a variant.
 */
export type EntryKind = 'reading' | 'fact' | 'chronology' | 'absence' | 'parallel'

export const entryKinds: readonly EntryKind[] = ['reading', 'fact', 'chronology', 'absence', 'parallel']

/** `proposed` → `accepted` or `rejected`; `disputed` while the question is open; `settled` with a decision. */
export type Status = 'proposed' | 'accepted' | 'rejected' | 'disputed' | 'settled'

export const statuses: readonly Status[] = ['proposed', 'accepted', 'rejected', 'disputed', 'settled']

/** What is preferred: a reading, the lemma as it stands, none of these, or to leave it open on purpose (闕疑). */
export type Preference = ReadingId | 'lemma' | 'none' | 'open'

/** What was decided about a disputed reading. */
export interface Decision {
  readonly prefer: Preference
  readonly reason: string
  /** By copy against copy (對校), the book with itself (本校), other books (他校) or reasoning (理校); after 陳垣. */
  readonly method?: string
  /** How the other readings arose: 形近, 音近, 脫, 衍, 倒, 避諱 … */
  readonly cause?: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What one person holds about an entry; several stand side by side. */
export interface Opinion {
  readonly by: string
  readonly at: string
  readonly prefer: Preference
  readonly reason?: string
}

export interface Comment {
  readonly id: string
  readonly by: string
  readonly at: string
  readonly text: string
  /** Id of the comment it answers. */
  readonly replyTo?: string
}

/** Why an entry is here, with what is needed to show it. */
export type Origin =
  | {
      readonly by: 'notes'
      /** The editor's note, brackets included, and the words in it that state the variant. */
      readonly note: Selector
      readonly clause: Selector
      /** The formula that was recognised, and what the guess about the lemma rests on. */
      readonly rule?: string
      readonly basis?: string
    }
  | { readonly by: 'collation'; readonly run?: Readonly<Record<string, unknown>> }
  | { readonly by: 'hand'; readonly person?: string; readonly at?: string }
  | { readonly by: 'import'; readonly file?: string; readonly format?: string; readonly at?: string }
  | { readonly by: 'consistency'; readonly detector?: string; readonly evidence?: readonly Selector[] }

/** A lemma with its readings and who attests them: one question about the text. */
export interface ApparatusEntry {
  readonly id: EntryId
  readonly layer: string
  readonly kind: EntryKind
  /** The words of the base text concerned: one selector, or several when the lemma is discontinuous (石州…靜塞軍). */
  readonly lemma: readonly Selector[]
  /** The lemma as the note quotes it, where that differs from the base text. */
  readonly quotedLemma?: string
  readonly readings: readonly Reading[]
  /** Who has the words of the lemma. */
  readonly agreements?: readonly Attestation[]
  /** The note's own judgement, verbatim: 未知孰是, 與此異. */
  readonly verdict?: string
  readonly origin: Origin
  readonly status: Status
  readonly decision?: Decision
  readonly opinions?: readonly Opinion[]
  readonly comments?: readonly Comment[]
}

/** The words of the lemma; the parts of a discontinuous one joined by an ellipsis (石州……靜塞軍). */
export function lemmaText(entry: Pick<ApparatusEntry, 'lemma'>): string {
  return entry.lemma.map(({ exact }) => exact).join('……')
}

/** Whether any part of the lemma was not found in the text. */
export function isOrphan(entry: ApparatusEntry): boolean {
  return entry.lemma.some(({ span }) => span === null)
}

/** From the start of the lemma to its end; null for an orphan. */
export function lemmaExtent(entry: ApparatusEntry): Span | null {
  if (entry.lemma.length === 0) return null
  let from = Infinity
  let to = 0
  for (const { span } of entry.lemma) {
    if (span === null) return null
    from = Math.min(from, span.from)
    to = Math.max(to, span.to)
  }
  return { from, to }
}

/** Text order: by the lemma's extent; orphans last, by where they last stood; equal places keep the order of ids. */
export function compareEntries(a: ApparatusEntry, b: ApparatusEntry): number {
  const extentA = lemmaExtent(a)
  const extentB = lemmaExtent(b)
  const byId = a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  if (extentA === null || extentB === null) {
    if (extentA !== null) return -1
    if (extentB !== null) return 1
    return (a.lemma[0]?.lost?.start ?? 0) - (b.lemma[0]?.lost?.start ?? 0) || byId
  }
  return compareSpans(extentA, extentB) || byId
}
