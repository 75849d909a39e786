import type { ApparatusEntry, Reading } from '../../apparatus/index.ts'
import { graphVariants } from '../../collation/index.ts'

/** The readings of an entry, other spellings put with what they spell. */
export interface Spelled {
  readonly readings: readonly SpelledReading[]
  /** Readings that only spell the lemma otherwise. */
  readonly ofLemma: readonly Reading[]
}

export interface SpelledReading {
  readonly reading: Reading
  /** The same words in other spellings. */
  readonly spellings: readonly Reading[]
}

/**
 * A function that tells which readings are only other spellings: those of a class that says so (異體), and those whose
 * words become the same once variant graphs, capitals, points and blanks are looked away from.
 */
export function speller(): (entry: ApparatusEntry) => Spelled {
  // Read when it is first needed: texts in alphabets have no use for it.
  let variants: ReturnType<typeof graphVariants> | null = null
  const form = (text: string) => {
    let result = text
    if (/\p{Script=Han}/u.test(text)) {
      variants ??= graphVariants()
      result = ''
      for (const character of text) result += variants.get(character)?.standard ?? character
    }
    // Where nothing but points is left they are what differs.
    return result.toLowerCase().replace(/[\p{P}\s]+/gu, '') || text
  }
  return ({ kind, lemma, readings }) => {
    const found: { reading: Reading; spellings: Reading[]; form: string | null }[] = []
    const ofLemma: Reading[] = []
    const words = lemma.map(({ exact }) => exact).join('')
    const lemmaForm = kind === 'reading' && words !== '' ? form(words) : null
    for (const reading of readings) {
      const spelled =
        reading.kind === 'substitution' && reading.text !== '' && kind === 'reading'
          ? form(reading.text)
          : null
      const same = spelled === null ? undefined : found.find((other) => other.form === spelled)
      const named = reading.kind === 'substitution' && SPELLINGS.has(reading.class ?? '')
      if (same !== undefined && spelled !== lemmaForm) same.spellings.push(reading)
      else if (named || (spelled !== null && spelled === lemmaForm)) ofLemma.push(reading)
      else found.push({ reading, spellings: [], form: spelled })
    }
    return { readings: found, ofLemma }
  }
}

/** Classes whose readings are the same word. */
const SPELLINGS: ReadonlySet<string> = new Set([
  '異體',
  '俗字',
  '古今字',
  '繁簡',
  'orthographic',
  'orthography',
  'spelling',
])
