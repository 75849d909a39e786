import type { ApparatusEntry, Witness } from '../apparatus/index.ts'
import type { BaseText, NoteMarks } from '../text/index.ts'

/** What a format writes: an edition, or the part of it that was chosen. */
export interface ExportInput {
  /** The edition's id. */
  readonly id: string
  readonly title: string
  readonly author?: string | undefined
  /** BCP 47. */
  readonly language?: string | undefined
  readonly credits?: readonly { readonly role?: string; readonly name: string }[] | undefined
  readonly witnesses: readonly Witness[]
  readonly layers: readonly { readonly id: string; readonly title?: string }[]
  readonly text: BaseText
  /** Path of the base text in the project, and its SHA-256. */
  readonly textFile: string
  readonly textHash: string
  readonly revision: number
  readonly noteMarks: readonly NoteMarks[]
  /** In text order, orphans last. */
  readonly entries: readonly ApparatusEntry[]
}

/** A file as a format wrote it, and what the format could not carry, a sentence each. */
export interface Exported {
  readonly content: string
  readonly losses: readonly string[]
}

export interface ExportFormat {
  /** On the command line: `tei`, `json` … */
  readonly name: string
  /** For menus. */
  readonly title: string
  /** With its dot: `.xml` */
  readonly extension: string
  readonly mediaType: string
  write(input: ExportInput): Exported
}
