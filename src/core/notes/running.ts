import type { Span } from '../text/index.ts'
import type { Note } from './note.ts'

/**
 * Places where the text itself, outside any note, says what another book reads: 「徐廣史記音義云關一作開」. Only what can
 * hardly mean anything else is looked at; running text uses 作 and 無 for a hundred other things.
 */
export function readRunning(folded: string, apart: readonly Span[]): Note[] {
  const notes: Note[] = []
  let next = 0
  for (const match of folded.matchAll(STRONG)) {
    const at = match.index
    while (next < apart.length && apart[next]!.to <= at) next++
    if (next < apart.length && apart[next]!.from <= at) continue
    const before = apart[next - 1]?.to ?? 0
    const near = Math.max(before, at - CLAUSE)
    const clauseFrom = wholeFrom(folded, near + folded.slice(near, at).lastIndexOf('\n') + 1)
    const following = apart[next]?.from ?? folded.length
    const to = wholeFrom(folded, Math.min(following, at + match[0].length + AFTER))
    if (notes.length > 0 && clauseFrom < notes.at(-1)!.body.to) continue
    notes.push({
      notation: 'running',
      span: { from: clauseFrom, to },
      body: { from: clauseFrom, to },
      place: at,
    })
  }
  return notes
}

/** `at`, or the place after the character that it would cut in two. */
const wholeFrom = (words: string, at: number) =>
  /[\udc00-\udfff]/.test(words[at] ?? '') && /[\ud800-\udbff]/.test(words[at - 1] ?? '') ? at + 1 : at

const STRONG =
  /(?![作一])[\p{Script=Han}]一作(?!一)[\p{Script=Han}]|》[^。；]{0,6}作[^。，；]{1,8}字|[一-鿿]{2}作[一-鿿]{1,2}字|」字[上下]?[脫衍]/gu
const AFTER = 30
const CLAUSE = 20
