import { expect, test } from 'vitest'
import { differenceLines } from './differenceLines.ts'

test('differences that read the same are told as often as they are there, each by a key of its own', () => {
  const missing = { kind: 'note', way: 'missing', what: 'Why?' } as const
  const added = { kind: 'note', way: 'added', what: 'Why?' } as const
  const lines = differenceLines({ differences: [missing, added, missing], by: 'import' })
  expect(lines.map(({ text }) => text)).toHaveLength(3)
  expect(lines[0]?.text).toBe(lines[2]?.text)
  expect(new Set(lines.map(({ key }) => key)).size).toBe(3)
})
