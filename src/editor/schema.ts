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
    // The order of marks is that of their nesting: a note holds its pieces.
    note: { inclusive: false, parseDOM: [{ tag: 'span.note' }], toDOM: () => ['span', { class: 'note' }, 0] },
    /** A stretch of a note that stands in two small columns, as long as the text runs vertically. */
    piece: {
      attrs: { from: { validate: 'number' }, rows: { validate: 'number' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'span.piece',
          getAttrs: ({ dataset }) => ({ from: Number(dataset['from']), rows: Number(dataset['rows']) }),
        },
      ],
      toDOM: ({ attrs }) => {
        const { from, rows } = attrs as { from: number; rows: number }
        return [
          'span',
          { class: 'piece', style: `--rows: ${rows}`, 'data-from': String(from), 'data-rows': String(rows) },
          0,
        ]
      },
    },
  },
})
