import { type ApparatusEntry, defaultClasses, type EntryId, type Witness } from '../apparatus/index.ts'
import type { TableEdit } from '../collation/table/index.ts'
import { type BaseText, type NoteMarks, parseNoteMarks, type Span } from '../text/index.ts'
import { EntryRuns } from './entry-runs.ts'

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
  return runsOf(edition).find(id)
}

/** The entries whose lemma lies in `part` of the text or reaches into it, found without looking at all of them. */
export function entriesIn(edition: Edition, part: Span): readonly ApparatusEntry[] {
  return runsOf(edition).within(part)
}

/** The edition with `entries`, put in their order. */
export function withEntries(edition: Edition, entries: readonly ApparatusEntry[]): Edition {
  return withRuns(edition, EntryRuns.of(entries))
}

/** The entries of an edition as they can be had without making all of them. */
export function runsOf(edition: Edition & { readonly [RUNS]?: EntryRuns }): EntryRuns {
  return edition[RUNS] ?? EntryRuns.of(edition.entries)
}

/** The edition with other entries, which are made when somebody asks for all of them. */
export function withRuns(edition: Edition, runs: EntryRuns): Edition {
  return made(edition, {
    entries: { get: () => runs.all, enumerable: true, configurable: true },
    // A copy by `{ ...edition }` has its entries made and listed, and may be given others: it must not have the runs.
    [RUNS]: { value: runs, enumerable: false, configurable: true },
  })
}

/** The edition with other `fields`; its entries need not be made for it, as for `{ ...edition }`. */
export function editionWith(edition: Edition, fields: Partial<Omit<Edition, 'entries'>>): Edition {
  return made(edition, Object.getOwnPropertyDescriptors(fields))
}

const made = (edition: Edition, properties: PropertyDescriptorMap): Edition =>
  Object.defineProperties({} as Edition, { ...Object.getOwnPropertyDescriptors(edition), ...properties })

const RUNS = Symbol('runs of entries')

/** One array, so that who has none is seen to be unchanged. */
const NO_EDITS: readonly TableEdit[] = []

/** Full-width round brackets, as in modern punctuated editions. */
const DEFAULT_NOTE_MARKS = '（）'
