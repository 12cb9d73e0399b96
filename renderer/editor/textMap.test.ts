import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RichNode } from '../../core/model/richText.ts'
import { textOfContent } from '../../core/text/textOfContent.ts'
import { sectionedDocument } from './sectionedDocument.ts'

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `a${text}`)
const inline = fc.oneof(
  words.map((text): RichNode => ({ type: 'text', text })),
  words.map((text): RichNode => ({ type: 'text', text, marks: [{ type: 'bold' }] })),
  fc.constant<RichNode>({ type: 'hardBreak' }),
  fc.constant<RichNode>({ type: 'noteLink', attrs: { id: 'n1', label: 'note' } }),
)
const paragraph = fc
  .array(inline, { maxLength: 5 })
  .map((content): RichNode => ({ type: 'paragraph', content }))
const nested = fc
  .array(paragraph, { minLength: 1, maxLength: 3 })
  .map((content): RichNode => ({ type: 'blockquote', content }))
const table = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map(
  (cells): RichNode => ({
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: cells.map((cell): RichNode => ({ type: 'tableCell', content: [cell] })),
      },
    ],
  }),
)
const rule = fc.constant<RichNode>({ type: 'horizontalRule' })
const content = fc
  .array(fc.oneof(paragraph, nested, table, rule), { minLength: 1, maxLength: 120 })
  .map((nodes) => ({ type: 'doc' as const, content: nodes }))

test('every offset of every block has a position of its own, and comes back from it', () => {
  fc.assert(
    fc.property(content, (richText) => {
      const { text, blocks } = textOfContent(richText)
      const { doc, map } = sectionedDocument(richText, blocks)
      for (const { start, end } of blocks) {
        for (let offset = start; offset <= end; offset++) {
          expect(map.offsetOf(map.positionOf(offset))).toBe(offset)
        }
        const from = map.positionOf(start)
        const to = map.positionOf(end)
        const between = doc.textBetween(from, to, '', (leaf) =>
          leaf.type.name === 'hardBreak' ? '\n' : '',
        )
        expect(between).toBe(text.slice(start, end))
      }
    }),
    { numRuns: 60 },
  )
})

test('positions keep the order of offsets', () => {
  fc.assert(
    fc.property(content, (richText) => {
      const { text, blocks } = textOfContent(richText)
      const { map } = sectionedDocument(richText, blocks)
      let last = 0
      for (let offset = 0; offset <= text.length; offset++) {
        const position = map.positionOf(offset)
        expect(position).toBeGreaterThanOrEqual(last)
        last = position
      }
    }),
    { numRuns: 60 },
  )
})

test('sections cover all blocks once, in order', () => {
  fc.assert(
    fc.property(content, (richText) => {
      const { blocks } = textOfContent(richText)
      const { doc, sections } = sectionedDocument(richText, blocks)
      let block = 0
      let position = 0
      for (const section of sections) {
        expect(section.firstBlock).toBe(block)
        expect(section.position).toBe(position)
        block = section.endBlock
        position += section.nodeSize
      }
      expect([block, position]).toEqual([blocks.length, doc.content.size])
    }),
    { numRuns: 60 },
  )
})

test('blocks of another content are refused', () => {
  const richText = { type: 'doc' as const, content: [{ type: 'paragraph' }] }
  expect(() => sectionedDocument(richText, [])).toThrow('0 blocks for 1 text blocks')
})
