import type { Mark, Node } from 'prosemirror-model'
import type { Block } from '../core/text/index.ts'
import { schema } from './schema.ts'

/** The document that shows `blocks` of the base text `content`. */
export function documentOf(content: string, blocks: readonly Block[]): Node {
  return schema.node(
    'doc',
    null,
    blocks.map((block) => blockNode(content, block)),
  )
}

/** The node of one block, with its notes marked. */
export function blockNode(content: string, block: Block): Node {
  const type = block.kind === 'heading' ? 'heading' : 'paragraph'
  return schema.node(type, block.kind === 'blank' ? { blank: true } : null, inline(content, block))
}

function inline(content: string, { span, notes }: Block): Node[] {
  const nodes: Node[] = []
  const add = (from: number, to: number, marks: readonly Mark[]) => {
    if (from < to) nodes.push(schema.text(content.slice(from, to), marks))
  }
  let at = span.from
  for (const note of notes) {
    add(at, note.from, [])
    add(note.from, note.to, [schema.mark('note')])
    at = note.to
  }
  add(at, span.to, [])
  return nodes
}
