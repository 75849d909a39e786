import { type FileHandle, open } from 'node:fs/promises'

/** What a font file says of itself. */
export interface FontFile {
  readonly path: string
  /** Whether its maker allows a part of it to be put into documents (OpenType, OS/2, fsType). */
  readonly mayEmbed: boolean
  /** Whether it has a glyph for a code point. */
  has(codePoint: number): boolean
}

/**
 * Reads the character map of a TrueType or OpenType font, and no more of it than that. Null for a file that is none, or
 * whose map is of a kind that is not understood. Throws what reading throws.
 */
export async function readFontFile(path: string): Promise<FontFile | null> {
  const file = await open(path, 'r')
  try {
    const tables = await readDirectory(file)
    const cmap = tables?.get('cmap')
    if (cmap === undefined || cmap.length > LARGEST_MAP) return null
    const ranges = readCharacterMap(await read(file, cmap))
    if (ranges === null) return null
    const os2 = tables?.get('OS/2')
    const type = os2 === undefined || os2.length < 10 ? 0 : (await read(file, os2)).getUint16(8)
    return {
      path,
      mayEmbed: (type & (RESTRICTED | NO_SUBSETTING)) === 0,
      has: (codePoint) => within(ranges, codePoint),
    }
  } catch (error) {
    // A map that points beyond itself: the file is damaged.
    if (error instanceof RangeError) return null
    throw error
  } finally {
    await file.close()
  }
}

interface Table {
  readonly offset: number
  readonly length: number
}

const RESTRICTED = 0x0002
const NO_SUBSETTING = 0x0100

/** In bytes; the maps of the largest fonts take half a megabyte. */
const LARGEST_MAP = 16 * 1024 * 1024

async function readDirectory(file: FileHandle): Promise<Map<string, Table> | null> {
  const head = await read(file, { offset: 0, length: 12 })
  const version = head.getUint32(0)
  if (version !== 0x00010000 && version !== 0x4f54544f && version !== 0x74727565) return null
  const count = head.getUint16(4)
  const records = await read(file, { offset: 12, length: count * 16 })
  const tables = new Map<string, Table>()
  for (let i = 0; i < count; i++) {
    const at = i * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => records.getUint8(at + k)))
    tables.set(tag, { offset: records.getUint32(at + 8), length: records.getUint32(at + 12) })
  }
  return tables
}

async function read(file: FileHandle, { offset, length }: Table): Promise<DataView> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, offset)
  return new DataView(bytes.buffer, 0, bytesRead)
}

/** Code points with glyphs, as pairs of first and last, in order. */
type Ranges = readonly (readonly [number, number])[]

/** Of the subtables the one with the most: format 12 (all planes), else format 4 (the BMP). */
function readCharacterMap(cmap: DataView): Ranges | null {
  let best: Ranges | null = null
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + i * 8 + 4)
    const format = cmap.getUint16(at)
    if (format === 12) return readFormat12(cmap, at)
    if (format === 4) best ??= readFormat4(cmap, at)
  }
  return best
}

function readFormat12(cmap: DataView, at: number): Ranges {
  const count = cmap.getUint32(at + 12)
  if (at + 16 + count * 12 > cmap.byteLength) throw new RangeError('the map of the font is cut off')
  return Array.from({ length: count }, (_, i) => {
    const group = at + 16 + i * 12
    return [cmap.getUint32(group), cmap.getUint32(group + 4)] as const
  })
}

function readFormat4(cmap: DataView, at: number): Ranges {
  const segments = cmap.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + segments * 2 + 2
  return Array.from(
    { length: segments },
    (_, i) => [cmap.getUint16(starts + i * 2), cmap.getUint16(ends + i * 2)] as const,
  )
}

function within(ranges: Ranges, codePoint: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ranges[middle]![1] < codePoint) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range !== undefined && range[0] <= codePoint && codePoint !== 0xffff
}
