import { describe, expect, it } from 'vitest'
import type { EntryId } from '../../../src/core/apparatus/index.ts'
import { readRoute, writeRoute } from '../../../src/ui/shell/route.ts'

describe('the address of the page', () => {
  it.each([
    ['#/xixiaji-13/e-0004', { edition: 'xixiaji-13', entry: 'e-0004', query: '' }],
    [
      '#/xixiaji-13/e-0004?status=disputed',
      { edition: 'xixiaji-13', entry: 'e-0004', query: 'status=disputed' },
    ],
    ['#/xixiaji-13?words=%E4%BF%9D', { edition: 'xixiaji-13', entry: null, query: 'words=%E4%BF%9D' }],
    ['#/西夏紀', { edition: '西夏紀', entry: null, query: '' }],
    ['', { edition: null, entry: null, query: '' }],
    ['#/%E0%A4%A', { edition: null, entry: null, query: '' }],
    ['#elsewhere', { edition: null, entry: null, query: '' }],
  ])('%s is read', (hash, route) => expect(readRoute(hash)).toEqual(route))

  it('is written as it is read', () => {
    const route = { edition: '西夏紀 13/a', entry: 'e-0001' as EntryId, query: 'status=disputed%2Cproposed' }
    expect(readRoute(writeRoute(route))).toEqual(route)
  })
})
