import type { Span } from '../text/index.ts'
import { FILLER } from './fold.ts'

/**
 * Words of a text as they are compared: folded, without blanks and line ends, and each character knowing where it
 * stands. Positions in `words` are called indices, positions in the text offsets.
 */
export interface FlatText {
  readonly words: string
  /** The offset of the first character of `words`. */
  readonly from: number
  /** Offsets of the characters of `words`, ascending; null where they stand one after another. */
  readonly offsets: Uint32Array | null
}

/** The flat text of a folded text within `span`; blanks and line ends are left out, punctuation is kept. */
export function flatten(whole: string, { from, to }: Span): FlatText {
  const folded = whole.slice(from, to)
  let blank = 0
  while (blank < folded.length && !isBlank(folded.charCodeAt(blank))) blank++
  // Most notes have no blanks, and there are very many notes.
  if (blank === folded.length) return { words: folded, from, offsets: null }
  const offsets = new Uint32Array(folded.length)
  // Joined as a whole: a long string that is put together piece by piece is slow to look at.
  const parts: string[] = []
  let begun = 0
  let length = 0
  for (let i = 0; i < folded.length; i++) {
    if (isBlank(folded.charCodeAt(i))) {
      if (begun < i) parts.push(folded.slice(begun, i))
      begun = i + 1
    } else offsets[length++] = from + i
  }
  parts.push(folded.slice(begun))
  return { words: parts.join(''), from, offsets: offsets.subarray(0, length) }
}

/**
 * The letters and numbers of a text that do not stand within a note: what lemmas are looked for in, and what 「此八字」
 * counts. `folded` is the whole text folded, `notes` are in order and do not overlap.
 */
export function baseWords(folded: string, notes: readonly Span[]): FlatText {
  const offsets = new Uint32Array(folded.length)
  const parts: string[] = []
  let length = 0
  let at = 0
  const take = (to: number) => {
    let begun = at
    for (let i = at; i < to; i++) {
      if (isWord(folded.charCodeAt(i))) offsets[length++] = i
      else {
        if (begun < i) parts.push(folded.slice(begun, i))
        begun = i + 1
      }
    }
    if (begun < to) parts.push(folded.slice(begun, to))
  }
  for (const note of notes) {
    if (note.from > at) take(note.from)
    at = Math.max(at, note.to)
  }
  take(folded.length)
  return { words: parts.join(''), from: 0, offsets: offsets.slice(0, length) }
}

/** The letters and numbers of folded words, as `baseWords` keeps them. */
export function lettersOf(words: string): string {
  let result = ''
  let begun = 0
  for (let i = 0; i < words.length; i++) {
    if (isWord(words.charCodeAt(i))) continue
    result += words.slice(begun, i)
    begun = i + 1
  }
  return begun === 0 ? words : result + words.slice(begun)
}

/** The offset of the character `index`; undefined beyond the last. */
export function offsetAt({ words, from, offsets }: FlatText, index: number): number | undefined {
  return offsets === null ? (index < words.length ? from + index : undefined) : offsets[index]
}

/** The index of the first character that stands at or after `offset`. */
export function indexAt({ words, from, offsets }: FlatText, offset: number): number {
  if (offsets === null) return Math.min(Math.max(0, offset - from), words.length)
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (offsets[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the characters `from`–`to` of `flat` stand in `content`; never splits a character. */
export function spanOf(flat: FlatText, content: string, from: number, to: number): Span {
  const start = offsetAt(flat, from) ?? content.length
  if (to <= from) return { from: start, to: start }
  const last = offsetAt(flat, to - 1)!
  const wide = isHighSurrogate(content.charCodeAt(last)) && isLowSurrogate(content.charCodeAt(last + 1))
  const first = isLowSurrogate(content.charCodeAt(start)) && isHighSurrogate(content.charCodeAt(start - 1))
  return { from: first ? start - 1 : start, to: last + (wide ? 2 : 1) }
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
const FILLER_UNIT = FILLER.charCodeAt(0)

/** Blanks, and the signs by which transcriptions mark the half-columns and lines of a print: `/`, ¶. */
const isBlank = (unit: number) =>
  unit <= 0x20 || unit === 0x2f || unit === 0xb6 || unit === 0x3000 || unit === 0xa0 || unit === FILLER_UNIT

/** Whether a code unit belongs to a word; the ideographs, which are nearly all, are decided without a regex. */
function isWord(unit: number): boolean {
  if (unit >= 0x3400 && unit <= 0x9fff) return true
  if (unit >= 0xd800 && unit <= 0xdfff) return true
  // 〓 and □ stand for a character that could not be set.
  if (unit === 0x3013 || unit === 0x25a1) return true
  return unit > 0x20 && unit !== FILLER_UNIT && WORD.test(String.fromCharCode(unit))
}

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]/u
