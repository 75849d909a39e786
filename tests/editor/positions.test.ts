import fc from 'fast-check'
import { Fragment, Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { applyChanges, baseText, blocks, parseNoteMarks } from '../../src/core/text/index.ts'
import { documentOf } from '../../src/editor/document.ts'
import {
  textBetween,
  textChange,
  textOf,
  toPosition,
  toPositions,
  toTextOffset,
} from '../../src/editor/positions.ts'
import { schema } from '../../src/editor/schema.ts'

const marks = parseNoteMarks('（）()')!

function documentFrom(content: string) {
  return documentOf(content, blocks(baseText(content), marks))
}

/** Texts with empty lines, notes, characters of two code units and private-use ones. */
const texts = fc
  .array(fc.constantFrom('西', '夏', '𣈆', '\ue406', '（', '）', '\n', '。', '⿰亻呆', '葛\u{e0100}'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))

describe('positions', () => {
  it('lead from every offset into the document and back', () => {
    fc.assert(
      fc.property(texts, (content) => {
        const doc = documentFrom(content)
        for (let offset = 0; offset <= content.length; offset++) {
          const position = toPosition(doc, offset)
          expect(doc.resolve(position).parent.isTextblock).toBe(true)
          expect(toTextOffset(doc, position)).toBe(offset)
        }
      }),
    )
  })

  it('of many offsets are those of each', () => {
    fc.assert(
      fc.property(texts, (content) => {
        const doc = documentFrom(content)
        const offsets = Array.from({ length: content.length + 1 }, (_, offset) => offset)
        expect(toPositions(doc, offsets)).toEqual(offsets.map((offset) => toPosition(doc, offset)))
      }),
    )
  })

  it('refuse an offset beyond the text', () => {
    expect(() => toPosition(documentFrom('西夏'), 3)).toThrow(RangeError)
  })
})

describe('the document', () => {
  it('is the text and nothing but the text', () => {
    fc.assert(
      fc.property(texts, (content) => {
        expect(textOf(documentFrom(content))).toBe(content)
      }),
    )
  })

  it('marks notes without touching their words', () => {
    const doc = documentFrom('改西壽為保泰軍。（《長編》作西市。）\n西夏稱群都五年')
    const marked: string[] = []
    doc.descendants((node) => {
      if (node.marks.length > 0) marked.push(node.text ?? '')
    })
    expect(marked).toEqual(['（《長編》作西市。）'])
    expect(doc.child(1).type.name).toBe('heading')
  })
})

describe('textChange', () => {
  it('says of any replacement what it changes in the text', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), (content, inserted, a, b) => {
        const doc = documentFrom(content)
        const [from, to] = [a % (content.length + 1), b % (content.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ]
        const lines = inserted
          .split('\n')
          .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
        const slice =
          lines.length === 1 ? new Slice(lines[0]!.content, 0, 0) : new Slice(Fragment.from(lines), 1, 1)
        const step = new ReplaceStep(toPosition(doc, from), toPosition(doc, to), slice)
        const after = step.apply(doc).doc
        fc.pre(after !== null)
        const change = textChange(step, doc)
        expect(change === null ? content : applyChanges(content, [change])).toBe(textOf(after))
      }),
    )
  })

  it('reads the words between two offsets, line feeds included', () => {
    const doc = documentFrom('西\n\n夏')
    expect(textBetween(doc, { from: 0, to: 4 })).toBe('西\n\n夏')
    expect(textBetween(doc, { from: 1, to: 2 })).toBe('\n')
  })
})
