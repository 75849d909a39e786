import { type Block, blocks, type NoteMarks } from '../../text/index.ts'
import { anchorId, type TeiContext } from './context.ts'
import type { Content, Element } from './xml.ts'

/**
 * `<body>`, whose text content is the base text, every character of it: line feeds stand between the elements, the
 * brackets of notes within `<note>`. A heading begins a `<div>`; an anchor stands at each offset the context wants.
 */
export function writeBody(context: TeiContext, marks: readonly NoteMarks[]): Element {
  const { xml, text } = context
  const body = xml.element('body', {})
  const line = lineWriter(context)
  let section = body
  let holdsBlock = false
  const all = blocks(text, marks)
  all.forEach((block, i) => {
    const content = line(block)
    if (block.kind === 'heading') {
      section = xml.element('div', {}, xml.element('head', {}, content))
      body.appendChild(section)
      holdsBlock = true
    } else if (isXmlSpace(text.content.slice(block.span.from, block.span.to))) {
      xml.fill(section, content)
    } else {
      xml.fill(section, xml.done(xml.element('p', {}, content)))
      holdsBlock = true
    }
    if (i < all.length - 1) xml.fill(section, '\n')
  })
  // A body cannot be without any block.
  if (!holdsBlock) xml.fill(body, xml.element('p', {}))
  return body
}

/** Writes one block after another, with the anchors that fall in it. */
function lineWriter(context: TeiContext): (block: Block) => Content {
  const { xml, text } = context
  const anchors = Uint32Array.from(context.anchors).sort()
  let next = 0

  /** The words of `from`–`to` with their anchors; those at `to` too when `andAtEnd`. */
  function run(from: number, to: number, andAtEnd: boolean): Content {
    const content: Content[] = []
    let at = from
    for (; next < anchors.length && anchors[next]! < to + Number(andAtEnd); next++) {
      const offset = anchors[next]!
      content.push(xml.words(text.content.slice(at, offset)))
      content.push(xml.element('anchor', { 'xml:id': anchorId(text, offset) }))
      at = offset
    }
    content.push(xml.words(text.content.slice(at, to)))
    return content
  }

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
