import type { BaseText } from '../../core/text/index.ts'

/** How lines are set: how many characters a row holds, and sizes along the flow of lines in CSS pixels. */
export interface Setting {
  readonly charactersInRow: number
  readonly row: number
  /** Between two lines of the text. */
  readonly gap: number
}

/**
 * How much room each line of a text takes along the flow of lines, in CSS pixels: as measured where it was on the page,
 * as reckoned from its length where it never was.
 */
export class LineExtents {
  readonly #measured: Float64Array
  readonly #starts: Float64Array
  readonly #text: BaseText
  readonly #setting: Setting
  #known = false

  constructor(text: BaseText, setting: Setting, measured: Float64Array | null = null) {
    this.#text = text
    this.#setting = setting
    this.#measured = measured ?? new Float64Array(text.lineStarts.length).fill(NaN)
    this.#starts = new Float64Array(text.lineStarts.length + 1)
  }

  get lines(): number {
    return this.#measured.length
  }

  /** Of the whole text. */
  get total(): number {
    return this.#sum()[this.lines]!
  }

  /** Where a line begins, counted from 0; for the number of lines, where the text ends. */
  start(line: number): number {
    return this.#sum()[line]!
  }

  measure(line: number, size: number): void {
    if (this.#measured[line] === size) return
    this.#measured[line] = size
    this.#known = false
  }

  /** The line that stands at `at`; the first or last one beyond the text. */
  lineAt(at: number): number {
    const starts = this.#sum()
    let low = 0
    let high = this.lines - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  /** About where the character at an offset of the text stands. */
  along(offset: number): number {
    const line = lineOf(this.#text, offset)
    const from = this.#text.lineStarts[line]!
    const length = Math.max(1, (this.#text.lineStarts[line + 1] ?? this.#text.content.length + 1) - from)
    return (
      this.start(line) + (this.start(line + 1) - this.start(line)) * Math.min(1, (offset - from) / length)
    )
  }

  /** The extents of the text as it was altered: what was measured before and after the lines that differ is kept. */
  after(text: BaseText): LineExtents {
    const [old, now] = [this.#text, text]
    const shorter = Math.min(old.lineStarts.length, now.lineStarts.length)
    let same = 0
    while (same + 1 < shorter && old.lineStarts[same + 1] === now.lineStarts[same + 1]) same++
    const grown = now.content.length - old.content.length
    let end = 0
    while (
      end < shorter - same - 1 &&
      old.lineStarts.at(-1 - end)! + grown === now.lineStarts.at(-1 - end) &&
      old.lineStarts.at(-1 - end)! > old.lineStarts[same]!
    ) {
      end++
    }
    const measured = new Float64Array(now.lineStarts.length).fill(NaN)
    measured.set(this.#measured.subarray(0, same))
    if (end > 0) measured.set(this.#measured.subarray(-end), measured.length - end)
    // A line that was altered takes about what it took: it is measured again before it can be seen.
    if (old.lineStarts.length === now.lineStarts.length) measured[same] = this.#measured[same]!
    return new LineExtents(text, this.#setting, measured)
  }

  #sum(): Float64Array {
    if (this.#known) return this.#starts
    const { lineStarts, content } = this.#text
    const { charactersInRow, row, gap } = this.#setting
    let at = 0
    for (let line = 0; line < this.lines; line++) {
      this.#starts[line] = at
      const size = this.#measured[line]!
      if (Number.isNaN(size)) {
        const length = (lineStarts[line + 1] ?? content.length + 1) - lineStarts[line]! - 1
        at += Math.max(1, Math.ceil(length / charactersInRow)) * row + gap
      } else at += size
    }
    this.#starts[this.lines] = at
    this.#known = true
    return this.#starts
  }
}

/** The line, from 0, in which an offset lies. */
export function lineOf({ lineStarts }: BaseText, offset: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (lineStarts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
