import { describe, expect, it } from 'vitest'
import { impossibleYears } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

describe('impossibleYears', () => {
  it.each([
    ['熙寧十二年三月', ['熙寧十二年']],
    ['熙宁十年，（拱化六年）', ['拱化六年']],
    ['拱化五年，熙寧元年，貞觀二十三年，在位三十年', []],
    ['建元二十年', []],
  ])('tells the years that their era does not have in %s', (content, years) =>
    expect(impossibleYears(baseText(content)).map(({ at }) => content.slice(at!.from, at!.to))).toEqual(
      years,
    ),
  )

  it('says how long the era was', () =>
    expect(impossibleYears(baseText('延嗣寧國三年'))[0]!.message).toContain('延嗣寧國 has 1 year.'))
})
