import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Range } from '../model/range.ts'
import { addRange, subtractRange, trimRange } from './combineRanges.ts'

const text = 'one two three four five six'
const at = (words: string): Range => [text.indexOf(words), text.indexOf(words) + words.length]
const words = (ranges: readonly Range[]) => ranges.map(([start, end]) => text.slice(start, end))

describe('addRange', () => {
  test('sorts, and keeps apart what has words between', () => {
    expect(words(addRange(text, [at('four')], at('one ')))).toEqual(['one', 'four'])
  })

  test('joins what meets, overlaps, or has only white space between', () => {
    expect(words(addRange(text, [at('one'), at('four')], at('two three')))).toEqual([
      'one two three four',
    ])
    expect(words(addRange(text, [at('one two three')], at('two')))).toEqual(['one two three'])
  })
})

describe('subtractRange', () => {
  test('cuts a hole, an end, a whole part, or nothing', () => {
    expect(words(subtractRange(text, [at('one two three')], at(' two ')))).toEqual(['one', 'three'])
    expect(words(subtractRange(text, [at('one two')], at('two three')))).toEqual(['one'])
    expect(words(subtractRange(text, [at('one'), at('four')], at('four')))).toEqual(['one'])
    expect(words(subtractRange(text, [at('one')], at('six')))).toEqual(['one'])
    expect(subtractRange(text, [at('one')], [0, text.length])).toEqual([])
  })
})

test('what is added is there, what is taken away is not, and nothing else changes but white space', () => {
  const range = fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 9 }))
    .map(([start, length]): Range => [start, Math.min(text.length, start + length)])
  const unitsOf = (ranges: readonly Range[]) =>
    new Set(
      ranges.flatMap(([start, end]) =>
        Array.from({ length: end - start }, (_, index) => start + index).filter(
          (unit) => text[unit] !== ' ',
        ),
      ),
    )
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 4 }), range, (some, one) => {
      const ranges = some.reduce<readonly Range[]>((all, each) => addRange(text, all, each), [])
      expect(unitsOf(addRange(text, ranges, one))).toEqual(unitsOf([...some, one]))
      const taken = unitsOf([one])
      const rest = [...unitsOf(some)].filter((unit) => !taken.has(unit))
      expect(unitsOf(subtractRange(text, ranges, one))).toEqual(new Set(rest))
    }),
  )
})

test('trimRange leaves white space alone where there is nothing else', () => {
  expect(trimRange(text, [3, 8])).toEqual([4, 7])
  expect(trimRange(text, [3, 4])).toEqual([3, 4])
})
