import type { ExportInput } from '../export-format.ts'
import type { Losses } from '../losses.ts'

/** Says which private-use characters there are: only a font made for them prints them. */
export function reportCharacters({ text, entries }: ExportInput, losses: Losses): void {
  const found = new Set<string>()
  const look = (words: string) => {
    for (const character of words.match(/\p{Co}/gu) ?? []) found.add(character)
  }
  look(text.content)
  for (const { readings } of entries) for (const reading of readings) look(reading.text)
  const names = [...found].map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase()}`)
  if (names.length === 0) return
  const shown =
    names.sort().slice(0, 10).join(', ') + (names.length > 10 ? ` and ${names.length - 10} more` : '')
  losses.add(`Private-use characters are printed only with a font that has them: ${shown}`)
}
