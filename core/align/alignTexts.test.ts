import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf } from '../text/tokens.ts'
import { alignChanges, alignTexts, type TextAlignment } from './alignTexts.ts'

/** Texts of few words, so that repeats, moves and near-misses are common. */
const word = fc.constantFrom('a', 'b', 'c', 'the', 'Tsar', 'left', 'Moscow', '東', '😀', '—')
const separator = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '\n\n')
const smallText = fc
  .array(fc.tuple(word, separator), { maxLength: 60 })
  .map((parts) => parts.flat().join(''))
const anyText = fc.oneof(smallText, smallText, fc.string({ unit: 'binary', maxLength: 40 }))

function expectSound(alignment: TextAlignment): void {
  const { left, right, toRight, toLeft } = alignment
  expect([toRight.length, toLeft.length]).toEqual([left.count, right.count])
  let last = -1
  toRight.forEach((j, i) => {
    if (j < 0) return
    expect(j).toBeGreaterThan(last)
    expect(right.ids[j]).toBe(left.ids[i])
    expect(toLeft[j]).toBe(i)
    last = j
  })
  expect(toLeft.filter((i) => i >= 0).length).toBe(toRight.filter((j) => j >= 0).length)
}

/** The text with deleted words in [-...-] and inserted ones in {+...+}, word by word. */
function marked(leftText: string, rightText: string): string {
  const { left, right, toRight } = alignTexts(leftText, rightText)
  const parts: string[] = []
  let j = 0
  const insertUntil = (end: number) => {
    for (; j < end; j++) parts.push(`+${rightText.slice(right.starts[j], endOf(right, j))}`)
  }
  for (let i = 0; i < left.count; i++) {
    const word = leftText.slice(left.starts[i], endOf(left, i))
    const partner = toRight[i] ?? -1
    if (partner >= 0) {
      insertUntil(partner)
      j++
    }
    parts.push(partner < 0 ? `-${word}` : word)
  }
  insertUntil(right.count)
  return parts.join(' ')
}

describe('alignTexts', () => {
  it('keeps what stayed and marks what changed', () => {
    expect(marked('The army left Moscow.', 'The army slowly left the city.')).toBe(
      'The army +slowly left -Moscow +the +city',
    )
  })

  it('takes a deleted sentence whole when the next one begins alike', () => {
    expect(
      marked(
        'The committee approved 5 million in March. The committee approved 7 million in May. End.',
        'The committee approved 7 million in May. End.',
      ),
    ).toBe(
      '-The -committee -approved -5 -million -in -March The committee approved 7 million in May End',
    )
  })

  it('takes an inserted sentence whole when the one before it ends alike', () => {
    expect(
      marked('It rained. He wept at home.', 'It rained. He slept at home. He wept at home.'),
    ).toBe('It rained +He +slept +at +home He wept at home')
  })

  it('pairs unchanged paragraphs across changed ones', () => {
    const kept = 'This paragraph is long enough to be sure of itself and stays the same.'
    expect(marked(`Old start.\n${kept}\nOld end.`, `${kept}\nNew end.`)).toBe(
      `-Old -start ${kept.replace('.', '')} -Old +New end`,
    )
  })

  it('is not misled by a short line that moved past a long one', () => {
    const long = 'Methods are like functions: we declare them with a keyword and a name, here.'
    const changed = long.replace('here', 'there')
    const { toRight } = alignTexts(
      `Method syntax\n${long}\nMore`,
      `Methods\n${changed}\nMethod syntax`,
    )
    expect(toRight.filter((j) => j >= 0).length).toBeGreaterThan(12)
  })

  it('aligns a text with itself word for word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { toRight } = alignTexts(text, text)
        expect(toRight.every((j, i) => j === i)).toBe(true)
      }),
    )
  })

  it('is increasing, one to one and only between equal words', () => {
    fc.assert(fc.property(anyText, anyText, (left, right) => expectSound(alignTexts(left, right))))
  })

  it('is the same from either side', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const there = alignTexts(left, right)
        const back = alignTexts(right, left)
        expect(there.toRight).toEqual(back.toLeft)
        expect(there.toLeft).toEqual(back.toRight)
      }),
    )
  })

  it('finds a longest common subsequence of short texts', () => {
    fc.assert(
      fc.property(smallText, smallText, (leftText, rightText) => {
        const { left, right, toRight } = alignTexts(
          leftText.replaceAll('\n', ' '),
          rightText.replaceAll('\n', ' '),
        )
        expect(toRight.filter((j) => j >= 0).length).toBe(
          commonLength(Array.from(left.ids), Array.from(right.ids)),
        )
      }),
    )
  })

  it('copes with thousands of words of which none is unique', () => {
    const words = Array.from({ length: 6000 }, (_, i) => ['a', 'b', 'c'][(i * i + (i >> 3)) % 3])
    const left = words.join(' ')
    const right = words.toReversed().join(' ')
    const alignment = alignTexts(left, right)
    expectSound(alignment)
    expect(alignment.toRight.filter((j) => j >= 0).length).toBeGreaterThan(3000)
  })
})

describe('alignChanges', () => {
  const long = (of: string) => `${of} is a line of which nobody would say it is equal by chance.`
  const lines = fc.constantFrom(long('a'), long('b'), long('c'), 'Tsar, a', 'a', '', '— —')
  const text = fc.oneof(
    anyText,
    fc.array(lines, { maxLength: 8 }).map((parts) => parts.join('\n')),
  )

  /** How many words of the left text have a partner. */
  function pairedWords(alignment: TextAlignment): number {
    const { left, lines: whole, toRight } = alignment
    return left.ids.reduce(
      (sum, id, i) => sum + ((toRight[i] ?? -1) < 0 ? 0 : whole.wordsOf(id)),
      0,
    )
  }

  it('is increasing, one to one and only between equal tokens', () => {
    fc.assert(fc.property(text, text, (left, right) => expectSound(alignChanges(left, right))))
  })

  it('is the same from either side', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(alignChanges(left, right).toRight).toEqual(alignChanges(right, left).toLeft)
      }),
    )
  })

  it('pairs a text with itself whole', () => {
    fc.assert(
      fc.property(text, (own) => {
        expect(alignChanges(own, own).toRight.every((j, i) => j === i)).toBe(true)
      }),
    )
  })

  it('finds what is found word by word where lines changed in place', () => {
    const kept = Array.from({ length: 9 }, (_, i) => long(`number ${i}`))
    const word = fc.constantFrom('Tsar', 'ball', 'June', 'a')
    const edits = fc.array(fc.tuple(fc.nat(8), word), { maxLength: 6 })
    fc.assert(
      fc.property(edits, edits, (before, after) => {
        const edited = (list: [number, string][]) => {
          const of = [...kept]
          for (const [at, put] of list) of[at] = `${put} ${of[at]}`
          return of.join('\n')
        }
        const [left, right] = [edited(before), edited(after)]
        expect(pairedWords(alignChanges(left, right))).toBe(pairedWords(alignTexts(left, right)))
      }),
    )
  })
})

function commonLength(left: readonly number[], right: readonly number[]): number {
  let row = right.map(() => 0)
  for (const id of left) {
    const next: number[] = []
    right.forEach((other, j) => {
      const diagonal = j > 0 ? (row[j - 1] ?? 0) : 0
      next.push(id === other ? diagonal + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0))
    })
    row = next
  }
  return row.at(-1) ?? 0
}
