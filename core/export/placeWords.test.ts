import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteOf, type Range } from '../model/range.ts'
import { wordPlacementIn } from './placeWords.ts'

const text =
  'The harbour was closed. The ferry came late, the post came later. The ferry left. It rained.\nIt rained on.'
const offered = (quote: string, of = text) => {
  const { state, ranges, candidates } = wordPlacementIn(of)(quote)
  expect(ranges).toEqual([])
  expect(state).toBe(candidates.length > 0 ? 'ambiguous' : 'orphan')
  return candidates.map((candidate) => candidate.ranges)
}

test('words are offered the places where they stand, and given none', () => {
  expect(offered('harbour was closed')).toEqual([[[4, 22]]])
  expect(offered('The ferry')).toHaveLength(2)
  expect(offered('the boat')).toEqual([])
  expect(offered('')).toEqual([])
  expect(offered(' ')).toEqual([])
})

test('words that stand in many places are offered none of them', () => {
  expect(offered('o', 'o o o o o')).toHaveLength(5)
  expect(offered('o', 'o o o o o o')).toEqual([])
})

test('white space and soft hyphens stand for what they are in the text', () => {
  expect(offered('closed.\n\tThe  ferry')).toEqual([[[16, 33]]])
  expect(offered('har\u00adbour was closed')).toEqual([[[4, 22]]])
  expect(offered('harbour', 'The har\u00adbour.')).toEqual([[[4, 12]]])
})

test('a passage in parts is offered where every part stands once, in their order', () => {
  expect(offered('ferry came … post came')).toEqual([
    [
      [28, 38],
      [49, 58],
    ],
  ])
  expect(offered('post came … ferry came')).toEqual([])
  expect(offered('ferry came … no such words')).toEqual([])
  expect(offered('ferry came … ferry came')).toEqual([])
  expect(offered('It rained … post came')).toEqual([])
})

test('what is offered is what was sought, and it is found wherever it was taken from', () => {
  const range = fc.tuple(fc.nat(text.length), fc.nat(text.length))
  fc.assert(
    fc.property(range, ([one, other]) => {
      const sought: Range = [Math.min(one, other), Math.max(one, other)]
      const quote = quoteOf(text, [sought])
      const places = offered(quote)
      for (const place of places) {
        if (place.length === 1) expect(flat(quoteOf(text, place))).toBe(flat(quote))
      }
      if (quote.trim().length > 8) expect(places.length).toBeGreaterThan(0)
    }),
  )
})

function flat(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}
