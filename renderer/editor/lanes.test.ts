import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Range } from '../../core/model/range.ts'
import { byLength } from './highlightIndex.ts'
import { cutLanes, isAsDeepAs, LANES, MOST_RULINGS } from './lanes.ts'

const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]): Range => [start, start + length])
const highlights = fc
  .array(range, { maxLength: 9 })
  .map((ranges) => ranges.map((own, index) => ({ id: `h${index}`, ranges: [own] })))
const block: Range = [10, 70]

test('on every character the shortest owns the wash and lanes follow length', () => {
  fc.assert(
    fc.property(highlights, (items) => {
      const { washes, rulings, depth } = cutLanes(block, items)
      let deepest = 0
      for (let offset = block[0]; offset < block[1]; offset++) {
        const isHere = ([start, end]: Range) => start <= offset && offset < end
        const stack = items.filter(({ ranges }) => ranges.some(isHere)).sort(byLength)
        deepest = Math.max(deepest, stack.length)
        const owners = washes.filter(({ start, end }) => isHere([start, end]))
        expect(owners.map(({ item }) => item.id)).toEqual(stack.slice(0, 1).map(({ id }) => id))
        const lanes = rulings
          .filter(({ start, end }) => isHere([start, end]))
          .sort((left, right) => left.lane - right.lane)
        const isCrowded = stack.length > LANES
        const expected = stack
          .slice(0, LANES)
          .map(({ id }, lane) => (isCrowded && lane === LANES - 1 ? null : id))
        expect(lanes.map(({ item }) => item?.id ?? null)).toEqual(expected)
        expect(lanes.map(({ lane }) => lane)).toEqual(expected.map((_, lane) => lane))
      }
      expect(depth).toBe(deepest)
      const depths = Array.from({ length: items.length + 2 }, (_, index) => index + 1)
      expect(depths.filter((each) => isAsDeepAs(each, block, items)).length).toBe(deepest)
    }),
  )
})

test('a ruling that goes on is one strip', () => {
  const long = { id: 'long', ranges: [[0, 50]] as const }
  const short = { id: 'short', ranges: [[20, 25]] as const }
  const { rulings } = cutLanes([0, 50], [long, short])
  const lines = rulings.map(({ start, end, lane, item }) => `${item?.id} ${lane} ${start}-${end}`)
  expect(lines).toEqual(['long 0 0-20', 'short 0 20-25', 'long 1 20-25', 'long 0 25-50'])
})

test('parts of a discontinuous highlight stand apart', () => {
  const item = {
    id: 'a',
    ranges: [
      [0, 5],
      [8, 12],
    ] as const,
  }
  const { washes } = cutLanes([0, 20], [item])
  expect(washes.map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [8, 12],
  ])
})

test('more rulings than anyone can read become one hatch, the washes stay', () => {
  const items = Array.from({ length: MOST_RULINGS + 1 }, (_, index) => ({
    id: `h${index}`,
    ranges: [[index * 10, index * 10 + 10]] as const,
  }))
  const { washes, rulings } = cutLanes([0, 1000], items)
  expect(washes.length).toBe(MOST_RULINGS + 1)
  expect(rulings).toEqual([{ start: 0, end: 610, lane: LANES - 1, item: null }])
})
