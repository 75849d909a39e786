import { units } from '../text/index.ts'
import { type Codebook, codeOf, type Tokens, type TokenSize } from './tokens.ts'

/**
 * Cuts `text` into tokens. With `auto`, characters are tokens in the scripts that do not part words (Han, kana, Yi,
 * Tangut, Thai …), words in the others. Blanks and punctuation belong to the token before them, opening brackets and
 * quotation marks to the one after. What must not be cut (surrogate pairs, combining marks, variation selectors,
 * ideographic descriptions) is not.
 *
 * Almost all of a Chinese book is one plain code unit a token; those are passed without making a string. Anything
 * else is looked at unit by unit, as `core/text` cuts it.
 */
export function tokenize(text: string, book: Codebook, size: TokenSize = 'auto'): Tokens {
  const limit = text.length + 1
  const starts = new Uint32Array(limit)
  const wordFrom = new Uint32Array(limit)
  const wordTo = new Uint32Array(limit)
  const written = new Uint32Array(limit)
  let count = 0
  /** Where the opening marks that wait for their word begin. */
  let pending = -1
  /** Whether the last token is a word that the next letter continues. */
  let open = false

  const begin = (kind: Kind, from: number, to: number) => {
    if (kind === BLANK || kind === CLOSING) {
      open = false
      // Marks before the first word wait for it; blanks after an opening mark stay with it.
      if (pending < 0 && count === 0) pending = from
      return
    }
    if (kind === OPENING) {
      open = false
      if (pending < 0) pending = from
      return
    }
    if (kind === LETTER && open) {
      wordTo[count - 1] = to
      return
    }
    starts[count] = pending >= 0 ? pending : from
    wordFrom[count] = from
    wordTo[count] = to
    count++
    pending = -1
    open = kind === LETTER && size !== 'character'
  }

  const kinds = new Uint8Array(0x10000)
  const kindAt = (unit: number): Kind => {
    const known = kinds[unit]!
    if (known !== UNKNOWN) return known as Kind
    return (kinds[unit] = kindOf(String.fromCharCode(unit), size))
  }

  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at)
    if (isCommonIdeograph(unit) && pending < 0 && size !== 'word') {
      const next = text.charCodeAt(at + 1)
      if (isCommonIdeograph(next)) {
        starts[count] = wordFrom[count] = at
        wordTo[count++] = ++at
        open = false
        continue
      }
    }
    const kind = kindAt(unit)
    const after = at + 1 < text.length ? text.charCodeAt(at + 1) : SPACE
    if (kind !== COMPLEX && kindAt(after) !== COMPLEX) {
      if (kind === CLOSING && open && isJoiner(unit) && kindAt(after) === LETTER) {
        wordTo[count - 1] = at + 1
      } else begin(kind, at, at + 1)
      at++
      continue
    }
    if (kind !== COMPLEX && isHighSurrogate(after)) {
      // A pair only continues what stands before it when it is a mark or a selector.
      const next = text.codePointAt(at + 1)!
      if (isPlainIdeograph(next)) {
        begin(kind, at, at + 1)
        at++
        continue
      }
    }
    at = complexUnits(text, at, (from, to) => begin(kindOf(text.slice(from, to), size), from, to))
  }
  if (count === 0 && text !== '') {
    // Nothing but blanks and punctuation: one token without a word.
    starts[0] = 0
    wordFrom[0] = wordTo[0] = text.length
    count = 1
  }
  starts[0] = 0
  starts[count] = text.length
  for (let i = 0; i < count; i++) {
    const from = wordFrom[i]!
    written[i] = wordTo[i]! - from === 1 ? text.charCodeAt(from) : codeOf(book, text.slice(from, wordTo[i]))
  }
  return {
    text,
    count,
    starts: starts.slice(0, count + 1),
    wordFrom: wordFrom.slice(0, count),
    wordTo: wordTo.slice(0, count),
    written: written.slice(0, count),
  }
}

const UNKNOWN = 0
const BLANK = 1
const CLOSING = 2
const OPENING = 3
const LETTER = 4
const CHARACTER = 5
/** Not to be judged by itself: a mark, a selector, half of a pair, an ideographic description character. */
const COMPLEX = 6
type Kind = typeof BLANK | typeof CLOSING | typeof OPENING | typeof LETTER | typeof CHARACTER | typeof COMPLEX

/** What a unit is, by its first code point. A single code unit that needs its neighbours is complex. */
function kindOf(unit: string, size: TokenSize): Kind {
  const alone = unit.length === 1
  if (
    alone &&
    /[\p{M}\p{Cs}\u200c\u200d\u2ff0-\u2fff\u31ef\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\r\u0600-\u0605\u06dd\u070f\u08e2]/u.test(
      unit,
    )
  )
    return COMPLEX
  const first = String.fromCodePoint(unit.codePointAt(0)!)
  if (/[\p{Z}\p{Cc}\p{Cf}]/u.test(first)) return BLANK
  if (/[\p{Ps}\p{Pi}]/u.test(first)) return OPENING
  if (/\p{P}/u.test(first)) return CLOSING
  if (size === 'character') return CHARACTER
  const letter = /[\p{L}\p{N}\p{M}]/u.test(first)
  if (!letter) return CHARACTER
  return size === 'auto' && UNPARTED.test(first) ? CHARACTER : LETTER
}

/** Scripts whose writing does not part words; a word of theirs is not to be had without a dictionary. */
const UNPARTED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Yi}\p{sc=Tang}\p{sc=Nshu}\p{sc=Kits}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Egyp}\p{sc=Xsux}\u30fc\u3005\u3007]/u

/** Marks that hold a word together when letters stand on both sides: don't, mother-in-law. */
const isJoiner = (unit: number) => unit === 0x27 || unit === 0x2019 || unit === 0x2d || unit === 0x2010

const SPACE = 0x20
const isCommonIdeograph = (unit: number) => unit >= 0x4e00 && unit <= 0x9fff
const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isPlainIdeograph = (codePoint: number) => codePoint >= 0x20000 && codePoint <= 0x3ffff

/**
 * Passes on the units of `text` from `at` on, as far as a stretch of it shows them for certain, and gives the place
 * after the last. The last unit of a stretch may be cut short by its end, so it is left for the next stretch.
 */
function complexUnits(text: string, at: number, unit: (from: number, to: number) => void): number {
  for (let length = STRETCH; ; length *= 2) {
    let end = Math.min(text.length, at + length)
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--
    const found = units(text.slice(at, end))
    const certain = end === text.length ? found : found.slice(0, -1)
    if (certain.length === 0) continue
    for (const { from, to } of certain) unit(at + from, at + to)
    return at + certain.at(-1)!.to
  }
}

/** Long enough for any letter with its marks and most descriptions, short enough to return to the quick way soon. */
const STRETCH = 32
