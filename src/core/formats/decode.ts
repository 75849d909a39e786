import { type ImportOptions, type ImportSource, UnreadableFile } from './import-format.ts'

/** Whatever the core runs in has it; only the compiler's list for plain ECMAScript does not. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string }

/**
 * The text of `source` in pieces, none of which ends within a character. It is UTF-8 or, by its byte order mark,
 * UTF-16; an XML file may name any encoding in its first line. Throws UnreadableFile at the first byte that does not
 * fit, and for a file that is too large to be worked with.
 */
export async function* decodedPieces(
  source: ImportSource,
  options: ImportOptions = {},
): AsyncGenerator<string> {
  if (source.size > MOST_BYTES) throw tooLarge(source.size)
  let decoder: { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string } | null = null
  let encoding = 'utf-8'
  let read = 0
  let line = 1
  let column = 1
  const fail = (bad: string) => {
    const message =
      encoding === 'utf-8'
        ? `The file is not UTF-8 from here on${bad}; save it as UTF-8 (older Chinese files are often Big5 or GB18030).`
        : `The file says it is ${encoding}, and is not from here on${bad}; save it as UTF-8.`
    return new UnreadableFile('wrong-encoding', message, line, column)
  }
  for await (const bytes of source.bytes()) {
    if (decoder === null) {
      if (bytes.length === 0) continue
      encoding = encodingOf(bytes)
      try {
        decoder = new TextDecoder(encoding, { fatal: true })
      } catch {
        throw new UnreadableFile(
          'unknown-encoding',
          `The file says it is in 「${encoding}」, which is not known here; save it as UTF-8.`,
          1,
          1,
        )
      }
    }
    read += bytes.length
    if (read > MOST_BYTES) throw tooLarge(read)
    // Of a piece with a wrong byte, what precedes the byte is still wanted: it says in which line that is.
    for (let from = 0; from < bytes.length; from += PIECE) {
      const piece = bytes.subarray(from, from + PIECE)
      let text: string
      try {
        text = decoder.decode(piece, { stream: true })
      } catch {
        const good = firstOf(piece, encoding)
        advance(good.text)
        throw fail(
          good.bad === undefined ? '' : ` (byte 0x${good.bad.toString(16).toUpperCase().padStart(2, '0')})`,
        )
      }
      advance(text)
      if (text !== '') yield text
    }
    options.onProgress?.(read)
  }
  try {
    const rest = decoder?.decode() ?? ''
    if (rest !== '') yield rest
  } catch {
    throw fail(' (it ends within a character)')
  }

  function advance(text: string): void {
    const last = text.lastIndexOf('\n')
    if (last >= 0) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++
      column = 1
    }
    column += codePoints(text, last + 1)
  }
}

/** All of `source` as one text. */
export async function decoded(source: ImportSource, options: ImportOptions = {}): Promise<string> {
  const pieces: string[] = []
  for await (const piece of decodedPieces(source, options)) pieces.push(piece)
  return pieces.join('')
}

/** All bytes of `source`. Throws UnreadableFile when there are too many. */
export async function allBytes(source: ImportSource, options: ImportOptions = {}): Promise<Uint8Array> {
  if (source.size > MOST_BYTES) throw tooLarge(source.size)
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const bytes of source.bytes()) {
    pieces.push(bytes)
    length += bytes.length
    if (length > MOST_BYTES) throw tooLarge(length)
    options.onProgress?.(length)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** The largest library of texts in one file is smaller (CBETA's longest work has 40 MB); more would not fit in memory. */
const MOST_BYTES = 100_000_000

/** So many bytes are decoded at once. */
const PIECE = 1 << 16

const tooLarge = (size: number) =>
  new UnreadableFile(
    'too-large',
    `The file has ${Math.ceil(size / 1_000_000)} MB, and more than ${MOST_BYTES / 1_000_000} MB are not read; split it by chapter or volume.`,
  )

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const beginning = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1]
  const unmarked = utf16Of(bytes)
  if (unmarked !== null) return unmarked
  // A file in UTF-16 whose declaration can be read as single bytes is not in UTF-16.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared.toLowerCase()
}

/**
 * UTF-16 without its byte order mark, by where its zero bytes stand: no text in another encoding has any. Null where
 * there are none, or where they stand here and there, as in a file that is no text.
 */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  const length = Math.min(bytes.length, 4096)
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]!++
  const [even = 0, odd = 0] = zeros
  if (odd > 0 && even === 0) return 'utf-16le'
  if (even > 0 && odd === 0) return 'utf-16be'
  return null
}

/** What can be decoded of `piece`, and the byte after it. */
function firstOf(piece: Uint8Array, encoding: string): { text: string; bad: number | undefined } {
  const attempt = (length: number) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(0, length), { stream: true })
    } catch {
      return null
    }
  }
  let good = 0
  let bad = piece.length
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    if (attempt(middle) === null) bad = middle
    else good = middle
  }
  return { text: attempt(good) ?? '', bad: piece[good] }
}

function codePoints(text: string, from: number): number {
  let count = 0
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xdc00 || unit > 0xdfff) count++
  }
  return count
}
