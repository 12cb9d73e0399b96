import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuzzyMatch } from './fuzzyMatch.ts'

function best(query: string, texts: readonly string[]): string | undefined {
  const scored = texts.flatMap((text) => {
    const match = fuzzyMatch(query, text)
    return match === null ? [] : [{ text, score: match.score }]
  })
  return scored.toSorted((left, right) => right.score - left.score)[0]?.text
}

test('the start of a word beats its inside, and that scattered letters', () => {
  expect(best('com', ['Welcome', 'Compare two versions', 'Cut out margins'])).toBe(
    'Compare two versions',
  )
  expect(best('com', ['Welcome', 'Cut out margins'])).toBe('Welcome')
  expect(fuzzyMatch('cmp', 'Compare')?.hits).toEqual([
    [0, 1],
    [2, 4],
  ])
})

test('of two equal hits the shorter text is meant', () => {
  expect(best('export', ['Export the comparison report', 'Export'])).toBe('Export')
})

test('all words must be there, in any order', () => {
  expect(fuzzyMatch('report comp', 'Export the comparison report')?.hits).toEqual([
    [11, 15],
    [22, 28],
  ])
  expect(fuzzyMatch('report missing', 'Export the comparison report')).toBeNull()
})

test('letters from all over a long text mean nothing', () => {
  expect(fuzzyMatch('xyz', 'x and a long way to y and then z')).toBeNull()
})

test('hits are sorted, disjoint and inside the text, whatever is asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (query, text) => {
      let last = 0
      for (const [start, end] of fuzzyMatch(query, text)?.hits ?? []) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})
