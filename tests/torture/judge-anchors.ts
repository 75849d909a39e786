import type { Placement } from '../../src/core/edition/reanchor/place.ts'
import type { EditedText } from './edited-text.ts'

/** What a judge who saw every keystroke says of one anchor. */
export type Judgement =
  /** Where its words, or what took their place, stand. */
  | 'right'
  /** Where its words stand, all of them, and yet it says that much around them was changed. */
  | 'right, flagged'
  /** On the words it had, beyond doubt as it says, and they are not its words. */
  | 'silently wrong'
  /** On words that have nothing to do with it, and it says that it is doubtful. */
  | 'wrong, flagged'
  /** Given up although its words, all of them, still stand together. */
  | 'given up'
  /** Given up, its words altered or torn apart. */
  | 'given up, altered'
  /** Given up, and nothing of it is left. */
  | 'rightly given up'

export function judge(
  text: EditedText,
  places: Int32Array,
  [start, end]: readonly [number, number],
  placement: Placement,
): Judgement {
  if (start === end) return judgePoint(text, places, start, placement)
  const first = places[start]!
  let whole = first >= 0
  for (let i = start; i < end; i++) whole &&= places[i] === first + i - start
  if (placement.kind === 'lost') {
    if (whole) return 'given up'
    return text.hasDescendants(start, end) ? 'given up, altered' : 'rightly given up'
  }
  const { place, doubt } = placement
  const exact = whole && place.start === first && place.end === first + end - start
  if (doubt === null) return exact ? 'right' : 'silently wrong'
  if (exact && doubt === 'surroundings') return 'right, flagged'
  return text.descends(place.start, place.end, start, end) ? 'right' : 'wrong, flagged'
}

/** A place without words is between its neighbours, or next to the one that is left. */
function judgePoint(text: EditedText, places: Int32Array, at: number, placement: Placement): Judgement {
  const before = at === 0 ? 0 : places[at - 1]! < 0 ? null : places[at - 1]! + 1
  const after = at === places.length ? text.length : places[at]! < 0 ? null : places[at]!
  if (placement.kind === 'lost')
    return before === null && after === null
      ? 'rightly given up'
      : before === after
        ? 'given up'
        : 'given up, altered'
  const { start } = placement.place
  if (start === before || start === after)
    return before === after && placement.doubt === 'surroundings' ? 'right, flagged' : 'right'
  const beside = text.descends(start - 1, start, at - 1, at) || text.descends(start, start + 1, at, at + 1)
  if (beside && placement.doubt !== null) return 'right'
  return placement.doubt === null ? 'silently wrong' : 'wrong, flagged'
}
