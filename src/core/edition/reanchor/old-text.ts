import type { StoredSelector } from '../../apparatus/index.ts'

/**
 * A text as a row of numbers, one a code point. Of a text that is known only in part the characters nobody has told
 * of have numbers of their own that stand nowhere else (`isUnknown`).
 */
export type CodePoints = Uint32Array

/** The code points of `content`. */
export function codePointsOf(content: string): CodePoints {
  const codes = new Uint32Array(content.length)
  let count = 0
  for (const character of content) codes[count++] = character.codePointAt(0)!
  return codes.slice(0, count)
}

/** Whether the number stands for a character that nobody has told of. */
export const isUnknown = (code: number): boolean => code >= FIRST_UNKNOWN

/**
 * What the selectors tell of the text they were made on, which is no longer there: each of them has its words and
 * their neighbourhood at a known place. An apparatus with an entry in every line knows nearly the whole text; one with
 * few entries knows an island around each, and how far they lie apart. The text was `told` code points long; what would make it longer than
 * `longest` is not believed, and must not cost the memory of it. Where two selectors contradict each other, neither is believed.
 */
export function textToldBy(selectors: readonly StoredSelector[], told: number, longest: number): CodePoints {
  const pieces: { at: number; codes: CodePoints }[] = []
  let length = Math.min(told, longest)
  for (const { start, end, exact, now = exact, prefix = '', suffix = '', orphan = false } of selectors) {
    if (orphan || end > longest || start > end) continue
    const before = codePointsOf(prefix)
    const codes = codePointsOf(prefix + now + suffix)
    const at = start - before.length
    if (at < 0 || codePointsOf(now).length !== end - start) continue
    pieces.push({ at, codes })
    length = Math.max(length, at + codes.length)
  }
  const text = new Uint32Array(length)
  for (let i = 0; i < length; i++) text[i] = FIRST_UNKNOWN + i
  const contradicted = new Uint8Array(length)
  for (const { at, codes } of pieces) {
    for (let i = 0; i < codes.length; i++) {
      const known = text[at + i]!
      if (isUnknown(known)) text[at + i] = codes[i]!
      else if (known !== codes[i]) contradicted[at + i] = 1
    }
  }
  for (let i = 0; i < length; i++) if (contradicted[i] === 1) text[i] = FIRST_UNKNOWN + i
  return text
}

const FIRST_UNKNOWN = 0x110000
