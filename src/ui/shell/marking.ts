import type { ReadingKind } from '../../core/apparatus/index.ts'
import type { Edition } from '../../core/edition/index.ts'
import type { Bench } from './bench.ts'

/** What may be marked at a caret, where no words are selected: what is added there, or ought to be. */
const atPlaces: ReadonlySet<ReadingKind> = new Set(['addition', 'conjecture'])

/**
 * Opens the form for a reading of this kind on the words that are selected, those held before them being further parts
 * of the lemma. A single key counts only while the caret is in the text (`byKey`): elsewhere the editor looks at
 * something else than her selection.
 */
export function markWords(bench: Bench, edition: Edition, kind: ReadingKind, byKey: boolean): void {
  const { changes, form, held, parts, selection, trial, preferences } = bench
  const { text } = parts
  const selected = text?.selection ?? { from: 0, to: 0 }
  const inText = text?.textHasFocus === true
  const lemma = held.lemma(edition.text, selected)
  const words = lemma.some(({ exact }) => exact !== '')
  if ((byKey && !inText) || (!words && (!inText || !atPlaces.has(kind)))) {
    return changes.say(preferences.messages.nothingSelected)
  }
  changes.say('')
  held.letGo()
  trial.end()
  selection.hold(null)
  form.open({ kind: 'new', lemma, reading: kind })
}

/** Holds the words that are selected as a part of a lemma, until further words are selected and marked. */
export function holdWords(
  { changes, held, parts, preferences }: Bench,
  edition: Edition,
  byKey: boolean,
): void {
  const selected = parts.text?.selection ?? { from: 0, to: 0 }
  if (selected.from === selected.to || (byKey && parts.text?.textHasFocus !== true)) {
    return changes.say(preferences.messages.nothingSelected)
  }
  changes.say('')
  held.hold(edition.text, selected)
}

/** Shows the next reading of the entry in hand in the place of its lemma, and after the last one the base text. */
export function tryReading({ changes, selection, trial, preferences }: Bench, edition: Edition): void {
  const id = selection.entry
  if (id === null) return changes.say(preferences.messages.noneInHand)
  const wasShown = trial.trial(edition)?.entry.id === id
  changes.say('')
  if (trial.next(edition, id) === null && !wasShown) changes.say(preferences.messages.notTried)
}
