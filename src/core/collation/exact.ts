/**
 * The best alignment of two short stretches: the longest common subsequence, computed for thirty tokens of A at once
 * (Crochemore et al. 2001, Hyyrö 2004). Bit `i` of row `j` is clear where the common subsequence of A[..i] and
 * B[..j] grows with A[i]; walking back through the rows gives the pairs. Thirty bits, because a sum of two such
 * numbers is still a small integer to the machine.
 */
export class ExactAligner {
  #slots: Int32Array
  #masks = new Int32Array(1024)
  #rows = new Int32Array(4096)
  #pairs = new Int32Array(256)

  /** `symbols` is one more than the largest token number. */
  constructor(symbols: number) {
    this.#slots = new Int32Array(symbols).fill(-1)
  }

  /**
   * Calls `match` for the pairs of tokens that belong together, in order. The stretches are `a[fromA]` to `a[toA]`
   * and `b[fromB]` to `b[toB]`; time and memory grow with (toA - fromA)(toB - fromB) / 30.
   */
  align(
    a: Int32Array,
    fromA: number,
    toA: number,
    b: Int32Array,
    fromB: number,
    toB: number,
    match: (a: number, b: number) => void,
  ): void {
    const width = toA - fromA
    const height = toB - fromB
    const words = Math.ceil(width / BITS)
    const slots = this.#slots
    if (this.#rows.length < (height + 1) * words) this.#rows = new Int32Array((height + 1) * words * 2)
    const rows = this.#rows

    // Only what stands in B has a mask: one book against one word takes no more room than the rows do.
    let used = 0
    for (let j = fromB; j < toB; j++) {
      const token = b[j]!
      if (slots[token]! < 0) slots[token] = used++
    }
    if (this.#masks.length < used * words) this.#masks = new Int32Array(used * words * 2)
    const masks = this.#masks
    masks.fill(0, 0, used * words)
    for (let i = 0; i < width; i++) {
      const slot = slots[a[fromA + i]!]!
      if (slot >= 0) masks[slot * words + ((i / BITS) | 0)]! |= 1 << (i % BITS)
    }

    rows.fill(ALL, 0, words)
    for (let j = 0; j < height; j++) {
      const mask = slots[b[fromB + j]!]! * words
      const above = j * words
      const row = above + words
      let carry = 0
      for (let w = 0; w < words; w++) {
        const bits = rows[above + w]!
        const both = bits & masks[mask + w]!
        const sum = bits + both + carry
        carry = sum >>> BITS
        rows[row + w] = ((sum & ALL) | (bits & ~both)) & ALL
      }
    }
    for (let j = fromB; j < toB; j++) slots[b[j]!] = -1

    let count = 0
    const most = 2 * Math.min(width, height)
    if (this.#pairs.length < most) this.#pairs = new Int32Array(most * 2)
    const pairs = this.#pairs
    let i = width
    let j = height
    while (i > 0 && j > 0) {
      const word = ((i - 1) / BITS) | 0
      const bit = 1 << ((i - 1) % BITS)
      if (rows[j * words + word]! & bit) {
        i--
      } else if (!(rows[(j - 1) * words + word]! & bit)) {
        j--
      } else {
        pairs[count++] = --i
        pairs[count++] = --j
      }
    }
    while (count > 0) {
      const j = pairs[--count]!
      match(fromA + pairs[--count]!, fromB + j)
    }
  }
}

const BITS = 30
const ALL = 2 ** BITS - 1
