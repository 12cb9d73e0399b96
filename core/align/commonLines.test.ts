import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonLines } from './commonLines.ts'

const long = (of: string) => `${of} is a line of which nobody would say that it is equal by chance`
const line = fc.constantFrom('', '—', 'a', 'b', long('a'), long('b'), long('c'))
const lines = fc.array(line, { maxLength: 9 })

describe('commonLines', () => {
  it('finds the lines that stand in both texts', () => {
    const left = [long('a'), 'old', long('b'), 'short', long('c')]
    const right = ['new', long('a'), long('b'), 'short', 'more', long('c')]
    expect(Array.from(commonLines(left, right))).toEqual([1, -1, 2, 3, 5])
  })

  it('takes what is heavier where lines changed places', () => {
    expect(
      Array.from(commonLines([long('a'), long('b'), long('c')], [long('c'), long('a'), long('b')])),
    ).toEqual([1, 2, -1])
  })

  it('does not trust a short line that stands alone among changed ones', () => {
    expect(
      Array.from(commonLines([long('a'), 'said he', long('b')], ['x', 'said he', 'y'])),
    ).toEqual([-1, -1, -1])
  })

  it('pairs equal lines only, in order', () => {
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        let last = -1
        commonLines(left, right).forEach((partner, i) => {
          if (partner < 0) return
          expect(partner).toBeGreaterThan(last)
          expect(right[partner]).toBe(left[i])
          last = partner
        })
      }),
    )
  })

  it('pairs every line of a text with itself but blank ones', () => {
    const own = [long('a'), long('b'), '', long('c')]
    expect(Array.from(commonLines(own, own))).toEqual([0, 1, -1, 3])
  })

  it('does not trust a short line because blank ones stand around it', () => {
    const before = [long('a'), '', 'Yes.', '', long('b'), '', long('c')]
    const after = [long('a'), '', long('d'), '', 'Yes.', '', long('c')]
    expect(Array.from(commonLines(before, after))).toEqual([0, -1, -1, -1, -1, -1, 6])
  })
})
