import { Unzip, UnzipInflate, zipSync } from 'fflate'
import { UnreadableFile } from '../import-format.ts'

/**
 * The parts of a zip archive whose names `wanted` accepts, packed again without compression, so that whoever unpacks
 * them cannot be surprised. Archives that would unpack to far more than they are, or to more than a book with pictures,
 * are refused before they do.
 */
export function repack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): { zip: Uint8Array; names: string[] } {
  const parts: Record<string, [Uint8Array, { level: 0 }]> = {}
  let inflated = 0
  let problem: UnreadableFile | null = null
  const unzip = new Unzip((file) => {
    if (!wanted(file.name) || problem !== null) return
    const pieces: Uint8Array[] = []
    let length = 0
    file.ondata = (error, data, final) => {
      if (error !== null) {
        problem ??= new UnreadableFile(
          'broken-archive',
          `The file is damaged: 「${file.name}」 in it cannot be unpacked.`,
        )
        return
      }
      length += data.length
      inflated += data.length
      if (inflated > MOST_INFLATED || (inflated > SMALL && inflated > MOST_RATIO * bytes.length)) {
        problem ??= new UnreadableFile(
          'zip-bomb',
          `「${file.name}」 in the file unpacks to more than ${Math.floor(inflated / 1_000_000)} MB, out of all proportion to the file; it was not unpacked.`,
        )
        file.terminate()
        return
      }
      pieces.push(data)
      if (!final) return
      const whole = new Uint8Array(length)
      let at = 0
      for (const piece of pieces) {
        whole.set(piece, at)
        at += piece.length
      }
      parts[file.name] = [whole, { level: 0 }]
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && problem === null; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  } catch {
    problem ??= new UnreadableFile('broken-archive', 'The file is damaged: it cannot be unpacked.')
  }
  if (problem !== null) throw problem
  return { zip: zipSync(parts), names: Object.keys(parts) }
}

const MOST_INFLATED = 100_000_000
/** XML packs well, but hardly to a fiftieth; below this size nothing is a danger. */
const MOST_RATIO = 100
const SMALL = 5_000_000
const PIECE = 1 << 14
