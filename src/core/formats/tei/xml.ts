import { Document, type Element, type Node, serializeToWellFormedString } from 'slimdom'

export type { Element, Node }

/** What an element may hold; null and undefined are left out. */
export type Content = string | Node | null | undefined | readonly Content[]

/** Attributes by name; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>

const TEI = 'http://www.tei-c.org/ns/1.0'
const XML = 'http://www.w3.org/XML/1998/namespace'

/**
 * Builds one TEI document and keeps count of the characters that need care in it: those that XML 1.0 does not allow,
 * which become U+FFFD, and those of the private use areas, which are declared in the header.
 */
export class XmlBuilder {
  readonly #document = new Document()
  readonly #done: string[] = []
  /** How often each character was met that XML cannot have, by code point. */
  readonly forbidden = new Map<number, number>()
  /** The private-use characters in the words of the text and its readings, by code point. */
  readonly privateUse = new Set<number>()

  element(name: string, attributes: Attributes, ...content: Content[]): Element {
    const element = this.#document.createElementNS(TEI, name)
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined) continue
      if (key.startsWith('xml:')) element.setAttributeNS(XML, key, this.#allowed(value))
      else element.setAttribute(key, this.#allowed(value))
    }
    this.fill(element, content)
    return element
  }

  fill(element: Element, content: Content): void {
    if (content === null || content === undefined || content === '') return
    if (typeof content === 'string') {
      element.appendChild(this.#document.createTextNode(this.#allowed(content)))
    } else if (content instanceof Array) {
      for (const part of content) this.fill(element, part)
    } else {
      element.appendChild(content)
    }
  }

  /** Words of the text or of a reading: private-use characters stand in `<g>`, which points at their declaration. */
  words(text: string): Content {
    if (!/\p{Co}/u.test(text)) return text
    return text.split(/(\p{Co})/u).map((part, i) => {
      if (i % 2 === 0) return part
      const codePoint = part.codePointAt(0)!
      this.privateUse.add(codePoint)
      return this.element('g', { ref: `#${privateUseId(codePoint)}` }, part)
    })
  }

  /**
   * Writes `element` now and gives a comment that stands in its place until the document is written, so that a large
   * apparatus need not be in memory as a tree. There are no other comments.
   */
  done(element: Element): Node {
    const written = serializeToWellFormedString(element).replace(` xmlns="${TEI}"`, '')
    return this.#document.createComment(String(this.#done.push(written) - 1))
  }

  /** The document with `root`, as text. Carriage returns are written as references, or a parser would drop them. */
  serialize(root: Element): string {
    this.#document.appendChild(root)
    const body = serializeToWellFormedString(this.#document)
      .replace(/<!--(\d+)-->/g, (_, index) => this.#done[Number(index)]!)
      .replaceAll('\r', '&#13;')
    return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
  }

  #allowed(text: string): string {
    // The test is much quicker than the replacement, and nearly always enough.
    if (!FORBIDDEN.test(text)) return text
    return text.replace(new RegExp(FORBIDDEN, 'gu'), (character) => {
      const codePoint = character.codePointAt(0)!
      this.forbidden.set(codePoint, (this.forbidden.get(codePoint) ?? 0) + 1)
      return '\ufffd'
    })
  }
}

/** The xml:id of the declaration of a private-use character: `U-E406`. */
export const privateUseId = (codePoint: number) => `U-${codePointName(codePoint)}`

/** `E406` */
export const codePointName = (codePoint: number) => codePoint.toString(16).toUpperCase().padStart(4, '0')

/** What the production Char of XML 1.0 leaves out: controls, lone halves of surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * `parts` for an element that holds only elements, each on a line of its own. Only where white space means nothing:
 * never in the body.
 */
export function onLines(parts: readonly Content[]): Content {
  return [...parts.flatMap((part) => (part === null || part === undefined ? [] : ['\n', part])), '\n']
}
