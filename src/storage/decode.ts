import { FileError } from '../core/edition/index.ts'
import { guessEncoding } from './guess-encoding.ts'

/**
 * The text in the bytes of the file at `path`, every character kept: a byte order mark and carriage returns too.
 * Throws a FileError at the first byte that is not UTF-8, since writing such a text back would destroy it.
 */
export function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', STRICT).decode(bytes)
  } catch {
    throw notUtf8(bytes, path)
  }
}

const STRICT = { fatal: true, ignoreBOM: true }

function notUtf8(bytes: Uint8Array, path: string): FileError {
  const good = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, goodLength(bytes)), {
    stream: true,
  })
  const lines = good.split('\n')
  const bad = bytes[new TextEncoder().encode(good).length]
  const guess = guessEncoding(bytes)
  return new FileError({
    code: 'not-utf-8',
    severity: 'error',
    message:
      `The file is not UTF-8 from here on (byte 0x${bad?.toString(16).toUpperCase() ?? '??'}); ` +
      `save it as UTF-8 (${guess === null ? 'older Chinese files are often Big5 or GB18030' : `it looks like ${guess}`}). It was not touched.`,
    file: path,
    line: lines.length,
    column: Array.from(lines.at(-1)!).length + 1,
  })
}

/** How many of the first bytes are UTF-8, a character cut short at the end included. */
function goodLength(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (good < bad) {
    const middle = (good + bad + 1) >>> 1
    try {
      new TextDecoder('utf-8', STRICT).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle - 1
    }
  }
  return good
}
