import { describe, expect, it } from 'vitest'
import { tokenize, Vocabulary, WordList } from './tokens.ts'
import { WholeLines } from './wholeLines.ts'

describe('WholeLines', () => {
  const text = 'one two\n\n— three, four 五六\nfive'

  it('numbers lines and knows where they stand', () => {
    const lines = new WholeLines(text)
    expect([lines.add(0, 7), lines.add(9, 25)]).toEqual([-1, -2])
    expect(lines.count).toBe(2)
    expect(text.slice(...lines.rangeOf(-2))).toBe('— three, four 五六')
  })

  it('tells how many words a token stands for', () => {
    const lines = new WholeLines(text)
    const vocabulary = new Vocabulary()
    const words = new WordList(text, vocabulary)
    words.read(0, 8)
    words.addLine(9, lines.add(9, 25))
    words.read(26, text.length)
    const tokens = words.result()
    expect(Array.from(tokens.ids, (id) => lines.wordsOf(id))).toEqual([1, 1, 4, 1])
    expect(lines.wordsIn(tokens, { first: 1, end: 4 })).toBe(6)
    expect(lines.wordsIn(tokens, { first: 2, end: 2 })).toBe(0)
    expect(lines.wordsIn(tokens, { first: 0, end: tokens.count })).toBe(
      tokenize(text, vocabulary).count,
    )
  })
})
