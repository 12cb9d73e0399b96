import { describe, expect, test } from 'vitest'
import { annotation, blocked } from '../../../core/compare/versions.fixture.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import { likenessOf, shareOfSame, snippetOf } from './evidence.ts'
import { reasonOf } from './reasons.ts'
import { canAccept, decided, itemsToDecide, neighbour, paragraphAt, passes } from './reviewItems.ts'
import { partsOf } from './textParts.ts'

const text = `Asked about numbers, the alliance would not comment.

On the fund, too, the alliance would not comment.

It was silent about the rest.`
const quote = 'the alliance would not comment'

function given(name: string, more: Partial<Annotation>): Annotation {
  return annotation(text, { name, anchoredBy: 'machine', ...more }, [quote])
}

const first = [21, 51] as const
const second = [72, 102] as const
const ambiguous = given('doubtful', {
  state: 'ambiguous',
  ranges: [],
  current: null,
  candidates: [
    { ranges: [first], score: 0.91 },
    { ranges: [second], score: 0.88 },
  ],
})
const orphan = given('orphan', { state: 'orphan', ranges: [], current: null })
const edited = given('edited', {
  state: 'edited',
  score: 0.81,
  candidates: [
    { ranges: [first], score: 0.81 },
    { ranges: [second], score: 0.4 },
  ],
})
const checked = given('checked', { state: 'edited', anchoredBy: 'person' })
const exact = given('exact', { state: 'exact' })
const shifted = given('shifted', { state: 'shifted' })

function waiting(open: readonly Annotation[], ...flagged: readonly Annotation[]) {
  return [
    ...flagged.map((one) => ({ annotation: one, isFlagged: true })),
    ...open.map((one) => ({ annotation: one, isFlagged: false })),
  ]
}

const all = [exact, edited, checked, orphan, shifted, ambiguous]

test('what waits is listed, the doubtful first; what a person settled does not wait', () => {
  const items = itemsToDecide(waiting([ambiguous, orphan, edited], checked, exact))
  expect(items.map(({ why, annotation: { id } }) => [why, id])).toEqual([
    ['flagged', checked.id],
    ['flagged', exact.id],
    ['ambiguous', ambiguous.id],
    ['orphan', orphan.id],
    ['edited', edited.id],
  ])
  expect(items.filter((item) => passes(item, 'flagged'))).toHaveLength(2)
  expect(items.filter((item) => passes(item, 'edited')).map(({ why }) => why)).toEqual([
    'flagged',
    'edited',
  ])
  expect(items.map(canAccept)).toEqual([true, true, false, false, true])
  expect(
    decided(all)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([exact, checked, shifted].map(({ id }) => id).toSorted())
})

test('of an edited one the place it has is the first candidate, and only once', () => {
  const item = itemsToDecide(waiting([edited]))[0]
  expect(item?.candidates).toEqual([
    { ranges: [first], score: 0.81 },
    { ranges: [second], score: 0.4 },
  ])
  const bare = itemsToDecide(waiting([{ ...edited, candidates: [] }]))[0]
  expect(bare?.candidates).toEqual([{ ranges: [first], score: 0.81 }])
})

test('one goes round what waits', () => {
  const items = itemsToDecide(waiting([ambiguous, orphan, edited]))
  const ids = items.map(({ annotation: { id } }) => id)
  expect(neighbour(items, ids[0] ?? null, 1)).toBe(ids[1])
  expect(neighbour(items, ids[2] ?? null, 1)).toBe(ids[0])
  expect(neighbour(items, null, -1)).toBe(ids[2])
  expect(neighbour(items, null, 1)).toBe(ids[0])
  expect(neighbour([], null, 1)).toBe(null)
})

describe('the reason is one sentence with numbers', () => {
  const { blocks } = blocked(text)
  const reason = (of: Annotation) => {
    const [item] = itemsToDecide(waiting([of]))
    return item && reasonOf(item, (offset) => paragraphAt(blocks, offset))
  }

  test('of an ambiguous one', () => {
    expect(reason(ambiguous)).toEqual({
      title: 'Two passages fit almost equally well.',
      sentence:
        'It may stand in ¶ 1 and ¶ 2. The best scores are 0.03 apart, so nothing was placed.',
    })
  })

  test('of an ambiguous one whose scores are not what leaves the doubt', () => {
    const [best, other] = ambiguous.candidates
    const far = [best, other && { ...other, ranges: [[80, 90] as const] as const, score: 0.6 }]
    const candidates = far.filter((each) => each !== undefined)
    expect(reason({ ...ambiguous, candidates })?.sentence).toMatch(
      /^It may stand in ¶ 1 and ¶ 2, the best with a score of 0\.91\. .* nothing was placed\.$/,
    )
    const alone = reason({ ...ambiguous, candidates: candidates.slice(0, 1) })
    expect(alone?.title).toBe('The best place may be that of another passage.')
    expect(alone?.sentence).toContain('It may stand in ¶ 1, the best')
  })

  test('of an ambiguous one twice in a paragraph', () => {
    const candidates = [
      { ranges: [[0, 5]] as const, score: 0.9 },
      { ranges: [[6, 11]] as const, score: 0.88 },
    ]
    expect(reason({ ...ambiguous, candidates })?.sentence).toContain('in 2 places of ¶ 1.')
  })

  test('of an edited one', () => {
    expect(reason(edited)?.sentence).toContain('¶ 1, so it was placed there with a score of 0.81')
  })

  test('of a flagged one', () => {
    const { blocks: all } = blocked(text)
    const [item] = itemsToDecide(waiting([], exact))
    const told = item && reasonOf(item, (offset) => paragraphAt(all, offset))
    expect(told?.sentence).toContain('It stands in ¶ 1.')
  })

  test('of an orphan, near something or not', () => {
    expect(reason(orphan)?.sentence).toContain('Nothing in the new text comes near it')
    const near = { ...orphan, candidates: [{ ranges: [second], score: 0.31 }] }
    expect(reason(near)?.sentence).toContain('¶ 2 with a score of 0.31')
  })
})

test('a snippet stays in its line and ends between words', () => {
  expect(snippetOf(text, [second], 12)).toEqual({
    before: 'fund, too, ',
    passage: quote,
    after: '.',
  })
})

test('of a passage in several parts, what stands between them is no part of it', () => {
  const { passage, before, after } = snippetOf(text, [
    [0, 5],
    [21, 33],
  ])
  expect(passage).toBe('Asked … the alliance')
  expect([before, after]).toEqual(['', ' would not comment.'])
})

test('likeness counts the words that stayed, part by part', () => {
  const old = snippetOf(text, [first])
  expect(likenessOf(old, old)).toEqual({ quote: 1, before: 1, after: 1 })
  const { quote: words, before } = likenessOf(old, snippetOf(text, [second]))
  expect(words).toBe(1)
  expect(before).toBeLessThan(0.7)
  expect(shareOfSame('', '')).toBe(1)
  expect(shareOfSame('one', 'two')).toBe(0)
})

test('the new text is cut where a candidate begins or ends', () => {
  const block = blocked(text).blocks[0]
  if (block === undefined) throw new Error('no block')
  expect(partsOf(text, block, [{ ranges: [first] }, { ranges: [second] }])).toEqual([
    { start: 0, text: 'Asked about numbers, ', pointed: [] },
    { start: 21, text: quote, pointed: [0] },
    { start: 51, text: '.', pointed: [] },
  ])
})
