import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchExpression } from './matchExpression.ts'

describe('matchExpression', () => {
  test.each([
    ['deep sea', '"deep" AND "sea"'],
    ['"deep sea" cable', '"deep sea" AND "cable"'],
    ['allian*', '"allian"*'],
    ['ties -trade -"free trade"', '("ties") NOT ("trade" OR "free trade")'],
    ['"never closed', '"never closed"'],
    ['NOT AND (x)', '"NOT" AND "AND" AND "(x)"'],
    ['naïve Ωmega 東京', '"naïve" AND "Ωmega" AND "東京"'],
    ['well-known', '"well-known"'],
  ])('%s', (query, expected) => {
    expect(matchExpression(query)).toBe(expected)
  })

  test.each(['', '   ', '*', '-', '🍎', '-only', '"" * --'])('%j wants nothing', (query) => {
    expect(matchExpression(query)).toBeNull()
  })

  test('no query can leave its quotation marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        const rest = matchExpression(query)?.replaceAll(/"[^"]*"\*?/g, 'x') ?? 'x'
        expect(rest).toMatch(/^\(?x( AND x)*\)?( NOT \(x( OR x)*\))?$/)
      }),
    )
  })
})
