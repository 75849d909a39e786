import { type Alignment } from './alignment.ts'
import { type Side } from './differences.ts'
import { placeOfAddition } from './place-of-addition.ts'
import { wordsBetween, wordSpan } from './tokens.ts'
import { CELL, LACKS, MOVED, sameForms as equalForms, type UnitTable } from './unit-table.ts'
import {
  classify,
  type Spelling,
  type VariantKind,
  type VariantReading,
  type VariantUnit,
} from './variant-unit.ts'

/** What units are made of: the tokens of all texts, and where each witness differs. */
export interface Units {
  readonly base: Side
  readonly witnesses: readonly (Side & { readonly alignment: Alignment })[]
  readonly units: UnitTable
}

/** Every variant unit as an object, in text order. For a whole book, rather ask for those that are shown. */
export function variantUnits(collation: Units): VariantUnit[] {
  return Array.from({ length: collation.units.count }, (_, i) => unitAt(collation, i))
}

/** Variant unit number `i`: who has which reading, in which spelling. Throws a RangeError when there is none. */
export function unitAt({ base, witnesses, units }: Units, i: number): VariantUnit {
  if (!(i >= 0 && i < units.count)) throw new RangeError(`there is no unit ${i} of ${units.count}`)
  const from = units.from[i]!
  const to = units.to[i]!
  const lemma = wordsBetween(base.tokens, from, to)
  const agreeing: OpenSpelling[] = []
  const lacking: number[] = []
  const found: Found[] = []
  const { cells, firstCell } = units
  let cell = firstCell[i]! * CELL
  const end = firstCell[i + 1]! * CELL
  for (let number = 0; number < witnesses.length; number++) {
    if (cell === end || cells[cell] !== number) {
      add(agreeing, lemma, number)
      continue
    }
    const fromB = cells[cell + 1]!
    const toB = cells[cell + 2]!
    const state = cells[cell + 3]!
    cell += CELL
    if (state === LACKS) {
      lacking.push(number)
      continue
    }
    const row = witnesses[number]!
    const text = wordsBetween(row.tokens, fromB, toB)
    const moved = state === MOVED
    if (!moved && sameForms(base.forms, from, to, row.forms, fromB, toB)) {
      add(agreeing, text, number)
      continue
    }
    const movedTo = moved ? baseAt(row.alignment, fromB) : null
    let reading = found.find(
      (one) => one.movedTo === movedTo && sameForms(one.row.forms, one.from, one.to, row.forms, fromB, toB),
    )
    if (reading === undefined) {
      reading = { from: fromB, to: toB, movedTo, row, spellings: [], place: Infinity }
      found.push(reading)
    }
    // The first place of all, so that the order of the witnesses does not matter.
    if (from === to && fromB < toB)
      reading.place = Math.min(reading.place, placeOfAddition(base.tokens, from, row.tokens, fromB, toB))
    add(reading.spellings, text, number)
  }
  const read = found.map((one) => ({ one, reading: toReading(one, base, from, to) }))
  if (read.length > 1) read.sort((x, y) => byAttestation(x.reading, y.reading))
  const readings = read.map(({ reading }) => reading)
  const place = read[0]?.one.place ?? Infinity
  const span = place < Infinity ? { from: place, to: place } : wordSpan(base.tokens, from, to)
  return {
    from,
    to,
    span,
    lemma,
    orthographic: units.orthographic[i] === 1,
    readings,
    agreeing: agreeing.length > 1 ? lemmaFirst(inOrder(agreeing), lemma) : agreeing,
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
  readonly row: Side
  readonly spellings: OpenSpelling[]
  /** Where added words stand in the base text; Infinity where none are added. */
  place: number
}

function toReading(found: Found, base: Side, from: number, to: number): VariantReading {
  const spellings = inOrder(found.spellings)
  const kind = kindOf(found, base, from, to)
  const sameWords =
    kind === 'substitution' && sameForms(base.keys, from, to, found.row.keys, found.from, found.to)
  const witnesses =
    spellings.length === 1
      ? spellings[0]!.witnesses
      : spellings.flatMap(({ witnesses }) => witnesses).sort((x, y) => x - y)
  return {
    kind,
    text: kind === 'omission' ? '' : spellings[0]!.text,
    class: classify(kind, sameWords),
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
    if (
      !sameForms(base.keys, from, to, found.row.keys, found.from, found.to) &&
      sameForms(
        sorted(base.keys, from, to),
        0,
        length,
        sorted(found.row.keys, found.from, found.to),
        0,
        length,
      )
    ) {
      return 'transposition'
    }
  }
  return 'substitution'
}

const sorted = (row: Uint32Array, from: number, to: number) => row.slice(from, to).sort()

/** The base token before which a token of the witness stands. */
function baseAt({ blocks, countA }: Alignment, place: number): number {
  let low = 0
  let high = blocks.length / 3
  while (low < high) {
    const middle = (low + high) >>> 1
    if (blocks[3 * middle + 1]! < place) low = middle + 1
    else high = middle
  }
  return 3 * low < blocks.length ? blocks[3 * low]! : countA
}

/** Most witnesses first; equally many by their words, never by the order in which they were given. */
function byAttestation(x: VariantReading, y: VariantReading): number {
  return (
    y.witnesses.length - x.witnesses.length ||
    compare(x.text, y.text) ||
    compare(x.kind, y.kind) ||
    (x.movedTo ?? -1) - (y.movedTo ?? -1)
  )
}

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/** Most witnesses first; equally many by their words. */
function inOrder(spellings: OpenSpelling[]): OpenSpelling[] {
  if (spellings.length < 2) return spellings
  return spellings.sort((x, y) => y.witnesses.length - x.witnesses.length || compare(x.text, y.text))
}

function lemmaFirst(spellings: OpenSpelling[], lemma: string): OpenSpelling[] {
  const isLemma = ({ text }: Spelling) => Number(text === lemma)
  return spellings.sort((x, y) => isLemma(y) - isLemma(x))
}

function add(spellings: OpenSpelling[], text: string, number: number): void {
  const there = spellings.find((spelling) => spelling.text === text)
  if (there === undefined) spellings.push({ text, witnesses: [number] })
  else there.witnesses.push(number)
}

// Called at every step of loops over whole books, so kept here.
const sameForms = equalForms
/** In tokens: longer stretches with the same words in another order are rewritten, not turned about. */
const LONGEST_INVERSION = 40
