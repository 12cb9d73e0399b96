import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'
import { cutSegments } from './highlightSegments.ts'

function paragraph(start: number, end: number): Block {
  return { start, end, kind: 'paragraph' }
}

describe('segments', () => {
  test('are cut where a highlight or a block starts or ends, the longest highlight outermost', () => {
    const blocks = [paragraph(0, 10), paragraph(12, 20)]
    const highlights: { ranges: Range[] }[] = [
      { ranges: [[4, 6]] },
      {
        ranges: [
          [2, 5],
          [8, 14],
        ],
      },
    ]
    expect(cutSegments(21, blocks, highlights)).toEqual([
      { start: 0, end: 2, block: 0, highlights: [] },
      { start: 2, end: 4, block: 0, highlights: [1] },
      { start: 4, end: 5, block: 0, highlights: [1, 0] },
      { start: 5, end: 6, block: 0, highlights: [0] },
      { start: 6, end: 8, block: 0, highlights: [] },
      { start: 8, end: 10, block: 0, highlights: [1] },
      { start: 10, end: 12, block: null, highlights: [1] },
      { start: 12, end: 14, block: 1, highlights: [1] },
      { start: 14, end: 20, block: 1, highlights: [] },
      { start: 20, end: 21, block: null, highlights: [] },
    ])
  })

  test('of an empty text are none', () => {
    expect(cutSegments(0, [], [])).toEqual([])
  })

  test('cover the text once, and each highlight with its ranges', () => {
    const ranges = fc
      .uniqueArray(fc.nat(50), { minLength: 2, maxLength: 6 })
      .map((points) => points.sort((left, right) => left - right))
      .map((points) =>
        points.flatMap((start, index): Range[] => {
          const end = points[index + 1]
          return index % 2 === 0 && end !== undefined ? [[start, end]] : []
        }),
      )
    fc.assert(
      fc.property(fc.array(ranges, { maxLength: 6 }), ranges, (all, blockRanges) => {
        const blocks = blockRanges.map(([start, end]) => paragraph(start, end))
        const segments = cutSegments(
          51,
          blocks,
          all.map((own) => ({ ranges: own })),
        )
        expect(segments.map(({ start }) => start)).toEqual([
          0,
          ...segments.slice(0, -1).map(({ end }) => end),
        ])
        for (let offset = 0; offset < 51; offset++) {
          const isIn = ([start, end]: Range) => start <= offset && offset < end
          const segment = segments.find(({ start, end }) => isIn([start, end]))
          const covering = all.flatMap((own, index) => (own.some(isIn) ? [index] : []))
          expect([...(segment?.highlights ?? [])].sort()).toEqual(covering)
          const block = blocks.findIndex(({ start, end }) => isIn([start, end]))
          expect(segment?.block).toBe(block === -1 ? null : block)
        }
      }),
    )
  })
})
