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
  const { span } = selector
  const now = span === null ? null : words(text, span)
  if (span !== null && now === selector.exact && isPlain(selector)) {
    const { start, end } = toCodePointSpan(text, span)
    return { start, end, exact: selector.exact, prefix: selector.prefix, suffix: selector.suffix }
  }
  const { span: _, lost, exact, ...rest } = selector
  if (span === null) return { ...(lost ?? { start: 0, end: 0 }), exact, ...rest, orphan: true }
  return { ...toCodePointSpan(text, span), exact, ...(now !== null && now !== exact && { now }), ...rest }
}

/** Whether a selector is as `describe` makes it: nearly all are, and a file may have a hundred thousand. */
function isPlain(selector: Selector): boolean {
  let count = 0
  for (const key in selector) {
    if (key !== 'span' && key !== 'exact' && key !== 'prefix' && key !== 'suffix') return false
    count++
  }
  return count === 4
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
  yield* piecesOf({ ...(inOrder(FILE, { ...about, entries: [] }) as object), entries: [] }, entries)
}

/**
 * A JSON document piece by piece, indented as `writeApparatus` does it: `frame` with `entries` in the place of its empty
 * list of that name.
 */
export function* piecesOf(
  frame: Readonly<Record<string, unknown>> & { readonly entries: readonly [] },
  entries: Iterable<WireEntry>,
): Generator<string> {
  // No string holds a line end as it is, so that this is the key at the top.
  const [before = '', after = ''] = write(frame).split('\n  "entries": []')
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
  return isInOrder(shape as Shape, value) ? value : ordered(shape as Shape, value)
}

/** Whether `value` has only keys that `shape` declares, in its order, and so has all within it: most entries do. */
function isInOrder(shape: Shape | undefined, value: unknown): boolean {
  if (shape === undefined || value === null || typeof value !== 'object') return true
  if (shape.wrapped !== undefined) return isInOrder(shape.wrapped, value)
  if (Array.isArray(value)) return value.every((item) => isInOrder(shape.item, item))
  if (shape.type === 'variant') {
    const option = optionOf(shape, value)
    return option === undefined || isInOrder(option, value)
  }
  const { entries } = shape
  if (entries === undefined) return true
  const fields = value as Readonly<Record<string, unknown>>
  const declared = Object.keys(entries)
  let next = 0
  for (const key in fields) {
    while (next < declared.length && declared[next] !== key) next++
    const field = fields[key]
    if (next === declared.length || field === undefined || !isInOrder(entries[key], field)) return false
  }
  return true
}

function ordered(schema: Shape, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (schema.wrapped !== undefined) return ordered(schema.wrapped, value)
  if (Array.isArray(value)) {
    return (value as unknown[]).map((item) => (schema.item ? ordered(schema.item, item) : item))
  }
  if (schema.type === 'variant') {
    const option = optionOf(schema, value)
    return option === undefined ? value : ordered(option, value)
  }
  if (schema.entries === undefined) return value
  const fields = value as Readonly<Record<string, unknown>>
  const result: Record<string, unknown> = {}
  for (const [key, shape] of Object.entries(schema.entries)) {
    const field = fields[key]
    if (field !== undefined && Object.hasOwn(fields, key)) put(result, key, ordered(shape, field))
  }
  for (const key of Object.keys(fields)) {
    if (fields[key] !== undefined && !Object.hasOwn(schema.entries, key)) put(result, key, fields[key])
  }
  return result
}

/** The shape among those of a variant that has the `by` of `value`. */
function optionOf({ options }: Shape, value: { readonly by?: unknown }): Shape | undefined {
  return options?.find(
    (option) => (option.entries?.['by'] as { literal?: unknown } | undefined)?.literal === value.by,
  )
}

/** A field called `__proto__` is a field like any other. */
function put(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true })
  else object[key] = value
}
