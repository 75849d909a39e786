import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyChanges, baseText, type Change, editedText } from '../../../src/core/text/index.ts'
import { changesOf, texts } from './arbitraries.ts'

const textAndChanges = texts().chain((content) =>
  fc.record({ content: fc.constant(content), changes: changesOf(content) }),
)

it('counts as if the text were counted anew', () =>
  fc.assert(
    fc.property(textAndChanges, ({ content, changes }) => {
      expect(editedText(baseText(content), changes)).toEqual(baseText(applyChanges(content, changes)))
    }),
  ))

it.each<[string, Change]>([
  ['a line is joined to the one before', { from: 2, to: 3, insert: '' }],
  ['a line feed comes at the start of a line', { from: 3, to: 3, insert: '\n' }],
  ['the last line feed goes', { from: 6, to: 7, insert: '' }],
  ['all of it goes', { from: 0, to: 7, insert: '' }],
  ['a wide character comes before another', { from: 3, to: 3, insert: '𣈆' }],
])('counts lines and wide characters when %s', (_, change) => {
  const content = '保泰\n𣈆軍\n'
  expect(editedText(baseText(content), [change])).toEqual(baseText(applyChanges(content, [change])))
})

it('refuses a change beyond the text', () => {
  expect(() => editedText(baseText('保泰'), [{ from: 1, to: 5, insert: '' }])).toThrow(RangeError)
})
