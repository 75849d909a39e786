import { type PairAligner } from './align.ts'
import { type Alignment, BlockList, gapTable } from './alignment.ts'
import { type Move } from './transpose.ts'

/**
 * The alignment without what moved passages hold: a token of a passage that stands elsewhere is matched there, and not
 * by chance with what stands here. What such chance had drawn away from its own place is then aligned anew.
 */
export function reconcile(alignment: Alignment, moves: readonly Move[], aligner: PairAligner): Alignment {
  if (moves.length === 0) return alignment
  const { countA, countB, blocks } = alignment
  const inA = new Uint8Array(countA)
  const inB = new Uint8Array(countB)
  for (const { fromA, toA, fromB, toB } of moves) {
    inA.fill(1, fromA, toA)
    inB.fill(1, fromB, toB)
  }
  const movesInB = [...moves].sort((x, y) => x.fromB - y.fromB)
  /** The first moves, by A and by B, that do not end before the run in hand. */
  let [nextA, nextB] = [0, 0]
  const kept = new BlockList()
  for (let i = 0; i < blocks.length; i += 3) {
    const [a, b, length] = [blocks[i]!, blocks[i + 1]!, blocks[i + 2]!]
    while (nextA < moves.length && moves[nextA]!.toA <= a) nextA++
    while (nextB < moves.length && movesInB[nextB]!.toB <= b) nextB++
    const isFree =
      (nextA === moves.length || moves[nextA]!.fromA >= a + length) &&
      (nextB === moves.length || movesInB[nextB]!.fromB >= b + length)
    if (isFree) {
      kept.push(a, b, length)
      continue
    }
    let from = 0
    for (let k = 0; k <= length; k++) {
      if (k < length && inA[a + k] === 0 && inB[b + k] === 0) continue
      kept.push(a + from, b + from, k - from)
      from = k + 1
    }
  }

  const filled = new BlockList()
  const loose = { ...alignment, blocks: kept.toBlocks() }
  const gaps = gapTable(loose)
  let [endA, endB] = [0, 0]
  for (let g = 0; g < gaps.length; g += 4) {
    const [fromA, toA, fromB, toB] = [gaps[g]!, gaps[g + 1]!, gaps[g + 2]!, gaps[g + 3]!]
    filled.push(endA, endB, fromA - endA)
    endA = toA
    endB = toB
    const [a0, a1] = longestFree(inA, fromA, toA)
    const [b0, b1] = longestFree(inB, fromB, toB)
    // A gap without a moved passage is as it was.
    if (a1 - a0 === toA - fromA && b1 - b0 === toB - fromB) continue
    const found = aligner.blocksBetween(a0, a1, b0, b1)
    for (let i = 0; i < found.length; i += 3) filled.push(found[i]!, found[i + 1]!, found[i + 2]!)
  }
  filled.push(endA, endB, countA - endA)
  return { ...alignment, blocks: filled.toBlocks() }
}

/** The longest stretch in which no token is taken. */
function longestFree(taken: Uint8Array, from: number, to: number): [number, number] {
  let best: [number, number] = [from, from]
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && taken[at] === 0) continue
    if (at - start > best[1] - best[0]) best = [start, at]
    start = at + 1
  }
  return best
}
