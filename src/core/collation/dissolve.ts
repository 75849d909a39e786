import { type Alignment, BlockList } from './alignment.ts'

/**
 * The alignment without the matches by chance that any two passages of one language have: where two chapters that do
 * not correspond stand against each other, the least cost sets every 之 of one against a 之 of the other, and hides
 * that both passages stand elsewhere. A stretch is taken for such when for at least `LONG_ENOUGH` tokens no run in it
 * reaches `RUN` and less than `SHARE` of it matches.
 */
export function dissolveChance(alignment: Alignment): Alignment {
  const { blocks, countA, countB } = alignment
  const kept = new BlockList()
  let any = false
  let [endA, endB] = [0, 0]
  /** The first run since the last long one, and how many tokens match since. */
  let first = 0
  let matched = 0
  for (let i = 0; i <= blocks.length; i += 3) {
    const last = i === blocks.length
    const length = last ? 0 : blocks[i + 2]!
    if (!last && length < RUN) {
      matched += length
      continue
    }
    const spanA = (last ? countA : blocks[i]!) - endA
    const spanB = (last ? countB : blocks[i + 1]!) - endB
    const shorter = Math.min(spanA, spanB)
    if (matched > 0 && shorter >= LONG_ENOUGH && matched < SHARE * shorter) any = true
    else for (let k = first; k < i; k += 3) kept.push(blocks[k]!, blocks[k + 1]!, blocks[k + 2]!)
    if (last) break
    kept.push(blocks[i]!, blocks[i + 1]!, length)
    endA = blocks[i]! + length
    endB = blocks[i + 1]! + length
    first = i + 3
    matched = 0
  }
  return any ? { ...alignment, blocks: kept.toBlocks() } : alignment
}

const RUN = 4
/** Unrelated prose matches to a fifth or a third in single characters. */
const SHARE = 0.4
/** In tokens of the shorter side: less than this may be a sentence that somebody rewrote. */
const LONG_ENOUGH = 24
