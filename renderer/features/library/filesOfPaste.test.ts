import { expect, test } from 'vitest'
import { nameOfWords } from './filesOfPaste.ts'

test('a paste is named by its first line', () => {
  expect(nameOfWords('\n\n  The last ferry \r\nBy Mere Tolland')).toBe('The last ferry')
  expect(nameOfWords('AC/DC: "live"?\nmore')).toBe('AC DC live')
  expect(nameOfWords('مرحبا بالعالم\nسطر')).toBe('مرحبا بالعالم')
})

test('a long line is cut between words, and one without any between characters', () => {
  const line =
    'The ferry to Rangi Island will stop running in September, the Harbour Board said on Monday'
  expect(nameOfWords(line)).toBe(
    'The ferry to Rangi Island will stop running in September, the Harbour Board…',
  )
  expect(nameOfWords('x'.repeat(1_000_000))).toBe(`${'x'.repeat(80)}…`)
  expect(nameOfWords(`${'x'.repeat(79)}😀😀`).isWellFormed()).toBe(true)
})

test('a line without a name has none', () => {
  expect(nameOfWords('***\nwords')).toBe('')
})
