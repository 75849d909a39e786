import { findEntry } from '../../core/edition/index.ts'
import { newId } from '../new-id.ts'
import type { Bench } from './bench.ts'
import type { CommandName } from './commands.ts'

/** Copies the entry in hand or all that are chosen, or pastes what the clipboard holds; tells what came of it. */
export async function copyOrPaste(
  bench: Bench,
  name: Extract<CommandName, 'copyEntry' | 'copyEntries' | 'pasteEntries'>,
): Promise<void> {
  const { changes, preferences, review, selection } = bench
  const { edition } = bench.open
  if (edition === null) return
  if (name === 'pasteEntries') {
    let words: string
    try {
      words = await navigator.clipboard.readText()
    } catch {
      // A refusal, or a connection over which there is no clipboard.
      return changes.say(preferences.messages.notPasted)
    }
    return pasteWords(bench, words)
  }
  const entry = selection.entry === null ? null : findEntry(edition, selection.entry)
  if (name === 'copyEntry' && entry === null) return changes.say(preferences.messages.noneInHand)
  const entries = name === 'copyEntries' ? review.queue(edition).entries : [entry!]
  const { copyEntries } = await import('../clipboard/clipboard-entries.ts')
  try {
    changes.say(await copyEntries(edition, entries, preferences.chosen.language))
  } catch (error) {
    console.warn(error)
    changes.say(preferences.messages.notCopied)
  }
}

/** Proposes entries from words that are pasted: at the words selected, those held before them being further parts. */
export async function pasteWords(bench: Bench, words: string): Promise<void> {
  const { changes, held, parts, preferences, selection, trial } = bench
  const { pasteEntries } = await import('../clipboard/clipboard-entries.ts')
  const { edition } = bench.open
  if (edition === null) return
  const selected = parts.text?.selection ?? { from: 0, to: 0 }
  const spans = [...held.parts(edition.text).map(({ span }) => span!), selected]
  const { pasted, said } = pasteEntries(
    edition,
    words,
    { selected: spans, person: preferences.person, at: new Date().toISOString(), newId },
    preferences.chosen.language,
  )
  if (pasted.act !== null) {
    trial.end()
    if (!changes.do(pasted.act)) return
    held.letGo()
    selection.select(pasted.added[0]!.id, true)
  }
  changes.say(said)
}
