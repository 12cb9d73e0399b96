import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALIKE, likenessTo } from './textLikeness.ts'

const words = Array.from({ length: 400 }, (_, index) => `word${index}`)
const text = words.join(' ')

describe('likenessTo', () => {
  test('a copy with changed words, a cut one and a grown one are alike', () => {
    const everyTenth = words.map((word, index) => (index % 10 === 0 ? `new${index}` : word))
    expect(likenessTo(text)(everyTenth.join(' '))).toBeCloseTo(0.54, 1)
    expect(likenessTo(text)(words.slice(0, 200).join(' '))).toBeGreaterThan(ALIKE)
    const grown = [...words, ...words.map((word) => `more${word}`)].join(' ')
    expect(likenessTo(text)(grown)).toBeGreaterThan(ALIKE)
  })

  test('the order of its parts does not count, nor case or line breaks', () => {
    const moved = [...words.slice(200), ...words.slice(0, 200)].join('\n').toUpperCase()
    expect(likenessTo(text)(moved)).toBeGreaterThan(0.97)
  })

  test('another text about the same things is not alike', () => {
    expect(likenessTo(text)(words.toReversed().join(' '))).toBe(0)
    expect(likenessTo(text)('')).toBe(0)
    expect(likenessTo('')('')).toBe(0)
  })

  test('short texts are compared whole; scripts without spaces too', () => {
    expect(likenessTo('Two words')('two words.')).toBe(1)
    expect(likenessTo('条約は署名された')('条約は署名された。')).toBe(1)
    expect(likenessTo('Two words')('Two others')).toBe(0)
  })

  test('is symmetric and 1 for itself', () => {
    const some = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })
    fc.assert(
      fc.property(some, some, (left, right) => {
        const [one, other] = [left.join(' '), right.join(' ')]
        expect(likenessTo(one)(other)).toBe(likenessTo(other)(one))
        expect(likenessTo(one)(one)).toBe(1)
      }),
    )
  })
})
