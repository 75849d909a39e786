import { lemmaExtent } from '../../apparatus/index.ts'
import { type Block, blocks } from '../../text/index.ts'
import type { ExportInput } from '../export-format.ts'
import type { Printed, PrintedEntry } from '../print/index.ts'

/** What a paragraph is written from, in order: words, and what begins, ends or stands between them. */
export type Step =
  | { readonly kind: 'words'; readonly text: string; readonly note: boolean }
  /** An entry whose lemma is the argument of a command: what stands up to its `close`. */
  | { readonly kind: 'open' | 'close'; readonly printed: PrintedEntry }
  /** The ends of a lemma that cannot be an argument, because it crosses another, a paragraph or is in parts. */
  | { readonly kind: 'from' | 'to'; readonly printed: PrintedEntry }
  /** A note at a place: of an entry without words, or of one whose ends are labelled. */
  | { readonly kind: 'place'; readonly printed: PrintedEntry; readonly labelled: boolean }

export interface Paragraph {
  readonly kind: Block['kind']
  readonly steps: readonly Step[]
  /** Whether it begins with a letter of a script that runs from right to left. */
  readonly rightToLeft: boolean
}

/**
 * The text as paragraphs for macros that take the lemma as an argument. Arguments nest and cannot cross: a lemma that
 * would cross another, ends in another paragraph, consists of parts, is very long or nested very deeply has labels at
 * its ends instead, and its note stands after it.
 */
export function* paragraphs(input: ExportInput, printed: Printed): Generator<Paragraph> {
  const { content } = input.text
  const all = blocks(input.text, input.noteMarks)
  const steps = markedSteps(all, printed)
  let next = 0
  for (const { kind, span, notes } of all) {
    const result: Step[] = []
    let at = span.from
    let note = 0
    const wordsTo = (to: number) => {
      while (at < to) {
        while (note < notes.length && notes[note]!.to <= at) note++
        const inside = notes[note]
        const isNote = inside !== undefined && inside.from <= at
        const end = Math.min(to, inside === undefined ? to : isNote ? inside.to : inside.from)
        result.push({ kind: 'words', text: content.slice(at, end), note: isNote })
        at = end
      }
    }
    for (; next < steps.length && steps[next]!.at <= span.to; next++) {
      wordsTo(steps[next]!.at)
      result.push(steps[next]!.step)
    }
    wordsTo(span.to)
    yield { kind, steps: result, rightToLeft: startsRightToLeft(content.slice(span.from, span.to)) }
  }
}

/** Whether the first letter of `text` belongs to a script that runs from right to left. */
export function startsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return first !== undefined && RIGHT_TO_LEFT.test(first)
}

export const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Samaritan}]/u

/** Deeper arguments are read again and again, and printers see nothing in them. */
const DEEPEST = 6

/** In code units. Each argument is held whole in memory, and read by every argument around it. */
const LONGEST = 2000

interface Marked {
  readonly at: number
  readonly step: Step
  /** Where several stand at one offset: ends, labels, notes, then beginnings. */
  readonly rank: number
}

function markedSteps(all: readonly Block[], { entries }: Printed): Marked[] {
  const steps: Marked[] = []
  const wrapped: { printed: PrintedEntry; from: number; to: number }[] = []
  const label = (printed: PrintedEntry) => {
    const { from, to } = lemmaExtent(printed.entry)!
    // A label after the last line of a paragraph would count for the next.
    const end = Math.min(to, printed.at!)
    steps.push({ at: outsideLineEnd(from), step: { kind: 'from', printed }, rank: 4 })
    steps.push({ at: end, step: { kind: 'to', printed }, rank: 2 })
    steps.push({ at: end, step: { kind: 'place', printed, labelled: true }, rank: 3 })
  }
  const starts = Float64Array.from(all, ({ span }) => span.from)
  const blockAt = (offset: number) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return all[low]!
  }
  /** A lemma that begins with a line end begins in the line after. */
  function outsideLineEnd(offset: number): number {
    const { span } = blockAt(offset)
    return Math.min(offset, Math.max(span.from, span.to))
  }
  for (const printed of entries) {
    const extent = lemmaExtent(printed.entry)
    if (extent === null) continue
    const { from, to } = extent
    if (from === to) {
      steps.push({ at: from, step: { kind: 'place', printed, labelled: false }, rank: 3 })
    } else if (printed.entry.lemma.length > 1 || to > blockAt(from).span.to || to - from > LONGEST) {
      label(printed)
    } else {
      wrapped.push({ printed, from, to })
    }
  }
  wrapped.sort((a, b) => a.from - b.from || b.to - a.to)
  const open: { to: number; printed: PrintedEntry; from: number }[] = []
  const close = (offset: number) => {
    while (open.length > 0 && open.at(-1)!.to <= offset) {
      const { to, printed } = open.pop()!
      steps.push({ at: to, step: { kind: 'close', printed }, rank: 1 })
    }
  }
  for (const one of wrapped) {
    close(one.from)
    if (open.length >= DEEPEST || (open.length > 0 && one.to > open.at(-1)!.to)) label(one.printed)
    else {
      steps.push({ at: one.from, step: { kind: 'open', printed: one.printed }, rank: 5 })
      open.push(one)
    }
  }
  close(Infinity)
  // The sort keeps the order of steps that are alike: inner ends first, outer beginnings first.
  return steps.sort((a, b) => a.at - b.at || a.rank - b.rank)
}
