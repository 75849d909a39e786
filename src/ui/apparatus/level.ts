/** An entry to be set beside the text: where its line is and how much room it takes, along the flow of lines. */
export interface Boxed {
  readonly wanted: number
  readonly size: number
}

/**
 * Where to put each box, in order, so that none overlaps another and all are as near to where they want to be as can
 * be (least squares; pool adjacent violators). The box `fixed`, the one in hand, stands exactly where it wants, unless
 * those before it need the room. Nothing begins before 0.
 *
 * Two boxes of size 10 that both want 100 come to stand at 95 and 105; when the second is fixed, at 90 and 100.
 */
export function level(boxes: readonly Boxed[], gap: number, fixed: number | null): number[] {
  const held = fixed === null ? undefined : boxes[fixed]
  if (fixed === null || held === undefined) return pool(boxes, gap, 0, Infinity)
  const before = boxes.slice(0, fixed)
  const at = before.reduce((room, { size }) => room + size + gap, 0)
  const wanted = Math.max(held.wanted, at)
  return [
    ...pool(before, gap, 0, wanted - gap),
    wanted,
    ...pool(boxes.slice(fixed + 1), gap, wanted + held.size + gap, Infinity),
  ]
}

/** A run of boxes that touch: it moves as one, its first box at `start`. */
interface Run {
  /** Sum over its boxes of where each would want the run to start. */
  wanted: number
  count: number
  size: number
}

function pool(boxes: readonly Boxed[], gap: number, least: number, most: number): number[] {
  const runs: Run[] = []
  for (const { wanted, size } of boxes) {
    runs.push({ wanted, count: 1, size: size + gap })
    while (runs.length > 1) {
      const last = runs.at(-1)!
      const before = runs.at(-2)!
      if (start(before) + before.size <= start(last)) break
      before.wanted += last.wanted - last.count * before.size
      before.count += last.count
      before.size += last.size
      runs.pop()
    }
  }
  // Bounds push whole runs: runs are in order, so the least bound is met from the front, the most from the back.
  const starts = runs.map(start)
  for (let i = 0, bound = least; i < runs.length; i++) {
    starts[i] = Math.max(starts[i]!, bound)
    bound = starts[i]! + runs[i]!.size
  }
  for (let i = runs.length - 1, bound = most + gap; i >= 0; i--) {
    starts[i] = Math.min(starts[i]!, bound - runs[i]!.size)
    bound = starts[i]!
  }
  const result: number[] = []
  runs.forEach((run, i) => {
    let at = starts[i]!
    for (let n = 0; n < run.count; n++) {
      result.push(at)
      at += boxes[result.length - 1]!.size + gap
    }
  })
  return result
}

const start = (run: Run) => run.wanted / run.count
