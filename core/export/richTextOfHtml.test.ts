import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownOfRichText } from '../text/markdown.ts'
import { richTextOfHtml } from './richTextOfHtml.ts'

function markdownOf(html: string): string {
  return markdownOfRichText(richTextOfHtml(html))
}

describe('a note in HTML', () => {
  test('keeps its structure', () => {
    const html =
      '<h2>Head</h2> loose <b>bold <i>both</i></b><p> a <a href="https://example.org/">link</a><br>next</p><ul><li>one</li><li><p>two</p><ol><li>deep</li></ol></li></ul><blockquote>said</blockquote><pre>\n  code</pre><hr>'
    expect(markdownOf(html)).toBe(
      [
        '## Head',
        'loose **bold *both***',
        'a [link](https://example.org/)\\\nnext',
        '- one\n- two\n  1. deep',
        '> said',
        '```\n  code\n```',
        '---',
      ].join('\n\n'),
    )
  })

  test('drops what runs and leads nowhere safe, but no words', () => {
    const html =
      '<script>alert(1)</script><a href="javascript:alert(1)">words</a> <img src=x onerror=alert(1)><style>p{}</style>'
    expect(markdownOf(html)).toBe('words')
  })

  test('survives absurd nesting with its words', () => {
    expect(markdownOf(`${'<div>'.repeat(20_000)}x`)).toBe('x')
    expect(markdownOf(`${'<b>'.repeat(20_000)}x`)).toContain('x')
    expect(markdownOf(`${'<ul><li>'.repeat(5000)}x`)).toContain('x')
  })

  test('never fails', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<ul>',
      '<li>',
      '<b>',
      '</b>',
      '<table>',
      '<td>',
      '<pre>',
      '<br>',
      ' ',
      'a',
      '&lt;',
      '\0',
      '<a href="#x">',
      '<h3>',
      '<blockquote>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(() => markdownOf(pieces.join(''))).not.toThrow()
      }),
    )
  })
})
