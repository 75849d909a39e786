import { type ApparatusEntry, isOrphan, lemmaExtent } from '../../apparatus/index.ts'
import { type Block, blocks, type NoteMarks, type Span, words } from '../../text/index.ts'
import { appId, writeApp, writeFragment } from './app.ts'
import { textWriter } from './body.ts'
import type { TeiContext } from './context.ts'
import { comparePieces, type Piece, type Segment, segment } from './segments.ts'
import type { Content, Element } from './xml.ts'

/** A body with the apparatus in it, and the entries that could not be put there. */
export interface ParallelBody {
  /** Writes the body; called after everything else that points into the text was written. */
  readonly write: () => Element
  readonly apart: readonly ApparatusEntry[]
}

/**
 * `<body>` in parallel segmentation: each entry stands where its lemma is, and the lemma is the text. Entries may nest;
 * one that crosses another, or the border of a paragraph or note, is cut, and its pieces point at each other. Every
 * witness can be had back by taking its readings, and the lemma where it has none: for this the line feeds between
 * paragraphs stand within them, and of a reading that is cut all words stand in the last piece.
 */
export function parallelBody(
  context: TeiContext,
  marks: readonly NoteMarks[],
  entries: readonly ApparatusEntry[],
): ParallelBody {
  const refused = new Set<number>()
  entries.forEach((entry, i) => {
    if (!isOrphan(entry) && inOrder(entry)) return
    refused.add(i)
    if (!isOrphan(entry))
      context.losses.add(`The parts of the lemma stand in another order than the text; ${APART}`, entry.id)
  })
  const lines = withLineFeeds(blocks(context.text, marks), context.text.content.length)
  for (;;) {
    const segmented = segmentAll(lines, entries, refused)
    if (segmented.refused.size > 0) {
      for (const i of segmented.refused) {
        refused.add(i)
        context.losses.add(`The entry crosses too many others to stand in the text; ${APART}`, entries[i]!.id)
      }
      continue
    }
    return {
      write: () => writeLines(context, lines, entries, segmented.segments),
      apart: entries.filter((_, i) => refused.has(i)),
    }
  }
}

const APART = 'the entry is written apart from it, by the points between which it stands'

/** The parts of the lemma in text order, without overlapping. */
function inOrder({ lemma }: ApparatusEntry): boolean {
  return lemma.length > 0 && lemma.every(({ span }, i) => i === 0 || lemma[i - 1]!.span!.to <= span!.from)
}

/** Each block with the line feeds after it, and the blank lines. The first has what precedes it, too. */
function withLineFeeds(all: readonly Block[], length: number): Block[] {
  const written = all.filter(({ kind }) => kind !== 'blank')
  if (written.length === 0) return [{ kind: 'paragraph', span: { from: 0, to: length }, notes: [] }]
  return written.map((block, i) => ({
    ...block,
    span: { from: i === 0 ? 0 : block.span.from, to: written[i + 1]?.span.from ?? length },
  }))
}

function segmentAll(
  lines: readonly Block[],
  entries: readonly ApparatusEntry[],
  refused: ReadonlySet<number>,
): { segments: readonly (readonly Segment[])[]; refused: ReadonlySet<number> } {
  const crossing = new Set<number>()
  const byLine: Piece[][] = lines.map(() => [])
  let budget = 4 * entries.length + 20_000
  entries.forEach(({ lemma }, entry) => {
    if (refused.has(entry)) return
    const parts = lemma.map(({ span }, part): Piece => ({ ...span!, entry, part }))
    for (const piece of parts) {
      const first = lineAt(lines, piece.from)
      const last = piece.from === piece.to ? first : lineAt(lines, piece.to - 1)
      budget -= last - first
      if (budget < 0) return void crossing.add(entry)
      for (let line = first; line <= last; line++) {
        const { from, to } = lines[line]!.span
        byLine[line]!.push({ ...piece, from: Math.max(from, piece.from), to: Math.min(to, piece.to) })
      }
    }
  })
  if (crossing.size > 0) return { segments: [], refused: crossing }
  const segments = lines.map(({ span, notes }, i) => {
    const result = segment(span, byLine[i]!.sort(comparePieces), notes)
    for (const entry of result.refused) crossing.add(entry)
    return result.segments
  })
  return { segments, refused: crossing }
}

/** The line in which `offset` lies. */
function lineAt(lines: readonly Block[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (lines[middle]!.span.from <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function writeLines(
  context: TeiContext,
  lines: readonly Block[],
  entries: readonly ApparatusEntry[],
  segments: readonly (readonly Segment[])[],
): Element {
  const { xml } = context
  // How many pieces each part of each lemma was cut into, to know which is the last.
  const counts = new Map<string, number>()
  const count = (all: readonly Segment[]): void =>
    all.forEach(({ piece, within }) => {
      if (piece !== null)
        counts.set(`${piece.entry} ${piece.part}`, (counts.get(`${piece.entry} ${piece.part}`) ?? 0) + 1)
      count(within)
    })
  segments.forEach(count)
  const written = new Map<number, { parts: number; fragments: number; total: number }>()
  const run = textWriter(context)
  const body = xml.element('body', { 'xml:space': 'preserve' })
  let section = body
  lines.forEach((block, i) => {
    const content = contentOf(block.span, segments[i]!)
    if (block.kind === 'heading') {
      section = xml.element('div', {}, xml.element('head', {}, content))
      body.appendChild(section)
    } else xml.fill(section, xml.done(xml.element('p', {}, content)))
  })
  return body

  function contentOf(span: Span, within: readonly Segment[]): Content {
    const content: Content[] = []
    let at = span.from
    for (const inner of within) {
      content.push(run(at, inner.from, false))
      at = inner.to
      content.push(
        inner.piece === null
          ? xml.element('note', { place: 'inline' }, contentOf(inner, inner.within))
          : writePiece(inner.piece, inner),
      )
    }
    content.push(run(at, span.to, false))
    return content
  }

  function writePiece(piece: Piece, inner: Segment): Content {
    const entry = entries[piece.entry]!
    const state = written.get(piece.entry) ?? {
      parts: 0,
      fragments: 0,
      total: entry.lemma.reduce((sum, _, part) => sum + counts.get(`${piece.entry} ${part}`)!, 0),
    }
    const number = state.fragments
    const inPart = number - state.parts
    const lastOfPart = inPart === counts.get(`${piece.entry} ${piece.part}`)! - 1
    written.set(piece.entry, {
      ...state,
      fragments: number + 1,
      parts: lastOfPart ? number + 1 : state.parts,
    })
    const id = appId(context, entry)
    const name = (n: number) => (n === 0 ? id : `${id}.f${n + 1}`)
    const links = {
      ...(number > 0 && { prev: `#${name(number - 1)}` }),
      ...(number < state.total - 1 && { next: `#${name(number + 1)}` }),
    }
    const lemma = contentOf(inner, inner.within)
    const lemmaAttributes = entry.lemma.length > 1 ? { n: String(piece.part + 1) } : {}
    const texts = entry.readings.map((reading) =>
      lastOfPart ? partOf(reading.text, piece.part, entry.lemma.length) : '',
    )
    if (piece.part === 0 && number === 0) {
      reportAltered(context, entry)
      return writeApp(context, entry, { attributes: links, lemma, lemmaAttributes, texts, namesLayer: true })
    }
    return writeFragment(context, entry, {
      attributes: { 'xml:id': context.ids.take(name(number)), ...links },
      lemma,
      lemmaAttributes,
      texts,
    })
  }
}

/** What of a reading stands at the part numbered `part` of a discontinuous lemma; all of it at the first, if it has no parts. */
function partOf(text: string, part: number, parts: number): string {
  const own = text.split('……')
  if (own.length === parts && own.every((words) => words !== '')) return own[part]!
  return part === 0 ? text : ''
}

function reportAltered(context: TeiContext, entry: ApparatusEntry): void {
  if (lemmaExtent(entry) === null) return
  for (const { span, exact } of entry.lemma) {
    if (span !== null && words(context.text, span) !== exact)
      context.losses.add(
        'The words of the lemma were altered since the entry was made: <lem> is the text, and does not have the old ones',
        entry.id,
      )
  }
}
