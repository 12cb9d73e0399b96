import { expect, test } from 'vitest'
import type { RichText } from '../../../core/model/richText.ts'
import { outlineOf } from './outlineOf.ts'

const heading = (level: number, text: string) => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text }],
})
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

test('headings have their depth under the highest one and the text up to the next', () => {
  const content: RichText = {
    type: 'doc',
    content: [heading(2, 'Aa'), paragraph('one'), heading(3, 'Bb'), paragraph('two')],
  }
  const blocks = [
    { start: 0, end: 2, kind: 'heading' },
    { start: 3, end: 6, kind: 'paragraph' },
    { start: 7, end: 9, kind: 'heading' },
    { start: 10, end: 13, kind: 'paragraph' },
  ] as const
  expect(outlineOf(content, blocks)).toEqual([
    { text: 'Aa', depth: 1, section: [0, 7] },
    { text: 'Bb', depth: 2, section: [7, 13] },
  ])
})

test('a text without headings has no outline', () => {
  const content: RichText = { type: 'doc', content: [paragraph('one')] }
  expect(outlineOf(content, [{ start: 0, end: 3, kind: 'paragraph' }])).toEqual([])
})
