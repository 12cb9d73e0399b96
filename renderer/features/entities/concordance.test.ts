import { expect, test } from 'vitest'
import { sortConcordance, wordAfter, wordBefore } from './concordance.ts'

const lines = [
  { left: 'speaks for ', right: ', on partnerships' },
  { left: 'the four that “', right: '” calls its' },
  { left: '', right: ' Élan was gone' },
]

test('the word before and after, past what stands between', () => {
  expect(lines.map(({ left }) => wordBefore(left))).toEqual(['for', 'that', ''])
  expect(lines.map(({ right }) => wordAfter(right))).toEqual(['on', 'calls', 'Élan'])
})

test('lines are sorted by the word on either side, or stay where they are', () => {
  const order = (by: 'position' | 'before' | 'after') =>
    sortConcordance(lines, by).map((line) => lines.indexOf(line))
  expect(order('position')).toEqual([0, 1, 2])
  expect(order('before')).toEqual([2, 0, 1])
  expect(order('after')).toEqual([1, 2, 0])
})
