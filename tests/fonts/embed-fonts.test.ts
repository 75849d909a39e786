import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { embedFonts } from '../../src/fonts/index.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** A folder with one file called a font. */
async function folderWith(content: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwen-fonts-'))
  folders.push(folder)
  await writeFile(join(folder, 'a.ttf'), content)
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
})
