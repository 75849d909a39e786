import { NUMERAL, numeral } from './numerals.ts'
import type { Note } from './note.ts'

/** A number as notes and their places are written: 〔一〕, ①, [3]. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly number: number
  /** The bracket it is in; notes and their places use the same. */
  readonly form: string
}

/**
 * Notes that stand under a number: the number in the text (曹公〔一〕, 我聞[3], 言①) and a line that begins with it,
 * after the paragraph or at the end of the chapter. A line belongs to the nearest number before it that is the same
 * and has no note yet; numbers may begin anew in each chapter.
 */
export function findNumbered(content: string, all: readonly Mark[] = numberMarks(content)): Note[] {
  const places = new Map<string, Mark[]>()
  const notes: Note[] = []
  const paired: Note[] = []
  let lineFrom = 0
  let next = 0
  while (lineFrom <= content.length) {
    const lineEnd = content.indexOf('\n', lineFrom)
    const lineTo = lineEnd < 0 ? content.length : lineEnd
    const marks: Mark[] = []
    for (; next < all.length && all[next]!.from < lineTo; next++) marks.push(all[next]!)
    const first = marks[0]
    const isNote = first !== undefined && /^[\s　]*$/u.test(content.slice(lineFrom, first.from))
    const heads = isNote ? noteHeads(marks) : []
    for (const mark of marks) {
      if (heads.includes(mark)) continue
      const key = mark.form + mark.number
      const list = places.get(key)
      if (list) list.push(mark)
      else places.set(key, [mark])
    }
    heads.forEach((head, i) => {
      const to = heads[i + 1]?.from ?? lineTo
      const place = places.get(head.form + head.number)?.pop()
      const note: Note = {
        notation: 'numbered',
        span: { from: head.from, to },
        body: { from: head.to, to },
        place: place?.from ?? head.from,
        ...phraseOf(content, head.to, to),
      }
      notes.push(note)
      if (place !== undefined) paired.push(note)
    })
    lineFrom = lineTo + 1
  }
  // A list of items that begin with numbers is no list of notes: some must have a place, or begin like 校勘記.
  const trusted =
    paired.length > 0 || notes.filter(({ phrase }) => phrase !== undefined).length > notes.length / 2
  return trusted ? notes : []
}

/** The first mark of a line of notes, and those after it that count on: two notes may stand on one line. */
function noteHeads(marks: readonly Mark[]): Mark[] {
  const heads = [marks[0]!]
  for (const mark of marks.slice(1)) {
    const last = heads.at(-1)!
    if (mark.form === last.form && mark.number === last.number + 1) heads.push(mark)
  }
  return heads
}

/** The words that a note of the 點校本 kind names before it speaks: 「〔一〕X　「X」原作「Y」」, 「①「X」，…」. */
function phraseOf(content: string, from: number, to: number): { phrase?: { from: number; to: number } } {
  const head = /^[\s　]*(?<phrase>[^\s　「」『』“”，。；：、]{1,40})[\s　]+\S/u.exec(
    content.slice(from, Math.min(to, from + 60)),
  )
  if (head === null) return {}
  const at = from + head[0].indexOf(head.groups!['phrase']!)
  return { phrase: { from: at, to: at + head.groups!['phrase']!.length } }
}

const NUMBER_MARK = new RegExp(
  `(?<bracket>[\\[［〔﹝【（(])(?<inner>${NUMERAL}{1,6}|\\d{1,4})[\\]］〕﹞】）)]|(?<circled>[①-⑳㉑-㉟㊱-㊿])`,
  'gu',
)

function circledNumber(sign: string): number {
  const code = sign.codePointAt(0)!
  if (code <= 0x2473) return code - 0x2460 + 1
  return code <= 0x325f ? code - 0x3251 + 21 : code - 0x32b1 + 36
}

/** The numbers of text and notes in `content`, in order. They belong neither to its words nor to a note. */
export function numberMarks(content: string): Mark[] {
  const result: Mark[] = []
  for (const match of content.matchAll(NUMBER_MARK)) {
    const { bracket, inner, circled } = match.groups!
    const number = circled === undefined ? numeral(inner!) : circledNumber(circled)
    if (number === null) continue
    result.push({ from: match.index, to: match.index + match[0].length, number, form: bracket ?? '○' })
  }
  return result
}
