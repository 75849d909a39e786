import { describe as suite, expect, it } from 'vitest'
import { candidates } from '../../../src/core/apparatus/index.ts'
import { baseText, words } from '../../../src/core/text/index.ts'

const found = (content: string, place: Parameters<typeof candidates>[0]) => {
  const text = baseText(content)
  return candidates(place, text).map(({ span }) => words(text, span))
}

suite('the candidates of a lost place', () => {
  it.each([
    ['its words in the likeliest neighbourhood first', '甲保泰乙。改司為保泰軍。', '保泰', '改司為', '軍', ['保泰', '保泰']],
    ['its words with a character altered', '改司為保秦軍；石州。', '保泰', '改司為', '軍', ['保秦']],
    ['what stands between its neighbours now', '改監軍司為靜塞軍；石州監。', '保泰', '改監軍司為', '軍；石州', ['靜塞']],
    ['nothing where nothing is like it', '天地玄黃', '保泰', '改司為', '軍', []],
  ])('are %s', (_, content, exact, prefix, suffix, expected) =>
    expect(found(content, { exact, prefix, suffix })).toEqual(expected),
  )

  it('are ranked by what stands around them', () => {
    const text = baseText('甲保泰乙。改司為保泰軍。')
    const [first, second] = candidates({ exact: '保泰', prefix: '改司為', suffix: '軍' }, text)
    expect(first!.span.from).toBe(8)
    expect(first!.score).toBeGreaterThan(second!.score)
  })

  it.each(['\udc00', '\ud808', '保\ud84c', '\udf46軍'])('never begin in the middle of a character: %j', (half) =>
    expect(found('保𣍆軍\u{12000}', { exact: half, prefix: '', suffix: '' }).join('')).not.toMatch(/\p{Cs}/u),
  )

  it('are few, however often the words occur', () => {
    const place = { exact: '之', prefix: '', suffix: '', lost: { start: 10, end: 11 } }
    expect(found('之乎'.repeat(20_000), place)).toHaveLength(5)
  })
})
