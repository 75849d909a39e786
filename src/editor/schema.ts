import { Schema } from 'prosemirror-model'

/**
 * A document is the base text and nothing more: one block a line of the file, so that blocks stay short and an edit
 * redraws little. Apparatus, marks and widgets are decorations and never part of it. Notes are marks rather than
 * nodes: their brackets are characters of the text like any other.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: '(heading | paragraph)+' },
    paragraph: {
      content: 'text*',
      attrs: { blank: { default: false } },
      parseDOM: [{ tag: 'p' }],
      toDOM: (node) => ['p', node.attrs['blank'] === true ? { class: 'blank' } : {}, 0],
    },
    heading: { content: 'text*', parseDOM: [{ tag: 'h2' }], toDOM: () => ['h2', 0] },
    text: {},
  },
  marks: {
    note: { inclusive: false, parseDOM: [{ tag: 'span.note' }], toDOM: () => ['span', { class: 'note' }, 0] },
  },
})
