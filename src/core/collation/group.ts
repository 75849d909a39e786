import { type Alignment } from './alignment.ts'
import { type Difference, type Side } from './differences.ts'
import { wordsBetween } from './tokens.ts'
import {
  classify,
  isLong,
  type Spelling,
  stretches,
  type Stretch,
  type VariantKind,
  type VariantReading,
  type VariantUnit,
} from './variant-unit.ts'

/** A witness as far as units need it. */
interface Row extends Side {
  readonly alignment: Alignment
  readonly differences: readonly Difference[]
}

/** The variant units of all witnesses, in text order. */
export function variantUnits(base: Side, rows: readonly Row[]): VariantUnit[] {
  const readers = rows.map((row) => new RowReader(row))
  return stretches(rows.map(({ differences }) => differences)).map((stretch) =>
    unitAt(stretch, base, rows, readers),
  )
}

function unitAt(
  stretch: Stretch,
  base: Side,
  rows: readonly Row[],
  readers: readonly RowReader[],
): VariantUnit {
  const { from, to } = stretch
  const lemma = wordsBetween(base.tokens, from, to)
  const lemmaForm = rowOf(base.forms, from, to)
  const agreeing: OpenSpelling[] = []
  const lacking: number[] = []
  const found: Found[] = []
  for (let number = 0; number < readers.length; number++) {
    const place = readers[number]!.read(stretch)
    const row = rows[number]!
    if (place === 'lacking') lacking.push(number)
    else if (place === 'agrees') add(agreeing, lemma, number)
    else {
      const { movedTo } = place
      const form = rowOf(row.forms, place.from, place.to)
      const text = wordsBetween(row.tokens, place.from, place.to)
      if (movedTo === null && form === lemmaForm) add(agreeing, text, number)
      else {
        let reading = found.find((one) => one.form === form && one.movedTo === movedTo)
        if (reading === undefined) {
          reading = { from: place.from, to: place.to, movedTo, row, form, spellings: [] }
          found.push(reading)
        }
        add(reading.spellings, text, number)
      }
    }
  }
  const readings = found.map((reading) => toReading(reading, base, from, to))
  const isLemma = ({ text }: Spelling) => Number(text === lemma)
  return {
    from,
    to,
    lemma,
    orthographic: readings.length === 0,
    readings: readings.length > 1 ? readings.sort(byAttestation) : readings,
    agreeing: inOrder(agreeing).sort((x, y) => isLemma(y) - isLemma(x)),
    lacking,
  }
}

interface OpenSpelling {
  readonly text: string
  readonly witnesses: number[]
}

/** A reading of which more witnesses may be found. */
interface Found {
  readonly from: number
  readonly to: number
  readonly movedTo: number | null
  readonly row: Row
  readonly form: string
  readonly spellings: OpenSpelling[]
}

function toReading(found: Found, base: Side, from: number, to: number): VariantReading {
  const spellings = inOrder(found.spellings)
  const kind = kindOf(found, base, from, to)
  const sameWords =
    kind === 'substitution' && rowOf(base.keys, from, to) === rowOf(found.row.keys, found.from, found.to)
  const witnesses =
    spellings.length === 1
      ? spellings[0]!.witnesses
      : spellings.flatMap(({ witnesses }) => witnesses).sort((x, y) => x - y)
  return {
    kind,
    text: kind === 'omission' ? '' : spellings[0]!.text,
    class: classify(kind, sameWords, to - from, found.to - found.from),
    spellings,
    witnesses,
    movedTo: found.movedTo,
  }
}

function kindOf(found: Found, base: Side, from: number, to: number): VariantKind {
  if (found.movedTo !== null) return 'transposition'
  if (found.from === found.to) return 'omission'
  if (from === to) return 'addition'
  const length = to - from
  if (length > 1 && found.to - found.from === length && length <= LONGEST_INVERSION) {
    const sorted = (row: Uint32Array, at: number) =>
      row
        .slice(at, at + length)
        .sort()
        .join(' ')
    const sameOrder = rowOf(base.keys, from, to) === rowOf(found.row.keys, found.from, found.to)
    if (!sameOrder && sorted(base.keys, from) === sorted(found.row.keys, found.from)) return 'transposition'
  }
  return 'substitution'
}

/** Most witnesses first; equally many by their words, never by the order in which they were given. */
function byAttestation(x: VariantReading, y: VariantReading): number {
  return y.witnesses.length - x.witnesses.length || compare(x.text, y.text) || compare(x.kind, y.kind)
}

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/** Most witnesses first; equally many by their words. */
function inOrder(spellings: OpenSpelling[]): Spelling[] {
  if (spellings.length < 2) return spellings
  return spellings.sort((x, y) => y.witnesses.length - x.witnesses.length || compare(x.text, y.text))
}

function add(spellings: OpenSpelling[], text: string, number: number): void {
  const there = spellings.find((spelling) => spelling.text === text)
  if (there === undefined) spellings.push({ text, witnesses: [number] })
  else there.witnesses.push(number)
}

/** The codes of a stretch as a key for comparison. */
function rowOf(codes: Uint32Array, from: number, to: number): string {
  if (to === from + 1) return String(codes[from])
  return to === from ? '' : codes.subarray(from, to).join(' ')
}

/** What a witness has at a stretch of the base. */
type Place =
  'agrees' | 'lacking' | { readonly from: number; readonly to: number; readonly movedTo: number | null }

/** Answers what a witness has at stretches of the base, which are asked for in text order. */
export class RowReader {
  readonly #row: Row
  /** Long differences that may hold stretches still to come. */
  readonly #long: Difference[] = []
  /** The others: how many end before the stretches asked for. */
  readonly #short: Difference[] = []
  #next = 0

  constructor(row: Row) {
    this.#row = row
    for (const difference of row.differences) (isLong(difference) ? this.#long : this.#short).push(difference)
  }

  read({ from, to, long }: Stretch): Place {
    const around = this.#longAt(from, to)
    if (around !== null) {
      if (long && around.fromA === from && around.toA === to) {
        const movedTo = around.kind === 'move' ? this.#baseAt(around.fromB) : null
        return { from: around.fromB, to: around.toB, movedTo }
      }
      return 'lacking'
    }
    if (long) return 'agrees'
    const short = this.#short
    while (this.#next < short.length && short[this.#next]!.toA < from) this.#next++
    let first = this.#next
    while (first < short.length && !touches(short[first]!, from, to)) {
      if (short[first]!.fromA > to) return 'agrees'
      first++
    }
    if (first === short.length) return 'agrees'
    let last = first
    while (last + 1 < short.length && touches(short[last + 1]!, from, to)) last++
    const head = short[first]!
    const tail = short[last]!
    // Between the edge of the stretch and the first difference all is matched, and so behind the last.
    return {
      from: head.fromB - (head.fromA - from),
      to: tail.toB + (to - tail.toA),
      movedTo: null,
    }
  }

  #longAt(from: number, to: number): Difference | null {
    const long = this.#long
    let low = 0
    let high = long.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (long[middle]!.toA < to) low = middle + 1
      else high = middle
    }
    const around = long[low]
    if (around === undefined || around.fromA > from) return null
    return from === to && (around.fromA === from || around.toA === to) ? null : around
  }

  /** The base token before which a token of the witness stands. */
  #baseAt(place: number): number {
    const { blocks, countA } = this.#row.alignment
    let low = 0
    let high = blocks.length / 3
    while (low < high) {
      const middle = (low + high) >>> 1
      if (blocks[3 * middle + 1]! < place) low = middle + 1
      else high = middle
    }
    return 3 * low < blocks.length ? blocks[3 * low]! : countA
  }
}

/** Whether a difference belongs to the stretch: it shares tokens with it, or is an addition inside or at its place. */
function touches({ fromA, toA }: Difference, from: number, to: number): boolean {
  if (fromA === toA) return from === to ? fromA === from : fromA > from && fromA < to
  return fromA < to && toA > from
}

/** In tokens: longer stretches with the same words in another order are rewritten, not turned about. */
const LONGEST_INVERSION = 40
