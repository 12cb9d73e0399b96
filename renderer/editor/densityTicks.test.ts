import { expect, test } from 'vitest'
import { densityTicks, frameOf } from './densityTicks.ts'
import type { PaintedHighlight } from './readerTypes.ts'

function highlight(id: string, start: number, colour = 'madder'): PaintedHighlight {
  return { id, ranges: [[start, start + 5]], colour, state: 'exact' }
}

test('ticks stand where their highlights start, neighbours in columns', () => {
  const ticks = densityTicks([highlight('a', 0), highlight('b', 1), highlight('c', 999)], 1000, 300)
  expect(ticks.map(({ top, column, ids }) => [top, column, ...ids])).toEqual([
    [0, 0, 'a'],
    [0, 1, 'b'],
    [297, 0, 'c'],
  ])
})

test('a fourth highlight in a row shares the last column', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => highlight(id, 0))
  expect(densityTicks(four, 1000, 300).map(({ ids }) => ids)).toEqual([['a'], ['b'], ['c', 'd']])
})

test('many are one tick a row, in the commonest colour, as wide as they are many', () => {
  const many = Array.from({ length: 600 }, (_, index) =>
    highlight(`h${index}`, index < 500 ? 0 : 990, index % 3 === 0 ? 'rust' : 'teal'),
  )
  const ticks = densityTicks(many, 1000, 300)
  expect(ticks.map(({ top, width, colour, ids }) => [top, width, colour, ids.length])).toEqual([
    [0, 3, 'teal', 500],
    [297, 3, 'teal', 100],
  ])
})

test('highlights without a place make no tick', () => {
  const lost: PaintedHighlight = { id: 'a', ranges: [], colour: 'rust', state: 'orphan' }
  expect(densityTicks([lost], 1000, 300)).toEqual([])
})

test('the frame is as high as its share of the text, never too small to see, never outside', () => {
  expect(frameOf([0, 500], 1000, 300)).toEqual({ top: 0, height: 150 })
  expect(frameOf([999, 1000], 1000, 300)).toEqual({ top: 288, height: 12 })
})
