import { BOUNDARY, type TokenRun } from './token-run.ts'

/** A place between like surroundings: the tokens from `at` up to `at + width` may be anything. */
export interface Place {
  readonly at: number
  readonly width: number
}

/**
 * The places whose surroundings are the same: `before` tokens before and `after` tokens behind as many tokens as one of
 * `widths` says. Gives each set of two places or more, those of one width in text order.
 *
 * 於占渭州 and 於古渭州 are alike for before 1, width 1, after 2. Places are brought together by sorting numbers made of a
 * hash of their surroundings and of the place itself, so that memory is 8 bytes a token and width.
 */
export function* likePlaces(
  { ids, count }: TokenRun,
  before: number,
  widths: readonly number[],
  after: number,
): Generator<Place[]> {
  const bits = Math.ceil(Math.log2((count + 1) * widths.length))
  const room = 2 ** bits
  const hashes = Math.min(2 ** 31, 2 ** (53 - bits))
  const keys = new Float64Array(count * widths.length)
  let filled = 0
  for (const [w, width] of widths.entries()) {
    for (let at = before; at + width + after <= count; at++) {
      let hash = 0
      for (let k = 1; k <= before; k++) hash = mixed(hash, ids[at - k]!)
      for (let k = 0; k < after; k++) hash = mixed(hash, ids[at + width + k]!)
      keys[filled++] = ((hash >>> 0) % hashes) * room + w * count + at
    }
  }
  const order = keys.subarray(0, filled).sort()
  const hashOf = (i: number) => Math.floor(order[i]! / room)
  const placeOf = (i: number): Place => {
    const number = order[i]! % room
    return { at: number % count, width: widths[Math.floor(number / count)]! }
  }
  const same = (a: Place, b: Place) => {
    for (let k = 1; k <= before; k++) if (ids[a.at - k] !== ids[b.at - k]) return false
    for (let k = 0; k < after; k++) if (ids[a.at + a.width + k] !== ids[b.at + b.width + k]) return false
    return true
  }
  for (let i = 0; i < order.length;) {
    let end = i + 1
    while (end < order.length && hashOf(end) === hashOf(i)) end++
    if (end - i > 1) {
      let rest = Array.from({ length: end - i }, (_, k) => placeOf(i + k))
      // Different surroundings seldom have one hash; then they are told apart here.
      while (rest.length > 1) {
        const one = rest[0]!
        const alike = rest.filter((place) => same(one, place))
        if (alike.length > 1) yield alike
        if (alike.length === rest.length) break
        rest = rest.filter((place) => !same(one, place))
      }
    }
    i = end
  }
}

function mixed(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** How far two places agree on either side, in words; those that stand beside anything, and boundaries, count less. */
export interface Agreement {
  readonly left: number
  readonly right: number
}

export function agreement({ ids, words, count }: TokenRun, a: Place, b: Place): Agreement {
  const value = (id: number) => (id === BOUNDARY ? BOUNDARY_VALUE : isPlain(words[id]!) ? PLAIN_VALUE : 1)
  let left = 0
  for (let k = 1; k <= FARTHEST && k <= a.at && k <= b.at; k++) {
    const id = ids[a.at - k]!
    if (id !== ids[b.at - k]) break
    left += value(id)
  }
  let right = 0
  const [endA, endB] = [a.at + a.width, b.at + b.width]
  for (let k = 0; k < FARTHEST && endA + k < count && endB + k < count; k++) {
    const id = ids[endA + k]!
    if (id !== ids[endB + k]) break
    right += value(id)
  }
  return { left, right }
}

/** How often two tokens follow each other in a text. */
export function pairCounts({ ids, count, words }: TokenRun): (first: number, second: number) => number {
  const size = words.length
  const keys = new Float64Array(Math.max(0, count - 1))
  for (let i = 0; i + 1 < count; i++) keys[i] = ids[i]! * size + ids[i + 1]!
  keys.sort()
  const below = (limit: number) => {
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (keys[middle]! < limit) low = middle + 1
      else high = middle
    }
    return low
  }
  return (first, second) => {
    const key = first * size + second
    return below(key + 0.5) - below(key)
  }
}

const isPlain = (word: string) => PLAIN.has(word)

/** Words that stand beside anything: 虛字, figures, and the commonest of European languages. */
const PLAIN = new Set([
  ...'之也而以於于其乃者為爲曰云不有與所則且亦又是此人中上下大一二三四五六七八九十百千萬年月日無及自至可故今在來矣焉哉乎',
  ...'the and of to a in that he it was is his et in ad est non cum ut qui quae de la le les der die das und'.split(
    ' ',
  ),
])
const BOUNDARY_VALUE = 0.4
const PLAIN_VALUE = 0.6
/** In tokens: what lies farther off proves nothing more. */
const FARTHEST = 8
