import { expect, test } from 'vitest'
import { reckonedOnce } from './reckonedOnce.ts'

test('reckons once for the same things, and anew when one of them is another', () => {
  let reckoned = 0
  const sumTo = reckonedOnce((list: readonly number[], options: object, isTwice: boolean) => {
    reckoned += 1
    return { sum: list.reduce((sum, one) => sum + one, 0) * (isTwice ? 2 : 1), options }
  })
  const list = [1, 2]
  const options = {}
  const once = sumTo(list, options, false)
  expect(once.sum).toBe(3)
  expect(sumTo(list, options, false)).toBe(once)
  expect(reckoned).toBe(1)
  expect(sumTo(list, options, true).sum).toBe(6)
  expect(sumTo(list, {}, false)).not.toBe(once)
  expect(sumTo([1, 2], options, false)).not.toBe(once)
  expect(reckoned).toBe(4)
  expect(sumTo(list, options, false)).toBe(once)
})

test('keeps that there is nothing, and asks again after it failed', () => {
  let reckoned = 0
  const nothing = reckonedOnce((_: object) => {
    reckoned += 1
    if (reckoned === 1) throw new Error('the first time')
    return null
  })
  const thing = {}
  expect(() => nothing(thing)).toThrow('the first time')
  expect([nothing(thing), nothing(thing)]).toEqual([null, null])
  expect(reckoned).toBe(2)
})
