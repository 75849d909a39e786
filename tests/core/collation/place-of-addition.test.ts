import { expect, it } from 'vitest'
import { collate, variantUnits } from '../../../src/core/collation/index.ts'

/** The base with ‸ where each addition of the witness is put. */
function placed(base: string, ...others: string[]): string {
  const texts = [base, ...others].map((text, i) => ({ siglum: 'ABCD'[i]!, text }))
  const collation = collate(texts[0]!, texts.slice(1))
  const places = variantUnits(collation).filter(({ from, to }) => from === to)
  return places.reduceRight((text, { span }) => `${text.slice(0, span.from)}‸${text.slice(span.to)}`, base)
}

it.each([
  [
    'before the stop that it comes before',
    '遂親政。以弟為相。',
    '遂親政也。以弟為相。',
    '遂親政‸。以弟為相。',
  ],
  [
    'behind the stop that it comes behind',
    '遂親政。以弟為相。',
    '遂親政。又以弟為相。',
    '遂親政。‸以弟為相。',
  ],
  ['at the end of its line', '遂親政。\n以弟為相。', '遂親政也。\n以弟為相。', '遂親政‸。\n以弟為相。'],
  ['at the start of its line', '遂親政。\n以弟為相。', '遂親政。\n又以弟為相。', '遂親政。\n‸以弟為相。'],
  [
    'before the line end where the witness has no lines',
    '遂親政。\n以弟為相。',
    '遂親政也以弟為相',
    '遂親政。‸\n以弟為相。',
  ],
  ['at the end of a verse', 'et alto\nVi superum', 'et alto saevo\nVi superum', 'et alto‸\nVi superum'],
  ['at the end of the text', '遂親政。', '遂親政矣。', '遂親政‸。'],
  ['at its start', '遂親政。', '故遂親政。', '‸遂親政。'],
  ['where its own mark agrees, when it has two', '遂親政。以弟', '遂親政，也。以弟', '遂親政‸。以弟'],
])('puts an addition %s', (_, base, witness, marked) => {
  expect(placed(base, witness)).toBe(marked)
})

it('puts it in one place whatever the order of the witnesses', () => {
  const [base, b, c] = ['遂親政。以弟為相。', '遂親政也。以弟為相。', '遂親政。也以弟為相。']
  expect(placed(base, b, c)).toBe(placed(base, c, b))
})
