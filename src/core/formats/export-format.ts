import type { ApparatusEntry, Witness } from '../apparatus/index.ts'
import type { BaseText, NoteMarks } from '../text/index.ts'

/** What is exported: an edition, or those of its entries that were chosen. */
export interface ExportInput {
  /** The edition's id: xixiaji-13. */
  readonly id: string
  readonly title: string
  readonly author?: string
  /** BCP 47: zh-Hant, lzh, la … */
  readonly language?: string
  readonly credits?: readonly { readonly role?: string; readonly name: string }[]
  readonly revision: number
  readonly witnesses: readonly Witness[]
  readonly layers: readonly { readonly id: string; readonly title?: string }[]
  readonly text: BaseText
  /** The file of the base text, as the project names it, and the SHA-256 of its UTF-8 bytes, in hexadecimal. */
  readonly textFile: { readonly file: string; readonly sha256: string }
  /** The pairs of brackets that set the text's own notes apart. */
  readonly noteMarks: readonly NoteMarks[]
  /** In text order, orphans last. */
  readonly entries: readonly ApparatusEntry[]
}

export interface Exported {
  readonly content: string
  /** What the format cannot carry, a sentence each. */
  readonly losses: readonly string[]
}

/** A format that an edition can be written in. */
export interface ExportFormat {
  /** As the command line and the server call it: `tei`, `json` … */
  readonly name: string
  /** As a list of formats shows it. */
  readonly title: string
  /** With its dot: `.xml`. */
  readonly extension: string
  readonly mediaType: string
  write(input: ExportInput): Exported
}
