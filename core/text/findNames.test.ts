import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNames } from './findNames.ts'

const wordsAt = (text: string, names: readonly string[]) =>
  findNames(text, names).map((range) => text.slice(...range))

describe('findNames', () => {
  test('whole words of any case, the longest of those that begin at one word', () => {
    const text = 'NATO met. North Atlantic Treaty Organization; the Nato-led force; NATOs; nato.'
    expect(wordsAt(text, ['NATO', 'North Atlantic', 'North Atlantic Treaty Organization'])).toEqual(
      ['NATO', 'North Atlantic Treaty Organization', 'nato'],
    )
  })

  test('names over line breaks, with accents, in scripts without spaces', () => {
    expect(
      wordsAt('Jens\nStoltenberg – Café Río – 北大西洋条約機構', [
        'jens stoltenberg',
        'café río',
        '条約',
      ]),
    ).toEqual(['Jens\nStoltenberg', 'Café Río', '条約'])
    expect(wordsAt('anything', ['', '!', '🍎'])).toEqual([])
  })

  test('finds are sorted, disjoint and hold a name', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'A', 'c')
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.array(phrase, { maxLength: 4 }),
        (words, names) => {
          const text = words.join(' ')
          let last = 0
          for (const [start, end] of findNames(text, names)) {
            expect(start).toBeGreaterThanOrEqual(last)
            last = end
            expect(names.map((name) => name.toLowerCase())).toContain(
              text.slice(start, end).toLowerCase(),
            )
          }
        },
      ),
    )
  })
})
