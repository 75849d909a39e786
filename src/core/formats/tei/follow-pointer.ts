import { type BaseText, toCodePoint, toOffset } from '../../text/index.ts'
import type { Mark } from './text-builder.ts'

interface Point {
  readonly from: Mark
  readonly to: Mark
}

/**
 * What a pointer points at: the element of an id (`#w3`, `text.xml#w3`), or by the schemes of TEI P5, chapter 16.2.4,
 * a place beside it (`#left(w3)`, `#right(w3)`), so many characters from its beginning (`#string-index(l1,7)`), a
 * stretch within it (`#string-range(l1,0,10)`), or between two others (`#range(left(w1),right(w3))`). Of XPath only an
 * id is understood: `#xpath(//*[@xml:id='w3'])`. Null where there is nothing, or where the scheme is another.
 */
export function followPointer(
  pointer: string,
  points: ReadonlyMap<string, Point>,
  text: BaseText,
): Point | null {
  if (pointer.length > LONGEST) return null
  const name = pointer.trim().replace(/^[^#(]*#/, '')
  const known = points.get(name)
  if (known !== undefined) return known
  const id =
    /^(?:xpath|xpointer)\(\s*(?:id\(|\/\/[\w*:]+\[@xml:id\s*=)\s*(["'])([^"']+)\1\s*[\])]\s*\)$/.exec(
      name,
    )?.[2]
  if (id !== undefined) return points.get(id) ?? null
  const call = /^(left|right|string-index|string-range|range)\((.*)\)$/s.exec(name)
  if (call === null) return null
  const [first, ...rest] = argumentsOf(call[2]!)
  const target = first === undefined ? null : followPointer(first, points, text)
  if (target === null) return null
  switch (call[1]) {
    case 'left':
      return { from: target.from, to: target.from }
    case 'right':
      return { from: target.to, to: target.to }
    case 'range': {
      const end = rest[0] === undefined ? null : followPointer(rest[0], points, text)
      return end && { from: target.from, to: end.to }
    }
    default: {
      const [offset = NaN, length = NaN] = rest.map(Number)
      const from = further(target.from, offset, text)
      if (call[1] === 'string-index') return from && { from, to: from }
      const to = further(target.from, offset + length, text)
      return from && to && { from, to }
    }
  }
}

/** The arguments of a scheme, which may hold schemes themselves. */
function argumentsOf(text: string): string[] {
  const found = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')') depth--
    if (character === ',' && depth === 0) found.push('')
    else found[found.length - 1] += character
  }
  return found.map((one) => one.trim())
}

/** The place so many characters further. */
function further({ start }: Mark, by: number, text: BaseText): Mark | null {
  if (!Number.isSafeInteger(by) || by < 0 || start > text.content.length) return null
  const at = toOffset(text, toCodePoint(text, start) + by)
  return at === null ? null : { start: at, end: at }
}

/** No pointer of an edition is longer; in code units. */
const LONGEST = 500
