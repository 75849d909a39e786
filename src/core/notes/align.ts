/** A stretch of words, by index, and how far it is from the words it was compared with: 0 is the same. */
export interface Likeness {
  readonly from: number
  readonly to: number
  readonly cost: number
}

/**
 * The stretch of `words` that is most like `reading`, preferring the one nearest the end of `words`: a note stands
 * after its lemma. Edit distance over code units with a free start and end; 卒然合 is found for 來然合, 有郕都故城 for
 * 有故郕都. Costs grow with the product of the lengths, so both are kept short by the caller.
 */
export function mostAlike(words: string, reading: string, distance = DISTANCE): Likeness | null {
  const width = words.length
  if (width === 0 || reading.length === 0) return null
  let costs = new Float64Array(width + 1)
  let starts = Int32Array.from({ length: width + 1 }, (_, i) => i)
  let nextCosts = new Float64Array(width + 1)
  let nextStarts = new Int32Array(width + 1)
  for (let i = 1; i <= reading.length; i++) {
    nextCosts[0] = i * GAP
    nextStarts[0] = 0
    for (let j = 1; j <= width; j++) {
      const same = reading.charCodeAt(i - 1) === words.charCodeAt(j - 1)
      const replace = costs[j - 1]! + (same ? 0 : 1)
      const remove = costs[j]! + GAP
      const insert = nextCosts[j - 1]! + GAP
      if (replace <= remove && replace <= insert) {
        nextCosts[j] = replace
        nextStarts[j] = starts[j - 1]!
      } else if (remove <= insert) {
        nextCosts[j] = remove
        nextStarts[j] = starts[j]!
      } else {
        nextCosts[j] = insert
        nextStarts[j] = nextStarts[j - 1]!
      }
    }
    ;[costs, nextCosts] = [nextCosts, costs]
    ;[starts, nextStarts] = [nextStarts, starts]
  }
  let best: Likeness | null = null
  let bestTotal = Infinity
  for (let j = width; j >= 0; j--) {
    const total = costs[j]! + Math.min(MOST_DISTANCE, (width - j) * distance)
    if (total < bestTotal && starts[j]! < j) {
      bestTotal = total
      best = { from: starts[j]!, to: j, cost: costs[j]! }
    }
  }
  return best
}

/** A character more or less says a little more against likeness than another character. */
const GAP = 1.3
/** What a character of distance from the note says against a likeness, and the most that distance may say. */
const DISTANCE = 0.12
const MOST_DISTANCE = 3
