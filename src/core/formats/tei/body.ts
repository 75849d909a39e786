import { type Block, blocks, type NoteMarks } from '../../text/index.ts'
import { anchorId, type TeiContext } from './context.ts'
import type { Content, Element, Node } from './xml.ts'

/**
 * `<body>`, whose text content is the base text, every character of it: line feeds stand between the elements, the
 * brackets of notes within `<note>`. A heading begins a `<div>`; an anchor stands at each offset the context wants.
 * `within` are entries that stand in the text, by the offset behind which they do; `numbered` blocks have the number of
 * their line.
 */
export function writeBody(
  context: TeiContext,
  marks: readonly NoteMarks[],
  within: ReadonlyMap<number, readonly Node[]> = new Map(),
  numbered = false,
): Element {
  const { xml, text } = context
  const body = xml.element('body', { 'xml:space': 'preserve' })
  const line = lineWriter(context, within)
  let section = body
  let holdsBlock = false
  const all = blocks(text, marks)
  all.forEach((block, i) => {
    const content = line(block)
    const attributes = numbered ? { n: String(i + 1) } : {}
    if (block.kind === 'heading') {
      section = xml.element('div', {}, xml.element('head', attributes, content))
      body.appendChild(section)
      holdsBlock = true
    } else if (isXmlSpace(text.content.slice(block.span.from, block.span.to)) && !hasElements(content)) {
      xml.fill(section, content)
    } else {
      xml.fill(section, xml.done(xml.element('p', attributes, content)))
      holdsBlock = true
    }
    if (i < all.length - 1) xml.fill(section, '\n')
  })
  // A body cannot be without any block.
  if (!holdsBlock) xml.fill(body, xml.element('p', {}))
  return body
}

/**
 * Writes the text from one offset to another, with the anchors that fall in it; those at the end too when `andAtEnd`.
 * It is called for one stretch after another, from the first to the last.
 */
export function textWriter(
  context: TeiContext,
  within: ReadonlyMap<number, readonly Node[]> = new Map(),
): (from: number, to: number, andAtEnd: boolean) => Content {
  const { xml, text } = context
  const anchors = Uint32Array.from(context.anchors).sort()
  let next = 0
  return (from, to, andAtEnd) => {
    const content: Content[] = []
    let at = from
    // The last anchor of all stands at the end of the text, where nothing follows.
    const end = andAtEnd || to === text.content.length ? to + 1 : to
    for (; next < anchors.length && anchors[next]! < end; next++) {
      const offset = anchors[next]!
      content.push(xml.words(text.content.slice(at, offset)))
      content.push(xml.element('anchor', { 'xml:id': anchorId(text, offset) }))
      content.push(within.get(offset))
      at = offset
    }
    content.push(xml.words(text.content.slice(at, to)))
    return content
  }
}

/** Writes one block after another, with the anchors and entries that fall in it. */
function lineWriter(
  context: TeiContext,
  within: ReadonlyMap<number, readonly Node[]>,
): (block: Block) => Content[] {
  const { xml } = context
  const run = textWriter(context, within)
  return ({ span, notes }) => {
    const content: Content[] = []
    let at = span.from
    for (const note of notes) {
      // Anchors at the edge of a note stand outside it.
      content.push(run(at, note.from, true))
      content.push(xml.element('note', { place: 'inline' }, run(note.from, note.to, false)))
      at = note.to
    }
    content.push(run(at, span.to, true))
    return content
  }
}

const isXmlSpace = (line: string) => /^[ \t\r]*$/.test(line)

/** Whether anything but text is in it: that must stand in a block. Anchors may stand anywhere. */
const hasElements = (content: Content): boolean =>
  content instanceof Array
    ? content.some(hasElements)
    : content !== null &&
      content !== undefined &&
      typeof content !== 'string' &&
      content.nodeName !== 'anchor'
