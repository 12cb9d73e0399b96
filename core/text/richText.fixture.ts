import fc from 'fast-check'
import type { RichMark, RichNode, RichText } from '../model/richText.ts'

/** Arbitrary rich texts for property tests: every node and mark, and texts that are hard on offsets. */

const scraps = [
  'a',
  'word',
  'b c',
  ' ',
  '.',
  'é',
  'e\u0301',
  '中文',
  '「引」',
  '😀',
  '👩‍👩‍👧',
  '🇫🇷',
  '\u2067שלום\u2069',
  '\u200f',
  '\u00a0',
  '\u3000',
  '\ud83d',
  '\0',
  '\t',
]

/** Characters that mean something in Markdown. */
const markdownScraps = '*_~`[]()<>#-+|\\!&="\n'.split('').concat('1.', '2)', '&amp;', 'http://a.b')

/** Hard on offsets, with nothing that Markdown would change (it has no NUL). */
export const arbitraryText = textOf(scraps)

/** Hard on Markdown. */
export const arbitraryMarkdownText = textOf([
  ...scraps.filter((scrap) => scrap !== '\0'),
  ...markdownScraps,
])

function textOf(parts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 })
    .map((chosen) => chosen.join(''))
}

const allMarks: readonly RichMark[] = [
  { type: 'link', attrs: { href: 'https://example.org/a_(b)?c=d&e', title: null } },
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'underline' },
  { type: 'superscript' },
  { type: 'subscript' },
  { type: 'code' },
]

const someMarks = fc.subarray([...allMarks])

const words = fc.record({ type: fc.constant('text'), text: arbitraryText, marks: someMarks })

const atom = fc.record({
  type: fc.constantFrom('entityLink', 'noteLink'),
  attrs: fc.record({ id: fc.constantFrom('e-1', 'n_2'), label: arbitraryText }),
})

const hardBreak = fc.constant<RichNode>({ type: 'hardBreak' })

const inline: fc.Arbitrary<RichNode[]> = fc.array(
  fc.oneof<fc.Arbitrary<RichNode>[]>(words, words, words, atom, hardBreak),
  { maxLength: 5 },
)

const paragraph: fc.Arbitrary<RichNode> = fc.record({
  type: fc.constant('paragraph'),
  content: inline,
})

const leafBlock: fc.Arbitrary<RichNode> = fc.oneof<fc.Arbitrary<RichNode>[]>(
  paragraph,
  fc.record({
    type: fc.constant('heading'),
    attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
    content: inline,
  }),
  fc.record({
    type: fc.constant('codeBlock'),
    attrs: fc.constantFrom({ language: null }, { language: 'ts' }),
    content: fc.array(fc.record({ type: fc.constant('text'), text: arbitraryText }), {
      maxLength: 2,
    }),
  }),
  fc.constant({ type: 'horizontalRule' }),
  fc.constant({ type: 'image', attrs: { src: 'a.png', alt: 'map', title: null } }),
  fc.record({
    type: fc.constant('quoteEmbed'),
    attrs: fc.record({
      highlightId: fc.constant('h-1'),
      revision: fc.constant(2),
      quote: arbitraryText,
    }),
  }),
)

const { block } = fc.letrec<{ block: RichNode; blocks: RichNode[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof<fc.MaybeWeightedArbitrary<RichNode>[]>(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: leafBlock },
    fc.record({ type: fc.constant('blockquote'), content: tie('blocks') }),
    listOf('bulletList', tie('blocks')),
    listOf('orderedList', tie('blocks')),
    tableOf(tie('blocks')),
  ),
}))

function listOf(type: string, blocks: fc.Arbitrary<RichNode[]>): fc.Arbitrary<RichNode> {
  const item = fc
    .tuple(paragraph, blocks)
    .map(([first, rest]): RichNode => ({ type: 'listItem', content: [first, ...rest] }))
  return fc.record({
    type: fc.constant(type),
    content: fc.array(item, { minLength: 1, maxLength: 3 }),
  })
}

function tableOf(blocks: fc.Arbitrary<RichNode[]>): fc.Arbitrary<RichNode> {
  const cell = fc.record({
    type: fc.constantFrom('tableCell', 'tableHeader'),
    content: blocks,
  })
  const row = fc.record({
    type: fc.constant('tableRow'),
    content: fc.array(cell, { maxLength: 3 }),
  })
  return fc.record({
    type: fc.constant('table'),
    content: fc.array(row, { minLength: 1, maxLength: 3 }),
  })
}

/** Fits the schema; not canonical (marks in any order, texts in pieces). */
export const arbitraryRichText: fc.Arbitrary<RichText> = fc.record({
  type: fc.constant('doc'),
  content: fc.array(block, { maxLength: 4 }),
})
