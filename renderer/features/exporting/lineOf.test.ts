import { expect, test } from 'vitest'
import { lineOf } from './lineOf.ts'

test('a line is found by its number', () => {
  const text = 'one\n\nthree'
  const lines = [1, 2, 3].map((line) => text.slice(...lineOf(text, line)))
  expect(lines).toEqual(['one', '', 'three'])
})

test('behind the last line is the end', () => {
  expect(lineOf('one\ntwo', 3)).toEqual([7, 7])
  expect(lineOf('', 1)).toEqual([0, 0])
})
