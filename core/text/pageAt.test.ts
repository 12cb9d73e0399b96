import { describe, expect, test } from 'vitest'
import { pageAt, pageProblems, pagesOf } from './pageAt.ts'

const pages = [
  { start: 0, label: 'iv' },
  { start: 10, label: '1' },
  { start: 20, label: '' },
]

describe('pages of a text', () => {
  test('an offset is on the page that began last', () => {
    expect([0, 9, 10, 19].map((offset) => pageAt(pages, offset))).toEqual(['iv', 'iv', '1', '1'])
  })

  test('what follows an empty label is on no page, and a text without pages has none', () => {
    expect(pageAt(pages, 25)).toBeNull()
    expect(pageAt([], 3)).toBeNull()
    expect(pageAt([{ start: 4, label: '1' }], 3)).toBeNull()
  })

  test('a passage over two pages names both, one that ends where a page does names one', () => {
    expect(pagesOf(pages, 5, 15)).toBe('iv–1')
    expect(pagesOf(pages, 5, 10)).toBe('iv')
  })

  test('pages out of order or outside the text are faults', () => {
    expect(pageProblems('x'.repeat(20), pages)).toEqual([])
    expect(pageProblems('short', pages)).toHaveLength(2)
    expect(
      pageProblems('x'.repeat(9), [
        { start: 5, label: 'b' },
        { start: 2, label: 'a' },
      ]),
    ).toEqual(['page "a" begins before the page before it'])
  })
})
