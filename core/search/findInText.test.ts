import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FindQuery, findInText, matchFrom } from './findInText.ts'

const limits = { maxMatches: 1000, timeMs: 1000, now: () => 0 }
const plain: FindQuery = {
  words: '',
  isCaseSensitive: false,
  isWholeWord: false,
  isRegex: false,
}

function places(text: string, query: Partial<FindQuery>): readonly string[] {
  const found = findInText(text, { ...plain, ...query }, limits)
  return found.kind === 'found'
    ? found.matches.map(([start, end]) => `${start} ${text.slice(start, end)}`)
    : ['invalid']
}

describe('findInText', () => {
  test('finds every place, whatever the case, unless the case counts', () => {
    expect(places('Ōtaki, ŌTAKI, ōtaki', { words: 'ōtaki' })).toEqual([
      '0 Ōtaki',
      '7 ŌTAKI',
      '14 ōtaki',
    ])
    expect(places('Ōtaki, ŌTAKI, ōtaki', { words: 'ōtaki', isCaseSensitive: true })).toEqual([
      '14 ōtaki',
    ])
  })

  test('a whole word ends where its letters, digits and marks end', () => {
    const text = 'pact, compact, pacts, pact2, pact'
    expect(places(text, { words: 'pact', isWholeWord: true })).toEqual(['0 pact', '29 pact'])
    expect(places('naïve nai\u0308ve', { words: 'nai', isWholeWord: true })).toEqual([])
  })

  test('signs mean themselves unless it is a regular expression', () => {
    expect(places('a.c abc', { words: 'a.c' })).toEqual(['0 a.c'])
    expect(places('a.c abc', { words: 'a.c', isRegex: true })).toEqual(['0 a.c', '4 abc'])
    expect(places('one\ntwo', { words: '^t', isRegex: true })).toEqual(['4 t'])
    expect(places('a', { words: '(', isRegex: true })).toEqual(['invalid'])
  })

  test('matches of no length are none, and nothing hangs on them', () => {
    expect(places('aXa', { words: 'x*', isRegex: true })).toEqual(['1 X'])
    expect(places('text', { words: '' })).toEqual([])
  })

  test('stops at the limit and says so', () => {
    const query = { ...plain, words: 'a' }
    expect(findInText('aaa', query, { ...limits, maxMatches: 2 })).toEqual({
      kind: 'found',
      matches: [
        [0, 1],
        [1, 2],
      ],
      isCut: true,
    })
    let time = 0
    const found = findInText('a'.repeat(100), query, { ...limits, timeMs: 10, now: () => time++ })
    expect(found).toMatchObject({ kind: 'found', isCut: true })
  })

  test('finds what stands there: words sliced from a text are found at their place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (text, from, length) => {
          const points = [...text]
          const start = from % points.length
          const words = points.slice(start, start + 1 + (length % 5)).join('')
          const offset = points.slice(0, start).join('').length
          const found = findInText(text, { ...plain, words, isCaseSensitive: true }, limits)
          const matches = found.kind === 'found' ? found.matches : []
          expect(matches.every(([left, right]) => text.slice(left, right) === words)).toBe(true)
          // Unless an earlier, overlapping one took its letters.
          expect(matches.some(([left, right]) => left <= offset && right > offset)).toBe(true)
        },
      ),
    )
  })
})

test('matchFrom takes the next match, and the first one after the last', () => {
  const matches = [
    [3, 5],
    [8, 9],
  ] as const
  expect([0, 3, 4, 9].map((offset) => matchFrom(matches, offset))).toEqual([0, 0, 1, 0])
  expect(matchFrom([], 0)).toBeNull()
})
