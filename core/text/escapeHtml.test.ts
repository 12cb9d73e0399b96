import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { escapeHtml } from './escapeHtml.ts'

function textOf(html: string): string {
  const nodes = parseFragment(html).childNodes
  return nodes.map((node) => ('value' in node ? node.value : `<${node.nodeName}>`)).join('')
}

function titleOf(html: string): string | undefined {
  const node = parseFragment(html).childNodes[0]
  return node !== undefined && 'attrs' in node ? node.attrs[0]?.value : undefined
}

describe('escapeHtml', () => {
  it('escapes what could open a tag, a reference or close an attribute', () => {
    expect(escapeHtml(`<b title="a" id='b'> & </b>`)).toBe(
      '&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt; &amp; &lt;/b&gt;',
    )
  })

  it('leaves everything else alone', () => {
    expect(escapeHtml('plain \n שלום 北京 🙂')).toBe('plain \n שלום 北京 🙂')
  })

  it('replaces NUL, which HTML cannot hold', () => {
    expect(escapeHtml('a\0b')).toBe('a\uFFFDb')
  })

  it('gives any text back through a parser, between tags and in attributes', () => {
    const hostile = fc.stringMatching(/^[<>&"'=/\r\n a-z!;#0-9\u05d0🙂-]{0,40}$/u)
    fc.assert(
      fc.property(hostile, (text) => {
        expect(textOf(escapeHtml(text))).toBe(text)
        expect(titleOf(`<i title="${escapeHtml(text)}"></i>`)).toBe(text)
        expect(titleOf(`<i title='${escapeHtml(text)}'></i>`)).toBe(text)
      }),
    )
  })
})
