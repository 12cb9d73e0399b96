import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteOf, type Range } from '../model/range.ts'
import { wordPlacesIn } from './placeWords.ts'

const text = 'The harbour was closed. The ferry came late, the post came later. The ferry left.'

test('words that stand once have a place', () => {
  const places = wordPlacesIn(text)
  expect(places('harbour was closed')).toEqual([[4, 22]])
  expect(places('The ferry')).toBeNull()
  expect(places('the ferry')).toBeNull()
  expect(places('')).toBeNull()
  expect(places(' ')).toBeNull()
})

test('a passage in parts has a place where every part has one, in their order', () => {
  const places = wordPlacesIn(text)
  expect(places('ferry came … post came')).toEqual([
    [28, 38],
    [49, 58],
  ])
  expect(places('post came … ferry came')).toBeNull()
  expect(places('ferry came … no such words')).toBeNull()
  expect(places('ferry came … ferry came')).toBeNull()
})

test('what is found is what was sought', () => {
  const range = fc.tuple(fc.nat(text.length), fc.nat(text.length))
  fc.assert(
    fc.property(range, ([one, other]) => {
      const sought: Range = [Math.min(one, other), Math.max(one, other)]
      const quote = quoteOf(text, [sought])
      const found = wordPlacesIn(text)(quote)
      if (found === null) return
      expect(quoteOf(text, found).trim()).toBe(quote.trim())
      expect(found).toHaveLength(1)
    }),
  )
})
