import { type Form, keywordInContext, occurrences, searchText, type SearchText } from '../search/index.ts'
import { type BaseText, findNotes, type Span, toCodePoint } from '../text/index.ts'
import { type Edition, noteMarksOf } from './edition.ts'

/** An occurrence of words, with its neighbourhood; positions are code points. */
export interface ConcordanceLine {
  readonly start: number
  readonly end: number
  readonly before: string
  readonly words: string
  readonly after: string
  /** Whether it stands in a note rather than in the text itself. */
  readonly inNote: boolean
}

/** Where words occur in the base text of one edition. */
export interface Concordance {
  readonly edition: string
  readonly title: string
  /** BCP 47 */
  readonly language: string | null
  readonly words: string
  /** How often in all, and how many of these in notes. */
  readonly total: number
  readonly inNotes: number
  /** The first of them, in text order. */
  readonly lines: readonly ConcordanceLine[]
}

/**
 * Finds words in the texts of editions, however they are spelled, and remembers the texts it made ready as long as
 * they stay as they are.
 */
export class Concordancer {
  readonly #form: Form
  readonly #ready = new WeakMap<BaseText, { search: SearchText; notes: readonly Span[] }>()

  constructor(form: Form) {
    this.#form = form
  }

  /** Where `words` occur in the edition's base text, with at most `limit` lines. */
  of(edition: Edition, words: string, limit: number): Concordance {
    const { text } = edition
    const { search, notes } = this.#readied(edition)
    const found = occurrences(search, words, this.#form)
    const noted = insideOf(found, notes)
    return {
      edition: edition.id,
      title: edition.about.title,
      language: edition.about.language ?? null,
      words,
      total: found.length,
      inNotes: noted.filter(Boolean).length,
      lines: found.slice(0, limit).map((span, i) => {
        const { before, words, after } = keywordInContext(text.content, span)
        return {
          start: toCodePoint(text, span.from),
          end: toCodePoint(text, span.to),
          before,
          words,
          after,
          inNote: noted[i]!,
        }
      }),
    }
  }

  #readied(edition: Edition): { search: SearchText; notes: readonly Span[] } {
    let ready = this.#ready.get(edition.text)
    if (ready === undefined) {
      ready = {
        search: searchText(edition.text.content, this.#form),
        notes: findNotes(edition.text, noteMarksOf(edition)).value,
      }
      this.#ready.set(edition.text, ready)
    }
    return ready
  }
}

/** Whether each of `spans` stands in one of `notes`; both are in order. */
function insideOf(spans: readonly Span[], notes: readonly Span[]): boolean[] {
  let next = 0
  return spans.map(({ from, to }) => {
    while (next < notes.length && notes[next]!.to <= from) next++
    const note = notes[next]
    return note !== undefined && note.from <= from && to <= note.to
  })
}
