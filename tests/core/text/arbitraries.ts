import fc from 'fast-check'
import type { Change, Span } from '../../../src/core/text/index.ts'

/** What a careless count goes wrong on: characters beyond the first plane, sequences, marks, line ends, private use. */
const hard = [
  '𣈆',
  '㖫',
  '⿰亻呆',
  '⿱⿰日月皿',
  '辻󠄀',
  '葛︀',
  '\u{e000}',
  '\u{f0000}',
  '\r\n',
  '\n',
  '\ufeff',
  'é',
  'ǖ',
  '👩‍👩‍👧',
  '詔夏國主，省所',
  '（',
  '）',
  '保',
  '泰',
  '秦',
  ' ',
  'a',
]

/** Texts of whole characters, hard ones above all. */
export const texts = (maxLength = 30): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...hard), { maxLength }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
  )

/** The offsets at which a text may be cut without cutting a character. */
export function boundaries(text: string): number[] {
  const offsets = [0]
  for (const character of text) offsets.push(offsets.at(-1)! + character.length)
  return offsets
}

/** A text and a span of it. */
export const textAndSpan = (maxLength = 30): fc.Arbitrary<{ content: string; span: Span }> =>
  texts(maxLength).chain((content) =>
    fc
      .tuple(fc.constantFrom(...boundaries(content)), fc.constantFrom(...boundaries(content)))
      .map(([a, b]) => ({ content, span: { from: Math.min(a, b), to: Math.max(a, b) } })),
  )

/** Changes that fit `content`: in order, without overlap, cutting no character. */
export const changesOf = (content: string, maxChanges = 3): fc.Arbitrary<Change[]> =>
  fc.integer({ min: 0, max: maxChanges }).chain((count) =>
    fc
      .tuple(
        fc.array(fc.constantFrom(...boundaries(content)), { minLength: 2 * count, maxLength: 2 * count }),
        fc.array(fc.oneof(fc.constant(''), texts(3)), { minLength: count, maxLength: count }),
      )
      .map(([offsets, inserts]) => {
        const sorted = [...offsets].sort((a, b) => a - b)
        return inserts.map((insert, i) => ({ from: sorted[2 * i]!, to: sorted[2 * i + 1]!, insert }))
      }),
  )
