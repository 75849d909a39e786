import { type BaseText, isPlace, type Span } from '../text/index.ts'
import { describe, type Selector } from './selector.ts'

/**
 * The lemma on `spans` of the text, whatever their order: parts that overlap or touch are one, and places between words
 * count only where there are no words at all (石州 and 靜塞軍 make 石州……靜塞軍). Throws a RangeError for a span that
 * does not lie in the text or cuts a character.
 */
export function lemmaOn(text: BaseText, spans: readonly Span[]): Selector[] {
  const words = spans.filter((span) => !isPlace(span))
  const parts = (words.length > 0 ? words : spans.slice(-1)).toSorted((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const { from, to } of parts) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else joined.push({ from, to })
  }
  return joined.map((span) => describe(text, span))
}
