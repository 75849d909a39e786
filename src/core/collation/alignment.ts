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
export function gaps({ countA, countB, blocks }: Alignment): Gap[] {
  const result: Gap[] = []
  let fromA = 0
  let fromB = 0
  for (let i = 0; i <= blocks.length; i += 3) {
    const toA = i < blocks.length ? blocks[i]! : countA
    const toB = i < blocks.length ? blocks[i + 1]! : countB
    if (toA > fromA || toB > fromB) result.push({ fromA, toA, fromB, toB })
    if (i < blocks.length) {
      fromA = toA + blocks[i + 2]!
      fromB = toB + blocks[i + 2]!
    }
  }
  return result
}
