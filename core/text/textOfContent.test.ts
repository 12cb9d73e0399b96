import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RichNode, RichText } from '../model/richText.ts'
import { blockProblems } from './blockProblems.ts'
import { arbitraryRichText } from './richText.fixture.ts'
import { textBlocksOf, textOfBlock } from './textBlocks.ts'
import { textOfContent } from './textOfContent.ts'

function docOf(...content: RichNode[]): RichText {
  return { type: 'doc', content }
}

function text(words: string): RichNode {
  return { type: 'text', text: words }
}

function paragraph(...content: RichNode[]): RichNode {
  return { type: 'paragraph', content }
}

function cell(...content: RichNode[]): RichNode {
  return { type: 'tableCell', content }
}

function row(...content: RichNode[]): RichNode {
  return { type: 'tableRow', content }
}

function table(...content: RichNode[]): RichNode {
  return { type: 'table', content }
}

const hardBreak: RichNode = { type: 'hardBreak' }
const image: RichNode = { type: 'image' }

describe('textOfContent', () => {
  it('separates blocks by line feeds and reads hard breaks as line feeds', () => {
    const heading = { type: 'heading', attrs: { level: 1 }, content: [text('Title')] }
    const code = { type: 'codeBlock', content: [text('a\n b')] }
    const content = docOf(heading, paragraph(text('one'), hardBreak, text('two')), code)
    expect(textOfContent(content)).toEqual({
      text: 'Title\none\ntwo\na\n b',
      blocks: [
        { start: 0, end: 5, kind: 'heading' },
        { start: 6, end: 13, kind: 'paragraph' },
        { start: 14, end: 18, kind: 'code' },
      ],
    })
  })

  it('gives an empty paragraph an empty block', () => {
    expect(textOfContent(docOf(paragraph(), paragraph(text('a')), paragraph()))).toEqual({
      text: '\na\n',
      blocks: [
        { start: 0, end: 0, kind: 'paragraph' },
        { start: 1, end: 2, kind: 'paragraph' },
        { start: 3, end: 3, kind: 'paragraph' },
      ],
    })
  })

  it('has no text and no blocks for an empty document, an image, a rule', () => {
    expect(textOfContent(docOf())).toEqual({ text: '', blocks: [] })
    expect(textOfContent(docOf(image, { type: 'horizontalRule' }))).toEqual({
      text: '',
      blocks: [],
    })
  })

  it('gives atoms no text', () => {
    const link = { type: 'entityLink', attrs: { id: 'e', label: 'Ada' } }
    expect(textOfContent(docOf(paragraph(text('a'), link, text('b')))).text).toBe('ab')
  })

  it('goes into lists and quotes', () => {
    const item = { type: 'listItem', content: [paragraph(text('a')), paragraph(text('b'))] }
    const quote = { type: 'blockquote', content: [paragraph(text('c'))] }
    expect(textOfContent(docOf({ type: 'bulletList', content: [item, item] }, quote)).text).toBe(
      'a\nb\na\nb\nc',
    )
  })

  it('separates the cells of a row by tabs, before their first block only', () => {
    const first = row(cell(paragraph(text('a'))), cell(paragraph(text('b')), paragraph(text('c'))))
    const second = row(cell(paragraph()), cell({ type: 'heading', content: [text('d')] }))
    const { text: read, blocks } = textOfContent(docOf(table(first, second), paragraph(text('e'))))
    expect(read).toBe('a\tb\nc\n\td\ne')
    expect(blocks.map(({ kind }) => kind)).toEqual([...Array(5).fill('cell'), 'paragraph'])
  })

  it('takes a cell without text for no cell', () => {
    const holed = row(
      cell(image),
      cell(paragraph(text('a'))),
      cell(image),
      cell(paragraph(text('b'))),
    )
    expect(textOfContent(docOf(paragraph(text('x')), table(holed))).text).toBe('x\na\tb')
  })

  it('separates the cells of a table in a cell on their own', () => {
    const inner = table(row(cell(paragraph(text('b'))), cell(paragraph(text('c')))))
    const outer = row(
      cell(paragraph(text('a'))),
      cell(inner, paragraph(text('d'))),
      cell(paragraph(text('e'))),
    )
    expect(textOfContent(docOf(table(outer))).text).toBe('a\tb\tc\nd\te')
  })

  it('keeps NUL, lone surrogates and bidi controls', () => {
    const odd = 'a\0b\ud800c\u202ed'
    expect(textOfContent(docOf(paragraph(text(odd)))).text).toBe(odd)
  })

  it('slices every block to the text of its own, with one separator between two', () => {
    fc.assert(
      fc.property(arbitraryRichText, (content) => {
        const { text: read, blocks } = textOfContent(content)
        expect(blockProblems(read, content, blocks)).toEqual([])
        expect(blocks.map(({ start, end }) => read.slice(start, end))).toEqual(
          textBlocksOf(content).map(({ node }) => textOfBlock(node)),
        )
        const gaps = blocks
          .slice(1)
          .map(({ start }, index) => read.slice(blocks[index]?.end, start))
        expect(gaps.every((gap) => gap === '\n' || gap === '\t')).toBe(true)
        expect(blocks.at(-1)?.end ?? 0).toBe(read.length)
      }),
      { numRuns: 300 },
    )
  })
})

describe('blockProblems', () => {
  const content = docOf(paragraph(text('one')), paragraph(text('two')))
  const blocks = [
    { start: 0, end: 3, kind: 'paragraph' as const },
    { start: 4, end: 7, kind: 'paragraph' as const },
  ]

  it('has nothing to say when text, content and blocks agree', () => {
    expect(blockProblems('one\ntwo', content, blocks)).toEqual([])
  })

  it('names a flipped letter', () => {
    expect(blockProblems('one\ntwp', content, blocks)).toEqual([
      'block 1 (4-7) differs from the content',
    ])
  })

  it('counts', () => {
    expect(blockProblems('one\ntwo', content, blocks.slice(0, 1))).toEqual([
      '1 blocks for 2 text blocks of the content',
    ])
  })

  it('names blocks out of order, out of the text, inside out', () => {
    expect(blockProblems('one\ntwo', content, blocks.toReversed())).toEqual([
      'block 0 (4-7) differs from the content',
      'block 1 (0-3) overlaps the block before it',
    ])
    expect(blockProblems('one', content, blocks)).toEqual([
      'block 1 (4-7) is outside the text (0 to 3)',
    ])
    expect(
      blockProblems('one\ntwo', docOf(paragraph()), [{ start: 2, end: 1, kind: 'code' }]),
    ).toEqual(['block 0 (2-1) ends before it starts'])
  })

  it('names absurd nesting instead of failing on it', () => {
    let node = paragraph()
    for (let level = 0; level < 10_000; level++) node = { type: 'blockquote', content: [node] }
    expect(blockProblems('', docOf(node), [])).toEqual([
      'the content is nested deeper than 200 levels',
    ])
  })
})
