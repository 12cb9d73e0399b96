import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTexts } from './alignTexts.ts'
import { mapOffset, mapRange } from './mapRange.ts'

const left = 'The army left Moscow in haste.'
const right = 'In June the army slowly left in haste.'

describe('mapRange', () => {
  it('gives the hull of the words that survive', () => {
    const range = mapRange(alignTexts(left, right), [4, 20])
    expect(range && right.slice(...range)).toBe('army slowly left')
  })

  it('gives null where no word survives', () => {
    expect(mapRange(alignTexts(left, right), [14, 20])).toBeNull()
    expect(mapRange(alignTexts('', right), [0, 1])).toBeNull()
  })
})

describe('mapOffset', () => {
  it('keeps the place inside a word', () => {
    const offset = mapOffset(alignTexts(left, right), left.indexOf('haste') + 2)
    expect(right.slice(offset)).toBe('ste.')
  })

  it('never goes back', () => {
    const text = fc.stringMatching(/^[ab .]{0,30}$/)
    fc.assert(
      fc.property(text, text, (a, b) => {
        const alignment = alignTexts(a, b)
        let last = 0
        for (let offset = 0; offset <= a.length; offset++) {
          const mapped = mapOffset(alignment, offset)
          expect(mapped).toBeGreaterThanOrEqual(last)
          expect(mapped).toBeLessThanOrEqual(b.length)
          last = mapped
        }
      }),
    )
  })
})
