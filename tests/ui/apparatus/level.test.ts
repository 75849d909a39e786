import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { level } from '../../../src/ui/apparatus/level.ts'

const boxes = fc
  .array(fc.record({ wanted: fc.nat(2000), size: fc.integer({ min: 10, max: 200 }) }), { maxLength: 40 })
  .map((list) => list.sort((a, b) => a.wanted - b.wanted))

describe('level', () => {
  it('leaves boxes where they want to be when there is room', () => {
    const wanted = [{ wanted: 0, size: 10 }, { wanted: 100, size: 10 }]
    expect(level(wanted, 5, null)).toEqual([0, 100])
  })

  it('shares the way when two want the same place', () => {
    const both = [{ wanted: 100, size: 10 }, { wanted: 100, size: 10 }]
    expect(level(both, 0, null)).toEqual([95, 105])
    expect(level(both, 0, 1)).toEqual([90, 100])
  })

  it('never overlaps, keeps the order and begins nothing before 0', () => {
    fc.assert(
      fc.property(boxes, fc.option(fc.nat(39)), (list, chosen) => {
        const fixed = chosen !== null && chosen < list.length ? chosen : null
        const starts = level(list, 5, fixed)
        expect(starts).toHaveLength(list.length)
        let end = -5
        starts.forEach((start, i) => {
          expect(start).toBeGreaterThanOrEqual(end + 5 - 1e-6)
          end = start + list[i]!.size
        })
      }),
    )
  })

  it('holds the box in hand exactly level when those before it leave room', () => {
    fc.assert(
      fc.property(boxes, fc.nat(39), (list, chosen) => {
        fc.pre(chosen < list.length)
        const room = list.slice(0, chosen).reduce((sum, { size }) => sum + size + 5, 0)
        const { wanted } = list[chosen]!
        expect(level(list, 5, chosen)[chosen]).toBe(Math.max(wanted, room))
      }),
    )
  })
})
