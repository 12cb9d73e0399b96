import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockProblems } from '../../../core/text/blockProblems.ts'
import { checkRichText } from '../../../core/text/richTextSchema.ts'
import { textOfContent } from '../../../core/text/textOfContent.ts'
import { parsePage } from './parsePage.ts'
import { richTextOfHtml } from './richTextOfHtml.ts'

function contentOf(html: string, baseUrl: string | null = null) {
  const page = parsePage(html)
  return richTextOfHtml(page.body ?? page.document, baseUrl)
}

function textOf(html: string): string {
  return textOfContent(contentOf(html).content).text
}

function blocksOf(html: string): unknown {
  return contentOf(html, 'https://example.org/a/').content.content
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

describe('white space', () => {
  test.each([
    ['blocks are separated by one line feed', '<p>a</p>\n\n<div><div>b</div></div>c', 'a\nb\nc'],
    ['a line break is a line feed', '<p>a <br> b<br/>c</p>', 'a\nb\nc'],
    ['breaks between words stay, those at the edges do not', '<p><br>a<br><br>b<br></p>', 'a\n\nb'],
    ['a run of white space is one space', '<p> a \t\n\f b </p>', 'a b'],
    ['across elements too', '<p>a <b> b</b> <i>c </i></p>', 'a b c'],
    [
      'no-break space and soft hyphen stay',
      '<p>a\u00a0 \u00a0b\u00adc</p>',
      'a\u00a0 \u00a0b\u00adc',
    ],
    ['preformatted text stays as it is', '<pre>\n a\n\n  b \n</pre>c', ' a\n\n  b \nc'],
    [
      'whatever stands in it breaks its lines',
      '<pre>a<br>b<div>c</div><ul><li>d</ul></pre>',
      'a\nb\nc\nd',
    ],
    ['nothing is no block', '<p></p><div> <br> </div><p>a</p><ul><li></ul>', 'a'],
    [
      'cells are separated by tabs',
      '<table><tr><td>a<td><td>c<tr><th>d<td>e</table>',
      'a\t\tc\nd\te',
    ],
    ['text that only U+2028 parts is one line', '<p>a\u2028b</p>', 'a\u2028b'],
  ])('%s', (_, html, text) => expect(textOf(html)).toBe(text))
})

describe('what nobody reads is left out', () => {
  test.each([
    ['<script>x</script><style>x</style><template>x</template><noscript>x</noscript>a'],
    ['<svg><text>x</text><title>x</title></svg>a<math><annotation>x</annotation></math>'],
    ['<div hidden>x</div><p style="DISPLAY : none">x</p><span aria-hidden="true">x</span>a'],
    ['<p style="visibility:hidden">x</p><select><option>x</select><textarea>x</textarea>a'],
    ['<iframe>x</iframe><object>x</object><video>x</video><title>x</title><!-- x -->a'],
  ])('%s', (html) => expect(textOf(html)).toBe('a'))

  test('and objects among it are counted', () => {
    expect(contentOf('<iframe src=x></iframe><video></video>a').report).toEqual([
      {
        code: 'embeds-left-out',
        message: 'Embedded frames, objects, audio and video left out: 2.',
      },
    ])
  })
})

describe('structure', () => {
  test('headings, quotes, rules and code', () => {
    const html =
      '<h2>One</h2><blockquote><p>q</blockquote><hr><pre><code class="x lang-ts">let a</code></pre>'
    expect(blocksOf(html)).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'One' }] },
      { type: 'blockquote', content: [paragraph('q')] },
      { type: 'horizontalRule' },
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [{ type: 'text', text: 'let a' }] },
    ])
  })

  test('marks, each kind once and in one order', () => {
    const html = '<p><em><b>a</b></em><strong><b><i>b</i></b></strong><u>c</u></p>'
    expect(blocksOf(html)).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'ab', marks: [{ type: 'bold' }, { type: 'italic' }] },
          { type: 'text', text: 'c', marks: [{ type: 'underline' }] },
        ],
      },
    ])
  })

  test('links that lead out; the words of others', () => {
    const html = '<p><a href="../b?x=1">in</a> <a href="javascript:x">script</a> <a>none</a></p>'
    expect(blocksOf(html)).toEqual([
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'in',
            marks: [{ type: 'link', attrs: { href: 'https://example.org/b?x=1', title: null } }],
          },
          { type: 'text', text: ' script none' },
        ],
      },
    ])
    expect(contentOf('<a href="b">x</a><a href="#n">y</a>').content.content).toEqual([
      paragraph('xy'),
    ])
  })

  test('an image follows the line it stands in, without a remote source', () => {
    const html =
      '<p>a <img src="i.png" alt="A map"> b</p><img src="data:image/png;base64,AA==" alt=dot><img width=1 src=p.gif>'
    expect(blocksOf(html)).toEqual([
      paragraph('a b'),
      {
        type: 'image',
        attrs: { src: null, alt: 'A map', title: 'https://example.org/a/i.png' },
      },
      { type: 'image', attrs: { src: 'data:image/png;base64,AA==', alt: 'dot', title: null } },
    ])
  })

  test('lists, nested well and badly', () => {
    const html = '<ol start=3><li>a<ul><li>b</ul><ol><li>c</ol><li><p>d</ol>'
    const item = (...content: unknown[]) => ({ type: 'listItem', content })
    expect(blocksOf(html)).toEqual([
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [
          item(
            paragraph('a'),
            { type: 'bulletList', content: [item(paragraph('b'))] },
            { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph('c'))] },
          ),
          item(paragraph('d')),
        ],
      },
    ])
    expect(blocksOf('<ul><li>a<ul></ul></li><ul><li>b</ul></ul>')).toEqual([
      {
        type: 'bulletList',
        content: [item(paragraph('a'), { type: 'bulletList', content: [item(paragraph('b'))] })],
      },
    ])
  })

  test('an item that begins with a heading leaves the list, which counts on', () => {
    const item = (text: string) => ({ type: 'listItem', content: [paragraph(text)] })
    expect(blocksOf('<ol><li>a<li><h3>b</h3><li>c</ol><li>d')).toEqual([
      { type: 'orderedList', attrs: { start: 1 }, content: [item('a')] },
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'b' }] },
      { type: 'orderedList', attrs: { start: 2 }, content: [item('c')] },
      paragraph('d'),
    ])
  })

  test('a table of data, its caption before it', () => {
    const cell = (type: string, text: string, colspan = 1) => ({
      type,
      attrs: { colspan, rowspan: 1 },
      content: [paragraph(text)],
    })
    const html = '<table><caption>C</caption><tr><th colspan=2>a<tr><td rowspan=0>b<td>c</table>'
    expect(blocksOf(html)).toEqual([
      paragraph('C'),
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'a', 2)] },
          { type: 'tableRow', content: [cell('tableCell', 'b'), cell('tableCell', 'c')] },
        ],
      },
    ])
  })

  test.each([
    ['one column', '<table><tr><td>a<tr><td>b</table>'],
    ['a role', '<table role=presentation><tr><td>a<td><td>b</table>'],
    ['a table of one column inside', '<table><tr><td><table><tr><td>a<tr><td>b</table></table>'],
  ])('a table that only lays out gives its blocks: %s', (_, html) => {
    expect(blocksOf(html)).toEqual([paragraph('a'), paragraph('b')])
  })

  test('a table of data inside one that lays out stays', () => {
    const inner = '<table><tr><td>b<td>c</table>'
    expect(textOf(`<table><tr><td>a<td>${inner}</table>`)).toBe('a\nb\tc')
  })

  test('lists and quotes nested absurdly lose their frames, not their text', () => {
    const html = '<blockquote><ul><li>'.repeat(400)
    expect(textOf(`${html}deep`)).toBe('deep')
    expect(() => checkRichText(contentOf(`${html}deep`).content)).not.toThrow()
  })
})

const tags = ['p', 'div', 'b', 'i', 'a href=x', 'a href="https://x.org"', 'ul', 'ol start=2', 'li']
const moreTags = ['table', 'tr', 'td', 'th', 'caption', 'pre', 'h1', 'h4', 'blockquote', 'br', 'hr']
const pieces = [
  ...[...tags, ...moreTags].flatMap((tag) => [`<${tag}>`, `</${tag.split(' ')[0]}>`]),
  ...[
    'a',
    ' ',
    '\n',
    'b c',
    '\u00a0',
    '&#xD800;',
    '\0',
    '<img alt=x>',
    '<svg>',
    '</svg>',
    '<math>',
  ],
]

test('any tag soup gives canonical content that agrees with its text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (soup) => {
      const { content } = contentOf(soup.join(''))
      const { text, blocks } = textOfContent(content)
      expect(blockProblems(text, content, blocks)).toEqual([])
      expect(checkRichText(content)).toEqual(content)
      expect(text.isWellFormed()).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
