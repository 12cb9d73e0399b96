import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameOutline } from './frameOutline.ts'

/** What frameOutline reads of a DOMRect, which Node has not. */
function line(left: number, top: number, right: number, bottom: number): DOMRect {
  const box = { left, top, right, bottom, x: left, y: top, width: right - left }
  return { ...box, height: bottom - top, toJSON: () => box }
}

function cornersOf(path: string): (readonly [x: number, y: number])[] {
  const corners = path.slice(1, -1).split('L')
  return corners.map((corner) => {
    const [x = Number.NaN, y = Number.NaN] = corner.split(' ').map(Number)
    return [x, y]
  })
}

test('one line has a frame of four corners', () => {
  expect(frameOutline([line(100, 50, 300, 70)])).toEqual([
    'M303.5 46.5L303.5 76.5L96.5 76.5L96.5 46.5Z',
  ])
})

test('two lines under one another have one edge round both', () => {
  const path = frameOutline([line(200, 50, 600, 70), line(0, 80, 250, 100)])
  expect(path).toHaveLength(1)
  expect(cornersOf(path[0] ?? '')).toEqual([
    [603.5, 46.5],
    [603.5, 76.5],
    [253.5, 76.5],
    [253.5, 106.5],
    [-3.5, 106.5],
    [-3.5, 76.5],
    [196.5, 76.5],
    [196.5, 46.5],
  ])
})

test('the end of one line and the start of the next are two shapes', () => {
  expect(frameOutline([line(500, 50, 600, 70), line(0, 80, 100, 100)])).toHaveLength(2)
})

test('no edge runs through the words: every line lies inside its shape', () => {
  const lines = fc
    .array(fc.record({ left: fc.nat(200), width: fc.integer({ min: 250, max: 500 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((items) =>
      items.map(({ left, width }, index) => line(left, index * 31, left + width, index * 31 + 20)),
    )
  fc.assert(
    fc.property(lines, (boxes) => {
      const [path, ...others] = frameOutline(boxes)
      expect(others).toEqual([])
      const corners = cornersOf(path ?? '')
      for (const { left, right, top, bottom } of boxes) {
        for (const y of [top + 1, (top + bottom) / 2, bottom - 1]) {
          const crossings = crossingsAt(corners, y)
          expect(crossings).toHaveLength(2)
          expect(Math.min(...crossings)).toBeLessThan(left)
          expect(Math.max(...crossings)).toBeGreaterThan(right)
        }
      }
    }),
  )
})

/** Where the upright edges of a shape meet a height. */
function crossingsAt(corners: readonly (readonly [number, number])[], height: number): number[] {
  return corners.flatMap(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y]
    const isUpright = Math.abs(nextX - x) < 0.01
    return isUpright && Math.min(y, nextY) <= height && height < Math.max(y, nextY) ? [x] : []
  })
}
