import { describe, expect, it } from 'vitest'
import { cutLike } from './cutLike.ts'

describe('cutLike', () => {
  it.each([
    ['deposit', 4, 'deposit', 4],
    ['31.12.2019', 5, '1.1.2020', 3],
    ['31.12.2019', 6, '1.1.2020', 4],
    ['31.12.2019', 2, '1.1.2020', 1],
    ['31.12.2019', 4, '1.1.2020', null],
    ['31.12.2019', 5, '1.1', null],
    ['deposit', 4, 'deposits', null],
  ])('cuts as %s at %i: %s at %j', (old, cut, now, expected) => {
    expect(cutLike(old, cut, now)).toBe(expected)
  })
})
