import { type CharacterTables } from './tables.ts'

/** How a character is read: pinyin, the commonest reading first; 反切 of 廣韻. Empty where nothing is known. */
export interface Readings {
  readonly mandarin: readonly string[]
  readonly fanqie: readonly string[]
}

export function readingsOf({ mandarin, fanqie }: CharacterTables, character: string): Readings {
  return { mandarin: mandarin.get(character) ?? [], fanqie: fanqie.get(character) ?? [] }
}

/**
 * Why two characters may stand for each other by sound (音近): they share a 反切 and so were homophones in 廣韻, a
 * `reading` of today, or a `syllable` of today in different tones.
 */
export interface SoundAlike {
  readonly reason: 'fanqie' | 'reading' | 'syllable'
  /** What they share: 於希, yī, yi. */
  readonly shared: string
}

/** How far `a` and `b` sound alike; null when nothing is known to speak for it. The oldest evidence comes first. */
export function soundAlike(tables: CharacterTables, a: string, b: string): SoundAlike | null {
  if (a === b) return null
  const [x, y] = [readingsOf(tables, a), readingsOf(tables, b)]
  const spelling = x.fanqie.find((spelling) => y.fanqie.includes(spelling))
  if (spelling !== undefined) return { reason: 'fanqie', shared: spelling }
  const reading = x.mandarin.find((reading) => y.mandarin.includes(reading))
  if (reading !== undefined) return { reason: 'reading', shared: reading }
  const syllables = new Set(y.mandarin.map(withoutTone))
  const syllable = x.mandarin.map(withoutTone).find((syllable) => syllables.has(syllable))
  return syllable === undefined ? null : { reason: 'syllable', shared: syllable }
}

/** The tones are combining marks; the two dots of ü are none. */
const withoutTone = (reading: string) =>
  reading
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
