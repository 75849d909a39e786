/** Encodings in which transcriptions come. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'GB18030' | 'Big5'

/** The text of a file and how it was written; or why it is no text. */
export type WitnessFile =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding; readonly guessed: boolean }
  | { readonly kind: 'refused'; readonly why: 'binary' | 'empty' | 'unknown-encoding' }

/**
 * Reads the bytes of a transcription. UTF-8 and UTF-16 are known for certain; between the two Chinese encodings the
 * commonest characters decide: wrongly read, a text hardly has 之 and 不. A byte order mark is not part of the text.
 */
export function readWitnessFile(bytes: Uint8Array): WitnessFile {
  const wide = utf16Of(bytes)
  if (wide !== null) {
    const text = decodeAs(wide, bytes)
    if (text !== null) return finished(text, 'UTF-16', !hasMark(bytes))
  }
  if (looksBinary(bytes)) return { kind: 'refused', why: 'binary' }
  const plain = decodeAs('utf-8', bytes)
  if (plain !== null) return finished(plain, 'UTF-8', false)
  const candidates = (
    [
      ['GB18030', decodeAs('gb18030', bytes)],
      ['Big5', decodeAs('big5', bytes)],
    ] as const
  ).flatMap(([encoding, text]) => (text === null ? [] : [{ encoding, text, score: commonness(text) }]))
  const [best] = candidates.sort((a, b) => b.score - a.score)
  if (best === undefined || best.score < LEAST_COMMON) return { kind: 'refused', why: 'unknown-encoding' }
  return finished(best.text, best.encoding, true)
}

function finished(text: string, encoding: Encoding, guessed: boolean): WitnessFile {
  if (text.trim() === '') return { kind: 'refused', why: 'empty' }
  if (CONTROL.test(text) || /\p{Surrogate}/u.test(text)) return { kind: 'refused', why: 'binary' }
  return { kind: 'text', text, encoding, guessed }
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const hasMark = ([a, b]: Uint8Array) => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)

/** By its mark, or by line ends and blanks whose other half is zero. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length % 2 !== 0) return null
  let [little, big, wrong] = [0, 0, 0]
  const end = Math.min(bytes.length, LOOKED_AT)
  for (let i = 0; i + 1 < end; i += 2) {
    const [a, b] = [bytes[i]!, bytes[i + 1]!]
    if (a === 0 && b === 0) wrong++
    else if (b === 0 && isPlain(a)) little++
    else if (a === 0 && isPlain(b)) big++
    else if (a === 0 || b === 0) wrong++
  }
  if (wrong > (little + big) / 4) return null
  if (Math.max(little, big) < LEAST_PLAIN) return null
  return little > big ? 'utf-16le' : 'utf-16be'
}

const isPlain = (byte: number) => byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f)

/** Null bytes stand in no text; the first bytes of archives and documents are known. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  if (
    /^(?:PK\x03\x04|%PDF|\xd0\xcf\x11\xe0|\x89PNG|\xff\xd8\xff|GIF8|\x1f\x8b|\x7fELF|II\*\0|MM\0\*|\{\\rtf)/u.test(
      head,
    )
  )
    return true
  return bytes.subarray(0, LOOKED_AT).includes(0)
}

/** The share of characters that are among the commonest of Chinese texts, old and new, in either script. */
function commonness(text: string): number {
  let common = 0
  let all = 0
  for (const character of text.slice(0, LOOKED_AT)) {
    if (character.codePointAt(0)! < 0x80) continue
    all++
    if (COMMON.has(character)) common++
  }
  return all === 0 ? 0 : common / all
}

const COMMON = new Set(
  '，。、；：？！「」『』《》（）　之不以也而其人為为有者於于曰王所是子無无大故一下上中公與与此年君則则矣天事行可國国十二三月日得言使在用我見见生後后出道至今士臣夫太將将帝軍军諸诸侯州書书名山水的了他來来這这',
)

const CONTROL = /[\u0000-\u0008\u000e-\u001f]/u
/** In bytes, or code units. */
const LOOKED_AT = 65_536
/** A single zero may be anything. */
const LEAST_PLAIN = 2
/** Real texts have a tenth and more. */
const LEAST_COMMON = 0.04
