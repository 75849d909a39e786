import { describe, expect, it } from 'vitest'
import { isOpen, readFilter, type ReviewFilter, writeFilter } from '../../../src/ui/review/review-filter.ts'

describe('the filter in the address', () => {
  it.each<[ReviewFilter]>([
    [{}],
    [{ statuses: ['proposed', 'disputed'], order: 'weight' }],
    [{ witnesses: ['宋史', '長編'], words: '保 泰&=?' }],
    [{ kinds: ['fact'], layers: ['testimonia'], origins: ['hand'], people: ['錢大昕'] }],
  ])('%j is read as it is written', (filter) => expect(readFilter(writeFilter(filter))).toEqual(filter))

  it('leaves out what it does not know', () => {
    expect(readFilter('status=proposed,gone&kind=&order=chance')).toEqual({ statuses: ['proposed'] })
  })

  it('lets all pass when only the order is chosen', () => {
    expect(isOpen({ order: 'weight' })).toBe(true)
    expect(isOpen({ words: '保' })).toBe(false)
  })
})
