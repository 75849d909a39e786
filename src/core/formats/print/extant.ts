import { lemmaExtent, type Siglum, type Witness } from '../../apparatus/index.ts'
import { blocks } from '../../text/index.ts'
import type { ExportInput } from '../export-format.ts'
import type { Losses } from '../losses.ts'

/**
 * Which witnesses have the text at a place, of those that bear the text as a whole: copies and prints. Cited works and
 * scholars are heard only where they are cited, so that their silence says nothing.
 */
export interface Extant {
  /** The witnesses that bear the text as a whole, in the edition's order. */
  readonly full: readonly Siglum[]
  /** Whether a full witness has the text from `from` to `to`. */
  has(siglum: Siglum, from: number, to: number): boolean
}

interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Reads where witnesses are wanting: from their lacunae in the apparatus, and from what the edition says of where they
 * are extant (`extant`: line numbers such as 12–40, or the headings of chapters).
 */
export function extantWitnesses(input: ExportInput, losses: Losses): Extant {
  const full = input.witnesses.filter(
    ({ kind }) => kind === undefined || kind === 'manuscript' || kind === 'print',
  )
  const isFull = new Set(full.map(({ siglum }) => siglum))
  const wanting = new Map<Siglum, Range[]>()
  const want = (siglum: Siglum, range: Range) => {
    const ranges = wanting.get(siglum)
    if (ranges === undefined) wanting.set(siglum, [range])
    else ranges.push(range)
  }
  for (const entry of input.entries) {
    for (const { kind, attestations } of entry.readings) {
      if (kind !== 'lacuna') continue
      const extent = lemmaExtent(entry)
      if (extent === null || extent.to === extent.from) continue
      for (const { witness, hand } of attestations) {
        if (witness !== null && hand === undefined && isFull.has(witness)) want(witness, extent)
      }
    }
  }
  const places = new Places(input)
  for (const { siglum, extant } of full) {
    if (extant === undefined || extant.trim() === '') continue
    const ranges = places.read(extant)
    if (ranges === null) {
      losses.add(
        `Where ${siglum} is extant (「${extant}」) is not told by lines or headings of the text: it counts as whole`,
      )
      continue
    }
    let at = 0
    for (const { from, to } of merged(ranges)) {
      if (from > at) want(siglum, { from: at, to: from })
      at = to
    }
    if (at < input.text.content.length) want(siglum, { from: at, to: input.text.content.length })
  }
  const gaps = new Map(Array.from(wanting, ([siglum, ranges]) => [siglum, merged(ranges)]))
  return {
    full: full.map(({ siglum }: Witness) => siglum),
    has(siglum, from, to) {
      const ranges = gaps.get(siglum)
      if (ranges === undefined) return true
      let low = 0
      let high = ranges.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if (ranges[middle]!.from <= from) low = middle + 1
        else high = middle
      }
      const last = ranges[low - 1]
      return last === undefined || to > last.to || (from === to && from === last.to)
    },
  }
}

function merged(ranges: readonly Range[]): Range[] {
  const result: { from: number; to: number }[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result
}

/** Finds what references mean in a text: lines by number, chapters by their headings. */
class Places {
  readonly #input: ExportInput
  #headings: readonly { title: string; from: number; to: number }[] | null = null

  constructor(input: ExportInput) {
    this.#input = input
  }

  /** The ranges that a list of references means; null when one of them means nothing here. */
  read(references: string): Range[] | null {
    const ranges: Range[] = []
    for (const reference of references.split(/[,;，；、]/u).map((part) => part.trim())) {
      if (reference === '') continue
      const range = this.#lines(reference) ?? this.#chapters(reference)
      if (range === null) return null
      ranges.push(range)
    }
    return ranges.length === 0 ? null : ranges
  }

  #lines(reference: string): Range | null {
    const [, first, last = first] =
      /^(?:lines? |ll?\. ?|vv?\. ?|第)?(\d{1,9})(?: ?[-–—~～至] ?(?:第)?(\d{1,9}))?行?$/u.exec(reference) ??
      []
    if (first === undefined) return null
    const { lineStarts, content } = this.#input.text
    const from = lineStarts[Number(first) - 1]
    if (from === undefined || Number(last) < Number(first)) return null
    return { from, to: lineStarts[Number(last)] ?? content.length }
  }

  #chapters(reference: string): Range | null {
    const [first, last = first, ...more] = reference.split(/\s*(?:[–—～至]| to | - )\s*/u)
    if (more.length > 0) return null
    const from = this.#chapter(first!)
    const to =
      this.#chapter(last!) ??
      (first === last ? null : this.#chapter(`${/^\P{N}/u.exec(first!)?.[0] ?? ''}${last}`))
    return from === null || to === null || to.to < from.from ? null : { from: from.from, to: to.to }
  }

  #chapter(title: string): Range | null {
    this.#headings ??= headings(this.#input)
    const same = this.#headings.filter((heading) => heading.title === title)
    const found = same.length > 0 ? same : this.#headings.filter((heading) => heading.title.includes(title))
    return title !== '' && found.length === 1 ? found[0]! : null
  }
}

/** Each heading with the reach of its chapter: up to the next heading. */
function headings({ text, noteMarks }: ExportInput): { title: string; from: number; to: number }[] {
  const found = blocks(text, noteMarks)
    .filter(({ kind }) => kind === 'heading')
    .map(({ span }) => ({
      title: text.content
        .slice(span.from, span.to)
        .replace(/^[#*\s]+/u, '')
        .trim(),
      from: span.from,
    }))
  return found.map((heading, i) => ({ ...heading, to: found[i + 1]?.from ?? text.content.length }))
}
