import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TokenizedText } from '../text/lineReader.ts'
import { endOf, tokenize, Vocabulary } from '../text/tokens.ts'
import { isWholeLine } from '../text/wholeLines.ts'
import { tokenizeChanged } from './tokenizeChanged.ts'

const long = (of: string) => `${of}: a line of which nobody would say that it is equal by chance.`
const line = fc.constantFrom(
  '',
  '* * *',
  'a, b',
  `${long('cell')}\tand another`,
  long('One'),
  long('Two'),
  long('東京'),
  '   white space before',
)
const text = fc.array(line, { maxLength: 9 }).map((lines) => lines.join('\n'))

/** The words of a text with its whole lines read out. */
function readOut({ text: of, tokens }: TokenizedText): string[] {
  return Array.from(tokens.ids).flatMap((_, i) =>
    spellings(of.slice(tokens.starts[i], endOf(tokens, i))),
  )
}

function spellings(of: string): string[] {
  const tokens = tokenize(of, new Vocabulary())
  return Array.from(tokens.starts, (start, i) => of.slice(start, endOf(tokens, i)))
}

function wholeLines({ text: of, tokens }: TokenizedText): Map<number, string> {
  const whole = new Map<number, string>()
  tokens.ids.forEach((id, i) => {
    if (isWholeLine(id)) whole.set(id, of.slice(tokens.starts[i], endOf(tokens, i)))
  })
  return whole
}

describe('tokenizeChanged', () => {
  it('reads every word once, in whole lines or by itself', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { left, right } = tokenizeChanged(before, after, new Vocabulary())
        expect(readOut(left)).toEqual(spellings(before))
        expect(readOut(right)).toEqual(spellings(after))
      }),
    )
  })

  it('makes whole only lines that both texts have, and tells which are the same', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { left, right, equalLines, lines } = tokenizeChanged(before, after, new Vocabulary())
        const whole = wholeLines(left)
        expect(wholeLines(right)).toEqual(whole)
        expect(lines.count).toBe(whole.size)
        for (const [id, words] of whole) {
          expect(before.slice(...lines.rangeOf(id))).toBe(words)
          expect(words).not.toContain('\t')
        }
        const firstId = (of: TokenizedText, at: number) => of.tokens.ids[of.lineBounds[at] ?? 0]
        equalLines.forEach((equal, j) => {
          const id = firstId(right, j) ?? 0
          if (isWholeLine(id)) expect(firstId(left, equal)).toBe(id)
          else expect(equal).toBe(-1)
        })
      }),
    )
  })

  it('reads word by word what changed alone', () => {
    const { left, right } = tokenizeChanged(
      `${long('One')}\nold words\n${long('Two')}`,
      `${long('One')}\nnew\n${long('Two')}`,
      new Vocabulary(),
    )
    expect([left.tokens.count, right.tokens.count]).toEqual([4, 3])
  })
})
