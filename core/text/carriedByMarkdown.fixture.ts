import fc from 'fast-check'
import type { RichMark, RichNode, RichText } from '../model/richText.ts'
import { carriedInline } from './markdown/carriedInline.ts'
import { arbitraryMarkdownText } from './richText.fixture.ts'

/** Arbitrary rich texts that Markdown can carry whole. */

const plainWords = fc.constantFrom('a', 'word', 'b c', '(x)', 'é', '中文', '「引」', '😀', '1', '.')

const marksOfMarkdown: readonly RichMark[] = [
  { type: 'link', attrs: { href: 'https://example.org/a_(b)?c=d&e', title: null } },
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'code' },
]

const oddLink: RichMark = { type: 'link', attrs: { href: 'mailto:a <b>', title: 'q"\\&amp;|' } }

/** Any mix of marks on plain words; at most one mark on words that mean something in Markdown. */
const words = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    text: plainWords,
    marks: fc.subarray([...marksOfMarkdown]),
  }),
  fc.record({
    type: fc.constant('text'),
    text: arbitraryMarkdownText,
    marks: fc.subarray([...marksOfMarkdown, oddLink], { maxLength: 1 }),
  }),
)

const appLink = fc.record({
  type: fc.constantFrom('entityLink', 'noteLink'),
  attrs: fc.record({ id: fc.constantFrom('e-1', 'n_2'), label: arbitraryMarkdownText }),
})

const hardBreak = fc.constant<RichNode>({ type: 'hardBreak' })

/** Inline content of one line, and of several. */
const line = carried(fc.oneof<fc.Arbitrary<RichNode>[]>(words, words, words, appLink))
const lines = carried(fc.oneof<fc.Arbitrary<RichNode>[]>(words, words, words, appLink, hardBreak))

function carried(inline: fc.Arbitrary<RichNode>): fc.Arbitrary<RichNode[]> {
  return fc.array(inline, { maxLength: 5 }).map(carriedInline)
}

/** Markdown has no empty paragraph. */
const paragraph = lines
  .filter((content) => content.length > 0)
  .map((content): RichNode => ({ type: 'paragraph', content }))

const heading = fc.record({
  type: fc.constant('heading'),
  attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
  content: line,
})

const codeBlock = fc
  .tuple(fc.constantFrom(null, 'ts', 'c++', '`', '~~~', 'a|b', '\\&amp;'), arbitraryMarkdownText)
  .map(([language, text]): RichNode => {
    return { type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] }
  })

const image = fc.record({
  type: fc.constant('image'),
  attrs: fc.record({
    src: fc.constantFrom('a.png', 'https://example.org/a b.png', '<x>', '(', 'a|b'),
    alt: fc.oneof(arbitraryMarkdownText, fc.constant(null)),
    title: fc.constantFrom(null, 'a "b"'),
  }),
})

const quoteEmbed = fc.record({
  type: fc.constant('quoteEmbed'),
  attrs: fc.record({
    highlightId: fc.constant('h-1'),
    revision: fc.integer({ min: 1, max: 99 }),
    quote: fc.oneof(arbitraryMarkdownText, fc.constantFrom('', '\n', '> a\n- b\n\n    c')),
  }),
})

const table = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc
      .tuple(rowOf('tableHeader', width), fc.array(rowOf('tableCell', width), { maxLength: 3 }))
      .map(([head, body]): RichNode => ({ type: 'table', content: [head, ...body] })),
  )

function rowOf(type: string, width: number): fc.Arbitrary<RichNode> {
  const cell = fc.oneof(
    line.map(cellContent),
    image.map((node) => [node]),
  )
  return fc
    .array(
      cell.map((content): RichNode => ({ type, content })),
      { minLength: width, maxLength: width },
    )
    .map((content): RichNode => ({ type: 'tableRow', content }))
}

function cellContent(content: readonly RichNode[]): RichNode[] {
  return [{ type: 'paragraph', content }]
}

const rule = fc.constant<RichNode>({ type: 'horizontalRule' })

const { block } = fc.letrec<{ block: RichNode; blocks: RichNode[] }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof<fc.MaybeWeightedArbitrary<RichNode>[]>(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: paragraph },
    heading,
    codeBlock,
    image,
    quoteEmbed,
    table,
    rule,
    tie('blocks').map((content): RichNode => ({ type: 'blockquote', content: filled(content) })),
    listOf('bulletList', tie('blocks')),
    listOf('orderedList', tie('blocks')),
  ),
}))

function listOf(type: string, blocks: fc.Arbitrary<RichNode[]>): fc.Arbitrary<RichNode> {
  const item = blocks.map((content): RichNode => {
    const needsParagraph = content[0]?.type !== 'paragraph'
    return {
      type: 'listItem',
      content: needsParagraph ? [{ type: 'paragraph' }, ...content] : content,
    }
  })
  return fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 1, 7, 999))
    .map(([content, start]): RichNode => {
      return type === 'orderedList' ? { type, attrs: { start }, content } : { type, content }
    })
}

function filled(content: readonly RichNode[]): readonly RichNode[] {
  return content.length === 0 ? [{ type: 'paragraph' }] : content
}

export const arbitraryCarriedRichText: fc.Arbitrary<RichText> = fc.record({
  type: fc.constant('doc'),
  content: fc.array(block, { maxLength: 4 }),
})
