import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions } from '../../../core/compare/compareVersions.ts'
import { anyRevision } from '../../../core/compare/texts.fixture.ts'
import { annotation, blocked, version } from '../../../core/compare/versions.fixture.ts'
import { blocksTouching, type ComparedPages, comparedPages } from './compareRows.ts'
import { differencesOf, shownDifferences, shownIn, stepFrom } from './differences.ts'
import { defaultFilters, nextFilter } from './filters.ts'
import { isQuiet, pageLines } from './foldRows.ts'
import { inlinePieces } from './inlinePieces.ts'
import { type Drawing, piecesOf } from './pieces.ts'

const before = `The first paragraph stays.

The second one has nothing to hide.

A third paragraph moves down, with all of its many words in it.

The fourth stays as well, with quite as many words as there are above it, and with some more.

The fifth is the last.`
const after = `The first paragraph stays.

The second one has something to hide.

The fourth stays as well, with quite as many words as there are above it, and with some more.

The fifth is the last.

A third paragraph moves down, with all of its many words in it.`

const quotes: readonly (readonly [string, string | null, string | null])[] = [
  ['kept', 'first paragraph', 'first paragraph'],
  ['changed', 'has nothing to hide', 'has something to hide'],
  ['moved', 'moves down', 'moves down'],
  ['lost', 'stays as well', null],
  ['new', null, 'the last'],
]

function pagesOf(left: string, right: string): ComparedPages {
  const on = (text: string, side: 1 | 2) =>
    quotes.flatMap((quote) => {
      const words = quote[side]
      return words === null || !text.includes(words)
        ? []
        : annotation(text, { name: quote[0] }, [words])
    })
  const comparison = compareVersions(
    version(left, on(left, 1)),
    version(right, on(right, 2), { revision: 2 }),
  )
  return comparedPages(comparison, blocked(left), blocked(right))
}

const pages = pagesOf(before, after)
const all = differencesOf(pages)
const drawing: Drawing = { filters: defaultFilters, current: null }
const classOf = (one: (typeof all)[number]) =>
  one.kind === 'text' ? one.change.kind : one.difference.class

test('every paragraph of either side has one row, and a moved one two', () => {
  expect(pages.rows.map(({ left, right }) => [left, right])).toEqual([
    [{ block: 0 }, { block: 0 }],
    [{ block: 1 }, { block: 1 }],
    [{ block: 2 }, { hole: 'moved to ¶ 5 in B' }],
    [{ block: 3 }, { block: 2 }],
    [{ block: 4 }, { block: 3 }],
    [{ hole: 'moved here in B, from ¶ 3' }, { block: 4 }],
  ])
  expect(pages.rowOf).toEqual({ left: [0, 1, 2, 3, 4], right: [0, 1, 3, 4, 5] })
})

test('differences come in reading order, each once', () => {
  expect(all.map(classOf)).toEqual([
    'kept',
    'text-changed',
    'replace',
    'lost',
    'new',
    'move',
    'moved',
  ])
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
})

test('what is quiet is no stop on the way, and a filter has three states', () => {
  const shown = shownDifferences(all, defaultFilters)
  expect(shown.map(classOf)).not.toContain('kept')
  const once = nextFilter(defaultFilters, 'kept')
  const twice = nextFilter(once, 'kept')
  expect([once.kept, twice.kept, nextFilter(twice, 'kept').kept]).toEqual([
    'hidden',
    'full',
    'quiet',
  ])
  expect(shownDifferences(all, twice).map(classOf)).toContain('kept')
})

describe('stepping', () => {
  const shown = shownDifferences(all, defaultFilters)
  const keys = shown.map(({ key }) => key)

  test('goes through all of them and round', () => {
    let key: string | null = null
    const seen = keys.map(() => {
      key = stepFrom(shown, all, key, 1)?.key ?? null
      return key
    })
    expect(seen).toEqual(keys)
    expect(stepFrom(shown, all, key, 1)?.key).toBe(keys[0])
    expect(stepFrom(shown, all, keys[0] ?? null, -1)?.key).toBe(keys.at(-1))
  })

  test('goes on from one that is not a stop any more', () => {
    const kept = all.find((one) => classOf(one) === 'kept')?.key ?? null
    expect(stepFrom(shown, all, kept, 1)?.key).toBe(keys[0])
    expect(stepFrom(shown, all, kept, -1)?.key).toBe(keys.at(-1))
  })
})

test('a paragraph is cut where something begins or ends, longest annotation first', () => {
  const pieces = piecesOf(pages, 'right', 1, drawing)
  expect(
    pieces.map(({ text, change, annotations }) => [text, change !== null, annotations.length]),
  ).toEqual([
    ['The second one ', false, 0],
    ['has ', false, 1],
    ['something', true, 1],
    [' to hide', false, 1],
    ['.', false, 0],
  ])
})

test('a hidden class is not drawn, and the chosen difference is marked', () => {
  const filters = { ...defaultFilters, 'text-changed': 'hidden' } as const
  const current = all.find(({ kind }) => kind === 'text') ?? null
  const pieces = piecesOf(pages, 'left', 1, { filters, current })
  expect(pieces.map(({ text, isCurrent }) => [text, isCurrent])).toEqual([
    ['The second one has ', false],
    ['nothing', true],
    [' to hide.', false],
  ])
})

test('with changes only, what is the same is folded until it is unfolded', () => {
  const quietStart = pagesOf(
    `One.\n\nTwo.\n\nThree.\n\nFour here.`,
    `One.\n\nTwo.\n\nThree.\n\nFour there.`,
  )
  const differences = differencesOf(quietStart)
  const folded = pageLines(quietStart, differences, defaultFilters, true, new Set())
  expect(folded).toEqual([
    { kind: 'fold', first: 0, count: 3 },
    { kind: 'row', row: 3 },
  ])
  expect(pageLines(quietStart, differences, defaultFilters, true, new Set([0]))).toHaveLength(4)
  expect(pageLines(quietStart, differences, defaultFilters, false, new Set())).toHaveLength(4)
  expect(isQuiet(pages, defaultFilters, 0)).toBe(true)
  expect(isQuiet(pages, defaultFilters, 3)).toBe(false)
})

test('blocks are found that a range touches, and none between them', () => {
  const { blocks } = blocked('One.\n\nTwo.\n\nThree.')
  expect(blocksTouching(blocks, [0, 1])).toEqual([0])
  expect(blocksTouching(blocks, [2, 8])).toEqual([0, 1])
  expect(blocksTouching(blocks, [4, 6])).toEqual([])
  expect(blocksTouching(blocks, [4, 7])).toEqual([1])
})

test('a lost annotation is drawn inline on the words that both sides share', () => {
  const pieces = inlinePieces(pages, 3, 2, drawing)
  expect(
    pieces.filter(({ annotations }) => annotations.length > 0).map(({ text }) => text),
  ).toEqual(['stays as well'])
})

test('both readings in one column give both texts again', () => {
  fc.assert(
    fc.property(anyRevision, ([left, right]) => {
      const drawn = pagesOf(left, right)
      for (const row of drawn.rows) {
        if (!row.left || !row.right || !('block' in row.left) || !('block' in row.right)) continue
        const pieces = inlinePieces(drawn, row.left.block, row.right.block, drawing)
        const read = (other: 'left' | 'right') =>
          pieces.flatMap(({ side, text }) => (side === other ? [] : text)).join('')
        const of = (side: 'left' | 'right', block: number) => {
          const { start = 0, end = 0 } = drawn[side].blocks[block] ?? {}
          return drawn[side].text.slice(start, end)
        }
        expect(read('left')).toBe(of('right', row.right.block))
        expect(read('right')).toBe(of('left', row.left.block))
      }
    }),
    { numRuns: 150 },
  )
})

test('what is gone through is reckoned once, and each knows its place among it', () => {
  const filters = nextFilter(defaultFilters, 'kept')
  const shown = shownIn(all, filters)
  expect(shown.list).toEqual(shownDifferences(all, filters))
  expect([...shown.indexOf]).toEqual(shown.list.map(({ key }, index) => [key, index]))
  expect(shownIn(all, filters)).toBe(shown)
  expect(shownIn(all, defaultFilters)).not.toBe(shown)
})
