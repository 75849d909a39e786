import type { Find } from './find.ts'
import { against, besideNeighbours, type Ground, quoted } from './ground.ts'
import { agreement, likePlaces } from './like-places.ts'
import { BOUNDARY, spanOf } from './token-run.ts'

/** Two words that stand the other way round elsewhere between the same words (倒): 於渭古州 beside 於古渭州. */
export function invertedWords(ground: Ground): Find[] {
  const { tokens, pairs } = ground
  const { ids } = tokens
  const pairKey = (first: number, second: number) => first * tokens.words.length + second
  const found = new Map<number, Find>()
  for (const [before, after] of SURROUNDINGS) {
    for (const places of likePlaces(tokens, before, [2], after)) {
      const counts = new Map<number, number[]>()
      for (const { at } of places) {
        const key = pairKey(ids[at]!, ids[at + 1]!)
        const list = counts.get(key)
        if (list === undefined) counts.set(key, [at])
        else list.push(at)
      }
      if (counts.size < 2 || counts.size > MOST_WORDS) continue
      for (const here of counts.values()) {
        const at = here[0]!
        const [first, second] = [ids[at]!, ids[at + 1]!]
        if (here.length > 1 || first === second || first === BOUNDARY || second === BOUNDARY) continue
        const others = counts.get(pairKey(second, first))
        if (others === undefined || others.length < 2 || found.has(at)) continue
        // Where both orders are common, both are words.
        const usual = pairs(second, first)
        if (pairs(first, second) * 3 > usual) continue
        const common = Math.max(
          ...others.slice(0, MOST_PLACES).map((other) => {
            const { left, right } = agreement(tokens, { at, width: 2 }, { at: other, width: 2 })
            return left + right
          }),
        )
        if (common < LEAST) continue
        found.set(at, {
          detector: 'inverted-words',
          spans: [spanOf(tokens, at, at + 2)],
          expected: quoted(ground, others[0]!, others[0]! + 2),
          usual: others.length,
          confidence: common >= LIKELY && pairs(first, second) === 1 ? 'likely' : 'possible',
          evidence: [...against(ground, others, 2), ...besideNeighbours(ground, at, 2)],
          message: `${quoted(ground, at, at + 2)} stands elsewhere the other way round (${usual} times, ${others.length} of them between the same words).`,
        })
      }
    }
  }
  return [...found.values()]
}

const SURROUNDINGS = [
  [1, 1],
  [0, 2],
  [2, 0],
] as const
const MOST_WORDS = 8
const MOST_PLACES = 20
const LEAST = 1.6
const LIKELY = 2.6
