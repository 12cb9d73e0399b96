import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  difference,
  intersection,
  lengthOf,
  overlapOf,
  type Spans,
  sameSpans,
  spansOf,
} from './spans.ts'

const anySpans = fc
  .array(fc.tuple(fc.nat(40), fc.nat(8)), { maxLength: 6 })
  .map((pairs) => spansOf(pairs.map(([start, length]) => [start, start + length])))

function unitsOf(spans: Spans): Set<number> {
  const units = new Set<number>()
  for (const [start, end] of spans) for (let unit = start; unit < end; unit++) units.add(unit)
  return units
}

describe('spans', () => {
  it('joins what overlaps or touches and drops what is empty', () => {
    expect(
      spansOf([
        [7, 9],
        [0, 2],
        [2, 3],
        [8, 12],
        [5, 5],
      ]),
    ).toEqual([
      [0, 3],
      [7, 12],
    ])
  })

  it('is set algebra over units', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (first, second) => {
        const a = unitsOf(first)
        const b = unitsOf(second)
        const common = [...a].filter((unit) => b.has(unit))
        const onlyFirst = [...a].filter((unit) => !b.has(unit))
        const union = new Set([...a, ...b]).size
        expect([...unitsOf(intersection(first, second))]).toEqual(common)
        expect([...unitsOf(difference(first, second))]).toEqual(onlyFirst)
        expect(lengthOf(first)).toBe(a.size)
        expect(sameSpans(first, second)).toBe(common.length === union)
        expect(overlapOf(first, second)).toBe(union === 0 ? 0 : common.length / union)
      }),
      { numRuns: 500 },
    )
  })
})
