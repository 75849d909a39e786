import {
  type ApparatusEntry,
  compareEntries,
  defaultClasses,
  type EntryId,
  lemmaExtent,
  type Witness,
} from '../apparatus/index.ts'
import type { TableEdit } from '../collation/table/index.ts'
import { type BaseText, type NoteMarks, parseNoteMarks, type Span } from '../text/index.ts'

import type { Person } from './person.ts'

/** What `edition.json` says of an edition besides its witnesses; unknown fields are kept. */
export interface About {
  readonly title: string
  readonly author?: string
  /** BCP 47: zh-Hant, lzh, la … */
  readonly language?: string
  /** The pairs of brackets that set notes apart, one after another: `（）`. */
  readonly noteMarks?: string
  /** The classes of reading this edition uses. */
  readonly classes?: readonly string[]
  readonly credits?: readonly { readonly role?: string; readonly name: string }[]
  /** What editors did in the alignment table, in the order in which it is done again on every collation. */
  readonly collation?: { readonly edits?: readonly TableEdit[] }
}

/** One apparatus of several: variants, testimonia, fontes … */
export interface Layer {
  readonly id: string
  readonly title?: string
}

/** A base text, its witnesses and its apparatus, as they stand at one revision. Immutable. */
export interface Edition {
  readonly id: string
  /** How many changes were ever made. */
  readonly revision: number
  readonly about: About
  readonly witnesses: readonly Witness[]
  readonly layers: readonly Layer[]
  readonly text: BaseText
  /** In text order, orphans last. */
  readonly entries: readonly ApparatusEntry[]
  /** Those who chose a colour, as their changes told it. */
  readonly people?: readonly Person[]
  /** What the apparatus file says of itself and of its text that this Yiwen does not know; it is written again. */
  readonly unknown?: {
    readonly file: Readonly<Record<string, unknown>>
    readonly text: Readonly<Record<string, unknown>>
  }
}

/** The layers an edition has before it declares its own. */
export const defaultLayers: readonly Layer[] = [{ id: 'variants' }, { id: 'testimonia' }]

export function noteMarksOf(edition: Edition): readonly NoteMarks[] {
  return parseNoteMarks(edition.about.noteMarks ?? DEFAULT_NOTE_MARKS) ?? []
}

/** The edits of the alignment table, in their order. */
export function tableEditsOf(edition: Edition): readonly TableEdit[] {
  return edition.about.collation?.edits ?? NO_EDITS
}

export function classesOf(edition: Edition): readonly string[] {
  return edition.about.classes ?? defaultClasses
}

export function findEntry(edition: Edition, id: EntryId): ApparatusEntry | null {
  return edition.entries.find((entry) => entry.id === id) ?? null
}

/**
 * The entries whose lemma lies in `part` of the text or reaches into it. Entries are in text order, so that those of a
 * long text are found without looking at all of them; of those that begin before `part` only the nearest are looked at.
 */
export function entriesIn({ entries }: Pick<Edition, 'entries'>, part: Span): readonly ApparatusEntry[] {
  const first = firstFrom(entries, part.from)
  let end = firstFrom(entries, part.to + 1)
  const reaching = entries
    .slice(Math.max(0, first - LOOKED_BACK), first)
    .filter((entry) => (lemmaExtent(entry)?.to ?? -1) > part.from)
  while (end < entries.length && (lemmaExtent(entries[end]!)?.from ?? Infinity) <= part.to) end++
  return [...reaching, ...entries.slice(first, end)]
}

/** The number of the first entry that begins at `offset` or later; orphans come after all. */
function firstFrom(entries: readonly ApparatusEntry[], offset: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lemmaExtent(entries[middle]!)?.from ?? Infinity) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** More lemmas than ever lie one within another. */
const LOOKED_BACK = 500

/** The edition with `entries` in their order. */
export function withEntries(edition: Edition, entries: readonly ApparatusEntry[]): Edition {
  return { ...edition, entries: isSorted(entries) ? entries : [...entries].sort(compareEntries) }
}

/** One array, so that who has none is seen to be unchanged. */
const NO_EDITS: readonly TableEdit[] = []

/** Full-width round brackets, as in modern punctuated editions. */
const DEFAULT_NOTE_MARKS = '（）'

/** Most neighbours are told apart by where their first parts begin, without looking at the rest of them. */
function isSorted(entries: readonly ApparatusEntry[]): boolean {
  for (let i = 1; i < entries.length; i++) {
    const before = entries[i - 1]!
    const entry = entries[i]!
    const [a, b] = [soleSpan(before), soleSpan(entry)]
    if (a !== null && b !== null && a.from < b.from) continue
    if (compareEntries(before, entry) > 0) return false
  }
  return true
}

function soleSpan({ lemma }: ApparatusEntry): Span | null {
  return lemma.length === 1 ? lemma[0]!.span : null
}
