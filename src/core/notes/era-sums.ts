import type { ApparatusEntry, EntryId, ReadingId } from '../apparatus/index.ts'
import { type BaseText, type Span, touches } from '../text/index.ts'
import { findBracketed } from './bracket-notes.ts'
import { fold } from './fold.ts'
import { NUMERAL, numeral, toNumeral } from './numerals.ts'

/** An era and how many years the text gives it. */
export interface EraCount {
  readonly era: string
  readonly years: number
  /** The era and its count in the text: 福聖承道四年. */
  readonly span: Span
}

/** How long someone reigned, and the eras of the reign: 在位十九年，改元延嗣寧國一年，天祐垂聖三年…. */
export interface Reign {
  readonly years: number
  readonly span: Span
  readonly eras: readonly EraCount[]
}

/** The years of the eras of a reign added up, as the text has them or with one reading in their place. */
export interface EraSum {
  readonly reign: Reign
  /** The reading that is tried; null for the text as it stands. */
  readonly entry: EntryId | null
  readonly reading: ReadingId | null
  /** What is added: a count an era; several where a reading divides one era. */
  readonly counts: readonly (readonly number[])[]
  readonly sum: number
  /** 「一＋三＋（二＋二）＋六＋五＝十九」. */
  readonly line: string
}

/** The reigns whose eras `text` counts. Notes between the counts do not belong to them. */
export function reigns(text: BaseText): Reign[] {
  const folded = fold(text.content)
  const notes = findBracketed(text.content, ['round', 'square']).found
  let next = 0
  return Array.from(folded.matchAll(REIGN)).flatMap((match) => {
    const years = numeral(match[1]!)
    while (next < notes.length && notes[next]!.span.to <= match.index) next++
    const eras = erasAfter(
      folded,
      match.index + match[0].length,
      notes.slice(next, next + MOST_NOTES).map(({ span }) => span),
    )
    const last = eras.at(-1)
    if (years === null || last === undefined) return []
    return [{ years, span: { from: match.index, to: last.span.to }, eras }]
  })
}

function erasAfter(folded: string, from: number, notes: readonly Span[]): EraCount[] {
  const eras: EraCount[] = []
  let at = from
  for (;;) {
    const note = notes.find((span) => span.from === at)
    if (note !== undefined) {
      at = note.to
      continue
    }
    ERA.lastIndex = at
    const match = ERA.exec(folded)
    if (match === null) return eras
    const { lead, era, count } = match.groups!
    const start = at + lead!.length
    const end = at + match[0].length
    eras.push({ era: era!, years: numeral(count!) ?? 0, span: { from: start, to: end } })
    at = end
  }
}

/**
 * The sum of each reign's eras, then the sum with each reading that counts one of them otherwise. What is shown is the
 * sum: whether a count can be right is for the editor to judge. `told` are the reigns of the text, where they are known.
 */
export function eraSums(
  text: BaseText,
  entries: readonly ApparatusEntry[],
  told: readonly Reign[] = reigns(text),
): EraSum[] {
  return told.flatMap((reign) => {
    const plain = reign.eras.map(({ years }) => [years])
    const sums = [sumOf(reign, null, null, plain)]
    for (const entry of entries) {
      const index = reign.eras.findIndex(({ span }) =>
        entry.lemma.some((part) => part.span !== null && touches(part.span, span)),
      )
      if (index < 0) continue
      for (const { id, text: reading } of entry.readings) {
        const counts = countsOf(reading, reign.eras[index]!.era)
        if (counts.length === 0) continue
        sums.push(sumOf(reign, entry.id, id, plain.with(index, counts)))
      }
    }
    return sums
  })
}

/** The counts that a reading gives the era, or the eras it divides it into: 福聖二年，承道二年 for 福聖承道. */
function countsOf(reading: string, era: string): number[] {
  const counts: number[] = []
  for (const match of fold(reading).matchAll(COUNT)) {
    const years = numeral(match[2]!)
    const named = match[1]!
    if (years !== null && [...named].filter((c) => era.includes(c)).length >= 2) counts.push(years)
  }
  if (counts.length > 0) return counts
  const bare = WHOLE_COUNT.exec(fold(reading))
  const years = bare === null ? null : numeral(bare[1]!)
  return years === null ? [] : [years]
}

function sumOf(
  reign: Reign,
  entry: EntryId | null,
  reading: ReadingId | null,
  counts: readonly number[][],
): EraSum {
  const sum = counts.flat().reduce((total, count) => total + count, 0)
  const terms = counts.map((parts) => {
    const written = parts.map(toNumeral).join('＋')
    return parts.length > 1 ? `（${written}）` : written
  })
  return { reign, entry, reading, counts, sum, line: `${terms.join('＋')}＝${toNumeral(sum)}` }
}

const REIGN = new RegExp(`在位(?:凡|共)?(${NUMERAL}{1,4})年`, 'gu')
const ERA = new RegExp(
  `(?<lead>[，、；](?:凡|共)?(?:建元|改元|曰|稱|元)?(?:曰|者)?)(?<era>[\\p{Script=Han}]{2,4}?)(?<count>${NUMERAL}{1,3})年`,
  'uy',
)
const COUNT = new RegExp(`([\\p{Script=Han}]{2,8}?)(${NUMERAL}{1,3})年`, 'gu')
const WHOLE_COUNT = new RegExp(`^[作有]?(${NUMERAL}{1,3})年?$`, 'u')
/** Notes between the counts of one reign. */
const MOST_NOTES = 40
