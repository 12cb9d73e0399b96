import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../model/range.ts'
import { checkRanges, codePointOffsets, splitsSurrogatePair } from './offsets.ts'
import { arbitraryText } from './richText.fixture.ts'

/** A text and ranges in it, in any order, that split no pair and do not overlap. */
const textAndRanges = fc
  .tuple(arbitraryText, fc.array(fc.nat(), { maxLength: 8 }))
  .map(([text, numbers]): [string, Range[]] => {
    const cuts = numbers
      .map((number) => number % (text.length + 1))
      .filter((cut) => !splitsSurrogatePair(text, cut))
      .sort((left, right) => left - right)
    const ranges: Range[] = []
    for (let index = 0; index + 1 < cuts.length; index += 2) {
      const [start = 0, end = 0] = cuts.slice(index)
      if (start < end) ranges.push([start, end])
    }
    return [text, ranges.reverse()]
  })

describe('splitsSurrogatePair', () => {
  it('is true between the halves of a pair only', () => {
    const text = 'a😀b'
    const splits = [0, 1, 2, 3, 4].map((offset) => splitsSurrogatePair(text, offset))
    expect(splits).toEqual([false, false, true, false, false])
  })

  it('knows lone surrogates from pairs, and the ends of the text', () => {
    expect(splitsSurrogatePair('\ud83d\ud83d\ude00', 1)).toBe(false)
    expect(splitsSurrogatePair('\ud83d\ud83d\ude00', 2)).toBe(true)
    expect(splitsSurrogatePair('\ude00\ud83d', 1)).toBe(false)
    expect(splitsSurrogatePair('\ude00', 0)).toBe(false)
    expect(splitsSurrogatePair('\ud83d', 1)).toBe(false)
    expect(splitsSurrogatePair('', 0)).toBe(false)
  })
})

describe('checkRanges', () => {
  const text = 'one 😀 two'

  it('sorts, and merges what touches', () => {
    expect(
      checkRanges(text, [
        [7, 10],
        [0, 2],
        [2, 3],
      ]),
    ).toEqual([
      [0, 3],
      [7, 10],
    ])
  })

  it.each<[string, Range[], string]>([
    ['none', [], 'a highlight needs a range'],
    ['empty', [[3, 3]], 'range 3-3 is empty'],
    ['inside out', [[3, 1]], 'range 3-1 is empty'],
    ['negative', [[-1, 1]], 'range -1-1 is outside the text (0 to 10)'],
    ['beyond the end', [[4, 11]], 'range 4-11 is outside the text (0 to 10)'],
    ['fractional', [[0.5, 2]], 'range 0.5-2 is not of whole numbers'],
    ['not a number', [[Number.NaN, 2]], 'range NaN-2 is not of whole numbers'],
    ['cut at its start', [[5, 7]], 'range 5-7 splits a surrogate pair'],
    ['cut at its end', [[0, 5]], 'range 0-5 splits a surrogate pair'],
    [
      'overlapping',
      [
        [2, 4],
        [0, 3],
      ],
      'range 0-3 and range 2-4 overlap',
    ],
    [
      'doubled',
      [
        [0, 3],
        [0, 3],
      ],
      'range 0-3 and range 0-3 overlap',
    ],
  ])('refuses %s', (_, ranges, message) => {
    expect(() => checkRanges(text, ranges)).toThrow(
      expect.objectContaining({ code: 'invalid_input', message }),
    )
  })

  it('is idempotent and covers the same characters', () => {
    fc.assert(
      fc.property(textAndRanges, ([text, ranges]) => {
        fc.pre(ranges.length > 0)
        const checked = checkRanges(text, ranges)
        expect(checkRanges(text, checked)).toEqual(checked)
        const covered = checked.map(([start, end]) => text.slice(start, end)).join('')
        const given = ranges.toReversed().map(([start, end]) => text.slice(start, end))
        expect(covered).toBe(given.join(''))
      }),
    )
  })
})

describe('codePointOffsets', () => {
  it('counts a pair as one, a lone surrogate as one', () => {
    const { toCodePoint, toUtf16 } = codePointOffsets('a😀\ud83db')
    expect([0, 1, 2, 3, 4, 5].map(toCodePoint)).toEqual([0, 1, 1, 2, 3, 4])
    expect([0, 1, 2, 3, 4].map(toUtf16)).toEqual([0, 1, 3, 4, 5])
  })

  it('is the identity where nothing is astral', () => {
    const { toCodePoint, toUtf16 } = codePointOffsets('e\u0301北京')
    expect([0, 1, 4].map(toCodePoint)).toEqual([0, 1, 4])
    expect([0, 1, 4].map(toUtf16)).toEqual([0, 1, 4])
  })

  it('agrees with counting, and each way undoes the other', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const { toCodePoint, toUtf16 } = codePointOffsets(text)
        const characters = [...text]
        for (let codePoint = 0; codePoint <= characters.length; codePoint++) {
          const utf16 = characters.slice(0, codePoint).join('').length
          expect(toUtf16(codePoint)).toBe(utf16)
          expect(toCodePoint(utf16)).toBe(codePoint)
        }
      }),
      { numRuns: 300 },
    )
  })
})
