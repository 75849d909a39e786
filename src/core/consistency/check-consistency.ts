import type { CharacterTables } from '../characters/index.ts'
import type { BaseText } from '../text/index.ts'
import { alteredWords } from './altered-words.ts'
import { impossibleCalendar } from './impossible-calendar.ts'
import { wrongCounts } from './wrong-counts.ts'
import { cycleNames } from './cycle-names.ts'
import { type Find, sorted } from './find.ts'
import { type Ground, ground } from './ground.ts'
import { invertedWords } from './inverted-words.ts'
import { lackingAndAddedWords } from './lacking-words.ts'
import { unpairedMarks } from './unpaired-marks.ts'
import { brokenNumbering } from './broken-numbering.ts'
import { repeatedWords } from './repeated-words.ts'
import { mixedSpellings } from './mixed-spellings.ts'
import { alteredTitles } from './altered-titles.ts'

/**
 * Where a text does not agree with itself (本校), in text order: forms of a name or phrase that stand against the usual
 * ones, dates and counts that contradict each other, marks without partner, mixed spellings. Doubts with their evidence;
 * no other text is asked. Of finds about the same words the surest is kept.
 */
export function checkConsistency(text: BaseText, tables: CharacterTables): Find[] {
  const on = ground(text, tables)
  return sorted(detectors.flatMap((detect) => detect(on)))
}

/** Those that know most first: of equally sure finds on the same words the first is kept. */
const detectors: readonly ((ground: Ground) => readonly Find[])[] = [
  cycleNames,
  impossibleCalendar,
  brokenNumbering,
  wrongCounts,
  alteredTitles,
  alteredWords,
  invertedWords,
  lackingAndAddedWords,
  repeatedWords,
  unpairedMarks,
  mixedSpellings,
]
