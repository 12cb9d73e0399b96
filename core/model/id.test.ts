import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Id, uuidv7 } from './id.ts'

describe('uuidv7', () => {
  test('is a UUID of version 7 and sorts by time', () => {
    const millis = fc.integer({ min: 0, max: 2 ** 48 - 1 })
    const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(millis, millis, random, random, (first, second, noise, otherNoise) => {
        const [left, right] = [uuidv7(first, noise), uuidv7(second, otherNoise)]
        expect(Id.safeParse(left).success).toBe(true)
        expect(left[14]).toBe('7')
        if (first !== second) expect(left < right).toBe(first < second)
      }),
    )
  })

  test('matches the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  test('refuses too little randomness', () => {
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow(RangeError)
  })
})
