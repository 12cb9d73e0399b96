import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locateQuote } from './findQuote.ts'
import { occurrencesOf } from './occurrences.ts'
import { splitsSurrogatePair } from './offsets.ts'
import { arbitraryText } from './richText.fixture.ts'

describe('occurrencesOf', () => {
  it.each<[string, string, number[]]>([
    ['abcabc', 'bc', [1, 4]],
    ['aaaa', 'aa', [0, 1, 2]],
    ['abc', 'x', []],
    ['abc', '', []],
    ['', 'a', []],
    ['A a', 'a', [2]],
    ['é e\u0301', 'e\u0301', [2]],
    ['a\0b\0', '\0', [1, 3]],
    ['北京北京北', '北京北', [0, 2]],
  ])('finds every start in %j of %j', (text, quote, starts) => {
    expect(occurrencesOf(text, quote)).toEqual(starts)
  })

  it('finds what a search from every offset finds', () => {
    const alphabet = fc.constantFrom('a', 'b', '😀', '\ude00')
    const letters = fc.array(alphabet, { maxLength: 30 }).map((chosen) => chosen.join(''))
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat({ max: 6 }), (text, from, length) => {
        const start = from % (text.length + 1)
        const quote = text.slice(start, start + length)
        fc.pre(quote !== '')
        const expected = [...Array(text.length).keys()].filter(
          (offset) =>
            text.startsWith(quote, offset) &&
            !splitsSurrogatePair(text, offset) &&
            !splitsSurrogatePair(text, offset + quote.length),
        )
        expect(occurrencesOf(text, quote)).toEqual(expected)
        expect(occurrencesOf(text, quote, 2)).toEqual(expected.slice(0, 2))
      }),
      { numRuns: 1000 },
    )
  })

  it('does not find half a pair', () => {
    expect(occurrencesOf('\ude00😀\ud83d', '\ude00')).toEqual([0])
    expect(occurrencesOf('\ude00😀\ud83d', '\ud83d')).toEqual([3])
  })
})

describe('locateQuote', () => {
  it('finds the only occurrence', () => {
    expect(locateQuote('one two three', 'two')).toEqual([4, 7])
  })

  it('finds the occurrence asked for, from 1', () => {
    expect(locateQuote('a b a', 'a', 1)).toEqual([0, 1])
    expect(locateQuote('a b a', 'a', 2)).toEqual([4, 5])
    expect(locateQuote('a b', 'a', 1)).toEqual([0, 1])
  })

  it('lets runs of white space stand for each other when nothing matches exactly', () => {
    const text = 'one\ntwo\u00a0 three  four'
    expect(locateQuote(text, 'one two three four')).toEqual([0, text.length])
    expect(locateQuote(text, 'two\tthree')).toEqual([4, 14])
    expect(locateQuote(text, 'three ')).toEqual([9, 15])
    expect(locateQuote(text, 'three\n')).toEqual([9, 16])
  })

  it('leaves soft hyphens out where nothing matches exactly, as most programs that copy do', () => {
    expect(locateQuote('a co\u00adop\u00ada', 'coop')).toEqual([2, 7])
    expect(locateQuote('a coop b', 'co\u00adop')).toEqual([2, 6])
    expect(locateQuote('a co\u00ad\nop', 'co op')).toEqual([2, 8])
  })

  it('takes a hyphen at the end of a printed line for one of the word, else for none', () => {
    const text = 'as this ex-\u00adample of e-\u00admail is'
    expect(locateQuote(text, 'this example of')).toEqual([3, 20])
    expect(locateQuote(text, 'e-mail')).toEqual([21, 28])
    expect(locateQuote('email, e-\u00admail', 'e-mail')).toEqual([7, 14])
  })

  it('prefers exact occurrences to loose ones', () => {
    expect(locateQuote('a\nb a b', 'a b')).toEqual([4, 7])
  })

  it('counts loose occurrences too', () => {
    expect(locateQuote('a\nb a\tb', 'a  b', 2)).toEqual([4, 7])
    expect(() => locateQuote('a\nb a\tb', 'a  b')).toThrow(
      expect.objectContaining({ code: 'ambiguous', details: { count: 2 } }),
    )
  })

  it.each<[string, string]>([
    ['Case', 'case'],
    ['“quoted”', '"quoted"'],
    ['café', 'cafe\u0301'],
    ['dash – dash', 'dash - dash'],
    ['one two', 'onetwo'],
    ['onetwo', 'one two'],
    ['soft-\u00adhyphen', 'soft hyphen'],
    ['soft-hyphen', 'softhyphen'],
    ['zero\u200bwidth', 'zero width'],
  ])('folds nothing else: %j is not %j', (text, quote) => {
    expect(() => locateQuote(text, quote)).toThrow(expect.objectContaining({ code: 'not_found' }))
  })

  it.each<[string, number | undefined, string, unknown]>([
    ['', undefined, 'invalid_input', undefined],
    ['x', undefined, 'not_found', { count: 0 }],
    ['a', undefined, 'ambiguous', { count: 3 }],
    ['a', 0, 'not_found', { count: 3 }],
    ['a', -1, 'not_found', { count: 3 }],
    ['a', 4, 'not_found', { count: 3 }],
    ['a', 1.5, 'not_found', { count: 3 }],
    ['a', Number.NaN, 'not_found', { count: 3 }],
    ['b', 2, 'not_found', { count: 1 }],
  ])('answers quote %j, occurrence %s with %s', (quote, occurrence, code, details) => {
    expect(() => locateQuote('a a b a', quote, occurrence)).toThrow(
      expect.objectContaining({ code, details }),
    )
  })

  it('returns any slice, asked for by its occurrence', () => {
    fc.assert(
      fc.property(arbitraryText, fc.nat(), fc.nat(), (text, first, second) => {
        const cuts = [first % (text.length + 1), second % (text.length + 1)]
        const [start = 0, end = 0] = cuts.sort((left, right) => left - right)
        fc.pre(start < end)
        fc.pre(!splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end))
        const quote = text.slice(start, end)
        const occurrence = occurrencesOf(text, quote).indexOf(start) + 1
        expect(locateQuote(text, quote, occurrence)).toEqual([start, end])
      }),
      { numRuns: 500 },
    )
  })

  it('finds any slice with its white space exchanged', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (before, middle) => {
        const quote = `«${middle}»`
        const text = `${before}${quote}`
        const exchanged = quote.replace(/\s+/g, ' \n')
        expect(locateQuote(text, exchanged)).toEqual([before.length, text.length])
      }),
      { numRuns: 300 },
    )
  })

  it('does not hang on a text that repeats itself', () => {
    const text = 'a'.repeat(300_000)
    expect(occurrencesOf(text, 'a'.repeat(3000))).toHaveLength(297_001)
    expect(() => locateQuote(text, `${'a'.repeat(3000)}b`)).toThrow('does not occur')
  })
})
