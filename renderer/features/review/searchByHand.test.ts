import { expect, test } from 'vitest'
import { searchByHand } from './searchByHand.ts'

test.each([
  ['One two, one two', 'one two', [[9, 16]]],
  [
    'One TWO, one Two',
    'oNe two',
    [
      [0, 7],
      [9, 16],
    ],
  ],
  ['For ex-\u00adample of a\nline', 'EXAMPLE of a line', [[4, 23]]],
  ['İ two', 'TWO', []],
  ['İ t\u00adwo', 'two', [[2, 6]]],
  ['a b', ' ', []],
])('in %j is %j', (text, words, places) => {
  expect(searchByHand(text)(words)).toEqual(places)
})
