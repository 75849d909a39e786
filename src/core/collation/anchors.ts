/**
 * Stretches of `k` tokens that occur once in A and once in B are all but certain to belong together. Of those, the
 * longest chain that runs forward in both texts is taken (patience diff, Bram Cohen; here with stretches for lines):
 * in 甲乙丙丁 and 丁甲乙丙 with k = 1 all four are unique, and the chain is 甲乙丙.
 */
export class AnchorFinder {
  #hashes = new Int32Array(0)
  #placesA = new Int32Array(0)
  #placesB = new Int32Array(0)
  #inB = new Int32Array(0)
  #multipliers: Int32Array

  /** `symbols` is one more than the largest token number. */
  constructor(symbols: number) {
    // Tokens are numbered in order of appearance; spread over 32 bits, sums of them tell their stretches apart.
    this.#multipliers = new Int32Array(symbols)
    let state = 0x2545f491
    for (let i = 0; i < symbols; i++) {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
      this.#multipliers[i] = Math.imul(state ^ (state >>> 13), 0x297a2d39)
    }
  }

  /**
   * Pairs (place in A, place in B), rising in both; a hash may err, so the caller compares the tokens. With
   * `sparse` n > 0, only one stretch in 2ⁿ is looked at, chosen by its content and so alike in both texts.
   */
  chain(
    a: Int32Array,
    fromA: number,
    toA: number,
    b: Int32Array,
    fromB: number,
    toB: number,
    k: number,
    sparse: number,
  ): Int32Array {
    if (toA - fromA < k || toB - fromB < k) return NONE
    const expected = (toA - fromA) >>> sparse
    let size = 64
    while (size < expected * 2.5) size *= 2
    if (this.#hashes.length < size) {
      this.#hashes = new Int32Array(size)
      this.#placesA = new Int32Array(size)
      this.#placesB = new Int32Array(size)
    }
    const slots = size - 1
    const [hashes, placesA, placesB] = [this.#hashes, this.#placesA, this.#placesB]
    const numbers = this.#multipliers
    placesA.fill(EMPTY, 0, size)
    const skip = sparse === 0 ? 0 : (1 << sparse) - 1
    let out = 1
    for (let i = 0; i < k; i++) out = Math.imul(out, BASE)

    let filled = 0
    let hash = 0
    for (let i = fromA; i < toA; i++) {
      hash = (Math.imul(hash, BASE) + numbers[a[i]!]!) | 0
      if (i - fromA >= k) hash = (hash - Math.imul(numbers[a[i - k]!]!, out)) | 0
      else if (i - fromA < k - 1) continue
      const mixed = mix(hash)
      if ((mixed & skip) !== 0) continue
      let slot = (mixed >>> 8) & slots
      while (placesA[slot] !== EMPTY && hashes[slot] !== mixed) slot = (slot + 1) & slots
      if (placesA[slot] === EMPTY) {
        // More stretches than expected were chosen: enough anchors as it is.
        if (++filled > size * 0.8) break
        hashes[slot] = mixed
        placesA[slot] = i - k + 1
        placesB[slot] = EMPTY
      } else placesA[slot] = REPEATED
    }

    let found = 0
    hash = 0
    for (let i = fromB; i < toB; i++) {
      hash = (Math.imul(hash, BASE) + numbers[b[i]!]!) | 0
      if (i - fromB >= k) hash = (hash - Math.imul(numbers[b[i - k]!]!, out)) | 0
      else if (i - fromB < k - 1) continue
      const mixed = mix(hash)
      if ((mixed & skip) !== 0) continue
      let slot = (mixed >>> 8) & slots
      while (placesA[slot] !== EMPTY && hashes[slot] !== mixed) slot = (slot + 1) & slots
      if (placesA[slot]! < 0) continue
      if (placesB[slot] !== EMPTY) placesB[slot] = REPEATED
      else {
        placesB[slot] = i - k + 1
        if (found === this.#inB.length) {
          const larger = new Int32Array(Math.max(256, found * 2))
          larger.set(this.#inB)
          this.#inB = larger
        }
        this.#inB[found++] = slot
      }
    }

    const unique = new Int32Array(2 * found)
    let count = 0
    for (let i = 0; i < found; i++) {
      const slot = this.#inB[i]!
      if (placesB[slot]! < 0) continue
      unique[count++] = placesA[slot]!
      unique[count++] = placesB[slot]!
    }
    return longestRising(unique, count / 2)
  }
}

/** The longest chain of `pairs`, which rise in B, that rises in A too. */
function longestRising(pairs: Int32Array, count: number): Int32Array {
  if (count === 0) return NONE
  const ends = new Int32Array(count)
  const before = new Int32Array(count)
  let length = 0
  for (let i = 0; i < count; i++) {
    const place = pairs[2 * i]!
    let low = 0
    if (length > 0 && pairs[2 * ends[length - 1]!]! < place) low = length
    else {
      let high = length
      while (low < high) {
        const middle = (low + high) >>> 1
        if (pairs[2 * ends[middle]!]! < place) low = middle + 1
        else high = middle
      }
    }
    before[i] = low > 0 ? ends[low - 1]! : -1
    ends[low] = i
    if (low === length) length++
  }
  const chain = new Int32Array(2 * length)
  for (let i = ends[length - 1]!, at = length; at > 0; i = before[i]!) {
    at--
    chain[2 * at] = pairs[2 * i]!
    chain[2 * at + 1] = pairs[2 * i + 1]!
  }
  return chain
}

function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return Math.imul(once ^ (once >>> 15), 0x45d9f3b)
}

const NONE = new Int32Array(0)
const EMPTY = -1
const REPEATED = -2
const BASE = 0x01000193
