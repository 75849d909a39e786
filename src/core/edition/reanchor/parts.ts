import { type Pairable, type Rates, type Run, type Stretch, weigh } from './explanations.ts'

/** As `weigh`, for a stretch of any length: in parts, so that time and memory grow with its length alone. */
export function weighInParts(
  texts: Pairable,
  stretch: Stretch,
  rates: Rates,
  tell: (old: number, now: number, margin: number) => void,
): void {
  for (const { part, keepFrom, keepTo } of partsOf(stretch)) {
    weigh(texts, part, rates, (i, j, by) => {
      if (i >= keepFrom && i < keepTo) tell(i, j, by)
    })
  }
}

/**
 * A long stretch in parts that overlap, so that memory stays bounded; what is said at the ends of a part is not kept.
 * Where much was left out or put in at once, the parts end in it.
 */
function* partsOf(stretch: Stretch): Generator<{ part: Stretch; keepFrom: number; keepTo: number }> {
  const rows = stretch.toOld - stretch.fromOld
  const columns = stretch.toNow - stretch.fromNow
  if (rows <= LONGEST && columns <= LONGEST) {
    yield { part: stretch, keepFrom: stretch.fromOld, keepTo: stretch.toOld }
    return
  }
  // Places on the path, at most a step apart in either text.
  const places: [number, number][] = [[stretch.fromOld, stretch.fromNow]]
  const walk = (toOld: number, toNow: number) => {
    let [atOld, atNow] = places.at(-1)!
    while (atOld < toOld || atNow < toNow) {
      atOld = Math.min(toOld, atOld + STEP)
      atNow = Math.min(toNow, atNow + STEP)
      places.push([atOld, atNow])
    }
  }
  for (const [runOld, runNow, length] of stretch.path) {
    walk(runOld, runNow)
    walk(runOld + length, runNow + length)
  }
  walk(stretch.toOld, stretch.toNow)
  let begin = 0
  while (begin < places.length - 1) {
    let end = begin + 1
    const [beginOld, beginNow] = places[begin]!
    while (
      end + 1 < places.length &&
      places[end + 1]![0] - beginOld <= LONGEST &&
      places[end + 1]![1] - beginNow <= LONGEST
    ) {
      end++
    }
    const [toOld, toNow] = places[end]!
    const last = end === places.length - 1
    const part: Stretch = {
      fromOld: beginOld,
      fromNow: beginNow,
      toOld,
      toNow,
      path: clipped(stretch.path, beginOld, toOld),
    }
    yield {
      part,
      keepFrom: begin === 0 ? beginOld : Math.min(toOld, beginOld + MARGIN),
      keepTo: last ? toOld : Math.max(beginOld, toOld - MARGIN),
    }
    if (last) return
    // The next part begins before this one ends, so that what was not kept of it is looked at again.
    let next = end
    while (next > begin + 1 && toOld - places[next]![0] < 2 * MARGIN) next--
    begin = next
  }
}

function clipped(path: readonly Run[], fromOld: number, toOld: number): Run[] {
  const result: Run[] = []
  for (const [runOld, runNow, length] of path) {
    const from = Math.max(runOld, fromOld)
    const to = Math.min(runOld + length, toOld)
    if (from < to) result.push([from, runNow + from - runOld, to - from])
  }
  return result
}

/** Parts of a stretch, in characters. */
const LONGEST = 6000
const STEP = 64
const MARGIN = 256
