import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { embedFonts } from '../../src/fonts/index.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** A folder with one file called a font. */
async function folderWith(content: Uint8Array, name = 'a.ttf'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwen-fonts-'))
  folders.push(folder)
  await writeFile(join(folder, name), content)
  return folder
}

describe('embedFonts', () => {
  it('finds nothing where there are no fonts, or only damaged ones', async () => {
    expect(await embedFonts('𠀀', ['/nowhere'])).toEqual([])
    const endless = new Uint8Array(64).fill(0xff)
    endless.set([0, 1, 0, 0, 0, 1])
    for (const content of [new Uint8Array(0), new Uint8Array([0, 1, 0, 0, 0xff, 0xff]), endless]) {
      expect(await embedFonts('𠀀', [await folderWith(content)])).toEqual([])
    }
  })

  it('takes of the fonts of this machine the characters they have, and says which', async () => {
    const fonts = await embedFonts('𠀀\u{10fffd}a')
    if (fonts.length === 0) {
      console.warn('NOT tried with a font: this machine has none as .ttf or .otf')
      return
    }
    const found = fonts.flatMap(({ characters }) => [...characters])
    expect(new Set(found).size).toBe(found.length)
    expect(found).not.toContain('\u{10fffd}')
    for (const { content } of fonts) {
      expect(String.fromCharCode(...content.slice(0, 4))).toBe('wOF2')
      expect(content.length).toBeLessThan(100_000)
    }
  }, 120_000)

  it('takes a font out of a collection', async () => {
    const font = await anyFont()
    if (font === null) {
      console.warn('NOT tried with a collection: this machine has no font as .ttf to make one of')
      return
    }
    const fonts = await embedFonts('az\u{10fffd}', [await folderWith(collectionOf(font), 'a.ttc')])
    expect(fonts).toMatchObject([{ family: 'a', characters: 'az' }])
    expect(String.fromCharCode(...fonts[0]!.content.slice(0, 4))).toBe('wOF2')
    const alone = await embedFonts('az', [await folderWith(font)])
    expect(fonts[0]!.content.length).toBe(alone[0]!.content.length)
    const cut = collectionOf(font).subarray(0, font.length >> 1)
    expect(await embedFonts('az', [await folderWith(cut, 'a.ttc')])).toEqual([])
  }, 60_000)
})

/** A TrueType font of this machine that has Latin letters; null when there is none. */
async function anyFont(): Promise<Buffer | null> {
  for (const folder of ['/usr/share/fonts', '/Library/Fonts', 'C:/Windows/Fonts']) {
    for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
      if (!/\.ttf$/i.test(name)) continue
      const content = await readFile(join(folder, name))
      if ((await embedFonts('az', [await folderWith(content)])).length > 0) return content
    }
  }
  return null
}

/** A collection (OpenType, “Font Collections”) whose first font is damaged and whose second is `font`. */
function collectionOf(font: Buffer): Buffer {
  const head = 24
  const collection = Buffer.concat([Buffer.alloc(head), font])
  collection.write('ttcf', 0, 'latin1')
  collection.writeUInt32BE(0x00010000, 4)
  collection.writeUInt32BE(2, 8)
  // The first lies in the header, where no font begins.
  collection.writeUInt32BE(8, 12)
  collection.writeUInt32BE(head, 16)
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const offset = head + 12 + i * 16 + 8
    collection.writeUInt32BE(collection.readUInt32BE(offset) + head, offset)
  }
  return collection
}
