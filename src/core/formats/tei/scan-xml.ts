import { SaxesParser } from 'saxes'
import { UnreadableFile } from '../import-format.ts'

/** An element of a document that was read. */
export interface XmlElement {
  /** TEI's elements by their bare names, those of others as they are written: `app`, `cb:div`. */
  readonly name: string
  /** By their names as written: `xml:id`, `wit`, `cb:type`. */
  readonly attributes: Readonly<Record<string, string>>
  /** Filled only where a tree is kept. */
  readonly children: XmlNode[]
  /** Where its tag begins, from 1. */
  readonly line: number
  readonly column: number
}

export type XmlNode = XmlElement | string

/** Is told of what a document holds, in its order. */
export interface XmlHandler {
  open(element: XmlElement): void
  text(text: string): void
  close(element: XmlElement): void
}

/**
 * Reads an XML document piece by piece. Nothing outside the document is ever fetched: a document type definition,
 * entities and inclusions are refused in a sentence, but for the bare mention of TEI's own DTD, as some programs write
 * it. Throws UnreadableFile with line and column where the document is not well-formed.
 */
export class XmlScanner {
  readonly #parser = new SaxesParser({ position: true })
  /** The prefixes bound to TEI's namespace; the empty one is TEI's in any case. */
  readonly #prefixes = new Set<string>()
  readonly #open: XmlElement[] = []
  /** Whether the document names a DTD that was not read. */
  namesDtd = false
  #line = 1
  #column = 1

  constructor(handler: XmlHandler) {
    const parser = this.#parser
    parser.on('error', ({ message }) => {
      const said = message.replace(/^\S*?\d+:\d+: /, '').replace(/\.$/, '')
      const entity = /undefined entity/.test(said)
        ? 'an entity is used that XML does not have; write the character itself'
        : said
      throw new UnreadableFile(
        'not-well-formed',
        `The file is not well-formed XML: ${entity}.`,
        parser.line,
        parser.column + 1,
      )
    })
    parser.on('doctype', (doctype) => {
      // Its text is without the internal subset's closing bracket when there is one.
      if (
        !/^\s*[\w:.-]+\s*(?:PUBLIC\s+(["'])-\/\/TEI(?:(?!\1)[^[])*\1\s*(?:"[^"]*"|'[^']*')?\s*)?$/.test(
          doctype,
        )
      ) {
        throw new UnreadableFile(
          'doctype',
          'The file declares a document type (<!DOCTYPE …>), which may hold entities or point outside the file; delete the declaration, with the entities replaced by their characters.',
          parser.line,
          parser.column + 1,
        )
      }
      this.namesDtd = true
    })
    parser.on('opentagstart', ({ name }) => {
      // The name was read, and the character after it: when that was a line end, the tag began a line earlier.
      const before = parser.column <= name.length
      this.#line = before ? parser.line - 1 : parser.line
      this.#column = before ? 1 : parser.column - name.length - 1
    })
    parser.on('opentag', ({ name, attributes }) => {
      for (const [key, value] of Object.entries(attributes)) {
        if (value === TEI && key.startsWith('xmlns:')) this.#prefixes.add(key.slice(6))
      }
      const element: XmlElement = {
        name: this.#localName(name),
        attributes: attributes as Record<string, string>,
        children: [],
        line: this.#line,
        column: this.#column,
      }
      const included = element.attributes['href']
      if (/(?:^|:)include$/.test(name) && included !== undefined) {
        throw new UnreadableFile(
          'external-reference',
          `The file includes another one (「${included}」), which is not fetched; put both together first.`,
          element.line,
          element.column,
        )
      }
      if (this.#open.push(element) > DEEPEST) {
        throw new UnreadableFile(
          'too-deep',
          `Elements are nested more than ${DEEPEST} deep here; no edition needs that.`,
          element.line,
          element.column,
        )
      }
      handler.open(element)
    })
    parser.on('text', (text) => handler.text(text))
    parser.on('cdata', (text) => handler.text(text))
    parser.on('closetag', () => handler.close(this.#open.pop()!))
  }

  get line(): number {
    return this.#parser.line
  }

  get column(): number {
    return this.#parser.column + 1
  }

  write(piece: string): void {
    this.#parser.write(piece)
  }

  end(): void {
    this.#parser.close()
  }

  #localName(name: string): string {
    const colon = name.indexOf(':')
    return colon > 0 && this.#prefixes.has(name.slice(0, colon)) ? name.slice(colon + 1) : name
  }
}

const TEI = 'http://www.tei-c.org/ns/1.0'

/** Deep enough for any edition, and no danger to functions that walk a tree. */
const DEEPEST = 300

/** The elements called `name` within `element`, at any depth, in their order. */
export function findAll(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    const within = findAll(child, ...names)
    return names.includes(child.name) ? [child, ...within] : within
  })
}

/** The first child called one of `names`. */
export function childOf(element: XmlElement, ...names: string[]): XmlElement | undefined {
  return childrenOf(element).find(({ name }) => names.includes(name))
}

/** The children that are elements; with `names`, those called so. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  )
}

/** All text within `element`, as it stands. */
export function textWithin(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textWithin(child))).join('')
}

/** `text` with every run of white space as one space, and none at its ends. */
export const collapse = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').trim()

/** `element` as XML again, without its namespace: to be kept and shown. */
export function toXml(element: XmlElement): string {
  const attributes = Object.entries(element.attributes).map(([key, value]) => ` ${key}="${escape(value)}"`)
  const content = element.children
    .map((child) => (typeof child === 'string' ? escape(child) : toXml(child)))
    .join('')
  const tag = `${element.name}${attributes.join('')}`
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${element.name}>`
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
