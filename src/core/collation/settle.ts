import { type Alignment, BlockList, gapTable } from './alignment.ts'
import { type Side } from './differences.ts'
import { type Tokens } from './tokens.ts'

/**
 * Words lost or gained next to the same words may be taken at several places: of 之之 either is the one too many.
 * Such a gap goes to where a clause ends before it or after it, or else as far to the left as it can, so that
 * witnesses which have the same difference have it at the same place.
 */
export function settle(a: Keyed, b: Keyed, alignment: Alignment): Alignment {
  const blocks = new BlockList()
  const table = gapTable(alignment)
  let [endA, endB] = [0, 0]
  for (let g = 0; g < table.length; g += 4) {
    const fromA = table[g]!
    const toA = table[g + 1]!
    const fromB = table[g + 2]!
    const toB = table[g + 3]!
    let shift = 0
    if (fromB === toB) shift = bestShift(a, fromA, toA, endA)
    else if (fromA === toA) shift = bestShift(b, fromB, toB, endB)
    blocks.push(endA, endB, fromA - shift - endA)
    endA = toA - shift
    endB = toB - shift
  }
  blocks.push(endA, endB, a.tokens.count - endA)
  return { ...alignment, blocks: blocks.toBlocks() }
}

type Keyed = Pick<Side, 'tokens' | 'keys'>

/** By how many tokens the stretch `from` to `to` of a text goes to the left, at most to `end`. */
function bestShift({ keys, tokens }: Keyed, from: number, to: number, end: number): number {
  const most = Math.min(FARTHEST_SLIDE, from - end)
  let left = 0
  while (left < most && keys[from - left - 1] === keys[to - left - 1]) left++
  if (left === 0) return 0
  for (let shift = 0; shift <= left; shift++) if (endsClause(tokens, to - shift - 1)) return shift
  return left
}

function endsClause({ text, wordTo, starts }: Tokens, i: number): boolean {
  for (let at = wordTo[i]!; at < starts[i + 1]!; at++) if (text.charCodeAt(at) !== 0x20) return true
  return false
}

/** In tokens. */
const FARTHEST_SLIDE = 64
