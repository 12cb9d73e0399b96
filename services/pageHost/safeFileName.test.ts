import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeFileName } from './safeFileName.ts'

describe('a file name', () => {
  test.each([
    ['Who? Me: a *story*.txt', 'Who? Me: a *story*.txt'],
    ['日本語 – 记录.html', '日本語 – 记录.html'],
    ['e\u0301.txt', 'e\u0301.txt'],
    ['.hidden', '.hidden'],
    ['...', '...'],
    ['C:\\Files\\a.txt', 'a.txt'],
    ['a\u0000\u001f\u0085b', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['', 'unnamed'],
    ['.', 'unnamed'],
    ['\n..\n', 'unnamed'],
  ])('%j is kept as %j', (given, kept) => expect(safeFileName(given, false)).toBe(kept))

  test.each([
    ['Who? Me: a *story*.txt', 'Who_ Me_ a _story_.txt'],
    ['a.', 'a_'],
    ['a .. ', 'a_'],
    ['NUL', '_NUL'],
    ['com1.txt', '_com1.txt'],
    ['console.txt', 'console.txt'],
    ['...', '_'],
  ])('%j is kept as %j on Windows', (given, kept) => expect(safeFileName(given, true)).toBe(kept))

  test('is shortened between characters and keeps its extension', () => {
    const name = safeFileName(`${'😀'.repeat(100)}.markdown`, false)
    expect(name).toBe(`${'😀'.repeat(37)}.markdown`)
    expect(safeFileName(`a.${'x'.repeat(300)}`, false)).toBe(`a.${'x'.repeat(158)}`)
  })

  test('is always one that a file system takes, and made safe once is safe', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 300 })
    const pathLike = fc.array(fc.constantFrom('.', '..', '/', '\\', 'a', ' ', '\0'), {
      maxLength: 12,
    })
    const given = fc.oneof(
      hostile,
      pathLike.map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(given, fc.boolean(), (text, isWindows) => {
        const name = safeFileName(text, isWindows)
        expect(name).not.toMatch(/^\.{0,2}$|[/\\\p{Cc}]/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(161)
        expect(safeFileName(name, isWindows)).toBe(name)
      }),
    )
  })
})
