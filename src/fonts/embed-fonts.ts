import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import type { EmbeddedFont } from '../core/formats/index.ts'
import { readFontFile } from './font-file.ts'

/**
 * Parts of the fonts of this machine that together have `characters`, as few fonts as a glance allows: those made for
 * rare Han characters are looked at first. Characters that none has are in none of them. Fonts whose makers forbid it
 * are left alone; one that cannot be read is passed over.
 */
export async function embedFonts(
  characters: string,
  folders: readonly string[] = fontFolders(),
): Promise<readonly EmbeddedFont[]> {
  const missing = new Set(characters)
  const result: EmbeddedFont[] = []
  for (const path of await fontPaths(folders)) {
    if (missing.size === 0) break
    try {
      for (const font of await readFontFile(path)) {
        if (!font.mayEmbed) continue
        const found = [...missing].filter((character) => font.has(character.codePointAt(0)!))
        if (found.length === 0) continue
        const { default: subset } = await import('subset-font')
        const content = await subset(await font.content(), found.join(''), { targetFormat: 'woff2' })
        result.push({ family: basename(path).replace(/\.\w+$/, ''), content, characters: found.join('') })
        for (const character of found) missing.delete(character)
      }
    } catch {
      // A font that is damaged or may not be read is as good as none; the characters are reported as missing.
    }
  }
  return result
}

/** Files of fonts, those that are likely to have rare Han characters first, then by path. */
async function fontPaths(folders: readonly string[]): Promise<string[]> {
  const paths: string[] = []
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    for (const name of names) if (/\.(?:ttf|otf|ttc|otc)$/i.test(name)) paths.push(join(folder, name))
  }
  const rank = (path: string) => {
    const at = LIKELY.findIndex((pattern) => pattern.test(basename(path)))
    return at < 0 ? LIKELY.length : at
  }
  return Array.from(new Set(paths), (path) => ({ path, rank: rank(path) }))
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path)
}

const LIKELY: readonly RegExp[] = [
  /hanamin/i,
  /babelstone/i,
  /plangothic/i,
  /simsunb|mingliub|sunextb/i,
  /serif.*cjk|sourcehan/i,
  /tangut|khitan/i,
]

/** Where systems keep their fonts: Linux, macOS, Windows. */
function fontFolders(): string[] {
  const home = homedir()
  const windows = process.env['WINDIR']
  const local = process.env['LOCALAPPDATA']
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(home, '.fonts'),
    join(home, '.local/share/fonts'),
    '/Library/Fonts',
    '/System/Library/Fonts',
    join(home, 'Library/Fonts'),
    ...(windows === undefined ? [] : [join(windows, 'Fonts')]),
    ...(local === undefined ? [] : [join(local, 'Microsoft/Windows/Fonts')]),
  ]
}
