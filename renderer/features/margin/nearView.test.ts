import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRange, startsNear } from './nearView.ts'

const view = fc
  .tuple(fc.nat(3_000_000), fc.integer({ min: 0, max: 9000 }))
  .map(([start, length]) => [start, start + length] as const)

test('what is near a view is read for it', () => {
  fc.assert(
    fc.property(view, fc.integer({ min: -20_000, max: 20_000 }), (visible, by) => {
      const start = Math.max(0, visible[0] + by)
      const [from, to] = readRange(visible)
      expect(from).toBeLessThan(to)
      if (startsNear([[start, start + 3]], visible)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(start).toBeLessThan(to)
      }
    }),
  )
})

test('a little scrolling reads nothing anew', () => {
  expect(readRange([20_000, 23_000])).toEqual(readRange([20_400, 23_400]))
})

test('a highlight without a place is near nothing', () => {
  expect(startsNear([], [0, 1000])).toBe(false)
})
