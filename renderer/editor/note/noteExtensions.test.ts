import { getSchema } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import type { RichText } from '../../../core/model/richText.ts'
import { checkRichText, richTextSchema } from '../../../core/text/richTextSchema.ts'
import { noteExtensions } from './noteExtensions.ts'

const schema = getSchema(noteExtensions())

describe('the schema of the note editor', () => {
  test('has the nodes and marks of core, no more and no fewer', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(richTextSchema.nodes).sort())
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(richTextSchema.marks).sort())
  })

  test.each(Object.values(richTextSchema.nodes))('$name holds what it holds in core', (node) => {
    const own = schema.nodes[node.name]
    expect(own?.spec.content ?? '').toBe(node.spec.content ?? '')
    expect([own?.isInline, own?.isAtom, own?.isLeaf]).toEqual([
      node.isInline,
      node.isAtom,
      node.isLeaf,
    ])
    expect(Object.keys(own?.spec.attrs ?? {})).toEqual(
      expect.arrayContaining(Object.keys(node.spec.attrs ?? {})),
    )
  })

  test.each(Object.values(richTextSchema.marks))('$name lies with what it does in core', (mark) => {
    const excludedBy = (of: typeof schema) =>
      Object.values(of.marks)
        .filter((other) => of.marks[mark.name]?.excludes(other))
        .map(({ name }) => name)
    expect(excludedBy(schema)).toEqual([mark.name])
    expect(schema.marks[mark.name]?.spec.inclusive ?? true).toBe(mark.spec.inclusive ?? true)
  })

  test('what core takes, the editor takes, and gives back the same', () => {
    const note = checkRichText(everything)
    const edited = schema.nodeFromJSON(note)
    edited.check()
    expect(checkRichText(edited.toJSON())).toEqual(note)
  })

  test('a note may be empty', () => {
    expect(checkRichText(schema.nodeFromJSON({ type: 'doc' }).toJSON())).toEqual({ type: 'doc' })
  })
})

const text = (words: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
})
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const link = { type: 'link', attrs: { href: 'https://example.org/', title: null } }

const everything: unknown = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 6 }, content: [text('Ships')] },
    paragraph(
      text('bold', { type: 'bold' }, { type: 'underline' }),
      text('linked code', link, { type: 'code' }),
      text('2', { type: 'superscript' }),
      { type: 'hardBreak' },
      { type: 'entityLink', attrs: { id: 'e-1', label: 'NATO' } },
      { type: 'noteLink', attrs: { id: 'n-1', label: 'Earlier' } },
    ),
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content: [paragraph()] }],
    },
    { type: 'codeBlock', attrs: { language: null }, content: [text('x = 1')] },
    { type: 'horizontalRule' },
    { type: 'quoteEmbed', attrs: { highlightId: 'h-1', revision: 2, quote: 'a\nb' } },
    { type: 'image', attrs: { src: 'a.png', alt: 'a map', title: null } },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph()] },
            { type: 'tableCell', content: [paragraph(text('cell'))] },
          ],
        },
      ],
    },
  ],
} satisfies RichText | object
