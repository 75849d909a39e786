import type { CharacterTables } from '../characters/index.ts'
import type { BaseText, Span } from '../text/index.ts'
import type { Evidence } from './find.ts'
import { pairCounts } from './like-places.ts'
import { spanOf, type TokenRun, tokenRun } from './token-run.ts'

/** What every detector looks at: the text, its tokens, how often two of them follow each other, what is known of graphs. */
export interface Ground {
  readonly text: BaseText
  readonly tokens: TokenRun
  readonly pairs: (first: number, second: number) => number
  readonly tables: CharacterTables
}

export function ground(text: BaseText, tables: CharacterTables): Ground {
  const tokens = tokenRun(text)
  return { text, tokens, pairs: pairCounts(tokens), tables }
}

/** The words from the token `first` up to and without `end`, as they are written. */
export function quoted({ text, tokens }: Ground, first: number, end: number): string {
  const { from, to } = spanOf(tokens, first, end)
  return text.content.slice(from, to)
}

/** Places that speak against words, each shown with a word or two on either side. */
export function against(ground: Ground, places: readonly number[], width: number): Evidence[] {
  return places
    .slice(0, MOST_EVIDENCE)
    .map((at) => ({ span: around(ground, at, at + width), speaks: 'against' }))
}

/** Other places where the words at `at` stand beside the word that is beside them here: they speak for the words. */
export function besideNeighbours(ground: Ground, at: number, width: number): Evidence[] {
  const { ids, count } = ground.tokens
  const end = at + width
  const before = at > 0 && ground.pairs(ids[at - 1]!, ids[at]!) > 1
  const after = end < count && ground.pairs(ids[end - 1]!, ids[end]!) > 1
  const found: Evidence[] = []
  if (!before && !after) return found
  for (let i = 0; i + width <= count && found.length < MOST_FOR; i++) {
    if (i === at || ids[i] !== ids[at]) continue
    let same = 1
    while (same < width && ids[i + same] === ids[at + same]) same++
    if (same < width) continue
    const besideBefore = before && i > 0 && ids[i - 1] === ids[at - 1]
    const besideAfter = after && i + width < count && ids[i + width] === ids[end]
    if (besideBefore || besideAfter) found.push({ span: around(ground, i, i + width), speaks: 'for' })
  }
  return found
}

function around({ tokens }: Ground, first: number, end: number): Span {
  return spanOf(tokens, Math.max(0, first - 2), Math.min(tokens.count, end + 2))
}

const MOST_EVIDENCE = 20
const MOST_FOR = 3
