import { type BaseText, baseText } from './base-text.ts'
import { applyChanges, type Change } from './change.ts'

/**
 * The text after `changes`, as `baseText` would count it anew; of a long text only what the changes insert is looked at.
 * `changes` are as `applyChanges` takes them, and cut no character. Throws its RangeError.
 */
export function editedText(text: BaseText, changes: readonly Change[]): BaseText {
  const content = applyChanges(text.content, changes)
  const inserted = changes.map(({ insert }) => baseText(insert))
  const wide = shifted(text.wide, changes, 0, (i) => inserted[i]!.wide)
  return {
    content,
    length: content.length - wide.length,
    wide,
    // The start of an insertion is no start of a line; a line starts behind its line feed, and goes with that.
    lineStarts: shifted(text.lineStarts, changes, 1, (i) => inserted[i]!.lineStarts.subarray(1)),
  }
}

/**
 * The ascending `places` after `changes`: those in what was replaced are gone, those after it are carried on, and those of
 * what was inserted (counted from its start) come in. A place stands `behind` so many code units after what it belongs to.
 */
function shifted(
  places: Uint32Array,
  changes: readonly Change[],
  behind: 0 | 1,
  insertedBy: (change: number) => Uint32Array,
): Uint32Array {
  const parts: Uint32Array[] = []
  let next = 0
  let shift = 0
  changes.forEach(({ from, to, insert }, i) => {
    const kept = countBelow(places, from + behind, next)
    parts.push(moved(places.subarray(next, kept), shift), moved(insertedBy(i), from + shift))
    next = countBelow(places, to + behind, kept)
    shift += insert.length - (to - from)
  })
  parts.push(moved(places.subarray(next), shift))
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const moved = (places: Uint32Array, by: number): Uint32Array =>
  by === 0 ? places : places.map((place) => place + by)

/** The number of the first of the ascending `places`, from number `low` on, that is not below `limit`. */
function countBelow(places: Uint32Array, limit: number, low: number): number {
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (places[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
