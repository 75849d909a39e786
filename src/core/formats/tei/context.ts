import type { Siglum } from '../../apparatus/index.ts'
import { type BaseText, type Span, toCodePoint } from '../../text/index.ts'
import { Losses } from '../losses.ts'
import { XmlIds } from './xml-ids.ts'
import { XmlBuilder } from './xml.ts'

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
  /** xml:id by name: authors of conjectures, and who decided, held or said something. */
  readonly people = new Map<string, string>()

  readonly text: BaseText

  constructor(text: BaseText) {
    this.text = text
  }

  /** Pointer to the anchor at `offset`, which is named for the code point it stands before. */
  anchor(offset: number): string {
    return `#${this.#anchorId(offset)}`
  }

  /** Pointer to the words of `span`, after the `range()` scheme of TEI P5, chapter 16.2.4. */
  range(span: Span): string {
    return `#range(${this.#anchorId(span.from)},${this.#anchorId(span.to)})`
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

/** `c1753` stands before the code point numbered 1753, counted from 0. */
export const anchorId = (text: BaseText, offset: number) => `c${toCodePoint(text, offset)}`

function demand<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there !== undefined) return there
  const value = make()
  map.set(key, value)
  return value
}
