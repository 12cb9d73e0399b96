import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RichNode, RichText } from '../model/richText.ts'
import { arbitraryCarriedRichText } from './carriedByMarkdown.fixture.ts'
import { markdownOfRichText, richTextOfMarkdown } from './markdown.ts'
import { plainTextOfRichText } from './plainTextOfRichText.ts'
import { arbitraryRichText } from './richText.fixture.ts'
import { checkRichText } from './richTextSchema.ts'

function docOf(...content: RichNode[]): RichText {
  return checkRichText({ type: 'doc', content })
}

function paragraph(...content: RichNode[]): RichNode {
  return { type: 'paragraph', content }
}

function text(words: string, ...marks: string[]): RichNode {
  return { type: 'text', text: words, marks: marks.map((type) => ({ type })) }
}

function markdownOf(...content: RichNode[]): string {
  return markdownOfRichText(docOf(...content))
}

/** Pieces whose mixtures are hard to read and hard to write back. */
const markdownPieces = [
  ...'* ** _ __ ~~ ~ ` `` [ ] ( ) < > | \\ ! & + - = # a b 1 . é 。 「 😀'.split(' '),
  ...[' ', '  ', '\t', '    ', '\n', '\n\n', '\u00a0', '\u3000', '\ud800', '\r', '\0'],
  ...['> ', '- ', '* ', '1. ', '2) ', '# ', '## ', '---', '===', '| --- |', '```', '~~~'],
  ...['](u)', '](http://x)', '![', '<http://a.b>', 'http://a.b', '&amp;', '&#32;', '&#10;'],
  ...['[x](variorum:entity/e)', '> [r](variorum:highlight/h@1)\n'],
]

const anyMarkdown = fc
  .array(fc.constantFrom(...markdownPieces), { maxLength: 30 })
  .map((pieces) => pieces.join(''))

describe('Markdown as a person writes it', () => {
  it.each([
    'plain words',
    'two\nlines',
    'one paragraph\n\nand another',
    'a **bold**, an *italic*, a ~~struck~~ and a `code` word',
    '***both***, **bold with *italic* inside**, *italic with **bold** inside*',
    'a hard\\\nbreak',
    '[a link](https://example.org/a?b=c&d=e) and [one](https://example.org "with a title")',
    '<https://example.org/a_b> and [Wikipedia](https://en.wikipedia.org/wiki/Ada_(name))',
    '**see [this](https://example.org) now**',
    '# 1. A heading with #tag, C# and - dash',
    '- one\n- two\n  - nested\n  - more\n- three',
    '1. one\n2. two\n   - nested',
    '7. seven\n8. eight',
    '- one\n\n  with a second paragraph\n\n- two',
    '> quoted\n>\n> twice',
    '> - a list\n>\n> > in a quote',
    '```ts\nconst a = `b`\n\n  c\n```',
    '| a | b |\n| --- | --- |\n| c \\| d | `e` |\n|  | *f* |',
    '![a map](map.png "of the coast")',
    '---',
    'See [Ada](variorum:entity/e-1) and [why](variorum:note/n_1).',
    '> as she *wrote*\n>\n>   # twice\n> [revision 2](variorum:highlight/h-1@2)',
    '- [ ] to do\n- [x] done',
  ])('comes back as it was: %j', (markdown) => {
    expect(markdownOfRichText(richTextOfMarkdown(markdown))).toBe(markdown)
  })

  it.each([
    '5 * 3 = 15 and 2 < 3, a<5 b, R&D & more',
    'snake_case and C:\\temp\\files, 100 %, ~5 km, 1_000',
    '[sic] [1] [...] (see p. 3) "quoted" ‘quoted’ – dash',
    'e\u0301, 北京、条約, \u2067שלום\u2069, 👩‍👩‍👧',
    '#tag, 3.14, -5, +1, a|b',
  ])('needs no escapes: %j', (words) => {
    expect(markdownOf(paragraph(text(words)))).toBe(words)
  })

  it.each<[string, string]>([
    ['* a', '\\* a'],
    ['1. a', '1\\. a'],
    ['> a', '\\> a'],
    ['# a', '\\# a'],
    ['---', '\\---'],
    ['*a* **b** _c_ ~~d~~', '\\*a\\* \\*\\*b\\*\\* \\_c\\_ \\~\\~d\\~\\~'],
    ['`a`', '\\`a\\`'],
    ['[a](b)', '[a\\](b)'],
    ['[a]: b', '[a\\]: b'],
    ['![a](b)', '\\![a\\](b)'],
    ['<b>', '\\<b>'],
    ['&amp; &#1;', '\\&amp; \\&#1;'],
    ['\\*', '\\\\\\*'],
    [' a ', '&#32;a&#32;'],
    ['a\n\nb', 'a&#10;&#10;b'],
  ])('escapes what would be read as something else: %j', (words, markdown) => {
    expect(markdownOf(paragraph(text(words)))).toBe(markdown)
  })
})

describe('richTextOfMarkdown', () => {
  it('reads what is written in other ways', () => {
    const pairs = [
      ['__a__ _b_', '**a** *b*'],
      ['a  \nb', 'a\\\nb'],
      ['A\n=\n\nB\n-', '# A\n\n## B'],
      ['* a\n* b', '- a\n- b'],
      ['+ a\n\n+ b', '- a\n- b'],
      ['    code', '```\ncode\n```'],
      ['***', '---'],
      ['[a][1]\n\n[1]: https://example.org', '[a](https://example.org)'],
      ['&copy; &#x41;', '© A'],
      ['a\r\nb\rc', 'a\nb\nc'],
      ['| a |\n|---|', '| a |\n| --- |'],
    ]
    for (const [given, expected] of pairs) {
      expect(markdownOfRichText(richTextOfMarkdown(given ?? ''))).toBe(expected)
    }
  })

  it('keeps HTML as text', () => {
    expect(richTextOfMarkdown('<script>alert(1)</script>')).toEqual(
      docOf(paragraph(text('<script>alert(1)</script>'))),
    )
  })

  it('leaves the words of an unsafe link', () => {
    const markdown = '[a](javascript:alert(1)) [b](file:///etc) [](data:text/html,x)'
    expect(richTextOfMarkdown(markdown)).toEqual(docOf(paragraph(text('a b '))))
  })

  it('reads links into the app as atoms, labels without marks', () => {
    expect(richTextOfMarkdown('**[A *b* `c`](variorum:entity/e-1)**')).toEqual(
      docOf(
        paragraph({
          type: 'entityLink',
          attrs: { id: 'e-1', label: 'A b c' },
          marks: [{ type: 'bold' }],
        }),
      ),
    )
    expect(richTextOfMarkdown('[a](variorum:entity/e%20/../1)')).toEqual(
      docOf(paragraph(text('a'))),
    )
  })

  it('reads an embedded quote word for word', () => {
    const quote = '# not a heading\n\n  * not a list\n> nor a quote ´ &amp; \\*'
    const embed = { type: 'quoteEmbed', attrs: { highlightId: 'h-1', revision: 12, quote } }
    expect(richTextOfMarkdown(markdownOf(embed))).toEqual(docOf(embed))
  })

  it('takes a blockquote without that last line for a blockquote', () => {
    const [block] = richTextOfMarkdown('> [r](variorum:highlight/h@1)\n> more').content ?? []
    expect(block?.type).toBe('blockquote')
  })

  it('puts images between paragraphs', () => {
    expect(markdownOfRichText(richTextOfMarkdown('a ![b](c.png) d'))).toBe('a\n\n![b](c.png)\n\nd')
  })

  it('gives an empty document for nothing', () => {
    expect(richTextOfMarkdown('')).toEqual({ type: 'doc' })
    expect(richTextOfMarkdown(' \n\n')).toEqual({ type: 'doc' })
  })

  it('reads anything so that it is written and read again the same', () => {
    fc.assert(
      fc.property(anyMarkdown, (markdown) => {
        const richText = richTextOfMarkdown(markdown)
        expect(checkRichText(richText)).toEqual(richText)
        const written = markdownOfRichText(richText)
        expect(richTextOfMarkdown(written)).toEqual(richText)
        expect(markdownOfRichText(richTextOfMarkdown(written))).toBe(written)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('markdownOfRichText', () => {
  it('loses nothing that Markdown can carry', () => {
    fc.assert(
      fc.property(arbitraryCarriedRichText, (richText) => {
        const canonical = checkRichText(richText)
        expect(richTextOfMarkdown(markdownOfRichText(canonical))).toEqual(canonical)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps the words of everything else', () => {
    fc.assert(
      fc.property(arbitraryRichText, (richText) => {
        const canonical = checkRichText(richText)
        const readBack = richTextOfMarkdown(markdownOfRichText(canonical))
        expect(wordsOf(readBack)).toBe(wordsOf(canonical))
      }),
      { numRuns: 500 },
    )
  })

  it('drops marks that Markdown has not', () => {
    expect(markdownOf(paragraph(text('a', 'underline'), text('b', 'subscript', 'bold')))).toBe(
      'a**b**',
    )
  })

  it('draws emphasis back from white space', () => {
    expect(markdownOf(paragraph(text('a'), text(' b ', 'bold'), text('c')))).toBe('a **b** c')
  })

  it('finds a spelling for emphasis that delimiters alone cannot express', () => {
    const hard = docOf(paragraph(text('a'), text('(b)', 'bold'), text('c')))
    expect(markdownOfRichText(hard)).toBe('&#97;**(b)**&#99;')
    expect(richTextOfMarkdown(markdownOfRichText(hard))).toEqual(hard)
  })

  it('gives up emphasis rather than words where there is no spelling', () => {
    const impossible = paragraph(text('\u0001'), text('(b)', 'bold'))
    expect(markdownOf(impossible)).toBe('\u0001(b)')
  })

  it('keeps neighbouring lists apart', () => {
    const list = (words: string, type: string): RichNode => ({
      type,
      content: [{ type: 'listItem', content: [paragraph(text(words))] }],
    })
    const lists = [
      list('a', 'bulletList'),
      list('b', 'bulletList'),
      list('c', 'orderedList'),
      list('d', 'orderedList'),
    ]
    expect(markdownOf(...lists)).toBe('- a\n\n* b\n\n1. c\n\n1) d')
  })

  it('flattens what a table cell of Markdown cannot hold', () => {
    const row = (...content: RichNode[]): RichNode => ({ type: 'tableRow', content })
    const wide = {
      type: 'tableCell',
      attrs: { colspan: 2 },
      content: [paragraph(text('a')), paragraph(text('b'), { type: 'hardBreak' }, text('c'))],
    }
    const narrow = { type: 'tableCell', content: [{ type: 'codeBlock', content: [text('d|e')] }] }
    expect(markdownOf({ type: 'table', content: [row(wide), row(narrow)] })).toBe(
      '| a b c |  |\n| --- | --- |\n| `d\\|e` |  |',
    )
  })
})

/** Letters and digits: NUL and white space may change, words may not. */
function wordsOf(richText: RichText): string {
  return plainTextOfRichText(richText).replace(/[^\p{L}\p{N}]/gu, '')
}
