/**
 * A text that knows of each of its characters where it came from, whatever is done to it: the judge of anchors. A
 * character has the number that it had in the text at first, or none when it was put in since; what replaces
 * characters remembers which.
 */
export class EditedText {
  readonly #original: readonly string[]
  #characters: string[]
  /** Number in the original, or -1. */
  #ids: number[]
  /** The original numbers that a character stands in place of, from and to; -1 when none. */
  #insteadFrom: number[]
  #insteadTo: number[]

  constructor(content: string) {
    this.#original = Array.from(content)
    this.#characters = [...this.#original]
    this.#ids = this.#original.map((_, i) => i)
    this.#insteadFrom = this.#original.map(() => -1)
    this.#insteadTo = this.#original.map(() => -1)
  }

  get length(): number {
    return this.#characters.length
  }

  get content(): string {
    return this.#characters.join('')
  }

  at(index: number): string {
    return this.#characters[index]!
  }

  slice(from: number, to: number): string[] {
    return this.#characters.slice(from, to)
  }

  /**
   * Replaces what stands from `from` to `to`. A character that is replaced by itself in the same place is the same
   * character: nobody who sees the two texts could say otherwise.
   */
  replace(from: number, to: number, insert: readonly string[]): void {
    let [begin, end] = [from, to]
    let words = insert
    while (begin < end && words.length > 0 && words[0] === this.#characters[begin]) {
      begin++
      words = words.slice(1)
    }
    while (begin < end && words.length > 0 && words.at(-1) === this.#characters[end - 1]) {
      end--
      words = words.slice(0, -1)
    }
    const ids = this.#ids.slice(begin, end)
    const known = ids.filter((id) => id >= 0)
    const insteadFrom = known.length > 0 ? Math.min(...known) : -1
    const insteadTo = known.length > 0 ? Math.max(...known) + 1 : -1
    const kept = words.length === ids.length
    const newIds = words.map((word, i) => (kept && word === this.#characters[begin + i] ? ids[i]! : -1))
    this.#characters.splice(begin, end - begin, ...words)
    this.#ids.splice(begin, end - begin, ...newIds)
    this.#insteadFrom.splice(begin, end - begin, ...words.map(() => insteadFrom))
    this.#insteadTo.splice(begin, end - begin, ...words.map(() => insteadTo))
  }

  /** Moves what stands from `from` to `to` before the character that is at `target` when it is gone. */
  move(from: number, to: number, target: number): void {
    const move = <T>(row: T[]) => row.splice(target, 0, ...row.splice(from, to - from))
    move(this.#characters)
    move(this.#ids)
    move(this.#insteadFrom)
    move(this.#insteadTo)
  }

  /** Where the characters of the original stand now; -1 for those that are gone. */
  places(): Int32Array {
    const places = new Int32Array(this.#original.length).fill(-1)
    this.#ids.forEach((id, i) => id >= 0 && (places[id] = i))
    return places
  }

  /** Whether anything from `from` to `to` is of the original characters `start` to `end`, or stands in their place. */
  descends(from: number, to: number, start: number, end: number): boolean {
    for (let i = Math.max(0, from); i < Math.min(to, this.length); i++) {
      const id = this.#ids[i]!
      if (id >= start && id < end) return true
      if (this.#insteadFrom[i]! < end && this.#insteadTo[i]! > start) return true
    }
    return false
  }

  /** Whether anything stands in place of the original characters `start` to `end`. */
  hasDescendants(start: number, end: number): boolean {
    return this.descends(0, this.length, start, end)
  }
}
