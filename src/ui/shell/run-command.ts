import type { Status } from '../../core/apparatus/index.ts'
import type { Bench } from './bench.ts'
import { copyOrPaste } from './clipboard-work.ts'
import { type CommandName, isTool } from './commands.ts'
import { decide, openForm, removeEntry } from './entry-work.ts'
import { holdWords, markWords, tryReading } from './marking.ts'

/** The commands that work upon the edition that is open; the others belong to the page itself. */
export type DeskCommand = Exclude<CommandName, 'keys' | 'settings' | 'witnesses'>

/** Does what a command says; nothing when no edition is open. `key` is the key that stood for it. */
export function runCommand(bench: Bench, name: DeskCommand, key = ''): void {
  const { open, selection, changes, form, tools, parts } = bench
  const { edition, store } = open
  if (edition === null || store === null) return
  if (isTool(name)) return tools.toggle(name)
  switch (name) {
    case 'next':
      return selection.step(1)
    case 'previous':
      return selection.step(-1)
    case 'first':
      return selection.first()
    case 'last':
      return selection.last()
    case 'nextVariant':
      return selection.stepFromCaret(1)
    case 'previousVariant':
      return selection.stepFromCaret(-1)
    case 'accept':
      return setStatus(bench, 'accepted')
    case 'reject':
      return setStatus(bench, 'rejected')
    case 'dispute':
      return setStatus(bench, 'disputed')
    case 'propose':
      return setStatus(bench, 'proposed')
    case 'settle':
      return decide(bench, 'settle')
    case 'settleWith':
      return decide(bench, 'settle', Number(key))
    case 'settleNone':
      return decide(bench, 'settle', 'none')
    case 'leaveOpen':
      return decide(bench, 'settle', 'open')
    case 'opinion':
      return decide(bench, 'opinion')
    case 'writeComment':
      if (selection.entry !== null) void parts.panel?.comment(selection.entry)
      return
    case 'edit':
      if (selection.entry !== null) form.open({ kind: 'edit', id: selection.entry })
      return
    case 'remove':
      return removeEntry(bench, edition)
    case 'mark':
      return openForm(bench, edition, 'new')
    case 'markSubstitution':
      return markWords(bench, edition, 'substitution', key !== '')
    case 'markAddition':
      return markWords(bench, edition, 'addition', key !== '')
    case 'markOmission':
      return markWords(bench, edition, 'omission', key !== '')
    case 'markTransposition':
      return markWords(bench, edition, 'transposition', key !== '')
    case 'markConjecture':
      return markWords(bench, edition, 'conjecture', key !== '')
    case 'holdWords':
      return holdWords(bench, edition, key !== '')
    case 'tryReading':
      return tryReading(bench, edition)
    case 'emend':
      return openForm(bench, edition, 'emend')
    case 'correctText':
      changes.correcting = !changes.correcting
      bench.trial.end()
      if (changes.correcting) parts.text?.focus()
      return
    case 'copyEntry':
    case 'copyEntries':
    case 'pasteEntries':
      return void copyOrPaste(bench, name)
    case 'readNotes':
      return void changes.readNotes(edition)
    case 'undo':
      return store.undo()
    case 'redo':
      return store.redo()
    case 'leave':
      return leave(bench)
    default:
      return name satisfies never
  }
}

/** Closes the tool at `place`; the keyboard goes back from the drawer to the text. */
export function closeTool({ tools, parts }: Bench, place: 'drawer' | 'dialog'): void {
  tools.close(place)
  if (place === 'drawer') parts.text?.focus()
}

function setStatus({ changes, selection }: Bench, status: Exclude<Status, 'settled'>): void {
  if (selection.entry !== null) changes.do({ kind: 'set-status', ids: [selection.entry], status })
}

/** Ends what was begun last: a reading shown in the text, words held, correcting, the drawer that has the keyboard, the form, the entry in hand, the drawer. */
function leave(bench: Bench): void {
  const { changes, form, held, parts, selection, trial } = bench
  const { edition } = bench.open
  changes.say('')
  if (edition !== null && trial.trial(edition) !== null) trial.end()
  else if (edition !== null && held.parts(edition.text).length > 0) held.letGo()
  else if (changes.correcting) changes.correcting = false
  else if (form.form === null && parts.inDrawer) closeTool(bench, 'drawer')
  else {
    form.open(null)
    if (selection.entry !== null) selection.select(null)
    else if (bench.tools.drawer !== null) closeTool(bench, 'drawer')
  }
}
