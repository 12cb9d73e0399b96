import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, tokenize, Vocabulary } from './tokens.ts'

function wordsOf(text: string): string[] {
  const tokens = tokenize(text, new Vocabulary())
  return Array.from(tokens.starts, (start, i) => text.slice(start, endOf(tokens, i)))
}

describe('tokenize', () => {
  it.each([
    ['The quick, brown fox.', ['The', 'quick', 'brown', 'fox']],
    ["don't re-enter ‘the’ dogs' den", ["don't", 're-enter', 'the', 'dogs', 'den']],
    ['from 1.4 to 1,000.50, at 12:30.', ['from', '1.4', 'to', '1,000.50', 'at', '12:30']],
    ['v2.0.1-beta 2026-11-25 3:16-18', ['v2.0.1-beta', '2026-11-25', '3:16-18']],
    [
      'end.Next U.S. main.rs p.3 3.p 1. 2',
      ['end', 'Next', 'U', 'S', 'main', 'rs', 'p', '3', '3', 'p', '1', '2'],
    ],
    ['1..2 1,,2 .5 5. 1, 2', ['1', '2', '1', '2', '5', '5', '1', '2']],
    ['٣٫١٤ １．５ 𝟏.𝟓', ['٣٫١٤', '１．５', '𝟏', '𝟓']],
    ['well--known — 3-4 x', ['well', 'known', '3-4', 'x']],
    ['東京タワーは高い。', ['東', '京', 'タ', 'ワ', 'ー', 'は', '高', 'い']],
    ['か\u3099 A\u0301bc', ['か\u3099', 'A\u0301bc']],
    ['ไทยดี', ['ไ', 'ท', 'ย', 'ดี']],
    ['שָׁלוֹם العربية', ['שָׁלוֹם', 'العربية']],
    ['😀👍🏽 word 😀', ['word']],
    ['𝒳𝓎 𠮷野 𐐷a', ['𝒳𝓎', '𠮷', '野', '𐐷a']],
    ['co\u00adop', ['co\u00adop']],
    ['', []],
    ['\ud800a\udc00', ['a']],
  ])('splits %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('gives one number to spellings that differ in case, apostrophe, hyphen or soft hyphen', () => {
    const { ids } = tokenize("Don't don’t DON'T e-mail E\u2011MAIL em\u00adail", new Vocabulary())
    expect(Array.from(ids)).toEqual([0, 0, 0, 1, 1, 2])
  })

  it('numbers words in order of appearance across texts', () => {
    const vocabulary = new Vocabulary()
    tokenize('one two one', vocabulary)
    expect(Array.from(tokenize('two three', vocabulary).ids)).toEqual([1, 2])
    expect(vocabulary.size).toBe(3)
    expect(vocabulary.word(2)).toBe('three')
  })

  it('keeps apart what is alike: in length, in the last units, below and above U+0100', () => {
    const words = [
      'abcdefgh',
      'bcdefghi',
      'xabcdefgh',
      'yabcdefgh',
      'a',
      'ab',
      'āb',
      'ab\u0300',
      'éa',
      'aé',
    ]
    const vocabulary = new Vocabulary()
    const ids = Array.from(tokenize(words.join(' '), vocabulary).ids)
    expect(ids).toEqual(words.map((_, index) => index))
    expect(words.map((_, index) => vocabulary.word(index))).toEqual(words)
    expect(Array.from(tokenize(words.join(', '), vocabulary).ids)).toEqual(ids)
  })

  it('numbers words by their folded spelling and nothing else', () => {
    const word = fc.stringMatching(/^[a-cA-C\u00e9\u0142]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        const numbers = new Map<string, number>()
        for (const spelling of words) {
          const folded = spelling.toLowerCase()
          if (!numbers.has(folded)) numbers.set(folded, numbers.size)
        }
        const { ids } = tokenize(words.join(' '), new Vocabulary())
        expect(Array.from(ids)).toEqual(
          words.map((spelling) => numbers.get(spelling.toLowerCase())),
        )
      }),
    )
  })

  it('keeps numbers apart through growth', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `w${i}`)
    const vocabulary = new Vocabulary()
    const { ids } = tokenize(`${words.join(' ')} ${words.join(' ')}`, vocabulary)
    expect(vocabulary.size).toBe(words.length)
    expect(ids.subarray(0, words.length)).toEqual(ids.subarray(words.length))
    expect(vocabulary.word(ids[12_345] ?? -1)).toBe('w12345')
  })

  it('covers exactly the letters and digits, sorted and disjoint', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            ...'ab12',
            '.',
            ',',
            "'",
            '’',
            '-',
            '\u0301',
            '\u200d',
            ' ',
            ...'東か\u3099😀𠮷𝒳',
          ),
        )
        .map((characters) => characters.join('')),
    )
    fc.assert(
      fc.property(text, (text) => {
        const vocabulary = new Vocabulary()
        const tokens = tokenize(text, vocabulary)
        const { starts, ids, count } = tokens
        expect([starts.length, ids.length]).toEqual([count, count])
        let last = 0
        for (let i = 0; i < count; i++) {
          const start = starts[i] ?? -1
          expect(text.slice(last, start)).not.toMatch(/[\p{L}\p{N}]/u)
          expect(start).toBeGreaterThanOrEqual(last)
          last = endOf(tokens, i)
          expect(ids[i]).toBe(vocabulary.idOf(text, start, last))
          expect(text.slice(start, last)).toMatch(/^[\p{L}\p{N}]/u)
          expect(text.slice(start, last)).toMatch(/[\p{L}\p{N}]\p{M}*$/u)
        }
        expect(text.slice(last)).not.toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 400 },
    )
  })
})
