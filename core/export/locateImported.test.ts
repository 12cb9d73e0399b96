import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Range } from '../model/range.ts'
import type { OffsetUnit } from './importedModel.ts'
import { type Locatable, locateImported, locateInTexts } from './locateImported.ts'

const text = '😀 one\ntwo 𠮷 three é one\nend'

function countOf(part: string, unit: OffsetUnit, lineBreakCost: number): number {
  const counted = lineBreakCost === 1 ? part : part.replaceAll('\n', '\r\n')
  if (unit === 'utf-16') return counted.length
  return unit === 'code-point' ? [...counted].length : new TextEncoder().encode(counted).length
}

/** An annotation as another program writes it: offsets in its unit. */
function foreign(range: Range, unit: OffsetUnit, lineBreakCost = 1, source = text): Locatable {
  const [start, end] = range
  return {
    targets: [
      {
        quote: { exact: source.slice(start, end), prefix: '', suffix: '' },
        position: {
          start: countOf(source.slice(0, start), unit, lineBreakCost),
          end: countOf(source.slice(0, end), unit, lineBreakCost),
        },
      },
    ],
  }
}

function words(exact: string, prefix = '', suffix = ''): Locatable {
  return { targets: [{ quote: { exact, prefix, suffix }, position: null }] }
}

describe('the unit of offsets', () => {
  const ranges: Range[] = [
    [3, 6],
    [7, 13],
    [14, 19],
    [22, 25],
    [26, 29],
  ]
  const units = ['utf-16', 'code-point', 'utf-8'] as const
  test.each(units.flatMap((unit) => [1, 2].map((cost) => [unit, cost] as const)))(
    'is found out: %s, line break %i',
    (unit, cost) => {
      const located = locateImported(
        text,
        ranges.map((range) => foreign(range, unit, cost)),
        'code-point',
      )
      expect(located.reading).toEqual({ unit, lineBreakCost: cost })
      expect(located.places).toEqual(ranges.map((range) => [range]))
      expect([located.agreeing, located.checked]).toEqual([5, 5])
    },
  )

  test('is said with the share of quotes that match', () => {
    const wrong = {
      targets: [
        { quote: { exact: 'gone', prefix: '', suffix: '' }, position: { start: 0, end: 4 } },
      ],
    }
    const { report, places } = locateImported(text, [foreign([7, 13], 'utf-16'), wrong], 'utf-16')
    expect(report.map(({ message }) => message)).toEqual([
      'Positions read as UTF-16 units, a line break counted as 1; 1 of 2 quotes match',
    ])
    expect(places[1]).toBeNull()
  })

  test('does not matter where no position holds its quote: no position is believed then', () => {
    const bare = { targets: [{ quote: null, position: { start: 2, end: 5 } }] }
    const shifted = {
      targets: [
        { quote: { exact: 'three', prefix: '', suffix: '' }, position: { start: 0, end: 1 } },
      ],
    }
    const { places, report } = locateImported(text, [bare, shifted], 'utf-16')
    expect(places).toEqual([null, [[14, 19]]])
    expect(report[0]?.message).toContain('No position holds its quote (0 of 1)')
  })

  test('is no reading where hardly any position holds its quote: chance', () => {
    const chance = foreign([3, 6], 'utf-16')
    const elsewhere = Array.from({ length: 11 }, () => words('three')).map(({ targets }) => ({
      targets: targets.map((target) => ({ ...target, position: { start: 0, end: 1 } })),
    }))
    const bare = { targets: [{ quote: null, position: { start: 3, end: 6 } }] }
    const { places, report } = locateImported(text, [chance, ...elsewhere, bare], 'utf-16')
    expect(places[0]).toEqual([[3, 6]])
    expect(places[1]).toEqual([[14, 19]])
    expect(places.at(-1)).toBeNull()
    expect(report[0]?.message).toContain('Hardly any position holds its quote (1 of 12)')
  })

  test('is the documented one where no quote decides', () => {
    const bare = { targets: [{ quote: null, position: { start: 2, end: 5 } }] }
    expect(locateImported(text, [bare], 'code-point').places).toEqual([[[3, 6]]])
    expect(locateImported(text, [bare], 'utf-16').places).toEqual([[[2, 5]]])
    expect(locateImported(text, [bare], 'utf-16').report).toEqual([])
  })

  test('is found for any text and any passages', () => {
    const passage = fc.tuple(fc.nat(60), fc.nat(60))
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 2, maxLength: 60 }),
        fc.array(passage, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...units),
        (raw, passages, unit) => {
          const points = [...raw.toWellFormed().replaceAll('\r', '')]
          const source = points.join('')
          const ends = points.map((_, index) => points.slice(0, index + 1).join('').length)
          const offsets = [0, ...ends]
          const ranges = passages
            .map(
              ([a, b]): Range => [
                offsets[Math.min(a, b) % offsets.length] ?? 0,
                offsets[Math.max(a, b) % offsets.length] ?? 0,
              ],
            )
            .filter(([start, end]) => start < end)
          const file = ranges.map((range) => foreign(range, unit, 1, source))
          const { places } = locateImported(source, file, unit)
          expect(places).toEqual(ranges.map((range) => [range]))
        },
      ),
    )
  })

  test('never cuts a character in two', () => {
    const half = { targets: [{ quote: null, position: { start: 1, end: 4 } }] }
    expect(locateImported(text, [half], 'utf-16').places).toEqual([null])
  })

  test('leaves out what lies beyond the text', () => {
    const beyond = { targets: [{ quote: null, position: { start: 3, end: 10_000_000_000 } }] }
    expect(locateImported(text, [beyond], 'utf-16').places).toEqual([null])
  })
})

describe('names that are not the words of their passages', () => {
  const named = { exact: 'why?', prefix: '', suffix: '', isName: true as const }
  const annotations = [{ targets: [{ quote: named, position: { start: 7, end: 13 } }] }]
  const place = (isOwn: boolean) => {
    const texts = [{ text, isOwn, hasMark: false, annotations }]
    return locateInTexts(texts, 'utf-16').texts[0]?.map(({ ranges }) => ranges)
  }

  test('are made up where the text came with them, and say that it is another where it did not', () => {
    expect(place(true)).toEqual([[[7, 13]]])
    expect(place(false)).toEqual([null])
  })
})

describe('words without a usable position', () => {
  test('are placed where they stand once', () => {
    expect(locateImported(text, [words('three')], 'utf-16').places).toEqual([[[14, 19]]])
  })

  test('are placed by their context where they stand twice', () => {
    expect(locateImported(text, [words('one', 'é ', '\nend')], 'utf-16').places).toEqual([
      [[22, 25]],
    ])
  })

  test('get no place where two fit as well, or where the context is elsewhere', () => {
    expect(locateImported(text, [words('one')], 'utf-16').places).toEqual([null])
    expect(
      locateImported(text, [words('one', 'zzzzzzzzzz ', ' yyyyyyyyyyyy')], 'utf-16').places,
    ).toEqual([null])
    expect(locateImported(text, [words('absent')], 'utf-16').places).toEqual([null])
  })

  test('may differ in white space and soft hyphens only', () => {
    expect(locateImported(text, [words(' one \t\n\n two')], 'utf-16').places).toEqual([[[3, 10]]])
    const printed = 'For ex-\u00adample, co\u00adop.'
    const placed = locateImported(printed, [words('example'), words('coop')], 'utf-16').places
    expect(placed).toEqual([[[4, 13]], [[15, 20]]])
  })
})

describe('several parts', () => {
  const part = (range: Range) => foreign(range, 'utf-16').targets[0]

  test('make one discontinuous passage, in order', () => {
    const targets = [part([14, 19]), part([3, 6])].filter((target) => target !== undefined)
    expect(locateImported(text, [{ targets }], 'utf-16').places).toEqual([
      [
        [3, 6],
        [14, 19],
      ],
    ])
  })

  test('get no place where one is missing or two overlap', () => {
    const targets = [part([14, 19]), words('absent').targets[0]].filter((one) => one !== undefined)
    const overlapping = [part([3, 8]), part([7, 13])].filter((target) => target !== undefined)
    const located = locateImported(text, [{ targets }, { targets: overlapping }], 'utf-16')
    expect(located.places).toEqual([null, null])
  })
})
