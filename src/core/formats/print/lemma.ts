import { type ApparatusEntry, lemmaExtent, type Selector } from '../../apparatus/index.ts'
import { type BaseText, findNotes, type NoteMarks, type Span, units } from '../../text/index.ts'
import { type Run, run } from './run.ts'
import type { Setting } from './setting.ts'

/** The lemma of an entry as print gives it. */
export interface PrintedLemma {
  /** `words`: the words themselves; `after`, `before`: the words beside a place where something is added; `none`. */
  readonly kind: 'words' | 'after' | 'before' | 'none'
  readonly text: string
  /** Which occurrence of the words in their line it is, from 1, where there are several. */
  readonly occurrence: number | null
}

/**
 * The words an entry is known by: its lemma, shortened when it is long, or for a place the words before it (諒祚 for
 * what is added after 諒祚), or after it at the head of a line.
 */
export function printedLemma(entry: ApparatusEntry, lines: Lines, setting: Setting): PrintedLemma {
  const { lemma } = entry
  const { terms } = setting
  const extent = lemmaExtent(entry)
  if (lemma.length === 0) return { kind: 'none', text: '', occurrence: null }
  if (lemma.every(({ exact }) => exact === ''))
    return extent === null ? besideLost(lemma[0]!) : beside(lines, extent.from)
  const parts = lemma.filter(({ exact }) => exact !== '')
  if (parts.length === 1) {
    const [{ exact, span }] = parts as [Selector]
    const shown = shortened(exact, setting)
    const occurrence = span === null || shown !== exact ? null : occurrenceOf(lines, exact, span.from)
    return { kind: 'words', text: onOneLine(shown, setting), occurrence }
  }
  const joined = parts.map(({ exact }) => onOneLine(shortened(exact, setting), setting)).join(terms.ellipsis)
  return { kind: 'words', text: joined, occurrence: null }
}

/** The lemma as the beginning of a bracketed entry: 保泰, post uirum, 諒祚下. */
export function lemmaRuns({ kind, text, occurrence }: PrintedLemma, { terms }: Setting): Run[] {
  const words = [...run('lemma', text), ...run('occurrence', occurrence === null ? '' : String(occurrence))]
  if (kind === 'words' || kind === 'none') return words
  const [before, after] = kind === 'after' ? terms.after : terms.before
  return [...run('term', before), ...run('mark', before === '' ? '' : ' '), ...words, ...run('term', after)]
}

/** Line ends as print shows them. */
export function onOneLine(words: string, { terms }: Setting): string {
  if (!/[\r\n]/.test(words)) return words
  return words
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(terms.lineEnd)
}

/** A long text by its ends: 諒祚得……相敵, Arma … oris. No character is cut. */
export function shortened(words: string, { longest, terms }: Setting): string {
  if (longest === 0 || words.length <= (longest ?? LONGEST_WORDS)) return words
  const items = wordsOf(words)
  const spaced = items.filter(({ word }) => word).length > items.length / 2
  const most = longest ?? (spaced ? LONGEST_WORDS : LONGEST_CHARACTERS)
  const kept = Math.max(1, Math.min(spaced ? 1 : 3, Math.floor((most - 1) / 2)))
  if (items.length <= Math.max(most, 2 * kept)) return words
  return (
    words.slice(0, items[kept - 1]!.to).trim() + terms.ellipsis + words.slice(items.at(-kept)!.from).trim()
  )
}

/** In spaced words, and in characters where words are not spaced: what an eye takes in at once. */
const LONGEST_WORDS = 5
const LONGEST_CHARACTERS = 12

/** Words where they are spaced, else characters; points count for nothing and belong to none. */
function wordsOf(text: string): { from: number; to: number; word: boolean }[] {
  const items: { from: number; to: number; word: boolean }[] = []
  for (const { from, to } of units(text)) {
    const unit = text.slice(from, to)
    if (/^[\s\p{P}]+$/u.test(unit)) continue
    const word = !WRITTEN_WITHOUT_BLANKS.test(unit)
    const last = items.at(-1)
    if (word && last?.word === true && !/\s/u.test(text.slice(last.to, from))) last.to = to
    else items.push({ from, to, word })
  }
  return items
}

/** Characters of scripts that set no blanks between words, descriptions of characters, and private ones. */
const WRITTEN_WITHOUT_BLANKS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Tangut}\p{Script=Khitan_Small_Script}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Co}\u2ff0-\u2fff\u3005-\u3007\u31ef〓□■]/u

/** A text as occurrences are counted in it: its own notes, which quote its words again, count for themselves. */
export interface Lines {
  readonly text: BaseText
  /** The text with NUL for every character of a note. */
  readonly main: string
  readonly notes: readonly Span[]
}

export function linesOf(text: BaseText, marks: readonly NoteMarks[]): Lines {
  const notes = findNotes(text, marks).value
  const parts: string[] = []
  let at = 0
  for (const { from, to } of notes) {
    parts.push(text.content.slice(at, from), '\0'.repeat(to - from))
    at = to
  }
  parts.push(text.content.slice(at))
  return { text, main: parts.join(''), notes }
}

/**
 * Which occurrence of `words` in its line stands at `at`, from 1; null where they occur once. Notes within the line are
 * apart from it: words in a note are counted in that note. A word does not occur within another: `et` is not in
 * `etiam`. In a line longer than LONGEST_LINE nobody counts, and print would break it.
 */
function occurrenceOf(
  { text: { content, lineStarts }, main, notes }: Lines,
  words: string,
  at: number,
): number | null {
  const inNote = noteAt(notes, at)
  const line = lineOf(lineStarts, at)
  const start = inNote?.from ?? lineStarts[line]!
  const end = inNote?.to ?? (lineStarts[line + 1] ?? content.length + 1) - 1
  if (end - start > LONGEST_LINE || at + words.length > end) return null
  const text = (inNote === null ? main : content).slice(start, end)
  let count = 0
  let ours = 0
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
    if (from + start !== at && cuts(text, from, words.length)) continue
    count++
    if (from + start <= at) ours = count
  }
  return count > 1 && ours > 0 ? ours : null
}

function noteAt(notes: readonly Span[], at: number): Span | null {
  let low = 0
  let high = notes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (notes[middle]!.to <= at) low = middle + 1
    else high = middle
  }
  const note = notes[low]
  return note !== undefined && note.from <= at ? note : null
}

/** In code units. */
const LONGEST_LINE = 2000

/** Whether `length` code units from `from` begin or end within a word, or within a character. */
function cuts(text: string, from: number, length: number): boolean {
  const to = from + length
  return (
    within(text.slice(Math.max(0, from - 2), from), text.slice(from, from + 2)) ||
    within(text.slice(Math.max(from, to - 2), to), text.slice(to, to + 2))
  )
}

function within(before: string, after: string): boolean {
  if (/[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(after)) return true
  if (/^\p{M}/u.test(after)) return true
  const [left] = /[\p{L}\p{N}\p{M}]$/u.exec(before) ?? []
  const [right] = /^[\p{L}\p{N}]/u.exec(after) ?? []
  return (
    left !== undefined &&
    right !== undefined &&
    !WRITTEN_WITHOUT_BLANKS.test(left) &&
    !WRITTEN_WITHOUT_BLANKS.test(right)
  )
}

/** The words beside a place in the text: those before it in its line, else those after it. */
function beside(lines: Lines, at: number): PrintedLemma {
  const { content, lineStarts } = lines.text
  const line = lineOf(lineStarts, at)
  const start = lineStarts[line]!
  const end = (lineStarts[line + 1] ?? content.length + 1) - 1
  const from = whole(content, Math.max(start, at - NEAR))
  const before = wordsOf(content.slice(from, at))
  if (before.length > 0) {
    const { from: first, to } = lastWords(before, content.slice(from, at))
    const words = content.slice(from + first, from + to)
    return { kind: 'after', text: words, occurrence: occurrenceOf(lines, words, from + first) }
  }
  const after = content.slice(at, whole(content, Math.min(end, at + NEAR)))
  const [first, second] = wordsOf(after)
  if (first === undefined) return { kind: 'none', text: '', occurrence: null }
  const words = after.slice(
    first.from,
    second !== undefined && joined(after, first, second) ? second.to : first.to,
  )
  return { kind: 'before', text: words, occurrence: occurrenceOf(lines, words, at + first.from) }
}

/** The words beside a place that the text no longer has: those the selector remembers. */
function besideLost({ prefix, suffix }: Selector): PrintedLemma {
  const line = prefix.slice(prefix.lastIndexOf('\n') + 1)
  const before = wordsOf(line)
  if (before.length > 0) {
    const { from, to } = lastWords(before, line)
    return { kind: 'after', text: line.slice(from, to), occurrence: null }
  }
  const [first] = wordsOf(suffix)
  return first === undefined
    ? { kind: 'none', text: '', occurrence: null }
    : { kind: 'before', text: suffix.slice(first.from, first.to), occurrence: null }
}

/** The last word; of unspaced writing the last two characters that stand together, which tell a place better. */
function lastWords(
  words: readonly { from: number; to: number }[],
  text: string,
): { from: number; to: number } {
  const last = words.at(-1)!
  const second = words.at(-2)
  return second !== undefined && joined(text, second, last) ? { from: second.from, to: last.to } : last
}

const joined = (text: string, a: { from: number; to: number }, b: { from: number; to: number }) =>
  a.to === b.from &&
  WRITTEN_WITHOUT_BLANKS.test(text.slice(a.from, a.to)) &&
  WRITTEN_WITHOUT_BLANKS.test(text.slice(b.from, b.to))

/** In code units: longer than any word a place is told by. */
const NEAR = 60

const whole = (content: string, at: number) =>
  /^[\udc00-\udfff]/.test(content.slice(at, at + 1)) ? at + 1 : at

/** The number of the line, from 0, that `offset` is in. */
function lineOf(lineStarts: Uint32Array, offset: number): number {
  let low = 0
  let high = lineStarts.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (lineStarts[middle]! <= offset) low = middle
    else high = middle
  }
  return low
}
