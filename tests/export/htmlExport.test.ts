import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathText } from '../../core/export/codeTree.ts'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import { runExport } from '../../core/export/exportFormats.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import {
  attribute,
  elementsOf,
  hasClass,
  readHtmlExport,
  textContent,
  textsByClass,
} from './readHtmlExport.ts'
import { tortureProject } from './tortureProject.ts'

const input = tortureProject()
const output = runExport('html', input)
const page = readHtmlExport(output.text)
const [document] = input.documents
if (document === undefined) throw new Error('no document')
const { placed, waiting } = inDocumentOrder(document)
const ordered = [...placed, ...waiting]

/** HTML has no NUL in any spelling. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}

describe('an HTML export', () => {
  test('shows the text of each revision, every character of it', () => {
    expect(page.articles.map(({ text }) => text)).toEqual(
      input.documents.map(({ text }) => withoutNul(text)),
    )
  })

  test('draws each block as an element that holds its words', () => {
    const article = page.elements.find(({ tagName }) => tagName === 'article')
    const blocks = (article?.childNodes ?? []).flatMap((node) =>
      'tagName' in node && node.tagName !== 'mark' ? [textContent(node)] : [],
    )
    expect(blocks).toEqual(
      document.blocks.map(({ start, end }) => withoutNul(document.text.slice(start, end))),
    )
  })

  test('marks exactly the words of each highlight', () => {
    const expected = placed.map(({ ranges }, index) => ({
      number: String(index + 1),
      marked: withoutNul(ranges.map(([start, end]) => document.text.slice(start, end)).join('')),
    }))
    const found = page.articles[0]?.highlights ?? []
    const byNumber = [...found].sort((left, right) => Number(left.number) - Number(right.number))
    expect(byNumber).toEqual(expected)
  })

  test('lists every annotation with its quote, codes and entities', () => {
    const found = page.entries.map((entry) => ({
      id: attribute(entry, 'data-id'),
      quotes: textsByClass(entry, 'quote'),
      codes: textsByClass(entry, 'code'),
      entities: elementsOf(entry)
        .filter((element) => hasClass(element, 'entity') && !isInNote(entry, element))
        .map(textContent),
      notes: textsByClass(entry, 'note').length,
    }))
    const expected = ordered.map((annotation) => ({
      id: annotation.id,
      quotes: [
        annotation.quote,
        ...(annotation.current === null || annotation.current === annotation.quote
          ? []
          : [annotation.current]),
      ].map(withoutNul),
      codes: annotation.codings.map(({ path }) => pathText(path)),
      entities: annotation.mentions
        .filter(({ state }) => state === 'confirmed')
        .map(({ label }) => label),
      notes: annotation.notes.length,
    }))
    expect(found).toEqual(expected)
    expect(output.items).toBe(ordered.length)
  })

  test('leads from each passage to its entry and back, and to codes and entities', () => {
    const ids = new Set(page.elements.map((element) => attribute(element, 'id')))
    const inner = page.elements
      .map((element) => attribute(element, 'href'))
      .filter((href) => href?.startsWith('#'))
    expect(inner.length).toBeGreaterThan(placed.length * 2)
    for (const href of inner) expect(ids).toContain(href?.slice(1))
  })

  test('has ids that occur once', () => {
    const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('runs nothing, loads nothing and leads to no script', () => {
    const tags = new Set(page.elements.map(({ tagName }) => tagName))
    for (const tag of ['script', 'img', 'iframe', 'object', 'link', 'form', 'base', 'svg']) {
      expect(tags).not.toContain(tag)
    }
    const attributes = page.elements.flatMap(({ attrs }) => attrs)
    expect(attributes.filter(({ name }) => name.startsWith('on') || name === 'src')).toEqual([])
    const hrefs = attributes.filter(({ name }) => name === 'href').map(({ value }) => value)
    for (const href of hrefs) expect(href).toMatch(/^(?:https?:|mailto:|#)/)
    const policy = page.elements.find(
      (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    )
    expect(policy && attribute(policy, 'content')).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'/,
    )
    expect(output.text).not.toMatch(/url\(|@import/)
  })

  test('draws a code by a ruling as well as by a hue', () => {
    const style = page.elements.find(({ tagName }) => tagName === 'style')
    const css = style === undefined ? '' : textContent(style)
    const classes = page.elements
      .filter(({ tagName }) => tagName === 'mark')
      .map((mark) => (attribute(mark, 'class') ?? '').split(' ')[0])
    for (const name of new Set(classes))
      expect(css).toMatch(new RegExp(`\\.${name}\\{[^}]*--ruling:`))
    expect(css).toContain('prefers-color-scheme:dark')
    expect(css).toContain('@media print')
  })

  test('draws notes as rich text without what could do harm', () => {
    const note = page.elements.find(
      (element) => hasClass(element, 'note') && textContent(element).includes('Heading <h1>'),
    )
    const tags = note === undefined ? [] : elementsOf(note).map(({ tagName }) => tagName)
    expect(tags).toEqual(expect.arrayContaining(['h5', 'strong', 'table', 'th', 'td', 'pre']))
    expect(note && textContent(note)).toContain('\n</pre><script>alert(1)</script>')
    expect(note && textContent(note)).toContain('a trap')
    expect(note && textContent(note)).toContain('A <picture>')
  })

  test('gives back any text, any highlight and any quote', () => {
    fc.assert(
      fc.property(arbitraryProject, (project) => {
        const read = readHtmlExport(runExport('html', project).text)
        const [source] = project.documents
        if (source === undefined) throw new Error('no document')
        const inOrder = inDocumentOrder(source)
        expect(read.articles[0]?.text).toBe(withoutNul(source.text))
        const marked = new Map(
          read.articles[0]?.highlights.map((highlight) => [highlight.number, highlight.marked]),
        )
        for (const [index, { ranges }] of inOrder.placed.entries()) {
          const expected = ranges.map(([start, end]) => source.text.slice(start, end)).join('')
          expect(marked.get(String(index + 1))).toBe(withoutNul(expected))
        }
        expect(read.entries.map((entry) => textsByClass(entry, 'quote')[0])).toEqual(
          [...inOrder.placed, ...inOrder.waiting].map(({ quote }) => withoutNul(quote)),
        )
      }),
    )
  })

  test('says that NUL is lost', () => {
    expect(output.losses.map(({ code }) => code)).toContain('nul')
  })
})

function isInNote(entry: Parameters<typeof elementsOf>[0], element: object): boolean {
  return elementsOf(entry)
    .filter((candidate) => hasClass(candidate, 'note'))
    .some((note) => elementsOf(note).some((inside) => inside === element))
}
