/**
 * Which tokens of A stand against which of B, in order. `blocks` holds triples: where a run of matched tokens begins
 * in A, where in B, how long it is. Runs are ordered, do not overlap, and no two are one.
 */
export interface Alignment {
  readonly countA: number
  readonly countB: number
  readonly blocks: Int32Array
}

/** Insertions plus deletions: the tokens of A and of B that have no partner. */
export function editCost({ countA, countB, blocks }: Alignment): number {
  return countA + countB - 2 * matchedCount(blocks)
}

/** How many tokens have a partner. */
export function matchedCount(blocks: Int32Array): number {
  let matched = 0
  for (let i = 2; i < blocks.length; i += 3) matched += blocks[i]!
  return matched
}

/** Collects the runs of an alignment from the first to the last. */
export class BlockList {
  #blocks = new Int32Array(3 * 256)
  #size = 0

  push(fromA: number, fromB: number, length: number): void {
    if (length === 0) return
    const size = this.#size
    const last = size - 3
    if (
      last >= 0 &&
      this.#blocks[last]! + this.#blocks[last + 2]! === fromA &&
      this.#blocks[last + 1]! + this.#blocks[last + 2]! === fromB
    ) {
      this.#blocks[last + 2]! += length
      return
    }
    if (size + 3 > this.#blocks.length) {
      const larger = new Int32Array(this.#blocks.length * 2)
      larger.set(this.#blocks)
      this.#blocks = larger
    }
    this.#blocks[size] = fromA
    this.#blocks[size + 1] = fromB
    this.#blocks[size + 2] = length
    this.#size = size + 3
  }

  toBlocks(): Int32Array {
    return this.#blocks.slice(0, this.#size)
  }
}

/** A stretch of A and a stretch of B that stand against each other and do not match; either may be empty. */
export interface Gap {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** The stretches between the runs, in order. */
export function gaps(alignment: Alignment): Gap[] {
  const table = gapTable(alignment)
  const result: Gap[] = []
  for (let i = 0; i < table.length; i += 4) {
    result.push({ fromA: table[i]!, toA: table[i + 1]!, fromB: table[i + 2]!, toB: table[i + 3]! })
  }
  return result
}

/**
 * The same stretches as numbers: `fromA`, `toA`, `fromB`, `toB` of each, one after another. For passes that go over
 * whole books.
 */
export function gapTable({ countA, countB, blocks }: Alignment): Int32Array {
  const table = new Int32Array((blocks.length / 3 + 1) * 4)
  let size = 0
  let fromA = 0
  let fromB = 0
  for (let i = 0; i <= blocks.length; i += 3) {
    const last = i === blocks.length
    const toA = last ? countA : blocks[i]!
    const toB = last ? countB : blocks[i + 1]!
    if (toA > fromA || toB > fromB) {
      table[size++] = fromA
      table[size++] = toA
      table[size++] = fromB
      table[size++] = toB
    }
    if (last) break
    fromA = toA + blocks[i + 2]!
    fromB = toB + blocks[i + 2]!
  }
  return table.subarray(0, size)
}

/**
 * The edge of B that stands against the edge before token `at` of A. Inside a gap, where there is none, it is the
 * gap's beginning or, with `atEnd`, its end; what is added at the edge lies behind it.
 */
export function edgeInB({ countB, blocks }: Alignment, at: number, atEnd: boolean): number {
  let low = 0
  let high = blocks.length / 3
  while (low < high) {
    const middle = (low + high) >>> 1
    if (blocks[3 * middle]! + blocks[3 * middle + 2]! < at) low = middle + 1
    else high = middle
  }
  const run = 3 * low
  if (run < blocks.length && blocks[run]! <= at) return blocks[run + 1]! + at - blocks[run]!
  if (atEnd) return run < blocks.length ? blocks[run + 1]! : countB
  return run === 0 ? 0 : blocks[run - 2]! + blocks[run - 1]!
}
