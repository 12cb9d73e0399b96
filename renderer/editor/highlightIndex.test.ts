import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Range } from '../../core/model/range.ts'
import { byLength, HighlightIndex } from './highlightIndex.ts'
import { SortedRanges } from './sortedRanges.ts'

const LENGTH = 20_000
const range = fc
  .tuple(fc.nat(LENGTH), fc.integer({ min: 1, max: 6000 }))
  .map(([start, length]): Range => [start, start + length])
const items = fc
  .array(fc.array(range, { minLength: 1, maxLength: 3 }), { maxLength: 40 })
  .map((all) => all.map((ranges, index) => ({ id: `h${index}`, ranges: ranges.toSorted(byStart) })))

function byStart(left: Range, right: Range): number {
  return left[0] - right[0]
}

function touches(ranges: readonly Range[], [start, end]: Range): boolean {
  return ranges.some((candidate) => candidate[0] < end && candidate[1] > start)
}

test('the index finds what a scan of everything finds, also after removals', () => {
  fc.assert(
    fc.property(items, range, fc.nat(39), fc.nat(40), (all, asked, removed, filledIn) => {
      const index = new HighlightIndex<(typeof all)[number]>()
      index.fill(all.slice(0, filledIn))
      for (const item of all.slice(filledIn)) index.add(item)
      expect(index.size).toBe(all.length)
      index.remove(`h${removed}`)
      const expected = all
        .filter(({ id, ranges }) => id !== `h${removed}` && touches(ranges, asked))
        .map(({ id }) => id)
      expect(
        index
          .touching(asked)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(expected.sort())
    }),
  )
})

test('adding an id again replaces what it was', () => {
  const index = new HighlightIndex()
  index.add({ id: 'a', ranges: [[0, 10]] })
  index.add({ id: 'a', ranges: [[5000, 5010]] })
  expect([index.size, index.touching([0, 10]).length, index.touching([5001, 5002]).length]).toEqual(
    [1, 0, 1],
  )
})

test('an empty range asks for the character at its offset', () => {
  const index = new HighlightIndex()
  index.add({ id: 'a', ranges: [[3, 5]] })
  const found = [2, 3, 4, 5].map((offset) => index.touching([offset, offset]).length)
  expect(found).toEqual([0, 1, 1, 0])
})

test('the shortest comes first, and equals always in one order', () => {
  const long = { id: 'a', ranges: [[0, 9]] as const }
  const short = { id: 'c', ranges: [[0, 2]] as const }
  const equal = { id: 'b', ranges: [[4, 6]] as const }
  expect([long, short, equal].sort(byLength).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
})

test('sorted ranges find what a scan of everything finds', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 60 }), range, (all, asked) => {
      const sorted = all.toSorted(byStart)
      const expected = sorted.filter((candidate) => touches([candidate], asked))
      expect(new SortedRanges(sorted).touching(asked)).toEqual(expected)
    }),
  )
})
