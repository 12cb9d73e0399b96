import { expect, test } from 'vitest'
import { richTextOfMarkdown } from '../text/markdown.ts'
import { plainTextOfRichText } from '../text/plainTextOfRichText.ts'
import { blockQuote, codeSpan, inlineMarkdown } from './markdownSyntax.ts'

function rendered(markdown: string): string {
  return plainTextOfRichText(richTextOfMarkdown(markdown))
}

const names = [
  'A *b* _c_ `d`',
  '<b>x</b>',
  'C #',
  'C ##',
  '&amp; & &lt;',
  '[a](b)',
  'a\\b',
  '~~x~~',
  'snake_case',
]

test.each(names)('%s means itself in a line and as code', (name) => {
  expect(rendered(`## ${inlineMarkdown(name)}`)).toBe(name)
  expect(rendered(`x ${codeSpan(name)}`)).toBe(`x ${name}`)
})

test('a web address can still be followed', () => {
  expect(inlineMarkdown('https://example.org/a_b_c?x=*')).toBe('https://example.org/a_b_c?x=*')
})

test('names stay on their line', () => {
  expect(inlineMarkdown('a\r\n b\nc')).toBe('a b c')
  expect(codeSpan('a\nb')).toBe('`a b`')
})

test('a quote is what it is behind its marks', () => {
  expect(blockQuote('# a\n\n*b*\n')).toBe('> # a\n> \n> *b*\n> ')
})
