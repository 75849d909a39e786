import {
  type ApparatusEntry,
  type Origin,
  type Selector,
  toCodePointSpan,
  type Witness,
} from '../../apparatus/index.ts'
import { type BaseText, words } from '../../text/index.ts'
import { WireApparatus, WireEdition, WireEntry, WireWitness } from './wire.ts'
import type { WireSelector } from './wire.ts'

/** The entry as files and messages have it: positions in code points of `text`, keys in their fixed order. */
export function entryToWire(entry: ApparatusEntry, text: BaseText): WireEntry {
  const store = (selector: Selector) => selectorToWire(selector, text)
  return inOrder(WireEntry, {
    ...entry,
    lemma: entry.lemma.map(store),
    origin: originToWire(entry.origin, store),
  }) as WireEntry
}

/** Says also when other words stand there now than it was made on, and when none do: a reader could not tell. */
export function selectorToWire(selector: Selector, text: BaseText): WireSelector {
  const { span, lost, exact, ...rest } = selector
  if (span === null) return { ...(lost ?? { start: 0, end: 0 }), exact, ...rest, orphan: true }
  const now = words(text, span)
  return { ...toCodePointSpan(text, span), exact, ...(now !== exact && { now }), ...rest }
}

export function witnessToWire(witness: Witness): WireWitness {
  return inOrder(WireWitness, witness) as WireWitness
}

/**
 * The apparatus file: two-space indents, a final newline, keys in their fixed order, so that git shows small diffs. The
 * entries are in that order already, as `entryToWire` makes them.
 */
export function writeApparatus(apparatus: WireApparatus): string {
  return [...apparatusPieces(apparatus, apparatus.entries)].join('')
}

/**
 * The apparatus file piece by piece, with `entries` in the place of its own, so that neither all of them nor all of
 * the file need be in memory at once.
 */
export function* apparatusPieces(
  about: Omit<WireApparatus, 'entries'>,
  entries: Iterable<WireEntry>,
): Generator<string> {
  const frame = write(inOrder(FILE, { ...about, entries: [] }))
  // No string holds a line end as it is, so that this is the key at the top.
  const [before = '', after = ''] = frame.split('\n  "entries": []')
  let piece = `${before}\n  "entries": [`
  let count = 0
  for (const entry of entries) {
    piece += `${count++ === 0 ? '' : ','}\n    ${JSON.stringify(entry, null, 2).replaceAll('\n', '\n    ')}`
    if (piece.length > PIECE) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}${count === 0 ? '' : '\n  '}]${after}`
}

/** So much of a file is put together at a time; in code units. */
const PIECE = 1 << 18

/** The apparatus file but for what is within its entries. */
const FILE: Shape = {
  type: 'object',
  entries: { ...(WireApparatus.entries as unknown as Record<string, Shape>), entries: { type: 'array' } },
}

/** The edition file, in the same manner. */
export function writeEditionFile(edition: WireEdition): string {
  return write(inOrder(WireEdition, edition))
}

const write = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function originToWire(origin: Origin, store: (selector: Selector) => WireSelector): WireEntry['origin'] {
  switch (origin.by) {
    case 'notes':
      return { ...origin, note: store(origin.note), clause: store(origin.clause) }
    case 'consistency': {
      const { evidence, ...rest } = origin
      return { ...rest, ...(evidence && { evidence: evidence.map(store) }) }
    }
    case 'collation':
      return origin
    case 'hand':
    case 'import':
      return origin
    default:
      return origin satisfies never
  }
}

interface Shape {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly item?: Shape
  readonly wrapped?: Shape
  readonly options?: readonly Shape[]
}

/**
 * A copy of `value` with its keys in the order in which `shape` declares them; keys it does not declare follow in
 * the order they had. What is undefined is left out.
 */
function inOrder(shape: unknown, value: unknown): unknown {
  const schema = shape as Shape
  if (value === null || typeof value !== 'object') return value
  if (schema.wrapped !== undefined) return inOrder(schema.wrapped, value)
  if (Array.isArray(value)) {
    return (value as unknown[]).map((item) => (schema.item ? inOrder(schema.item, item) : item))
  }
  if (schema.type === 'variant') {
    const by = (value as { by?: unknown }).by
    const option = schema.options?.find(
      (option) => (option.entries?.['by'] as { literal?: unknown } | undefined)?.literal === by,
    )
    return option === undefined ? value : inOrder(option, value)
  }
  if (schema.entries === undefined) return value
  const fields = value as Readonly<Record<string, unknown>>
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(schema.entries)) {
    const field = fields[key]
    if (field !== undefined && Object.hasOwn(fields, key))
      put(ordered, key, inOrder(schema.entries[key], field))
  }
  for (const key of Object.keys(fields)) {
    if (fields[key] !== undefined && !Object.hasOwn(schema.entries, key)) put(ordered, key, fields[key])
  }
  return ordered
}

/** A field called `__proto__` is a field like any other. */
function put(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true })
  else object[key] = value
}
