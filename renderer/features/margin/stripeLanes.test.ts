import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stripeLanes } from './stripeLanes.ts'

test('bars that overlap stand in different lanes, and there are no more lanes than needed', () => {
  const bar = fc.record({ top: fc.nat(100), height: fc.integer({ min: 1, max: 40 }) })
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 30 }), (bars) => {
      const extents = bars.map(({ top, height }, index) => ({
        id: String(index),
        top,
        bottom: top + height,
      }))
      const lanes = stripeLanes(extents)
      const overlapAt = (y: number) => extents.filter(({ top, bottom }) => top <= y && y < bottom)
      const most = Math.max(0, ...extents.map(({ top }) => overlapAt(top).length))
      expect(new Set(lanes.values()).size).toBe(most)
      for (const { top } of extents) {
        const there = overlapAt(top).map(({ id }) => lanes.get(id))
        expect(new Set(there).size).toBe(there.length)
      }
    }),
  )
})
