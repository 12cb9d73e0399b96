import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../model/range.ts'
import { tokenize, Vocabulary } from '../text/tokens.ts'
import { collate } from './collate.ts'
import type { TextChange } from './comparison.ts'
import { mirroredChange, sortedChanges } from './comparisons.fixture.ts'
import { changedWords, textChanges, wordChanges } from './textChanges.ts'
import { anyRevision, anyText } from './texts.fixture.ts'
import { blocked } from './versions.fixture.ts'

function changesBetween(left: string, right: string): TextChange[] {
  return textChanges(collate(blocked(left), blocked(right)).collation)
}

/** Changes with the words they touch in place of offsets. */
function inWords(left: string, right: string): [string, string | null, string | null][] {
  return changesBetween(left, right).map((change) => [
    change.kind,
    change.left && left.slice(...change.left),
    change.right && right.slice(...change.right),
  ])
}

function contains(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

function isInside(change: TextChange, move: TextChange): boolean {
  const left = change.left ?? [change.at[0], change.at[0]]
  const right = change.right ?? [change.at[1], change.at[1]]
  if (!move.left || !move.right) return false
  return contains(move.left, left) && contains(move.right, right)
}

/** A range of a text with some ranges cut out. */
function without(text: string, [start, end]: Range, cuts: readonly (Range | null)[]): string {
  const real = cuts.filter((cut) => cut !== null).sort((a, b) => a[0] - b[0])
  let rest = ''
  let from = start
  for (const [cutStart, cutEnd] of real) {
    expect(cutStart).toBeGreaterThanOrEqual(from)
    rest += text.slice(from, cutStart)
    from = cutEnd
  }
  expect(end).toBeGreaterThanOrEqual(from)
  return rest + text.slice(from, end)
}

function inside(changes: readonly TextChange[], move: TextChange): TextChange[] {
  return changes.filter((change) => change.kind !== 'move' && isInside(change, move))
}

function trimmed(text: string, range: Range): Range {
  const words = text.slice(...range)
  const start = range[0] + words.length - words.trimStart().length
  return [start, Math.max(start, range[0] + words.trimEnd().length)]
}

/** Checks what `textChanges` promises of both texts. */
function expectPromise(left: string, right: string): void {
  const changes = changesBetween(left, right)
  const moves = changes.filter(({ kind }) => kind === 'move')
  const nested = moves.flatMap((move) => inside(changes, move))
  const top = changes.filter((change) => !nested.includes(change))
  expect(
    without(
      left,
      [0, left.length],
      top.map((change) => change.left),
    ),
  ).toBe(
    without(
      right,
      [0, right.length],
      top.map((change) => change.right),
    ),
  )
  for (const move of moves) {
    const within = inside(changes, move)
    const leftRest = without(
      left,
      trimmed(left, move.left ?? [0, 0]),
      within.map((change) => change.left),
    )
    const rightRest = without(
      right,
      trimmed(right, move.right ?? [0, 0]),
      within.map((change) => change.right),
    )
    expect(leftRest).toBe(rightRest)
  }
}

describe('textChanges', () => {
  it('finds nothing in equal texts', () => {
    expect(changesBetween('One.\n\nTwo.', 'One.\n\nTwo.')).toEqual([])
    expect(changesBetween('', '')).toEqual([])
  })

  it('shows a replaced word and an inserted one with its space', () => {
    expect(
      inWords('“We are joining nothing,” she said.', '“We are not joining anything,” she said.'),
    ).toEqual([
      ['insert', null, 'not '],
      ['replace', 'nothing', 'anything'],
    ])
  })

  it('shows a mark changed alone', () => {
    expect(inWords('It rained. We left.', 'It rained! We left.')).toEqual([['replace', '.', '!']])
  })

  it('shows a change of case or of an apostrophe as the whole word', () => {
    expect(inWords('the Sea don’t care', "The Sea don't care")).toEqual([
      ['replace', 'the', 'The'],
      ['replace', 'don’t', "don't"],
    ])
  })

  it('never cuts a word, an accent or an emoji apart', () => {
    expect(inWords('three-year plan', 'four-year plan')).toEqual([
      ['replace', 'three-year', 'four-year'],
    ])
    expect(inWords('go 👩🏽‍🚀 now', 'go 👩🏿‍🚀 now')).toEqual([['replace', '👩🏽‍🚀', '👩🏿‍🚀']])
    expect(inWords('cafe\u0301 noir', 'cafe noir')).toEqual([['replace', 'cafe\u0301', 'cafe']])
  })

  it('compares Chinese sign by sign', () => {
    expect(inWords('我们去北京开会。', '我们去南京开会。')).toEqual([['replace', '北', '南']])
  })

  it('shows a paragraph cut with one separator', () => {
    const left = 'First of all, the weather.\n\nOfficials would not say.\n\nLast of all, the sea.'
    const right = 'First of all, the weather.\n\nLast of all, the sea.'
    expect(inWords(left, right)).toEqual([['delete', 'Officials would not say.\n\n', null]])
    expect(inWords(right, left)).toEqual([['insert', null, 'Officials would not say.\n\n']])
  })

  it('shows the last paragraph cut with the separator before it', () => {
    expect(
      inWords('First of all, the weather.\n\nGone now.', 'First of all, the weather.'),
    ).toEqual([['delete', '\n\nGone now.', null]])
  })

  it('keeps a reworded end apart from a paragraph cut after it', () => {
    const left = 'They spoke about the old treaty.\n\nNobody replied then.\n\nThe sea was calm.'
    const right = 'They spoke about the old pact.\n\nThe sea was calm.'
    expect(inWords(left, right)).toEqual([
      ['replace', 'treaty', 'pact'],
      ['delete', 'Nobody replied then.\n\n', null],
    ])
  })

  it('shows a paragraph put in the place of another as two changes', () => {
    const left = 'They spoke about the old treaty.\n\nNobody replied then.\n\nThe sea was calm.'
    const right =
      'They spoke about the old treaty.\n\nRain fell all over Wellington.\n\nThe sea was calm.'
    expect(inWords(left, right)).toEqual([
      ['delete', 'Nobody replied then.', null],
      ['insert', null, 'Rain fell all over Wellington.'],
    ])
  })

  const renwick = 'Professor Isla Renwick is less certain about each small step in that direction.'
  const talks = 'Officials said on Friday that the talks in Wellington went better than expected.'
  const coast = 'Along the coast, fishing boats stayed in harbour for the whole of the stormy week.'
  const budget = 'Nobody could say what the programme would cost, or which budget would pay for it.'

  it('shows a moved paragraph as one move and nothing else', () => {
    const left = [renwick, talks, coast, budget].join('\n\n')
    const right = [talks, coast, renwick, budget].join('\n\n')
    expect(inWords(left, right)).toEqual([['move', `${renwick}\n\n`, `${renwick}\n\n`]])
  })

  it('shows a paragraph moved to the end of the text', () => {
    const left = [renwick, talks, coast, budget].join('\n\n')
    const right = [talks, coast, budget, renwick].join('\n\n')
    expect(inWords(left, right)).toEqual([['move', `${renwick}\n\n`, `\n\n${renwick}`]])
  })

  it('shows an edit inside a moved paragraph beside the move', () => {
    const left = [renwick, talks, coast, budget].join('\n\n')
    const later = renwick.replace('less certain', 'more doubtful')
    const right = [talks, coast, budget, later].join('\n\n')
    expect(inWords(left, right)).toEqual([
      ['move', `${renwick}\n\n`, `\n\n${later}`],
      ['replace', 'less certain', 'more doubtful'],
    ])
  })

  it('counts all the words of a line that both texts have, where a change covers it', () => {
    const left = `${renwick}\n${talks}`
    const { alignment } = collate(blocked(left), blocked(`${renwick}\nNothing.`))
    expect(alignment.lines.count).toBe(1)
    const change = { kind: 'delete', left: [0, left.length], right: null, at: [0, 0] } as const
    const words = tokenize(left, new Vocabulary()).count
    expect(changedWords([change], alignment.left, 'left', alignment.lines)).toBe(words)
  })

  it('counts the words that changes touch, moves apart', () => {
    const left = [renwick, talks, coast, budget].join('\n\n')
    const later = renwick.replace('less certain', 'much more doubtful')
    const right = [talks, coast, budget, later].join('\n\n')
    const { collation, alignment } = collate(blocked(left), blocked(right))
    const changes = textChanges(collation)
    expect(changedWords(changes, alignment.left, 'left', alignment.lines)).toBe(2)
    expect(changedWords(changes, alignment.right, 'right', alignment.lines)).toBe(3)
  })

  it('makes each text again from the other', () => {
    fc.assert(
      fc.property(anyRevision, ([left, right]) => expectPromise(left, right)),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(anyText, anyText, (left, right) => expectPromise(left, right)),
      { numRuns: 300 },
    )
  })

  it('finds nothing between any text and itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(changesBetween(text, text)).toEqual([])
      }),
    )
  })

  it('finds the same changes from the other side', () => {
    fc.assert(
      fc.property(anyRevision, ([left, right]) => {
        const there = changesBetween(left, right)
        const back = changesBetween(right, left)
        expect(sortedChanges(back.map(mirroredChange))).toEqual(sortedChanges(there))
      }),
      { numRuns: 500 },
    )
  })
})

describe('wordChanges', () => {
  it('compares two notes by word', () => {
    const before = 'Denial before description. A slogan.'
    const after = 'Denial before description. Compare her briefing.'
    expect(wordChanges(before, after)).toEqual([
      { kind: 'replace', left: [27, 35], right: [27, 47], at: [27, 27] },
    ])
  })

  it.each([
    ['grew by 1.4 per cent', 'grew by 1.2 per cent', '1.4', '1.2'],
    ['at 12:30 sharp', 'at 12:45 sharp', '12:30', '12:45'],
    ['lost 1,000 men', 'lost 1,500 men', '1,000', '1,500'],
  ])('never splits a number: %s, %s', (before, after, old, now) => {
    const [change, ...others] = wordChanges(before, after)
    expect(others).toEqual([])
    expect(before.slice(...(change?.left ?? []))).toBe(old)
    expect(after.slice(...(change?.right ?? []))).toBe(now)
  })
})
