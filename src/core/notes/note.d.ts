import type { Span } from '../text/index.ts'
/** How a text sets its notes apart. */
export type Notation =
  /** In brackets, within the line: （按…）, (一作…), [一作…], 【…】. */
  | 'brackets'
  /** A number in the text, 〔一〕 ① [三], and the note under that number elsewhere. */
  | 'numbered'
  /** A list of the 考證 kind: a phrase of the text, ○, what is to be said of it. */
  | 'circle'
  /** Paragraphs of their own: 附：…, 按：…. */
  | 'paragraph'
  /** Lists of sigla of the Taishō kind: 甲＝乙【宋】. */
  | 'sigla'
  /** No mark at all: the text says it in its own voice. */
  | 'running'
/** A note of the text, and the words it stands on. */
export interface Note {
  readonly notation: Notation
  /** The whole note, marks included. */
  readonly span: Span
  /** What it says, without its marks. */
  readonly body: Span
  /** Offset in the text that it is attached to: its lemma stands before it, or begins at it for `sigla`. */
  readonly place: number
  /** The phrase the note is about, when it names one itself: before ○, or after the number. */
  readonly phrase?: Span
}
