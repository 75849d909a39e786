import { type FileHandle, open, readFile } from 'node:fs/promises'

/** What a font says of itself. */
export interface FontFile {
  readonly path: string
  /** Whether its maker allows a part of it to be put into documents (OpenType, OS/2, fsType). */
  readonly mayEmbed: boolean
  /** Whether it has a glyph for a code point. */
  has(codePoint: number): boolean
  /** The font as a file of its own, even where it shares one with others. */
  content(): Promise<Uint8Array>
}

/**
 * Reads the character maps of a TrueType or OpenType font, or of all fonts of a collection (.ttc), and no more of them
 * than that. A file that is none gives none, nor does a font whose map is of a kind that is not understood. Throws what
 * reading throws.
 */
export async function readFontFile(path: string): Promise<FontFile[]> {
  const file = await open(path, 'r')
  try {
    const fonts: FontFile[] = []
    for (const offset of await fontOffsets(file)) {
      const font = await readFont(path, file, offset)
      if (font !== null) fonts.push(font)
    }
    return fonts
  } catch (error) {
    // A map that points beyond itself: the file is damaged.
    if (error instanceof RangeError) return []
    throw error
  } finally {
    await file.close()
  }
}

interface Table {
  readonly offset: number
  readonly length: number
}

interface Directory {
  /** 'OTTO', or the version of a TrueType font. */
  readonly signature: number
  readonly tables: ReadonlyMap<string, Table>
}

const COLLECTION = 0x74746366
const SIGNATURES: readonly number[] = [0x00010000, 0x4f54544f, 0x74727565]
const RESTRICTED = 0x0002
const NO_SUBSETTING = 0x0100

/** In bytes; the maps of the largest fonts take half a megabyte. */
const LARGEST_MAP = 16 * 1024 * 1024

/** Collections of ten fonts are the largest there are: five languages of one face, each proportional and not. */
const MOST_FONTS = 64

/** Where the directories of the fonts in `file` begin: one at its beginning, or those that a collection lists. */
async function fontOffsets(file: FileHandle): Promise<readonly number[]> {
  const head = await read(file, { offset: 0, length: 12 })
  if (head.getUint32(0) !== COLLECTION) return [0]
  const count = Math.min(head.getUint32(8), MOST_FONTS)
  const list = await read(file, { offset: 12, length: count * 4 })
  return Array.from({ length: count }, (_, i) => list.getUint32(i * 4))
}

async function readFont(path: string, file: FileHandle, offset: number): Promise<FontFile | null> {
  const directory = await readDirectory(file, offset)
  const cmap = directory?.tables.get('cmap')
  if (directory === null || cmap === undefined || cmap.length > LARGEST_MAP) return null
  const ranges = readCharacterMap(await read(file, cmap))
  if (ranges === null) return null
  const os2 = directory.tables.get('OS/2')
  const type =
    os2 === undefined || os2.length < 10 ? 0 : (await read(file, { ...os2, length: 10 })).getUint16(8)
  return {
    path,
    mayEmbed: (type & (RESTRICTED | NO_SUBSETTING)) === 0,
    has: (codePoint) => within(ranges, codePoint),
    content: async () => {
      const bytes = await readFile(path)
      return offset === 0 ? bytes : standAlone(bytes, directory)
    },
  }
}

async function readDirectory(file: FileHandle, offset: number): Promise<Directory | null> {
  const head = await read(file, { offset, length: 12 })
  const signature = head.getUint32(0)
  if (!SIGNATURES.includes(signature)) return null
  const count = head.getUint16(4)
  const records = await read(file, { offset: offset + 12, length: count * 16 })
  const tables = new Map<string, Table>()
  for (let i = 0; i < count; i++) {
    const at = i * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => records.getUint8(at + k)))
    tables.set(tag, { offset: records.getUint32(at + 8), length: records.getUint32(at + 12) })
  }
  return { signature, tables }
}

/**
 * One font of a collection as a file of its own: the tables it names, one after another, behind a directory that says
 * where they are now. The sums that the directory could give are left zero: what cuts fonts writes new ones.
 */
function standAlone(collection: Uint8Array, { signature, tables }: Directory): Uint8Array {
  const start = 12 + tables.size * 16
  const padded = (length: number) => Math.ceil(length / 4) * 4
  const size = [...tables.values()].reduce((sum, { length }) => sum + padded(length), start)
  // `Buffer`, not a plain array of bytes: what cuts fonts asks it for its beginning as text.
  const font = Buffer.alloc(size)
  font.writeUInt32BE(signature, 0)
  font.writeUInt16BE(tables.size, 4)
  let record = 12
  let at = start
  for (const [tag, { offset, length }] of tables) {
    if (offset + length > collection.length) throw new RangeError('a table of the font is cut off')
    font.write(tag, record, 'latin1')
    font.writeUInt32BE(at, record + 8)
    font.writeUInt32BE(length, record + 12)
    font.set(collection.subarray(offset, offset + length), at)
    record += 16
    at += padded(length)
  }
  return font
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
