import { describe } from '../../apparatus/index.ts'
import { type BaseText, type Span, toCodePoint } from '../../text/index.ts'
import { selectorToWire, type WireEntry } from '../json/index.ts'
import { followPointer } from './follow-pointer.ts'
import { type Places, spanBetween, wholeSpan } from './place-drafts.ts'
import type { XmlElement } from './scan-xml.ts'
import type { Mark } from './text-builder.ts'

/** A note that says by pointers what it is about. */
export interface LooseNote {
  readonly element: XmlElement
  readonly words: string
  /** Who says so, or empty. */
  readonly by: string
  /** Where what it is about begins and ends. */
  readonly target: string | undefined
  readonly targetEnd: string | undefined
  /** Where the note itself stands, when that is in the text. */
  readonly here: Mark | null
}

/**
 * Gives each note to the entry that begins, or else ends, where the note points, as a comment; where there is none it
 * becomes an entry of its own. CBETA keeps the prose of the printed notes so, beside the entries made of them, and the
 * Classical Text Editor the notes that it could not turn into readings.
 */
export function attachNotes(
  notes: readonly LooseNote[],
  entries: WireEntry[],
  { text, points, unread }: Pick<Places, 'text' | 'points' | 'unread'>,
): void {
  const byStart = new Map<number, number>()
  const byEnd = new Map<number, number>()
  entries.forEach(({ lemma }, i) => {
    const [first, last] = [lemma[0], lemma.at(-1)]
    if (first === undefined || last === undefined || first.orphan === true || last.orphan === true) return
    if (!byStart.has(first.start)) byStart.set(first.start, i)
    if (!byEnd.has(last.end)) byEnd.set(last.end, i)
  })
  const freshId = freshIds(entries)
  for (const note of notes) {
    const { element, words, by } = note
    const span = spanOf(note, text, points)
    const place = span && { start: toCodePoint(text, span.from), end: toCodePoint(text, span.to) }
    const known = place && (byStart.get(place.start) ?? byEnd.get(place.end))
    if (known != null) {
      const comments = entries[known]!.comments ?? []
      const comment = { id: `k${comments.length + 1}`, by, at: '', text: words }
      entries[known] = { ...entries[known]!, comments: [...comments, comment] }
      continue
    }
    if (place !== null) byStart.set(place.start, entries.length)
    else
      unread.problem(
        'dangling-pointer',
        `A note points at 「${note.target ?? note.targetEnd ?? ''}」, which is nowhere in the document; 「${shortened(words)}」 waits to be placed.`,
        element,
      )
    entries.push({
      id: freshId(element.attributes['n'] ?? element.attributes['xml:id'] ?? '1'),
      layer: 'notes',
      kind: 'fact',
      lemma: [
        span === null
          ? { start: 0, end: 0, exact: '', orphan: true }
          : selectorToWire(describe(text, span), text),
      ],
      readings: [],
      origin: { by: 'import', format: 'tei' },
      status: 'proposed',
      comments: [{ id: 'k1', by, at: '', text: words }],
    })
  }
}

function freshIds(entries: readonly WireEntry[]): (name: string) => string {
  const taken = new Set(entries.map(({ id }) => id))
  const copies = new Map<string, number>()
  return (name) => {
    let id = `note-${name}`
    while (taken.has(id)) {
      const copy = (copies.get(name) ?? 1) + 1
      copies.set(name, copy)
      id = `note-${name}-${copy}`
    }
    taken.add(id)
    return id
  }
}

/** The words that a note points at; null where there are none. */
function spanOf(
  { target, targetEnd, here }: LooseNote,
  text: BaseText,
  points: Places['points'],
): Span | null {
  const follow = (pointers: string | undefined) =>
    pointers === undefined ? null : followPointer(pointers.trim().split(/\s+/)[0]!, points, text)
  const point = here && { from: here, to: here }
  const from = follow(target) ?? point
  const to = follow(targetEnd) ?? (targetEnd === undefined ? from : point)
  if (from === null || to === null) return null
  // What is said at a point is said of the words after it, where these begin a line too.
  const { start } = from.from
  const span = to.to.end <= start ? { from: start, to: start } : spanBetween(from.from, to.to)
  return wholeSpan(text, {
    from: Math.min(span.from, text.content.length),
    to: Math.min(span.to, text.content.length),
  })
}

const shortened = (words: string) =>
  Array.from(words).length > 30 ? `${Array.from(words).slice(0, 30).join('')}…` : words
