/**
 * Stretches of `k` tokens that occur once in A and once in B are all but certain to belong together. Of those, the
 * heaviest chain that runs forward in both texts is taken (after patience diff, Bram Cohen):
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
   * With `repeats`, what occurs more than once counts where it occurs first: a chapter that stands twice in B.
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
    repeats = false,
  ): Int32Array {
    if (toA - fromA < k || toB - fromB < k) return NONE
    // The table is made of the shorter text, if the other is a whole book beside it.
    if (toA - fromA > UNEVEN * (toB - fromB)) {
      const turned = this.chain(b, fromB, toB, a, fromA, toA, k, sparse, repeats)
      for (let i = 0; i < turned.length; i += 2) {
        const place = turned[i]!
        turned[i] = turned[i + 1]!
        turned[i + 1] = place
      }
      return turned
    }
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
      } else if (!repeats) placesA[slot] = REPEATED
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
      if (placesB[slot] !== EMPTY) placesB[slot] = repeats ? placesB[slot]! : REPEATED
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
    return heaviestRising(unique, count / 2, k)
  }

  /**
   * Pairs as `chain` gives them, of stretches that occur equally often in both texts: the first with the first, the
   * second with the second. Nothing where only few do, or only what is there so often that it may be equal by chance.
   * So a book that somebody put together of three copies is held together by all of them.
   */
  chainByCount(
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
    const inA = this.#stretchesOf(a, fromA, toA, k, sparse)
    const inB = this.#stretchesOf(b, fromB, toB, k, sparse)
    let size = 64
    while (size < inA.count * 1.5) size *= 2
    const slots = size - 1
    const first = new Int32Array(size).fill(EMPTY)
    const last = new Int32Array(size)
    /** How much oftener in A than in B. */
    const more = new Int32Array(size)
    const next = new Int32Array(inA.count)
    const slotOf = (hash: number) => {
      let slot = (hash >>> 8) & slots
      while (first[slot] !== EMPTY && inA.hashes[first[slot]!] !== hash) slot = (slot + 1) & slots
      return slot
    }
    for (let i = 0; i < inA.count; i++) {
      const slot = slotOf(inA.hashes[i]!)
      if (first[slot] === EMPTY) first[slot] = i
      else next[last[slot]!] = i
      last[slot] = i
      more[slot] = more[slot]! < MOST_COPIES ? more[slot]! + 1 : TOO_MANY
    }
    const slotsB = new Int32Array(inB.count)
    for (let j = 0; j < inB.count; j++) {
      const slot = slotOf(inB.hashes[j]!)
      slotsB[j] = first[slot] === EMPTY ? EMPTY : slot
      if (first[slot] !== EMPTY) more[slot]!--
    }
    const pairs = new Int32Array(2 * inB.count)
    let count = 0
    for (let j = 0; j < inB.count; j++) {
      const slot = slotsB[j]!
      if (slot === EMPTY || more[slot] !== 0) continue
      const i = first[slot]!
      first[slot] = next[i]!
      pairs[count++] = inA.places[i]!
      pairs[count++] = inB.places[j]!
    }
    const chain = heaviestRising(pairs, count / 2, k)
    return chain.length / 2 < ENOUGH * Math.min(inA.count, inB.count) ? NONE : chain
  }

  /** The stretches of `k` tokens, or those of them that a sparse look chooses: where they begin, and their hashes. */
  #stretchesOf(row: Int32Array, from: number, to: number, k: number, sparse: number) {
    let places = new Int32Array(64 + Math.ceil(((to - from) >>> sparse) * 1.25))
    let hashes = new Int32Array(places.length)
    const skip = (1 << sparse) - 1
    const numbers = this.#multipliers
    let out = 1
    for (let i = 0; i < k; i++) out = Math.imul(out, BASE)
    let count = 0
    let hash = 0
    for (let i = from; i < to; i++) {
      hash = (Math.imul(hash, BASE) + numbers[row[i]!]!) | 0
      if (i - from >= k) hash = (hash - Math.imul(numbers[row[i - k]!]!, out)) | 0
      else if (i - from < k - 1) continue
      const mixed = mix(hash)
      if ((mixed & skip) !== 0) continue
      if (count === places.length) {
        places = twiceAsLong(places)
        hashes = twiceAsLong(hashes)
      }
      places[count] = i - k + 1
      hashes[count++] = mixed
    }
    return { places, hashes, count }
  }
}

function twiceAsLong(row: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * row.length)
  longer.set(row)
  return longer
}

/**
 * The chain of `pairs`, which rise in B, that rises in A too and reaches over most tokens. Anchors that follow each
 * other at the same distance are one stretch and weigh what it is long, so that a moved chapter outweighs a handful of
 * formulae and not the other way about. The best chain before each stretch is kept in a tree of maxima (Fenwick).
 */
function heaviestRising(pairs: Int32Array, count: number, k: number): Int32Array {
  if (count === 0) return NONE
  // Where each stretch begins among the pairs; the last entry is the end.
  const first = new Int32Array(count + 1)
  let stretches = 0
  let rising = true
  for (let i = 0; i < count; i++) {
    const [a, b] = [pairs[2 * i]!, pairs[2 * i + 1]!]
    if (i === 0 || a - pairs[2 * i - 2]! !== b - pairs[2 * i - 1]!) {
      if (i > 0 && a < pairs[2 * i - 2]! + 1) rising = false
      first[stretches++] = i
    }
  }
  if (rising) return pairs.slice(0, 2 * count)
  first[stretches] = count

  const ends = new Int32Array(stretches)
  for (let s = 0; s < stretches; s++) ends[s] = pairs[2 * first[s + 1]! - 2]!
  const order = ends.slice().sort()
  /** How many stretches end before place `a`. */
  const rank = (a: number) => {
    let low = 0
    let high = stretches
    while (low < high) {
      const middle = (low + high) >>> 1
      if (order[middle]! < a) low = middle + 1
      else high = middle
    }
    return low
  }
  const weights = new Float64Array(stretches)
  const before = new Int32Array(stretches).fill(-1)
  const tree = new Int32Array(stretches + 1).fill(-1)
  let best = 0
  for (let s = 0; s < stretches; s++) {
    const start = pairs[2 * first[s]!]!
    let previous = -1
    for (let node = rank(start); node > 0; node &= node - 1) {
      const candidate = tree[node]!
      if (candidate >= 0 && (previous < 0 || weights[candidate]! > weights[previous]!)) previous = candidate
    }
    before[s] = previous
    weights[s] = ends[s]! - start + k + (previous < 0 ? 0 : weights[previous]!)
    for (let node = rank(ends[s]!) + 1; node <= stretches; node += node & -node) {
      if (tree[node]! < 0 || weights[tree[node]!]! < weights[s]!) tree[node] = s
    }
    if (weights[s]! > weights[best]!) best = s
  }
  const chosen: number[] = []
  for (let s = best; s >= 0; s = before[s]!) chosen.push(s)
  const chain: number[] = []
  for (const s of chosen.reverse()) {
    for (let i = first[s]!; i < first[s + 1]!; i++) chain.push(pairs[2 * i]!, pairs[2 * i + 1]!)
  }
  return Int32Array.from(chain)
}

function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return Math.imul(once ^ (once >>> 15), 0x45d9f3b)
}

const NONE = new Int32Array(0)
const EMPTY = -1
const MOST_COPIES = 6
/** The share of the stretches that must be in the chain, or it may be chance: two letters at random make some. */
const ENOUGH = 0.05
/** More than any text has stretches to take off again. */
const TOO_MANY = 1 << 30
/** So many times as long as the other is one text before the other is put into the table. */
const UNEVEN = 4
const REPEATED = -2
const BASE = 0x01000193
