import { lemmaText } from '../../core/apparatus/index.ts'
import type { Edition } from '../../core/edition/index.ts'
import { noOverlay, type Overlay } from '../../editor/index.ts'
import type { Messages } from '../messages/index.ts'
import type { HeldWordsController } from './held-words-controller.ts'
import type { Trial, TrialController } from './trial-controller.ts'

/** What lies over the text now, the same object as `before` when nothing of it has changed. */
export function overlayOf(
  edition: Edition,
  held: HeldWordsController,
  trials: TrialController,
  messages: Messages,
  before: Overlay,
): Overlay {
  const trial = trials.trial(edition)
  const spans = held.parts(edition.text).map(({ span }) => span!)
  if (trial === null && spans.length === 0) return noOverlay
  const now: Overlay = {
    held: spans,
    instead: trial?.places ?? [],
    label: trial === null ? '' : messages.triedLabel(whose(trial, messages)),
  }
  return JSON.stringify(now) === JSON.stringify(before) ? before : now
}

/** What the editor is told of what lies over the text; empty when nothing does. */
export function overlayNotice(
  edition: Edition,
  held: HeldWordsController,
  trials: TrialController,
  messages: Messages,
): string {
  const trial = trials.trial(edition)
  if (trial !== null) return messages.tried(whose(trial, messages), trial.place, trial.of)
  const parts = held.parts(edition.text)
  return parts.length === 0 ? '' : messages.held(lemmaText({ lemma: parts }))
}

/** Who has the reading, in the fewest words that say so. */
function whose({ entry, reading }: Trial, messages: Messages): string {
  const sigla = reading.attestations.map(({ witness, named }) => witness ?? named ?? messages.anonymous)
  const names = [...new Set([...(reading.author === undefined ? [] : [reading.author]), ...sigla])]
  if (names.length > 0) return names.join(messages.listComma)
  return messages.readingNumber(entry.readings.indexOf(reading) + 1)
}
