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
  const lemmaForm = formsOf(base, from, to)
  const agreeing = new Map<string, number[]>()
  const lacking: number[] = []
  const found = new Map<string, Found>()
  readers.forEach((reader, number) => {
    const place = reader.read(stretch)
    if (place === 'lacking') {
      lacking.push(number)
      return
    }
    const row = rows[number]!
    if (place === 'agrees') {
      add(agreeing, lemma, number)
      return
    }
    const form = formsOf(row, place.from, place.to)
    const text = wordsBetween(row.tokens, place.from, place.to)
    if (!place.moved && form === lemmaForm) {
      add(agreeing, text, number)
      return
    }
    const id = `${place.moved ? `${place.movedTo} ` : ''}${form}`
    let reading = found.get(id)
    if (reading === undefined) found.set(id, (reading = { ...place, row, form, spellings: new Map() }))
    add(reading.spellings, text, number)
  })
  const readings = [...found.values()].map((reading) => toReading(reading, base, from, to))
  return {
    from,
    to,
    lemma,
    orthographic: readings.length === 0,
    readings: readings.sort(byAttestation),
    agreeing: toSpellings(agreeing).sort((x, y) => Number(y.text === lemma) - Number(x.text === lemma)),
    lacking,
  }
}

interface Found {
  readonly from: number
  readonly to: number
  readonly moved: boolean
  readonly movedTo: number
  readonly row: Row
  readonly form: string
  readonly spellings: Map<string, number[]>
}

function toReading(found: Found, base: Side, from: number, to: number): VariantReading {
  const spellings = toSpellings(found.spellings)
  const kind = kindOf(found, base, from, to)
  const sameWords = keysOf(base, from, to) === keysOf(found.row, found.from, found.to)
  const of = classify(kind, sameWords, to - from, found.to - found.from)
  return {
    kind,
    text: kind === 'omission' ? '' : spellings[0]!.text,
    ...(of !== undefined && { class: of }),
    spellings,
    witnesses: spellings.flatMap(({ witnesses }) => witnesses).sort((x, y) => x - y),
    ...(found.moved && { movedTo: found.movedTo }),
  }
}

function kindOf(found: Found, base: Side, from: number, to: number): VariantKind {
  if (found.moved) return 'transposition'
  if (found.from === found.to) return 'omission'
  if (from === to) return 'addition'
  const length = to - from
  if (length > 1 && found.to - found.from === length && length <= LONGEST_INVERSION) {
    const sorted = (row: Uint32Array, at: number) =>
      row
        .slice(at, at + length)
        .sort()
        .join(' ')
    const sameOrder = keysOf(base, from, to) === keysOf(found.row, found.from, found.to)
    if (!sameOrder && sorted(base.keys, from) === sorted(found.row.keys, found.from)) return 'transposition'
  }
  return 'substitution'
}

/** Most witnesses first; equally many by their words, never by the order in which they were given. */
function byAttestation(x: VariantReading, y: VariantReading): number {
  return y.witnesses.length - x.witnesses.length || compare(x.text, y.text) || compare(x.kind, y.kind)
}

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

function toSpellings(found: Map<string, number[]>): Spelling[] {
  return [...found]
    .map(([text, witnesses]) => ({ text, witnesses }))
    .sort((x, y) => y.witnesses.length - x.witnesses.length || compare(x.text, y.text))
}

function add(found: Map<string, number[]>, text: string, number: number): void {
  const there = found.get(text)
  if (there === undefined) found.set(text, [number])
  else there.push(number)
}

const formsOf = ({ forms }: Side, from: number, to: number) => forms.subarray(from, to).join(' ')
const keysOf = ({ keys }: Side, from: number, to: number) => keys.subarray(from, to).join(' ')

/** What a witness has at a stretch of the base. */
type Place =
  | 'agrees'
  | 'lacking'
  | { readonly from: number; readonly to: number; readonly moved: boolean; readonly movedTo: number }

/** Answers what a witness has at stretches of the base, which are asked for in text order. */
export class RowReader {
  readonly #row: Row
  /** Long differences that may hold stretches still to come. */
  readonly #long: readonly Difference[]
  /** The others: how many end before the stretches asked for. */
  readonly #short: readonly Difference[]
  #next = 0
  #block = 0

  constructor(row: Row) {
    this.#row = row
    this.#long = row.differences.filter(isLong)
    this.#short = row.differences.filter((difference) => !isLong(difference))
  }

  read({ from, to, long }: Stretch): Place {
    const around = this.#longAt(from, to)
    if (around !== null) {
      if (long && around.fromA === from && around.toA === to) {
        const movedTo = around.kind === 'move' ? this.#baseAt(around.fromB) : -1
        return { from: around.fromB, to: around.toB, moved: around.kind === 'move', movedTo }
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
      moved: false,
      movedTo: -1,
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
    this.#block = 0
    while (this.#block < blocks.length && blocks[this.#block + 1]! < place) this.#block += 3
    return this.#block < blocks.length ? blocks[this.#block]! : countA
  }
}

/** Whether a difference belongs to the stretch: it shares tokens with it, or is an addition inside or at its place. */
function touches({ fromA, toA }: Difference, from: number, to: number): boolean {
  if (fromA === toA) return from === to ? fromA === from : fromA > from && fromA < to
  return fromA < to && toA > from
}

/** In tokens: longer stretches with the same words in another order are rewritten, not turned about. */
const LONGEST_INVERSION = 40
