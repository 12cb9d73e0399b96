import { expect, test } from 'vitest'
import { siglumOf } from './siglumOf.ts'

test('a siglum is the first letters of the first and the last word', () => {
  expect(siglumOf('Ana Kereama')).toBe('AK')
  expect(siglumOf('johannes van der Fluss')).toBe('JF')
  expect(siglumOf('Ōtautahi')).toBe('Ō')
  expect(siglumOf('👩🏽 reader')).toBe('👩R')
  expect(siglumOf('  ')).toBe('?')
})
