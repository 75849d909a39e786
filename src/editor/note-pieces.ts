import { type Span, units } from '../core/text/index.ts'

/** How columns are set, in characters of the main text. */
export interface ColumnSetting {
  /** How many characters a column holds; may be broken. */
  readonly column: number
  /** The size of a character of a note. */
  readonly small: number
}

/** A stretch of a note that stands in one column of the page, itself in two small columns. */
export interface NotePiece extends Span {
  /** How many characters the longer of its two small columns holds. */
  readonly rows: number
}

/**
 * Cuts the notes of one line of text into pieces for 雙行夾注: notes in two small columns within a vertical one. Each piece
 * fills what is left of the page's column, and the last of a note has its characters shared between its two columns, the
 * first having one more when they are odd. Where columns break is reckoned: full-width characters, with points that may
 * not begin a column nor brackets end one.
 */
export function notePieces(
  content: string,
  notes: readonly Span[],
  { column, small }: ColumnSetting,
): NotePiece[] {
  if (column < LEAST) return []
  const pieces: NotePiece[] = []
  let at = 0
  /** How far down the column the text has come. */
  let down = 0
  const run = (to: number) => {
    down = downAfter(content.slice(at, to), down, column)
    at = to
  }
  for (const note of notes) {
    run(note.from)
    const inNote = units(content.slice(note.from, note.to))
    let done = 0
    while (done < inNote.length) {
      let room = Math.floor((column - down) / small + ROUNDING)
      if (room < 1) {
        down = 0
        room = Math.max(1, Math.floor(column / small + ROUNDING))
      }
      const count = Math.min(inNote.length - done, 2 * room)
      const rows = Math.ceil(count / 2)
      const [first, last] = [inNote[done]!, inNote[done + count - 1]!]
      pieces.push({ from: note.from + first.from, to: note.from + last.to, rows })
      done += count
      down += rows * small
    }
    at = note.to
  }
  return pieces
}

/** How far down the last column comes when `words` follow at `down`. */
function downAfter(words: string, down: number, column: number): number {
  let before = ''
  for (const { from, to } of units(words)) {
    const unit = words.slice(from, to)
    const width = NARROW.test(unit) ? HALF : 1
    if (down + width > column + ROUNDING) {
      // What may not begin a column takes the character before it along; what may not end one goes along.
      down = (NOT_FIRST.test(unit) || NOT_LAST.test(before) ? 1 : 0) + width
    } else down += width
    before = unit
  }
  return down
}

/** Below this many characters a column is no column. */
const LEAST = 4
const ROUNDING = 1e-3
const HALF = 0.55
const NARROW = /^[\p{Script=Latin}\p{Script=Greek}\d\s]/u
const NOT_FIRST = /^[，。、；：？！）」』》〉］】〕…—”’]/u
const NOT_LAST = /^[（「『《〈［【〔“‘]/u
