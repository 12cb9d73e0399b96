import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRevision } from '../compare/texts.fixture.ts'
import { anchorStates, type Placement } from '../model/anchor.ts'
import { quoteOf, type Range, type Ranges } from '../model/range.ts'
import { prepareReanchoring } from './prepareReanchoring.ts'

/** Words as a text has them: a few that are everywhere, many that are rare. */
const common = ['the', 'of', 'and', 'a', 'in', 'to', 'was', 'that', 'it', 'his']
const onsets = ['b', 'd', 'fr', 'g', 'k', 'l', 'm', 'n', 'pr', 's', 'st', 'v']
const rimes = ['al', 'en', 'ir', 'om', 'us', 'ard', 'ell', 'ing', 'ock', 'und']
const rare = onsets.flatMap((onset) =>
  rimes.flatMap((rime) => [`${onset}${rime}`, `${onset}${rime}er`, `${rime}${onset}o`]),
)
const word = fc.oneof(fc.constantFrom(...common), fc.constantFrom(...rare))
const sentence = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...rare), { minLength: 2, maxLength: 2 }),
    fc.uniqueArray(word, { minLength: 3, maxLength: 10 }),
  )
  .map(([telling, others]) => `${[...others, ...telling].join(' ')}.`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
const oddText = fc
  .array(
    fc.constantFrom(
      'a',
      'b ',
      'the ',
      ' ',
      '\n',
      '.',
      '—',
      '😀',
      '👍🏽',
      '𠮷',
      '東',
      '京',
      'ש',
      'ל ',
      'e\u0301',
      'Ω',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(oddText, fc.string({ unit: 'binary', maxLength: 30 }), paragraph)

function isBoundary(text: string, offset: number): boolean {
  return offset === 0 || (text.codePointAt(offset - 1) ?? 0) <= 0xffff
}

/** Valid ranges of a text from any numbers: sorted, disjoint, not empty, no split pairs. */
function rangesIn(text: string, numbers: readonly number[]): Range[] {
  const offsets = [...new Set(numbers.map((number) => number % (text.length + 1)))]
    .filter((offset) => isBoundary(text, offset))
    .sort((a, b) => a - b)
  const ranges: Range[] = []
  for (let i = 0; i + 1 < offsets.length; i += 2) {
    ranges.push([offsets[i] ?? 0, offsets[i + 1] ?? 0])
  }
  return ranges
}

const numbers = fc.array(fc.nat(), { minLength: 2, maxLength: 6 })

function expectHonest(before: string, after: string, ranges: Ranges, placement: Placement): void {
  expect(anchorStates).toContain(placement.state)
  const isPlaced = !['ambiguous', 'orphan'].includes(placement.state)
  expect(placement.ranges.length > 0).toBe(isPlaced)
  expect(placement.candidates.length).toBeLessThanOrEqual(5)
  for (const { score } of [placement, ...placement.candidates]) {
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
  }
  for (const list of [placement.ranges, ...placement.candidates.map((one) => one.ranges)]) {
    let last = 0
    for (const [start, end] of list) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(after.length)
      expect(isBoundary(after, start) && isBoundary(after, end)).toBe(true)
      last = end
    }
  }
  const isSame = quoteOf(before, ranges) === quoteOf(after, placement.ranges)
  if (placement.state === 'exact') expect(placement.ranges).toEqual(ranges)
  if (placement.state === 'exact' || placement.state === 'shifted') expect(isSame).toBe(true)
  if (placement.state === 'edited' && ranges.length === 1) expect(isSame).toBe(false)
}

describe('place, for all revisions', () => {
  it('gives every highlight back where it was, after a revision and its reverse', () => {
    fc.assert(
      fc.property(anyRevision, numbers, ([before, after], numbers) => {
        const ranges = rangesIn(before, numbers)
        fc.pre(ranges.length > 0)
        // The evidence is still the person's, whatever became of it in between.
        expect(prepareReanchoring(before, before).place(ranges)).toMatchObject({
          state: 'exact',
          ranges,
        })
        const there = prepareReanchoring(before, after).place(ranges)
        if (there.state !== 'exact' && there.state !== 'shifted') return
        // A person confirmed the place: it comes back, or the app asks; it is nowhere else.
        const back = prepareReanchoring(after, before).place(there.ranges)
        if (back.state !== 'ambiguous') expect(back.ranges).toEqual(ranges)
      }),
      { numRuns: 500 },
    )
  })
})

describe('place, for all texts', () => {
  it('never throws and never lies', () => {
    fc.assert(
      fc.property(anyText, anyText, numbers, (before, after, numbers) => {
        const ranges = rangesIn(before, numbers)
        fc.pre(ranges.length > 0)
        expectHonest(before, after, ranges, prepareReanchoring(before, after).place(ranges))
      }),
      { numRuns: 700 },
    )
  })

  it('never throws and never lies about a text with a piece replaced', () => {
    fc.assert(
      fc.property(anyText, anyText, numbers, numbers, (before, piece, numbers, cuts) => {
        const ranges = rangesIn(before, numbers)
        const [cut] = rangesIn(before, cuts)
        fc.pre(ranges.length > 0 && cut !== undefined)
        const after = before.slice(0, cut?.[0]) + piece + before.slice(cut?.[1])
        expectHonest(before, after, ranges, prepareReanchoring(before, after).place(ranges))
      }),
      { numRuns: 700 },
    )
  })

  it('calls everything exact on the same text', () => {
    fc.assert(
      fc.property(anyText, numbers, (text, numbers) => {
        const ranges = rangesIn(text, numbers)
        fc.pre(ranges.length > 0)
        const placement = prepareReanchoring(text, text).place(ranges)
        expect(placement).toMatchObject({ state: 'exact', ranges, score: 1 })
      }),
      { numRuns: 500 },
    )
  })
})

type Edit = readonly [kind: 'drop' | 'insert' | 'replace' | 'reword', at: number, text: string]

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('drop', 'insert', 'replace', 'reword'),
  fc.nat(),
  paragraph,
)

/** Applies an edit to a paragraph that is not the kept one; returns where that one is then. */
function apply(paragraphs: string[], kept: number, [kind, number, text]: Edit): number {
  const index = number % (paragraphs.length + 1)
  if (kind === 'insert') {
    paragraphs.splice(index, 0, text)
    return index <= kept ? kept + 1 : kept
  }
  const old = paragraphs[index]
  if (old === undefined || index === kept) return kept
  if (kind === 'drop') {
    paragraphs.splice(index, 1)
    return index < kept ? kept - 1 : kept
  }
  const words = old.split(' ')
  if (kind === 'reword') words.splice(number % words.length, 2, text.split(' ')[0] ?? '')
  paragraphs[index] = kind === 'replace' ? text : words.join(' ')
  return kept
}

describe('place, when other paragraphs are edited', () => {
  it('keeps a highlight of an untouched paragraph, to the character, at its place', () => {
    const texts = fc.uniqueArray(paragraph, { minLength: 3, maxLength: 9 })
    const edits = fc.array(edit, { maxLength: 8 })
    fc.assert(
      fc.property(texts, fc.nat(), numbers, edits, (paragraphs, pick, numbers, edits) => {
        const own = pick % paragraphs.length
        const text = paragraphs[own] ?? ''
        const startOf = (list: readonly string[], index: number) =>
          list.slice(0, index).join('\n').length + (index > 0 ? 1 : 0)
        const inside = rangesIn(text, numbers).filter(([start, end]) =>
          /[a-z] .*[a-z]/.test(text.slice(start, end)),
        )
        fc.pre(inside.length > 0)
        const edited = [...paragraphs]
        let kept = own
        for (const one of edits) kept = apply(edited, kept, one)
        fc.pre(edited.filter((other) => other.includes(text)).length === 1)
        const moveTo = (base: number) =>
          inside.map(([start, end]): Range => [base + start, base + end])
        const [before, after] = [paragraphs.join('\n'), edited.join('\n')]
        const placement = prepareReanchoring(before, after).place(moveTo(startOf(paragraphs, own)))
        expect(['exact', 'shifted']).toContain(placement.state)
        expect(placement.ranges).toEqual(moveTo(startOf(edited, kept)))
      }),
      { numRuns: 600, seed: 1812 },
    )
  })

  it('never calls a deleted paragraph exact or shifted', () => {
    const texts = fc.uniqueArray(paragraph, { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(texts, fc.nat(), fc.array(edit, { maxLength: 4 }), (paragraphs, pick, edits) => {
        const own = pick % paragraphs.length
        const before = paragraphs.join('\n')
        const start = paragraphs.slice(0, own).join('\n').length + (own > 0 ? 1 : 0)
        const text = paragraphs[own] ?? ''
        const edited = paragraphs.filter((_, index) => index !== own)
        for (const one of edits) apply(edited, -1, one)
        const after = edited.join('\n')
        fc.pre(!after.includes(text))
        const { state } = prepareReanchoring(before, after).place([[start, start + text.length]])
        expect(['orphan', 'ambiguous', 'edited']).toContain(state)
      }),
      { numRuns: 400, seed: 1812 },
    )
  })
})
