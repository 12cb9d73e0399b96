import { expect, test } from 'vitest'
import { beginsWithTitle } from './ownTitle.ts'

const text = 'A  title\nof two lines\nThe text.'

test('a heading with the words of the title is the title', () => {
  const blocks = [
    { start: 0, end: 21, kind: 'heading' },
    { start: 22, end: 31, kind: 'paragraph' },
  ] as const
  expect(beginsWithTitle({ title: 'A title of Two lines', text, blocks })).toBe(true)
  expect(beginsWithTitle({ title: 'A title', text, blocks })).toBe(false)
  expect(beginsWithTitle({ title: 'The text.', text, blocks: blocks.slice(1) })).toBe(false)
  expect(beginsWithTitle({ title: '', text: '', blocks: [] })).toBe(false)
  expect(
    beginsWithTitle({ title: ' ', text: ' ', blocks: [{ start: 0, end: 1, kind: 'heading' }] }),
  ).toBe(false)
})
