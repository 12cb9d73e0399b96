import { expect, test } from 'vitest'
import { rulingOf } from './ruling.ts'

test('the ten colours have the ten rulings, in order', () => {
  expect(rulingOf('madder')).toBe(1)
  expect(rulingOf('verdigris')).toBe(5)
  expect(rulingOf('slate')).toBe(10)
})

test('a colour of one’s own borrows a ruling, always the same; the unknown has the last', () => {
  expect(rulingOf('#000003')).toBe(4)
  expect(rulingOf('#AABBCC')).toBe(rulingOf('#aabbcc'))
  expect(rulingOf('puce')).toBe(10)
})
