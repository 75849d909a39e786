import { type Alignment, BlockList } from './alignment.ts'
import { AnchorFinder } from './anchors.ts'
import { ExactAligner } from './exact.ts'

/**
 * Aligns two rows of tokens (codes: equal means matching) as nearly at the least cost of insertions and deletions as
 * can be had in linear time.
 *
 * Common ends are taken off; then stretches that are unique in both texts hold them together, long ones first; what
 * lies between is done again with shorter ones, and what is short enough is solved exactly. So of 西壽保泰軍 and
 * 西市保秦軍 in two books of a million characters, long unique stretches before and after bring the two together, and
 * the exact method says 壽/市 and 泰/秦. Where nothing is unique (a formula ten thousand times) and the stretch is
 * long, the exact method goes through it in windows: bounded, whatever the text.
 */
export function align(a: Uint32Array, b: Uint32Array): Alignment {
  return new PairAligner(a, b).align()
}

/** Two rows of tokens, made ready to be aligned, whole or in part. */
export class PairAligner {
  readonly #a: Int32Array
  readonly #b: Int32Array
  readonly #anchors: AnchorFinder
  readonly #exact: ExactAligner
  #blocks = new BlockList()

  constructor(a: Uint32Array, b: Uint32Array) {
    const [tokensA, tokensB, symbols] = renumber(a, b)
    this.#a = tokensA
    this.#b = tokensB
    this.#anchors = new AnchorFinder(symbols)
    this.#exact = new ExactAligner(symbols)
  }

  align(): Alignment {
    const [countA, countB] = [this.#a.length, this.#b.length]
    return { countA, countB, blocks: this.blocksBetween(0, countA, 0, countB) }
  }

  /** The matched runs of a stretch of A and a stretch of B, as `Alignment` has them. */
  blocksBetween(fromA: number, toA: number, fromB: number, toB: number): Int32Array {
    this.#blocks = new BlockList()
    this.#range(fromA, toA, fromB, toB, 0)
    return this.#blocks.toBlocks()
  }

  /** Aligns a stretch, from the `level` of anchors on. It calls itself with a higher level only. */
  #range(fromA: number, toA: number, fromB: number, toB: number, level: number): void {
    const [a, b] = [this.#a, this.#b]
    const beginA = fromA
    const beginB = fromB
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
      fromA++
      fromB++
    }
    this.#blocks.push(beginA, beginB, fromA - beginA)
    const endA = toA
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
      toA--
      toB--
    }
    if (fromA < toA && fromB < toB) this.#middle(fromA, toA, fromB, toB, level)
    this.#blocks.push(toA, toB, endA - toA)
  }

  #middle(fromA: number, toA: number, fromB: number, toB: number, level: number): void {
    const area = (toA - fromA) * (toB - fromB)
    if (area === 1) return
    if (area <= SMALL) return this.#solve(fromA, toA, fromB, toB)
    for (; level < LEVELS.length; level++) {
      const { k, sparse } = LEVELS[level]!
      if (sparse > 0 && Math.min(toA - fromA, toB - fromB) < SPARSE_FROM) continue
      const chain = this.#anchors.chain(this.#a, fromA, toA, this.#b, fromB, toB, k, sparse)
      if (chain.length > 0 && this.#along(chain, fromA, toA, fromB, toB, level, k)) return
      if (sparse > 0 && this.#byCount(fromA, toA, fromB, toB, level, k, sparse)) return
    }
    if (area <= LARGE) return this.#solve(fromA, toA, fromB, toB)
    if (level === LEVELS.length) {
      if (this.#byCount(fromA, toA, fromB, toB, level, COUNTED, COUNTED_SPARSELY)) return
      const chain = this.#anchors.chain(this.#a, fromA, toA, this.#b, fromB, toB, REPEATED, 0, true)
      if (chain.length > 0 && this.#along(chain, fromA, toA, fromB, toB, level, REPEATED)) return
    }
    this.#windows(fromA, toA, fromB, toB)
  }

  /** Aligns between stretches that are not unique but occur equally often; false when there are none. */
  #byCount(
    fromA: number,
    toA: number,
    fromB: number,
    toB: number,
    level: number,
    k: number,
    sparse: number,
  ): boolean {
    const chain = this.#anchors.chainByCount(this.#a, fromA, toA, this.#b, fromB, toB, k, sparse)
    return chain.length > 0 && this.#along(chain, fromA, toA, fromB, toB, level, k)
  }

  /** Aligns between the anchors of `chain`; false, with nothing done, when none of them holds. */
  #along(
    chain: Int32Array,
    fromA: number,
    toA: number,
    fromB: number,
    toB: number,
    level: number,
    k: number,
  ): boolean {
    const [a, b] = [this.#a, this.#b]
    let doneA = fromA
    let doneB = fromB
    let any = false
    for (let i = 0; i < chain.length; i += 2) {
      let startA = chain[i]!
      let startB = chain[i + 1]!
      if (startA < doneA || startB < doneB) continue
      let end = 0
      while (startA + end < toA && startB + end < toB && a[startA + end] === b[startB + end]) end++
      if (end < k) continue
      while (startA > doneA && startB > doneB && a[startA - 1] === b[startB - 1]) {
        startA--
        startB--
        end++
      }
      if (startA > doneA && startB > doneB) this.#range(doneA, startA, doneB, startB, level + 1)
      this.#blocks.push(startA, startB, end)
      doneA = startA + end
      doneB = startB + end
      any = true
    }
    if (any) this.#range(doneA, toA, doneB, toB, level + 1)
    return any
  }

  #solve(fromA: number, toA: number, fromB: number, toB: number): void {
    this.#exact.align(this.#a, fromA, toA, this.#b, fromB, toB, (i, j) => this.#blocks.push(i, j, 1))
  }

  /** Solves a window, keeps the first half of what it says, and goes on from there. */
  #windows(fromA: number, toA: number, fromB: number, toB: number): void {
    while (fromA < toA && fromB < toB) {
      const ratio = (toB - fromB) / (toA - fromA)
      const width = Math.max(MIN_SIDE, Math.round(Math.sqrt(WINDOW / Math.max(ratio, 1 / WINDOW))))
      const height = Math.max(MIN_SIDE, Math.round(WINDOW / width))
      const last = toA - fromA <= width && toB - fromB <= height
      const endA = Math.min(toA, fromA + width)
      const endB = Math.min(toB, fromB + height)
      const halfA = last ? endA : fromA + Math.ceil((endA - fromA) / 2)
      const halfB = last ? endB : fromB + Math.ceil((endB - fromB) / 2)
      let nextA = fromA
      let nextB = fromB
      let beyond = false
      this.#exact.align(this.#a, fromA, endA, this.#b, fromB, endB, (i, j) => {
        beyond ||= i >= halfA || j >= halfB
        if (beyond) return
        this.#blocks.push(i, j, 1)
        nextA = i + 1
        nextB = j + 1
      })
      if (last) return
      // Without a single match in its first half the window moves on by that half.
      fromA = nextA > fromA ? nextA : halfA
      fromB = nextB > fromB ? nextB : halfB
    }
  }
}

/** Long stretches first, looked at sparsely: they bring whole books together in a fraction of a pass. */
const LEVELS: readonly { readonly k: number; readonly sparse: number }[] = [
  { k: 16, sparse: 4 },
  { k: 12, sparse: 0 },
  { k: 8, sparse: 0 },
  { k: 6, sparse: 0 },
]

/** How long a stretch must be to hold a place although it occurs more than once. */
const REPEATED = 16
/** The same, where it occurs equally often in both texts. */
const COUNTED = 16
const COUNTED_SPARSELY = 2
/** Below this many tokens every stretch is looked at. */
const SPARSE_FROM = 2000
/** Areas (tokens of A times tokens of B) solved exactly at once; about 0.1 ms. */
const SMALL = 1 << 17
/** Areas solved exactly when there are no anchors; about 5 ms and 500 KB. */
const LARGE = 1 << 24
/** The area of a window. */
const WINDOW = 1 << 18
const MIN_SIDE = 16

/** The tokens as small numbers without holes, and how many there are. */
function renumber(a: Uint32Array, b: Uint32Array): [Int32Array, Int32Array, number] {
  let largest = 0
  for (let i = 0; i < a.length; i++) if (a[i]! > largest) largest = a[i]!
  for (let i = 0; i < b.length; i++) if (b[i]! > largest) largest = b[i]!
  const total = a.length + b.length
  const table = total > FEW && largest <= total + DENSE ? new Int32Array(largest + 1) : null
  const map = new Map<number, number>()
  let next = 0
  const number = (row: Uint32Array) => {
    const result = new Int32Array(row.length)
    for (let i = 0; i < row.length; i++) {
      const code = row[i]!
      if (table !== null) result[i] = (table[code] ||= ++next) - 1
      else {
        let known = map.get(code)
        if (known === undefined) map.set(code, (known = next++))
        result[i] = known
      }
    }
    return result
  }
  return [number(a), number(b), next]
}

/** So many tokens are looked up before a table of all numbers is paid for. */
const FEW = 8000
/** A table of this many numbers costs less than looking words up. */
const DENSE = 0x120000
