import type { ApparatusEntry, Siglum } from '../../apparatus/index.ts'
import { type BaseText, lineAndColumn, type Span, toCodePoint, words } from '../../text/index.ts'
import { countOccurrences } from './find-lemma.ts'
import { Losses } from '../losses.ts'
import { XmlIds } from './xml-ids.ts'
import { type Attributes, XmlBuilder } from './xml.ts'

/** The three ways of TEI P5, chapter 13.2, to tie an entry to its text; an end point may stand apart from it or in it. */
export type Method = 'double-end-point' | 'internal' | 'parallel' | 'location'

/**
 * What the parts of one TEI document share while it is written: who points at what. The apparatus is written first;
 * what it pointed at (anchors, witnesses, hands, people) is then put into the body and the header.
 */
export class TeiContext {
  readonly xml = new XmlBuilder()
  readonly ids = new XmlIds()
  readonly losses = new Losses()
  /** Offsets (UTF-16) of the base text at which an anchor is wanted. */
  readonly anchors = new Set<number>()
  /** xml:id by siglum; null is the unnamed copy. */
  readonly witnesses = new Map<Siglum | null, string>()
  /** xml:id by siglum and hand. */
  readonly hands = new Map<string, { id: string; siglum: Siglum | null; hand: string }>()
  /** Ids of the layers, in their order. */
  layers: readonly string[] = []
  readonly #entries = new Map<ApparatusEntry, string>()
  /** xml:id by name: authors of conjectures, and who decided, held or said something. */
  readonly people = new Map<string, string>()

  readonly text: BaseText
  readonly method: Method
  #scanned = 0

  constructor(text: BaseText, method: Method = 'double-end-point') {
    this.text = text
    this.method = method
  }

  /** Pointer to the anchor at `offset`, which is named for the code point it stands before. */
  anchor(offset: number): string {
    return `#${this.#anchorId(offset)}`
  }

  /** Pointer to the words of `span`, after the `range()` scheme of TEI P5, chapter 16.2.4. */
  range(span: Span): string {
    return `#range(${this.#anchorId(span.from)},${this.#anchorId(span.to)})`
  }

  /** What points at the words of `span`, in the manner of this document; null when they cannot be pointed at. */
  reference(span: Span): Attributes | null {
    if (this.method !== 'location') return { target: this.range(span) }
    const place = this.location(span, words(this.text, span))
    return place && { cRef: place.loc, ...(place.number > 1 && { n: String(place.number) }) }
  }

  /**
   * The lines in which `span` stands (`12`, `12-14`), and which occurrence of `exact` in them it is. Null where a line
   * cannot be referred to: it is blank, or so long that its words would have to be counted for ever.
   */
  location(span: Span, exact: string): { loc: string; number: number; of: number } | null {
    const { content, lineStarts } = this.text
    const first = lineAndColumn(this.text, span.from).line
    const last = span.to > span.from ? lineAndColumn(this.text, span.to - 1).line : first
    const lineEnd = (line: number) => (lineStarts[line] ?? content.length + 1) - 1
    const place = { from: lineStarts[first - 1]!, to: lineEnd(last) }
    const isBlank = (line: number) => content.slice(lineStarts[line - 1], lineEnd(line)).trim() === ''
    if (isBlank(first) || isBlank(last) || span.to > place.to) return null
    this.#scanned += place.to - place.from
    if (this.#scanned > MOST_SCANNED) return null
    const { number, of } = countOccurrences(content, place, exact, span.from)
    return number === 0 ? null : { loc: first === last ? String(first) : `${first}-${last}`, number, of }
  }

  /** Which occurrence of `exact`, among those in the lines of `extent`, stands at `span`. */
  occurrence(extent: Span, span: Span, exact: string): { number: number; of: number } | null {
    const { content, lineStarts } = this.text
    const first = lineStarts[lineAndColumn(this.text, extent.from).line - 1]!
    const end = (lineStarts[lineAndColumn(this.text, extent.to - 1).line] ?? content.length + 1) - 1
    this.#scanned += end - first
    if (this.#scanned > MOST_SCANNED) return null
    return countOccurrences(content, { from: first, to: end }, exact, span.from)
  }

  /** The xml:id of an entry. */
  entry(entry: ApparatusEntry): string {
    return demand(this.#entries, entry, () => this.ids.take(entry.id))
  }

  /** The xml:id of the declaration of a layer. Layers are told apart by their place: their names may be anything. */
  layer(id: string): string {
    return layerId(this.layers.indexOf(id))
  }

  witness(siglum: Siglum | null): string {
    return `#${demand(this.witnesses, siglum, () => this.ids.take(siglum ?? 'anonymous'))}`
  }

  hand(siglum: Siglum | null, hand: string): string {
    const key = JSON.stringify([siglum, hand])
    const make = () => ({ id: this.ids.take(`hand.${siglum ?? ''}.${hand}`), siglum, hand })
    return `#${demand(this.hands, key, make).id}`
  }

  person(name: string): string {
    return `#${demand(this.people, name, () => this.ids.take(`person.${name}`))}`
  }

  /** Reports the fields of `value` that are not among `known`: another program's, which TEI has no place for. */
  reportUnknown(value: object, known: ReadonlySet<string>, what: string, entry?: string): void {
    for (const key in value) {
      if (known.has(key) || (value as Record<string, unknown>)[key] === undefined) continue
      this.losses.add(`The field 「${key}」 of ${what} is not carried`, entry)
    }
  }

  #anchorId(offset: number): string {
    this.anchors.add(offset)
    return anchorId(this.text, offset)
  }
}

/** The id of a layer's declaration, by its place in the list. */
export const layerId = (index: number) => `layer.${index + 1}`

/** Counting words in lines takes time; beyond this many characters a text is not one of lines. */
const MOST_SCANNED = 500_000_000

/** `c1753` stands before the code point numbered 1753, counted from 0. */
export const anchorId = (text: BaseText, offset: number) => `c${toCodePoint(text, offset)}`

function demand<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there !== undefined) return there
  const value = make()
  map.set(key, value)
  return value
}
