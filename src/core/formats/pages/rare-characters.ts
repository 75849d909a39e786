import type { EmbeddedFont, ExportInput, ExportTools } from '../export-format.ts'
import type { Losses } from '../losses.ts'
import { nameOf } from './markup.ts'

/** Fonts to put into a document, and the characters that will not be seen without one. */
export interface RareFonts {
  readonly fonts: readonly EmbeddedFont[]
  readonly unseen: readonly string[]
}

/**
 * Finds fonts for the characters that readers' machines often lack: Han characters of the extensions and of the
 * compatibility blocks, descriptions of characters, Tangut and others of the supplementary planes, private-use ones.
 * Without tools, or when they fail, only the private-use ones are known to be unseen.
 */
export async function embedRare(input: ExportInput, tools: ExportTools, losses: Losses): Promise<RareFonts> {
  const found = new Set<string>()
  const look = (text: string | undefined) => {
    if (text !== undefined) for (const [character] of text.matchAll(RARE)) found.add(character)
  }
  look(input.text.content)
  look(input.title)
  for (const { siglum, title, author } of input.witnesses)
    for (const text of [siglum, title, author]) look(text)
  for (const { lemma, readings, quotedLemma, verdict, decision } of input.entries) {
    for (const { exact } of lemma) look(exact)
    for (const { text } of readings) look(text)
    look(quotedLemma)
    look(verdict)
    look(decision?.reason)
  }
  if (found.size === 0) return { fonts: [], unseen: [] }
  const wanted = [...found].sort().join('')
  let fonts: readonly EmbeddedFont[]
  try {
    fonts = (await tools.embedFonts?.(wanted)) ?? []
  } catch (error) {
    // A document without its fonts is better than none; in the page they come from a server that may be out of reach.
    const reason = error instanceof Error ? error.message : String(error)
    losses.add(
      `Fonts for rare characters could not be had (${reason}): whoever reads the document needs them`,
    )
    return { fonts: [], unseen: [...found].filter((character) => /\p{Co}/u.test(character)) }
  }
  const shown = new Set(fonts.flatMap(({ characters }) => [...characters]))
  const unseen = [...found].filter(
    (character) => !shown.has(character) && (tools.embedFonts !== undefined || /\p{Co}/u.test(character)),
  )
  if (unseen.length > 0) {
    const names =
      unseen.sort().slice(0, NAMED).map(nameOf).join(', ') +
      (unseen.length > NAMED ? ` and ${unseen.length - NAMED} more` : '')
    losses.add(`There is no font here for ${names}: whoever reads the document needs one`)
  }
  return { fonts, unseen }
}

const RARE =
  /[\u3400-\u4dbf\u2ff0-\u2fff\u31ef\uf900-\ufaff\ue000-\uf8ff\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3ffff}\u{f0000}-\u{10fffd}]/gu
const NAMED = 10

/** Rules that give fonts in data addresses their names: `Yiwen rare 1` … */
export function fontFaces(
  fonts: readonly EmbeddedFont[],
  source: (font: EmbeddedFont, i: number) => string,
): string {
  return fonts
    .map((font, i) => {
      const range = [...font.characters].map(nameOf).join(',')
      return `@font-face{font-family:"${familyName(i)}";src:url("${source(font, i)}") format("woff2");unicode-range:${range}}\n`
    })
    .join('')
}

export const familyName = (i: number) => `Yiwen rare ${i + 1}`

/** `bytes` in base 64 (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const left = bytes.length - i
    parts.push(
      DIGITS[three >> 18]! +
        DIGITS[(three >> 12) & 63]! +
        (left > 1 ? DIGITS[(three >> 6) & 63]! : '=') +
        (left > 2 ? DIGITS[three & 63]! : '='),
    )
  }
  return parts.join('')
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
