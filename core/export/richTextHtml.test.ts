import { expect, test } from 'vitest'
import type { RichNode } from '../model/richText.ts'
import { richTextHtml } from './richTextHtml.ts'

function html(...content: RichNode[]): string {
  return richTextHtml({ type: 'doc', content })
}

function linked(href: unknown): string {
  const marks = [{ type: 'link', attrs: { href } }]
  return html({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] })
}

test('marks nest in their order and every text is escaped', () => {
  const marks = [{ type: 'bold' }, { type: 'italic' }]
  const text = { type: 'text', text: '<a> & "b"', marks }
  expect(html({ type: 'paragraph', content: [text] })).toBe(
    '<p><strong><em>&lt;a&gt; &amp; &quot;b&quot;</em></strong></p>',
  )
})

test('links lead to the web, to mail and into the page, nowhere else', () => {
  expect(linked('https://example.org/?a="b"')).toContain(
    'href="https://example.org/?a=&quot;b&quot;"',
  )
  expect(linked('mailto:a@example.org')).toContain('href="mailto:')
  expect(linked('#note')).toContain('href="#note"')
  for (const href of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    ' javascript:x',
    'file:///etc',
    7,
    null,
  ]) {
    expect(linked(href)).toBe('<p>x</p>')
  }
})

test('an unknown node gives its words and no element', () => {
  const words = { type: 'text', text: 'words' }
  expect(html({ type: 'script', content: [words] })).toBe('words')
  expect(html({ type: 'paragraph', content: [{ ...words, marks: [{ type: 'evil' }] }] })).toBe(
    '<p>words</p>',
  )
})

test('attributes are numbers and texts of ours', () => {
  const cell = { type: 'tableCell', attrs: { colspan: '2" onclick="x', rowspan: 3 } }
  expect(html(cell)).toBe('<td rowspan="3"></td>')
  expect(html({ type: 'heading', attrs: { level: 9 } })).toBe('<h6></h6>')
  expect(html({ type: 'entityLink', attrs: { id: '"><b>', label: '<i>' } })).toBe(
    '<a class="entity" href="#entity-&quot;&gt;&lt;b&gt;">&lt;i&gt;</a>',
  )
})
