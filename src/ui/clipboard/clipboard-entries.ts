import type { ApparatusEntry } from '../../core/apparatus/index.ts'
import {
  copiedEntries,
  type CopiedEntries,
  type Edition,
  type Pasted,
  pastedEntries,
  type Pasting,
} from '../../core/edition/index.ts'
import type { InterfaceLanguage } from '../messages/index.ts'
import { clipboardMessages } from './messages.ts'

/** Puts entries on the clipboard as words and as HTML, and says so; rejects when the browser does not allow it. */
export async function copyEntries(
  edition: Edition,
  entries: readonly ApparatusEntry[],
  language: InterfaceLanguage,
): Promise<string> {
  const say = clipboardMessages[language]
  if (entries.length === 0) return say.nothingToCopy
  await write(copiedEntries(edition, entries))
  return say.copied(entries.length)
}

/** What pasting comes to, and the sentence that tells of it. */
export function pasteEntries(
  edition: Edition,
  words: string,
  pasting: Pasting,
  language: InterfaceLanguage,
): { readonly pasted: Pasted; readonly said: string } {
  const say = clipboardMessages[language]
  if (words.trim() === '') return { pasted: NOTHING, said: say.nothingToPaste }
  const pasted = pastedEntries(edition, words, pasting)
  const { added, kept, left } = pasted
  const [first] = left
  const said = [
    ...(added.length > 0 ? [say.pasted(added.length)] : []),
    ...(kept > 0 ? [say.kept(kept)] : []),
    ...(first === undefined ? [] : [say.left(first, left.length - 1)]),
  ].join(say.between)
  return { pasted, said }
}

const NOTHING: Pasted = { act: null, added: [], left: [], kept: 0 }

async function write({ text, html }: CopiedEntries): Promise<void> {
  // Over a connection that is not encrypted browsers offer no clipboard; the old command works all the same.
  if ('clipboard' in navigator && 'write' in navigator.clipboard) {
    const item = { 'text/plain': inType(text, 'text/plain'), 'text/html': inType(html, 'text/html') }
    return navigator.clipboard.write([new ClipboardItem(item)])
  }
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', fill, { capture: true, once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
  if (!done) throw new Error('the browser does not let the page copy')
}

const inType = (words: string, type: string) => new Blob([words], { type })
