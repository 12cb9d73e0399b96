import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../model/range.ts'
import { collate } from './collate.ts'
import type { Layer } from './collation.ts'
import { anyRevision } from './texts.fixture.ts'
import { blocked } from './versions.fixture.ts'

/** Ranges put together in order; fails when they overlap. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const [start, end] of ranges.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    expect(start).toBeGreaterThanOrEqual(last?.[1] ?? 0)
    if (last?.[1] === start) result[result.length - 1] = [last[0], end]
    else result.push([start, end])
  }
  return result
}

function leftRanges(layer: Layer): Range[] {
  return layer.stretches.map(({ leftStart, leftEnd }) => [leftStart, leftEnd])
}

function rightRanges(layer: Layer): Range[] {
  return layer.stretches.map(({ rightStart, rightEnd }) => [rightStart, rightEnd])
}

function whole(range: Range): Range[] {
  return range[0] < range[1] ? [range] : []
}

describe('collate', () => {
  it('puts every character of each side into one stretch, and equal ones are equal', () => {
    fc.assert(
      fc.property(anyRevision, ([left, right]) => {
        const { layers } = collate(blocked(left), blocked(right)).collation
        const [inPlace, ...moved] = layers
        const leftHoles = moved.map(({ move }) => move?.leftHole ?? ([0, 0] as const))
        const rightHoles = moved.map(({ move }) => move?.rightHole ?? ([0, 0] as const))
        if (!inPlace) throw new Error('there is always a first layer')
        expect(joined([...leftRanges(inPlace), ...leftHoles])).toEqual(whole([0, left.length]))
        expect(joined([...rightRanges(inPlace), ...rightHoles])).toEqual(whole([0, right.length]))
        for (const layer of moved) {
          expect(joined(leftRanges(layer))).toEqual([layer.move?.left])
          expect(joined(rightRanges(layer))).toEqual([layer.move?.right])
        }
        for (const stretch of layers.flatMap(({ stretches }) => stretches)) {
          const words = left.slice(stretch.leftStart, stretch.leftEnd)
          const otherWords = right.slice(stretch.rightStart, stretch.rightEnd)
          expect(words === otherWords).toBe(stretch.isEqual)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives every stretch a place of its own on the axis', () => {
    fc.assert(
      fc.property(anyRevision, ([left, right]) => {
        const { layers } = collate(blocked(left), blocked(right)).collation
        let axis = 0
        for (const stretch of layers.flatMap(({ stretches }) => stretches)) {
          expect(stretch.axisStart).toBe(axis)
          axis = stretch.axisEnd
          const leftLength = stretch.leftEnd - stretch.leftStart
          const rightLength = stretch.rightEnd - stretch.rightStart
          expect(axis - stretch.axisStart).toBe(Math.max(leftLength, rightLength))
        }
      }),
    )
  })
})
