import { describe, expect, it } from 'vitest'
import { excerpt } from './excerpt.ts'

describe('excerpt', () => {
  it('cites a short passage whole, on one line', () => {
    expect(excerpt(' four-year\nplan ')).toBe('four-year plan')
  })

  it('cites a long passage by its first and last words', () => {
    expect(
      excerpt('Officials would not say whether Canberra had been told about any of the documents.'),
    ).toBe('Officials would not … the documents.')
  })

  it('cites a long passage without spaces by its first and last signs', () => {
    expect(excerpt('我'.repeat(80))).toBe(`${'我'.repeat(16)} … ${'我'.repeat(10)}`)
    const accented = 'e\u0301'.repeat(40)
    expect(excerpt(accented)).toBe(`${'e\u0301'.repeat(16)} … ${'e\u0301'.repeat(10)}`)
  })

  it('names white space', () => {
    expect(excerpt('\n\n')).toBe('(line break)')
    expect(excerpt(' ')).toBe('(space)')
  })
})
