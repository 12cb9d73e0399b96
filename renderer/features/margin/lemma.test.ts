import { expect, test } from 'vitest'
import { lemmaOf } from './lemma.ts'

test('a short passage is its own lemma, in one line', () => {
  expect(lemmaOf(' separate\n drawers ')).toBe('separate drawers')
})

test('marks and stops around it are left out', () => {
  expect(lemmaOf('“We are not joining.”')).toBe('We are not joining')
})

test('a long one is named by its first and last words', () => {
  expect(lemmaOf('officials on both sides described as practical, modest and overdue')).toBe(
    'officials on … and overdue',
  )
})
