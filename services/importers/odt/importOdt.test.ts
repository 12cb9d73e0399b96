import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importSource } from '../importSource.ts'
import { parseXml } from '../xml/xmlTree.ts'
import { OdtReader } from './odtReader.ts'
import { readStyles } from './odtStyles.ts'

const fixtures = new URL('../../../tests/fixtures/', import.meta.url)

function importFixture(name: string) {
  return importSource({ name, bytes: readFileSync(new URL(name, fixtures)) })
}

function read(body: string) {
  const document = parseXml(
    `<d><st:style st:name="B"><st:text-properties fo:font-weight="bold"/></st:style>
    <list-style st:name="N"><list-level-style-number level="1" num-format="1"/></list-style>${body}</d>`,
    'it',
  )
  return new OdtReader(readStyles([document]), () => null).read(document)
}

describe('an OpenDocument text', () => {
  test.each(['testFooter.odt', 'testODFwithOOo3.odt', 'testStyles.odt'])(
    '%s has text',
    async (name) => {
      const { text, extractor } = await importFixture(`odt/${name}`)
      expect(extractor).toBe('variorum/odt')
      expect(text.length).toBeGreaterThan(10)
    },
  )

  test('keeps headings, lists, tables, marks and links', async () => {
    const { content } = await importFixture('same-document/libreoffice-sample.odt')
    const types = JSON.stringify(content).match(/"type":"\w+"/g)
    const kept = [
      'heading',
      'bulletList',
      'orderedList',
      'table',
      'link',
      'bold',
      'italic',
      'blockquote',
    ]
    expect(types).toEqual(expect.arrayContaining(kept.map((type) => `"type":"${type}"`)))
  })

  test('has its notes at the end and its comments on their passages', () => {
    const { text, places, comments } =
      read(`<h outline-level="2">Head</h><p>One <annotation office:name="a">
      <creator>Ann</creator><date>2020-01-02T03:04:05</date><p>Why?</p></annotation>two<annotation-end name="a"/>
      <span style-name="B">bold</span><note><note-citation>*</note-citation><note-body><p>A note.</p></note-body></note></p>`)
    expect(text).toBe('Head\nOne two bold[1]\nA note.')
    expect(comments).toMatchObject([{ id: 'a', note: { author: 'Ann', text: 'Why?' } }])
    expect(places.map(({ name, offset }) => [name, text.slice(offset, offset + 3)])).toEqual([
      ['a start', 'two'],
      ['a end', 'bol'],
      ['notes', 'A n'],
    ])
  })

  test('numbers a list where its style does', () => {
    const { content } = read('<list style-name="N"><list-item><p>x</p></list-item></list>')
    expect(content.content?.at(-1)?.type).toBe('orderedList')
  })
})
