import { describe, expect, it } from 'vitest'
import { freeWords } from './freeWords.ts'

describe('freeWords', () => {
  const partners = Int32Array.of(-1, -1, -1, 3, -1, -1, -1, 7)

  it('counts a partnered word among free ones as free, and ends the run behind it', () => {
    const ids = Int32Array.of(10, 11, 12, 13, 14, 15, 16, 17)
    const free = freeWords(ids, partners, 0)
    expect(Array.from(free.positions)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(Array.from(free.ids.subarray(0, 7))).toEqual([10, 11, 12, 13, 14, 15, 16])
    expect(free.ids[7]).toBeLessThan(0)
  })

  it('never counts a whole line as free', () => {
    const ids = Int32Array.of(10, 11, 12, -1, 14, 15, 16, 17)
    const free = freeWords(ids, partners, 0)
    expect(Array.from(free.ids).filter((id) => id >= 0)).toEqual([10, 11, 12, 14, 15, 16])
    expect(Array.from(free.ids)).not.toContain(-1)
  })
})
