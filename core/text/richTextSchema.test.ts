import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../model/error.ts'
import type { RichNode, RichText } from '../model/richText.ts'
import { MAX_DEPTH } from './checkDepth.ts'
import { arbitraryRichText } from './richText.fixture.ts'
import { checkRichText, richTextSchema } from './richTextSchema.ts'

function docOf(...content: RichNode[]): RichText {
  return { type: 'doc', content }
}

function paragraphOf(...content: RichNode[]): RichNode {
  return { type: 'paragraph', content }
}

/** Quotes in quotes, `levels` of them below the root, the paragraph included. */
function nested(levels: number): RichText {
  let node: RichNode = { type: 'paragraph' }
  for (let level = 1; level < levels; level++) node = { type: 'blockquote', content: [node] }
  return docOf(node)
}

function codeOf(action: () => unknown): string {
  try {
    action()
    return 'no error'
  } catch (error) {
    return error instanceof AppError ? error.code : `not an AppError: ${error}`
  }
}

describe('checkRichText', () => {
  it('fills in attributes, orders marks, joins texts and drops what it does not know', () => {
    const link = { type: 'link', attrs: { href: 'https://a.org', target: '_blank' } }
    const loose = docOf(
      { type: 'heading', attrs: { textAlign: 'left' }, content: [] },
      paragraphOf(
        { type: 'text', text: 'a', marks: [{ type: 'italic' }, { type: 'bold' }] },
        { type: 'text', text: 'b', marks: [{ type: 'bold' }, { type: 'italic' }] },
        { type: 'text', text: 'c', marks: [{ type: 'code' }, link] },
      ),
    )
    expect(checkRichText(loose)).toEqual(
      docOf(
        { type: 'heading', attrs: { level: 1 } },
        paragraphOf(
          { type: 'text', text: 'ab', marks: [{ type: 'bold' }, { type: 'italic' }] },
          {
            type: 'text',
            text: 'c',
            marks: [
              { type: 'link', attrs: { href: 'https://a.org', title: null } },
              { type: 'code' },
            ],
          },
        ),
      ),
    )
  })

  it('takes an empty document', () => {
    expect(checkRichText({ type: 'doc', content: [] })).toEqual({ type: 'doc' })
  })

  it.each(['http://a.org', 'HTTPS://a.org/b?c#d', 'mailto:a@b.org', '#note/1', ' https://a.org '])(
    'keeps the link %j',
    (href) => {
      const marks = [{ type: 'link', attrs: { href, title: null } }]
      const [paragraph] =
        checkRichText(docOf(paragraphOf({ type: 'text', text: 'a', marks }))).content ?? []
      expect(paragraph?.content?.[0]?.marks?.[0]?.attrs?.['href']).toBe(href.trim())
    },
  )

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,a',
    'file:///etc/passwd',
    'vbscript:a',
    '//a.org',
    '/path',
    '',
    null,
    7,
  ])('drops the link %j and keeps its words', (href) => {
    const marks = [{ type: 'link', attrs: { href } }]
    expect(checkRichText(docOf(paragraphOf({ type: 'text', text: 'a', marks })))).toEqual(
      docOf(paragraphOf({ type: 'text', text: 'a' })),
    )
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a string', 'doc'],
    ['another root', { type: 'paragraph' }],
    ['an unknown node', docOf({ type: 'video' })],
    ['an inherited name', docOf({ type: 'constructor' })],
    [
      'an unknown mark',
      docOf(paragraphOf({ type: 'text', text: 'a', marks: [{ type: 'blink' }] })),
    ],
    ['an unknown key', { type: 'doc', content: [{ type: 'paragraph', style: 'x' }] }],
    ['inline content in the document', docOf({ type: 'text', text: 'a' })],
    ['an empty list', docOf({ type: 'bulletList' })],
    [
      'a list item without a paragraph',
      docOf({ type: 'bulletList', content: [{ type: 'listItem' }] }),
    ],
    ['an empty text', docOf(paragraphOf({ type: 'text', text: '' }))],
    ['a text without text', docOf(paragraphOf({ type: 'text' }))],
    ['a heading of level 7', docOf({ type: 'heading', attrs: { level: 7 } })],
    ['a heading of level "1"', docOf({ type: 'heading', attrs: { level: '1' } })],
    [
      'an entity link without id',
      docOf(paragraphOf({ type: 'entityLink', attrs: { label: 'a' } })),
    ],
    [
      'an id that is no id',
      docOf(paragraphOf({ type: 'noteLink', attrs: { id: 'a b', label: '' } })),
    ],
    [
      'a quote of revision 0',
      docOf({ type: 'quoteEmbed', attrs: { highlightId: 'h', revision: 0, quote: '' } }),
    ],
    ['a cell out of its table', docOf({ type: 'tableCell', content: [paragraphOf()] })],
    [
      'bold code blocks',
      docOf({
        type: 'codeBlock',
        content: [{ type: 'text', text: 'a', marks: [{ type: 'bold' }] }],
      }),
    ],
  ])('refuses %s', (_, value) => {
    expect(codeOf(() => checkRichText(value))).toBe('invalid_input')
  })

  it('takes deep nesting and refuses absurd nesting without recursion', () => {
    expect(checkRichText(nested(MAX_DEPTH))).toEqual(nested(MAX_DEPTH))
    expect(codeOf(() => checkRichText(nested(MAX_DEPTH + 1)))).toBe('invalid_input')
    expect(codeOf(() => checkRichText(nested(100_000)))).toBe('invalid_input')
  })

  it('refuses a cycle', () => {
    const content: unknown[] = []
    const quote = { type: 'blockquote', content }
    content.push(quote)
    expect(codeOf(() => checkRichText({ type: 'doc', content: [quote] }))).toBe('invalid_input')
  })

  it('is idempotent, and its result is what ProseMirror reads and writes', () => {
    fc.assert(
      fc.property(arbitraryRichText, (richText) => {
        const canonical = checkRichText(richText)
        expect(checkRichText(canonical)).toEqual(canonical)
        expect(richTextSchema.nodeFromJSON(canonical).toJSON()).toEqual(canonical)
      }),
      { numRuns: 200 },
    )
  })

  it('answers anything else with invalid_input', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(codeOf(() => checkRichText(value))).toBe('invalid_input')
        expect(codeOf(() => checkRichText({ type: 'doc', content: [value] }))).toBe('invalid_input')
      }),
    )
  })
})
