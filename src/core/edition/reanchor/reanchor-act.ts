import type { ApparatusEntry, Selector } from '../../apparatus/index.ts'
import { align } from '../../collation/index.ts'
import { selectorToWire } from '../../formats/json/index.ts'
import { baseText, type Change } from '../../text/index.ts'
import { apply } from '../apply.ts'
import { selectorsOf, withSelectors } from '../entry-selectors.ts'
import type { Edition } from '../edition.ts'
import type { Act } from '../edition-change.ts'
import { codePointsOf } from './old-text.ts'
import { type Moved, reanchorFrom } from './reanchor.ts'

/** An entry of an edition whose base text is replaced, and what becomes of each of its selectors. */
export interface MovedEntry {
  readonly before: ApparatusEntry
  readonly after: ApparatusEntry
  /** Those of the lemma first, then those that its origin rests on, in the order of `selectorsOf`. */
  readonly selectors: readonly Moved[]
}

/** What it takes to put another base text in the place of an edition's. */
export interface BaseTextReplaced {
  /** The one act that does it; null when the texts are the same. */
  readonly act: Act | null
  readonly entries: readonly MovedEntry[]
}

/**
 * Puts `content` in the place of the edition's base text, and each entry where its words are in it. The act is a
 * change like any other: an edit of the text, and the entries that such an edit alone would have put elsewhere.
 */
export function replaceBaseText(edition: Edition, content: string): BaseTextReplaced {
  const text = baseText(content)
  const find = reanchorFrom(edition.text.content, text)
  const entries = edition.entries.map((before): MovedEntry => {
    const selectors = selectorsOf(before).map((selector) => find(selectorToWire(selector, edition.text)))
    return {
      before,
      selectors,
      after: withSelectors(
        before,
        selectors.map(({ selector }) => selector),
      ),
    }
  })
  const changes = changesBetween(edition.text.content, content)
  if (changes.length === 0) return { act: null, entries }
  const edit: Act = { kind: 'edit-text', nature: 'transcription', changes }
  const edited = new Map(
    apply(edition, { id: '', by: '', at: '', act: edit }).entries.map((entry) => [entry.id, entry]),
  )
  const elsewhere = entries.filter(({ after }) => !sameSelectors(after, edited.get(after.id)))
  if (elsewhere.length === 0) return { act: edit, entries }
  const restored = elsewhere.map(({ after }) => ({ id: after.id, entry: after }))
  return { act: { kind: 'batch', acts: [edit, { kind: 'restore-entries', entries: restored }] }, entries }
}

/** The changes that make `after` of `before`, no more of it than differs. */
function changesBetween(before: string, after: string): Change[] {
  const { blocks } = align(codePointsOf(before), codePointsOf(after))
  const [offsetsBefore, offsetsAfter] = [offsetsOf(before), offsetsOf(after)]
  const changes: Change[] = []
  let [from, at] = [0, 0]
  for (let b = 0; b <= blocks.length; b += 3) {
    const to = offsetsBefore[b < blocks.length ? blocks[b]! : offsetsBefore.length - 1]!
    const end = offsetsAfter[b < blocks.length ? blocks[b + 1]! : offsetsAfter.length - 1]!
    if (to > from || end > at) changes.push({ from, to, insert: after.slice(at, end) })
    if (b === blocks.length) break
    from = offsetsBefore[blocks[b]! + blocks[b + 2]!]!
    at = offsetsAfter[blocks[b + 1]! + blocks[b + 2]!]!
  }
  return changes
}

/** Where each code point begins in code units; the last is the end. */
function offsetsOf(content: string): Uint32Array {
  const offsets = new Uint32Array(content.length + 1)
  let count = 0
  let at = 0
  for (const character of content) {
    offsets[count++] = at
    at += character.length
  }
  offsets[count++] = at
  return offsets.slice(0, count)
}

function sameSelectors(a: ApparatusEntry, b: ApparatusEntry | undefined): boolean {
  if (b === undefined) return false
  const others = selectorsOf(b)
  return selectorsOf(a).every((selector, i) => same(selector, others[i]!))
}

const same = (a: Selector, b: Selector): boolean =>
  a.span?.from === b.span?.from &&
  a.span?.to === b.span?.to &&
  a.lost?.start === b.lost?.start &&
  a.reanchored?.reason === b.reanchored?.reason
