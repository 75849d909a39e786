import { splitGraphemes } from 'unicode-segmenter/grapheme'
import type { Span } from './span.ts'

/**
 * The units of `text` that must never be cut: a character with its combining marks and variation selectors, or an
 * ideographic description sequence (⿰亻呆) with all its parts. Spans count from the start of `text` in UTF-16 code
 * units and cover it without gaps.
 */
export function units(text: string): Span[] {
  const result: Span[] = []
  let at = 0
  let begun = 0
  let wanted = 0
  for (const grapheme of splitGraphemes(text)) {
    if (wanted > 0 && /^[\r\n]/.test(grapheme)) {
      // An unfinished description ends with its line.
      result.push({ from: begun, to: at })
      wanted = 0
    }
    if (wanted === 0) begun = at
    // A description character stands for itself minus one part, plus the parts it asks for.
    wanted = Math.max(wanted - 1, 0) + operands(grapheme.codePointAt(0)!)
    at += grapheme.length
    if (wanted === 0) result.push({ from: begun, to: at })
  }
  if (wanted > 0) result.push({ from: begun, to: at })
  return result
}

/** The smallest span of `text` that contains `span` and cuts no unit. A place inside a unit moves before it. */
export function wholeUnits(text: string, span: Span): Span {
  // A unit never crosses a line end, so only the lines that `span` touches need looking at.
  const start = text.lastIndexOf('\n', span.from - 1) + 1
  const nextLine = text.indexOf('\n', span.to)
  const line = text.slice(start, nextLine < 0 ? text.length : nextLine + 1)
  let { from, to } = span
  for (const unit of units(line)) {
    const unitFrom = unit.from + start
    const unitTo = unit.to + start
    if (unitFrom < from && from < unitTo) from = unitFrom
    if (unitFrom < to && to < unitTo) to = span.from === span.to ? unitFrom : unitTo
  }
  return { from, to }
}

/** How many parts an ideographic description character asks for (Unicode 17, section 18.2); 0 for any other. */
function operands(codePoint: number): number {
  if (codePoint === 0x2ff2 || codePoint === 0x2ff3) return 3
  if (codePoint === 0x2ffe || codePoint === 0x2fff) return 1
  if ((codePoint >= 0x2ff0 && codePoint <= 0x2ffd) || codePoint === 0x31ef) return 2
  return 0
}
