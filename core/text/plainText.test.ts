import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockProblems } from './blockProblems.ts'
import { contentOfPlainText } from './plainText.ts'
import { arbitraryText } from './richText.fixture.ts'
import { checkRichText } from './richTextSchema.ts'

/** Each block of the text, as it slices. */
function paragraphsOf(text: string): string[] {
  return contentOfPlainText(text).blocks.map(({ start, end }) => text.slice(start, end))
}

const lineOfText = fc.oneof(arbitraryText, fc.constantFrom('', ' ', '\t\u00a0', 'a'))
const plainText = fc.array(lineOfText, { maxLength: 8 }).map((lines) => lines.join('\n'))

describe('contentOfPlainText', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['\n', []],
    [' \n\t\n', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\nb\n', ['a', 'b']],
    ['a\n\nb', ['a', 'b']],
    ['a\nb\n\nc\n', ['a\nb', 'c']],
    ['a\nb\n\n', ['a\nb']],
    ['\n\na\nb', ['a\nb']],
    ['a\n \u00a0\u3000\t\nb\nc', ['a', 'b\nc']],
    ['  a \n\n b\n  c ', ['  a ', ' b\n  c ']],
    ['a\n\u200b\nb', ['a', '\u200b', 'b']],
    ['\0\n\ud83d', ['\0', '\ud83d']],
  ])('reads %j', (text, paragraphs) => {
    expect(paragraphsOf(text)).toEqual(paragraphs)
  })

  it('puts hard breaks where a paragraph has line feeds', () => {
    expect(contentOfPlainText('a\nb\n\nc').content).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'a' },
            { type: 'hardBreak' },
            { type: 'text', text: 'b' },
          ],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'c' }] },
      ],
    })
  })

  it('makes canonical content that agrees with text and blocks, and loses only white space', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        const { content, blocks } = contentOfPlainText(text)
        expect(checkRichText(content)).toEqual(content)
        expect(blockProblems(text, content, blocks)).toEqual([])
        expect(paragraphsOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { numRuns: 500 },
    )
  })

  it('takes a long text in its stride', () => {
    expect(contentOfPlainText('word \n'.repeat(50_000)).blocks).toHaveLength(50_000)
    expect(contentOfPlainText(`${'word \n'.repeat(50_000)}\n`).blocks).toHaveLength(1)
  })
})
