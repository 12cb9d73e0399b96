import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitsSurrogatePair } from './offsets.ts'
import { arbitraryText } from './richText.fixture.ts'
import { snapToGraphemes } from './snapToGraphemes.ts'

const family = '👩‍👩‍👧‍👦'
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

describe('snapToGraphemes', () => {
  it.each<[string, string, [number, number], string]>([
    ['leaves whole letters', 'one two', [4, 7], 'two'],
    ['takes the whole pair', 'a😀b', [2, 3], '😀'],
    ['takes the whole family', `a${family}b`, [4, 5], family],
    ['takes the accent with its letter', 'cafe\u0301s', [3, 4], 'e\u0301'],
    ['takes the letter with its accent', 'cafe\u0301s', [4, 5], 'e\u0301'],
    ['takes the whole flag', '🇫🇷🇩🇪🇮🇹', [4, 6], '🇩🇪'],
    ['takes CR with LF', 'a\r\nb', [2, 3], '\r\n'],
    ['leaves ideographs', '北京条約', [1, 3], '京条'],
  ])('%s', (_, text, range, expected) => {
    const [start, end] = snapToGraphemes(text, range)
    expect(text.slice(start, end)).toBe(expected)
  })

  it('keeps a caret a caret where it stands between clusters', () => {
    expect(snapToGraphemes('abc', [1, 1])).toEqual([1, 1])
    expect(snapToGraphemes('abc', [3, 3])).toEqual([3, 3])
  })

  it('finds the flags of a long row', () => {
    const text = `go ${'🇫🇷'.repeat(100)}`
    expect(snapToGraphemes(text, [3 + 4 * 90 + 2, 3 + 4 * 90 + 3])).toEqual([363, 367])
  })

  it('agrees with segmenting the whole text', () => {
    fc.assert(
      fc.property(arbitraryText, fc.nat(), fc.nat(), (text, first, second) => {
        const [start, last] = [first % text.length, second % text.length].sort((a, b) => a - b)
        if (start === undefined || last === undefined) return
        const clusters = [...segmenter.segment(text)].map(({ index, segment }) => ({
          start: index,
          end: index + segment.length,
        }))
        expect(snapToGraphemes(text, [start, last + 1])).toEqual([
          clusters.find((cluster) => start < cluster.end)?.start,
          clusters.find((cluster) => last < cluster.end)?.end,
        ])
      }),
      { numRuns: 500 },
    )
  })

  it('never splits a surrogate pair, however long the cluster', () => {
    const text = `😀${'\u0301'.repeat(5000)}😀`
    const [start, end] = snapToGraphemes(text, [1, 4000])
    expect(splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)).toBe(false)
  })
})
