import { type Alignment, BlockList, gaps } from './alignment.ts'
import { type Side } from './differences.ts'
import { type Tokens } from './tokens.ts'

/**
 * Words lost or gained next to the same words may be taken at several places: of 之之 either is the one too many.
 * Such a gap goes to where a clause ends before it or after it, or else as far to the left as it can, so that
 * witnesses which have the same difference have it at the same place.
 */
export function settle(a: Side, b: Side, alignment: Alignment): Alignment {
  const blocks = new BlockList()
  let [endA, endB] = [0, 0]
  for (const gap of gaps(alignment)) {
    const lost = gap.toA - gap.fromA
    const gained = gap.toB - gap.fromB
    if (lost === 0 || gained === 0) {
      const row = lost > 0 ? a : b
      const [from, to, end] = lost > 0 ? [gap.fromA, gap.toA, endA] : [gap.fromB, gap.toB, endB]
      let left = 0
      while (
        left < FARTHEST_SLIDE &&
        from - left > end &&
        row.keys[from - left - 1] === row.keys[to - left - 1]
      ) {
        left++
      }
      let shift = left
      for (let s = 0; s <= left; s++) {
        if (endsClause(row.tokens, to - s - 1)) {
          shift = s
          break
        }
      }
      gap.fromA -= shift
      gap.toA -= shift
      gap.fromB -= shift
      gap.toB -= shift
    }
    blocks.push(endA, endB, gap.fromA - endA)
    endA = gap.toA
    endB = gap.toB
  }
  blocks.push(endA, endB, a.tokens.count - endA)
  return { ...alignment, blocks: blocks.toBlocks() }
}

function endsClause({ text, wordTo, starts }: Tokens, i: number): boolean {
  for (let at = wordTo[i]!; at < starts[i + 1]!; at++) if (text.charCodeAt(at) !== 0x20) return true
  return false
}

/** In tokens. */
const FARTHEST_SLIDE = 64
