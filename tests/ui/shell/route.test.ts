import { describe, expect, it } from 'vitest'
import type { EntryId } from '../../../src/core/apparatus/index.ts'
import { readRoute, writeRoute } from '../../../src/ui/shell/route.ts'

describe('the address of the page', () => {
  it.each([
    ['#/xixiaji-13/e-0004', { edition: 'xixiaji-13', entry: 'e-0004' }],
    ['#/西夏紀', { edition: '西夏紀', entry: null }],
    ['', { edition: null, entry: null }],
    ['#/%E0%A4%A', { edition: null, entry: null }],
    ['#elsewhere', { edition: null, entry: null }],
  ])('%s is read', (hash, route) => expect(readRoute(hash)).toEqual(route))

  it('is written as it is read', () => {
    const route = { edition: '西夏紀 13/a', entry: 'e-0001' as EntryId }
    expect(readRoute(writeRoute(route))).toEqual(route)
  })
})
