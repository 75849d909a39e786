import {
  type ApparatusEntry,
  compareEntries,
  defaultClasses,
  type EntryId,
  type Witness,
} from '../apparatus/index.ts'
import type { TableEdit } from '../collation/table/index.ts'
import { type BaseText, type NoteMarks, parseNoteMarks } from '../text/index.ts'

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

/** The edition with `entries` in their order. */
export function withEntries(edition: Edition, entries: readonly ApparatusEntry[]): Edition {
  return { ...edition, entries: isSorted(entries) ? entries : [...entries].sort(compareEntries) }
}

/** One array, so that who has none is seen to be unchanged. */
const NO_EDITS: readonly TableEdit[] = []

/** Full-width round brackets, as in modern punctuated editions. */
const DEFAULT_NOTE_MARKS = '（）'

function isSorted(entries: readonly ApparatusEntry[]): boolean {
  for (let i = 1; i < entries.length; i++) {
    if (compareEntries(entries[i - 1]!, entries[i]!) > 0) return false
  }
  return true
}
