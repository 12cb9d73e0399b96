import { expect, test } from 'vitest'
import { likelyPageSize } from './exportChoice.ts'

test('the paper is what the region writes on', () => {
  expect(['en-US', 'fr-CA', 'es-Latn-MX', 'en-US@posix'].map(likelyPageSize)).toEqual(
    Array(4).fill('Letter'),
  )
  expect(['en-GB', 'de', '', 'mi-NZ'].map(likelyPageSize)).toEqual(Array(4).fill('A4'))
})
