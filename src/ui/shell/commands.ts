import type { Messages } from '../messages/index.ts'

/** What is opened beside the text and its apparatus: tabs of the drawer and dialogs that are loaded when wanted. */
export const toolNames = [
  'find',
  'evidence',
  'history',
  'chapters',
  'collation',
  'parallel',
  'consistency',
  'pictures',
  'orphans',
  'addWitnesses',
  'export',
  'import',
  'palette',
] as const
export type ToolName = (typeof toolNames)[number]

/** Everything an editor can do by key. Keys are those of `KeyboardEvent.key`, with Ctrl standing for ⌘ as well. */
export type CommandName =
  | ToolName
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'nextVariant'
  | 'previousVariant'
  | 'accept'
  | 'reject'
  | 'dispute'
  | 'propose'
  | 'settle'
  | 'settleWith'
  | 'settleNone'
  | 'leaveOpen'
  | 'opinion'
  | 'writeComment'
  | 'edit'
  | 'remove'
  | 'mark'
  | 'markSubstitution'
  | 'markAddition'
  | 'markOmission'
  | 'markTransposition'
  | 'markConjecture'
  | 'holdWords'
  | 'tryReading'
  | 'emend'
  | 'correctText'
  | 'copyEntry'
  | 'copyEntries'
  | 'pasteEntries'
  | 'readNotes'
  | 'settings'
  | 'witnesses'
  | 'undo'
  | 'redo'
  | 'keys'
  | 'leave'

export interface Command {
  readonly name: CommandName
  readonly keys: readonly string[]
}

/** The keys of commands. Single letters count only where nothing is being written. */
export const commands: readonly Command[] = [
  { name: 'next', keys: ['j', 'Alt+PageDown'] },
  { name: 'previous', keys: ['k', 'Alt+PageUp'] },
  { name: 'first', keys: ['Alt+Home'] },
  { name: 'last', keys: ['Alt+End'] },
  { name: 'nextVariant', keys: ['F8'] },
  { name: 'previousVariant', keys: ['Shift+F8'] },
  { name: 'accept', keys: ['a'] },
  { name: 'reject', keys: ['x'] },
  { name: 'dispute', keys: ['d'] },
  { name: 'propose', keys: ['p'] },
  { name: 'settle', keys: ['s'] },
  { name: 'settleWith', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  { name: 'settleNone', keys: ['0'] },
  { name: 'leaveOpen', keys: ['q'] },
  { name: 'opinion', keys: ['i'] },
  { name: 'writeComment', keys: ['u'] },
  { name: 'edit', keys: ['e'] },
  { name: 'remove', keys: ['Delete'] },
  { name: 'mark', keys: ['n', 'F5'] },
  // Y as in 衍 (yǎn), L for what is left out, Z like 乙 that marks what changes places, F for fortasse.
  { name: 'markSubstitution', keys: ['r'] },
  { name: 'markAddition', keys: ['y'] },
  { name: 'markOmission', keys: ['l'] },
  { name: 'markTransposition', keys: ['z'] },
  { name: 'markConjecture', keys: ['f'] },
  { name: 'holdWords', keys: ['b'] },
  { name: 'tryReading', keys: ['t'] },
  { name: 'emend', keys: ['m'] },
  { name: 'correctText', keys: ['F2'] },
  { name: 'copyEntry', keys: ['Ctrl+c'] },
  { name: 'copyEntries', keys: ['Shift+Y'] },
  { name: 'pasteEntries', keys: ['Ctrl+v'] },
  { name: 'readNotes', keys: [] },
  { name: 'witnesses', keys: ['w'] },
  { name: 'find', keys: ['/', 'Ctrl+f'] },
  { name: 'evidence', keys: ['v'] },
  { name: 'history', keys: ['h'] },
  { name: 'chapters', keys: ['Ctrl+g'] },
  { name: 'collation', keys: ['c'] },
  { name: 'parallel', keys: ['Shift+C'] },
  { name: 'addWitnesses', keys: ['Shift+W'] },
  { name: 'consistency', keys: ['Shift+V'] },
  { name: 'pictures', keys: ['g'] },
  { name: 'orphans', keys: ['o'] },
  { name: 'export', keys: ['Ctrl+Shift+e'] },
  { name: 'import', keys: ['Ctrl+o'] },
  { name: 'palette', keys: ['Ctrl+k', 'Ctrl+Shift+p'] },
  { name: 'settings', keys: ['Ctrl+,'] },
  { name: 'undo', keys: ['Ctrl+z'] },
  { name: 'redo', keys: ['Ctrl+Shift+Z', 'Ctrl+y'] },
  { name: 'keys', keys: ['?'] },
  { name: 'leave', keys: ['Escape'] },
]

/** Whether a command opens a tool. */
export function isTool(name: CommandName): name is ToolName {
  return (toolNames as readonly string[]).includes(name)
}

/** The command that a key stands for; null for none. While `writing`, only keys that write nothing count. */
export function commandOf(event: KeyboardEvent, writing: boolean): CommandName | null {
  if (event.isComposing) return null
  const key = keyOf(event)
  const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
  if (writing && (letter || event.key === 'Delete')) return null
  return (
    commands.find(({ keys }) => keys.some((wanted) => wanted.toLowerCase() === key.toLowerCase()))?.name ??
    null
  )
}

/** The name of a command in the interface's language. */
export function commandTitle(name: CommandName, messages: Messages): string {
  return messages[name]
}

/** The keys of a command as they are listed: a run of digits as one. */
export function shownKeys(keys: readonly string[]): readonly string[] {
  const digits = keys.length > 2 && keys.every((key) => /^\d$/.test(key))
  return digits ? [`${keys[0]}–${keys.at(-1)}`] : keys.map(shownKey)
}

/** A key as it is shown: letters large, as they stand on the keys. */
export function shownKey(key: string): string {
  return key.replace(/(^|\+)(\p{Ll})$/u, (_, before: string, letter: string) => before + letter.toUpperCase())
}

function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const modifiers = [
    ctrlKey || metaKey ? 'Ctrl' : '',
    altKey ? 'Alt' : '',
    shiftKey && key !== '?' ? 'Shift' : '',
  ]
  return [...modifiers.filter(Boolean), key].join('+')
}

/** An editor asked for a command by pointer. */
export class CommandEvent extends Event {
  static readonly type = 'command'
  readonly command: CommandName

  constructor(command: CommandName) {
    super(CommandEvent.type, { bubbles: true, composed: true })
    this.command = command
  }
}

declare global {
  interface HTMLElementEventMap {
    command: CommandEvent
  }
}
