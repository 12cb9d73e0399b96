import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenizeBoth } from './tokenizeBoth.ts'
import { endOf, type Tokens, tokenize, Vocabulary } from './tokens.ts'

const line = fc.oneof(
  fc.constantFrom(
    '',
    'a line',
    'the 1.4 of it',
    'a line of more than eight words, which are longer',
    'a line of more than eight words, which are langer',
    "dogs'",
    'か\u3099',
    '\ud800',
    '\udc00a',
    '.5',
    '-',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))

/** The lines that hold words, as they are defined: split at the line feeds, then read one by one. */
function linesOf(of: string): string[] {
  return of.split('\n').filter((single) => tokenize(single, new Vocabulary()).count > 0)
}

function wordsOfLines(of: string, tokens: Tokens, bounds: Int32Array): string[][] {
  return Array.from({ length: bounds.length - 1 }, (_, index) => {
    const words: string[] = []
    for (let i = bounds[index] ?? 0; i < (bounds[index + 1] ?? 0); i++) {
      words.push(of.slice(tokens.starts[i], endOf(tokens, i)))
    }
    return words
  })
}

function wordsOf(of: string): string[] {
  const tokens = tokenize(of, new Vocabulary())
  return Array.from(tokens.starts, (start, i) => of.slice(start, endOf(tokens, i)))
}

describe('tokenizeBoth', () => {
  it('reads what tokenize reads of one text after the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const vocabulary = new Vocabulary()
        const left = tokenize(before, vocabulary)
        const right = tokenize(after, vocabulary)
        const both = tokenizeBoth(before, after, new Vocabulary())
        expect(both.left.tokens).toEqual(left)
        expect(both.right.tokens).toEqual(right)
      }),
      { numRuns: 1000 },
    )
  })

  it('tells where the lines that hold words begin and end', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { left, right } = tokenizeBoth(before, after, new Vocabulary())
        for (const { text: of, tokens, lineBounds } of [left, right]) {
          expect(wordsOfLines(of, tokens, lineBounds)).toEqual(linesOf(of).map(wordsOf))
        }
      }),
    )
  })

  it('calls only those lines equal that are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { equalLines } = tokenizeBoth(before, after, new Vocabulary())
        const [left, right] = [linesOf(before), linesOf(after)]
        expect(equalLines).toHaveLength(right.length)
        equalLines.forEach((equal, index) => {
          if (equal >= 0) expect(right[index]).toBe(left[equal])
        })
      }),
    )
  })

  it('finds equal lines wherever they stand', () => {
    const { equalLines } = tokenizeBoth(
      'one\ntwo\n\nthree',
      'three\n-\ntwo\nfour',
      new Vocabulary(),
    )
    expect(Array.from(equalLines)).toEqual([2, 1, -1])
  })
})
