import { expect, test } from 'vitest'
import { likelyPageSize } from './exportChoice.ts'

test('the paper is what the region writes on', () => {
  expect(['en-US', 'fr-CA', 'es-MX'].map(likelyPageSize)).toEqual(['Letter', 'Letter', 'Letter'])
  expect(['en-GB', 'de', 'mi-NZ', 'fr-FR'].map(likelyPageSize)).toEqual(['A4', 'A4', 'A4', 'A4'])
})
