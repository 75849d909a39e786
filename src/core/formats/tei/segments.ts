import type { Span } from '../../text/index.ts'

/** A stretch of the text that an entry is about: one part of its lemma. */
export interface Piece extends Span {
  /** Index of the entry. */
  readonly entry: number
  /** Index of the part in the lemma. */
  readonly part: number
}

/** An element within a block, with what it encloses. A piece that crosses another, or a border, has several. */
export type Segment = Span & {
  /** Null is one of the text's own notes. */
  readonly piece: Piece | null
  readonly within: readonly Segment[]
}

/** Segments of one block, and the entries whose pieces would be cut too often or nested too deep. */
export interface Segmented {
  readonly segments: readonly Segment[]
  readonly refused: ReadonlySet<number>
}

/**
 * Nests `pieces` and `notes`, all of which lie within `block`, so that none crosses another. A piece that would is cut
 * where the enclosing one ends; a note is never cut. `pieces` and `notes` are in text order, places first, then the
 * longer before the shorter.
 *
 * 改[西壽{監]軍}司 : the second piece begins in the first and ends after it, so that it is cut: 改[西壽{監}]{軍}司.
 */
export function segment(block: Span, pieces: readonly Piece[], notes: readonly Span[]): Segmented {
  const refused = new Set<number>()
  const root: Open = { from: block.from, to: block.to, piece: null, within: [] }
  const open: Open[] = [root]
  const queue: Item[] = merged(pieces, notes)
  // What is left of pieces that were cut, the next one last.
  const rest: Item[] = []
  let next = 0
  let cuts = 0
  while (next < queue.length || rest.length > 0) {
    const fromRest =
      rest.length > 0 && (next >= queue.length || compareItems(rest.at(-1)!, queue[next]!) <= 0)
    const item = fromRest ? rest.pop()! : queue[next++]!
    while (open.length > 1 && open.at(-1)!.to <= item.from) open.pop()
    const top = open.at(-1)!
    let to = Math.min(item.to, top.to)
    if (item.piece !== null) {
      const note = noteAcross(notes, to)
      if (note !== null && note.from > item.from) to = note.from
      if (open.length > DEEPEST || cuts > MOST_CUTS) {
        refused.add(item.piece.entry)
        continue
      }
    }
    const segment: Open = { from: item.from, to, piece: item.piece, within: [] }
    top.within.push(segment)
    open.push(segment)
    if (to < item.to) {
      cuts++
      insert(rest, { from: to, to: item.to, piece: item.piece })
    }
  }
  return { segments: root.within, refused }
}

/** Text order for what may enclose one another: places first, then the longer; a note before an entry on just it. */
export function comparePieces(a: Span, b: Span): number {
  const placeA = Number(a.from < a.to)
  const placeB = Number(b.from < b.to)
  return a.from - b.from || placeA - placeB || b.to - a.to
}

type Open = Span & { readonly piece: Piece | null; readonly within: Segment[] }
type Item = Span & { readonly piece: Piece | null }

function compareItems(a: Item, b: Item): number {
  return comparePieces(a, b) || Number(a.piece !== null) - Number(b.piece !== null)
}

function merged(pieces: readonly Piece[], notes: readonly Span[]): Item[] {
  return [
    ...pieces.map((piece): Item => ({ from: piece.from, to: piece.to, piece })),
    ...notes.map(({ from, to }): Item => ({ from, to, piece: null })),
  ].sort(compareItems)
}

/** Puts `item` among what is left, which is in backward order. */
function insert(rest: Item[], item: Item): void {
  let low = 0
  let high = rest.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareItems(rest[middle]!, item) > 0) low = middle + 1
    else high = middle
  }
  rest.splice(low, 0, item)
}

/** The note within which `offset` lies, not at its edge. */
function noteAcross(notes: readonly Span[], offset: number): Span | null {
  let low = 0
  let high = notes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (notes[middle]!.to <= offset) low = middle + 1
    else high = middle
  }
  const note = notes[low]
  return note !== undefined && note.from < offset && offset < note.to ? note : null
}

/** Entries nested deeper than an apparatus ever is are written apart from the text. */
const DEEPEST = 40

/** So many cuts in one block say that its entries cross each other all over. */
const MOST_CUTS = 20_000
