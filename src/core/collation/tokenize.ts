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
  const length = text.length
  const starts = new Uint32Array(length + 1)
  const wordTo = new Uint32Array(length)
  /** Where words begin, from the first that does not begin its token; until then they begin where tokens do. */
  let wordFrom: Uint32Array | null = null
  const kinds = new Uint8Array(0x10000)
  const joinsLetters = size !== 'character'
  let count = 0
  /** Where the marks that wait for their word begin: opening ones, and all before the first word. */
  let pending = -1
  /** Whether the last token is a word that the next letter continues. */
  let open = false
  /** The ends of the units of a stretch that was looked at as a whole, and how many of them were passed. */
  let ends: readonly number[] = NONE
  let passed = 0

  /** The code unit after the one in hand, which is the next in hand when that is a unit by itself. */
  let after = length > 0 ? text.charCodeAt(0) : SPACE
  let next = kindOf(String.fromCharCode(after), size)
  for (let at = 0, seen = 0; at < length;) {
    if (seen !== at) {
      after = text.charCodeAt(at)
      next = kinds[after]!
      if (next === UNKNOWN) next = kinds[after] = kindOf(String.fromCharCode(after), size)
    }
    const unit = after
    let kind = next
    let to = at + 1
    seen = to
    after = to < length ? text.charCodeAt(to) : SPACE
    next = kinds[after]!
    if (next === UNKNOWN) next = kinds[after] = kindOf(String.fromCharCode(after), size)
    if (passed < ends.length) {
      to = ends[passed++]!
      kind = kindOf(text.slice(at, to), size)
    } else {
      if (kind === COMPLEX && isHighSurrogate(unit) && isPlainPair(text, at) && !continues(text, at + 2)) {
        to = at + 2
        kind = size === 'word' ? kindOf(text.slice(at, to), size) : CHARACTER
      } else if (kind === COMPLEX || (next === COMPLEX && continues(text, to))) {
        ends = endsOfUnits(text, at)
        to = ends[0]!
        passed = 1
        kind = kindOf(text.slice(at, to), size)
      }
    }
    if (open && kind < LETTER && to === at + 1) {
      const end = endOfJoiner(text, at, unit, next)
      if (end > at) {
        wordTo[count - 1] = end
        at = end
        while (passed < ends.length && ends[passed]! <= at) passed++
        continue
      }
    }
    if (kind >= LETTER) {
      if (kind === LETTER && open) wordTo[count - 1] = to
      else {
        if (pending >= 0) {
          wordFrom ??= copyOf(starts, count)
          starts[count] = pending
          pending = -1
        } else starts[count] = at
        if (wordFrom !== null) wordFrom[count] = at
        wordTo[count++] = to
        open = kind === LETTER && joinsLetters
      }
    } else {
      open = false
      if (pending < 0 && (kind === OPENING || count === 0)) pending = at
    }
    at = to
  }
  if (count === 0 && length > 0) {
    // Nothing but blanks and punctuation: one token without a word.
    wordFrom = new Uint32Array(1)
    wordFrom[0] = wordTo[0] = length
    count = 1
  }
  starts[0] = 0
  starts[count] = length
  const edges = fitting(starts, count + 1)
  const tokens = {
    text,
    count,
    starts: edges,
    wordFrom: wordFrom === null ? edges.subarray(0, count) : fitting(wordFrom, count),
    wordTo: fitting(wordTo, count),
  }
  return { ...tokens, written: codesOf(tokens, book) }
}

/** As long as `row`, with its first `count` numbers. */
function copyOf(row: Uint32Array, count: number): Uint32Array {
  const copy = new Uint32Array(row.length)
  copy.set(row.subarray(0, count))
  return copy
}

/** The words as numbers; of one code unit each, in a Chinese book almost always, they are that unit. */
function codesOf(tokens: Omit<Tokens, 'written'>, book: Codebook) {
  const { text, count, wordFrom, wordTo } = tokens
  const written = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const start = wordFrom[i]!
    const length = wordTo[i]! - start
    if (length === 1) written[i] = text.charCodeAt(start)
    else if (length === 2 && text.codePointAt(start)! > 0xffff) written[i] = text.codePointAt(start)!
    else written[i] = codeOf(book, text.slice(start, start + length))
  }
  return written
}

/** The first `count` numbers; copied when they are so few that the rest would be a waste. */
const fitting = (row: Uint32Array, count: number) =>
  count > row.length / 2 ? row.subarray(0, count) : row.slice(0, count)

const NONE: readonly number[] = []
/** Set for an apostrophe in Greek; to Unicode it is a symbol. */
const CORONIS = '\u1fbd'
/** Ends verses where Indian languages are written in Latin letters; to Unicode it is a sign of mathematics. */
const DANDA = '|'
/** Punctuation to Unicode, but read as words: & and the Tironian sign for et, per cent. */
const FOR_WORDS = /[&\uff06\u204a%\uff05]/u

const UNKNOWN = 0
const BLANK = 1
const CLOSING = 2
const OPENING = 3
const LETTER = 4
const CHARACTER = 5
/** Not to be judged by itself: a mark, a selector, half of a pair, an ideographic description character. */
const COMPLEX = 6
/** One of these numbers. */
type Kind = number

/** What a unit is, by its first code point. A single code unit that needs its neighbours is complex. */
function kindOf(unit: string, size: TokenSize): Kind {
  const alone = unit.length === 1
  if (alone && size !== 'word' && isCommonIdeograph(unit.charCodeAt(0))) return CHARACTER
  if (
    alone &&
    /[\p{M}\p{Cs}\u200c\u200d\u2ff0-\u2fff\u31ef\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\r\u0600-\u0605\u06dd\u070f\u08e2]/u.test(
      unit,
    )
  )
    return COMPLEX
  const first = String.fromCodePoint(unit.codePointAt(0)!)
  if (/[\p{Z}\p{Cc}\p{Cf}]/u.test(first)) return BLANK
  if (first === CORONIS || first === DANDA) return CLOSING
  if (FOR_WORDS.test(first)) return CHARACTER
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

/**
 * Where the mark at `at`, which follows a letter, ends, if it belongs to the word: apostrophes and hyphens between
 * letters (don't, mother-in-law), a hyphen that the end of a line asks for (vir-, next line tutem), the apostrophe of a
 * vowel that is elided in Greek (μυρί’). Else `at`.
 */
function endOfJoiner(text: string, at: number, unit: number, next: Kind): number {
  const isApostrophe = unit === 0x27 || unit === 0x2019 || unit === 0x1fbd
  const isHyphen = unit === 0x2d || unit === 0x2010 || unit === SOFT_HYPHEN
  if (!isApostrophe && !isHyphen) return at
  if (next === LETTER) return at + 1
  if (isHyphen) {
    LINE_END.lastIndex = at + 1
    return LINE_END.test(text) ? LINE_END.lastIndex : at
  }
  return isGreek(text.charCodeAt(at - 1)) ? at + 1 : at
}

/** The end of a line within a word, which goes on in small letters. */
const LINE_END = /[ \t]*\r?\n[ \t\u3000]*(?=\p{Ll})/uy
const SOFT_HYPHEN = 0xad
const isGreek = (unit: number) => (unit >= 0x370 && unit <= 0x3ff) || (unit >= 0x1f00 && unit <= 0x1fff)

const SPACE = 0x20
const isCommonIdeograph = (unit: number) => unit >= 0x4e00 && unit <= 0x9fff
const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isPlainIdeograph = (codePoint: number) => codePoint >= 0x20000 && codePoint <= 0x3ffff

const isPlainPair = (text: string, at: number) => isPlainIdeograph(text.codePointAt(at)!)

/** Whether what stands at `at` may belong to the character before it; another plain ideograph does not. */
function continues(text: string, at: number): boolean {
  if (at >= text.length) return false
  const unit = text.charCodeAt(at)
  if (isCommonIdeograph(unit)) return false
  return !(isHighSurrogate(unit) && isPlainPair(text, at))
}

/**
 * The ends of the units of `text` from `at` on, as far as a stretch of it shows them for certain; at least one. The
 * last unit of a stretch may be cut short by its end, so it is left for the next stretch.
 */
function endsOfUnits(text: string, at: number): number[] {
  for (let length = STRETCH; ; length *= 2) {
    let end = Math.min(text.length, at + length)
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--
    const found = units(text.slice(at, end))
    const certain = end === text.length ? found : found.slice(0, -1)
    if (certain.length > 0) return certain.map(({ to }) => at + to)
  }
}

/** Long enough for any letter with its marks and most descriptions, short enough to return to the quick way soon. */
const STRETCH = 32
