import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions } from './compareVersions.ts'
import { anyVersions, canonical, mirrored } from './comparisons.fixture.ts'
import { type Ignoring, ignorings, isSameBut } from './ignoring.ts'
import { annotation, version } from './versions.fixture.ts'

describe('isSameBut', () => {
  it.each([
    ['a  b\n', 'a b', 'white-space'],
    ['( a)', '(a)', 'punctuation'],
    ['“Yes,” she said.', '"Yes" she said!', 'punctuation'],
    ['well-known', 'well known', 'punctuation'],
    ['don’t', "don't", 'punctuation'],
  ] satisfies [string, string, Ignoring][])('%j is %j but for %s', (left, right, ignoring) => {
    expect(isSameBut('nothing', left, right)).toBe(false)
    expect(isSameBut(ignoring, left, right)).toBe(true)
  })

  it.each([
    ['now here', 'nowhere'],
    ['1.4', '14'],
    ['1.4', '1,4'],
    ['12:30', '1230'],
    ['a', 'A'],
    ['5 €', '5 $'],
    ['wellknown', 'well-known'],
  ])('%j is never %j', (left, right) => {
    for (const ignoring of ignorings) expect(isSameBut(ignoring, left, right)).toBe(false)
  })

  it('tells white space from punctuation', () => {
    expect(isSameBut('white-space', 'yes, no', 'yes no')).toBe(false)
  })
})

describe('compareVersions that ignores', () => {
  const before = 'The minister, he said, had  seen nothing.\n\nA second page – 1.4 of it.'
  const after = 'The minister he said had seen anything.\n\nA second page - 1.2 of it.'
  const said = ['minister, he said, had  seen', 'minister he said had seen'] as const
  const page = ['A second page – 1.4', 'A second page - 1.2'] as const
  const versions = [
    version(before, [
      annotation(before, { name: 'a' }, [said[0]]),
      annotation(before, { name: 'b' }, [page[0]]),
    ]),
    version(after, [
      annotation(after, { name: 'a' }, [said[1]]),
      annotation(after, { name: 'b' }, [page[1]]),
    ]),
  ] as const

  function compared(ignoring: Ignoring) {
    const { text, hidden, annotations } = compareVersions(...versions, ignoring)
    const words = text.changes.map(({ left, right }) => [
      left && before.slice(...left),
      right && after.slice(...right),
    ])
    return { words, hidden, classes: annotations.map((difference) => difference.class) }
  }

  it('tells all, asked for nothing', () => {
    const { words, hidden, classes } = compared('nothing')
    expect(words).toEqual([
      [',', null],
      [',', null],
      [' ', null],
      ['nothing', 'anything'],
      ['– 1.4', '- 1.2'],
    ])
    expect(hidden).toEqual({ changes: 0, annotations: 0 })
    expect(classes).toEqual(['text-changed', 'text-changed'])
  })

  it('leaves out white space, or all punctuation, and says how much', () => {
    expect(compared('white-space')).toMatchObject({
      hidden: { changes: 1, annotations: 0 },
      classes: ['text-changed', 'text-changed'],
    })
    const { words, hidden, classes } = compared('punctuation')
    expect(words).toEqual([
      ['nothing', 'anything'],
      ['– 1.4', '- 1.2'],
    ])
    expect(hidden).toEqual({ changes: 3, annotations: 1 })
    expect(classes).toEqual(['shifted', 'text-changed'])
  })

  it('says the same from the other side, and hides what it does not tell', () => {
    fc.assert(
      fc.property(anyVersions, fc.constantFrom(...ignorings), ([left, right], ignoring) => {
        const there = compareVersions(left, right, ignoring)
        const back = compareVersions(right, left, ignoring)
        expect(canonical(mirrored(back))).toEqual(canonical(there))
        const all = compareVersions(left, right).text.changes
        expect(there.hidden.changes).toBe(all.length - there.text.changes.length)
      }),
      { numRuns: 200 },
    )
  })
})
