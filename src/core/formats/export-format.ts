import type { ApparatusEntry, Witness } from '../apparatus/index.ts'
import type { BaseText, NoteMarks, Problem } from '../text/index.ts'
import type { ExportOptionName, ExportOptions } from './export-options.ts'

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

/** A part of a font with the characters that a document needs. */
export interface EmbeddedFont {
  readonly family: string
  /** WOFF 2. */
  readonly content: Uint8Array
  /** The characters it has, of those that were asked for. */
  readonly characters: string
}

/** What a format may ask of the machine it runs on; in a browser there is none of it. */
export interface ExportTools {
  /** Parts of the machine's fonts that have `characters`, as few as will do; what no font has is in none of them. */
  embedFonts?(characters: string): Promise<readonly EmbeddedFont[]>
}

export interface Exported {
  /** A text, to be written as UTF-8, or the bytes of a file that is none. */
  readonly content: string | Uint8Array
  /** What the format cannot carry, a sentence each. */
  readonly problems: readonly Problem[]
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
  /** The options it heeds; the others change nothing. */
  readonly options: readonly ExportOptionName[]
  /** How the first entry begins in what was written, for whoever shows a part of it; a list of entries has none. */
  readonly firstEntry?: RegExp
  /** Writes `input`. What it needs for that is loaded when it is first called, so that a list of formats costs little. */
  write(input: ExportInput, options?: ExportOptions, tools?: ExportTools): Promise<Exported>
}
