import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { importFormatNames } from '../../core/model/importFormat.ts'
import { blockProblems } from '../../core/text/blockProblems.ts'
import { checkRichText } from '../../core/text/richTextSchema.ts'
import { importSource, maxSourceBytes } from './importSource.ts'

const fixtures = new URL('../../tests/fixtures/', import.meta.url)

function importNamed(name: string, content: string | Uint8Array) {
  return importSource({ name, bytes: Buffer.from(content) })
}

describe('the importer', () => {
  test.each([
    ['a.txt', 'text', '<!doctype html><p>x'],
    ['a.TXT', 'text', 'x'],
    ['a.md', 'markdown', '# x'],
    ['a.b.markdown', 'markdown', '# x'],
    ['a.html', 'html', 'x'],
    ['a.HTM', 'html', 'x'],
    ['a.xhtml', 'html', '<p>x</p>'],
    ['a.tex', 'text', '\\section{x}'],
    ['a.csv', 'text', 'x,y'],
    ['a', 'text', 'x'],
    ['.html', 'html', 'x'],
    ['a.php', 'html', '<!DOCTYPE html>\n<p>x'],
    ['a.aspx', 'html', '\ufeff\n<!-- x --><HTML lang=en><p>x'],
    ['a.dat', 'html', Buffer.from('\ufeff<html><p>x', 'utf16le')],
    ['a.xml', 'text', '<?xml version="1.0"?><tei>x</tei>'],
  ])('of %s is %s', async (name, kind, content) => {
    expect((await importNamed(name, content)).extractor).toBe(`variorum/${kind}`)
  })

  test('leaves a text as it is', async () => {
    const source = await importNamed('a.txt', '\ufeff  <b>a</b>\r\n\r\n\u00a0b\r\n')
    expect(source).toEqual({
      extractor: 'variorum/text',
      extractorVersion: '1',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      title: null,
      language: null,
      metadata: {},
      text: '  <b>a</b>\n\n\u00a0b\n',
      content: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: '  <b>a</b>' }] },
          { type: 'paragraph', content: [{ type: 'text', text: '\u00a0b' }] },
        ],
      },
      blocks: [
        { start: 0, end: 10, kind: 'paragraph' },
        { start: 12, end: 14, kind: 'paragraph' },
      ],
      pages: [],
      annotations: [],
      report: [],
    })
  })

  test.each(['a.txt', 'a.md', 'a.html', 'a'])('takes an empty file: %s', async (name) => {
    expect(await importNamed(name, '')).toMatchObject({ text: '', blocks: [] })
  })
})

const foreign: ReadonlyArray<readonly [name: string, bytes: string, format: string]> = [
  [
    'a.odp',
    `PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.presentation`,
    'an OpenDocument file',
  ],
  ['a.zip', 'PK\x05\x06\0\0', 'a ZIP archive'],
  ['a.html', '\x89PNG\r\n\x1a\n\0\0', 'a PNG image'],
  ['a.db', 'SQLite format 3\0', 'an SQLite database'],
  ['a.jpg', '\xff\xd8\xff\xe0\0', 'a JPEG image'],
  ['a.mbox', 'From a', 'a mailbox of many messages (MBOX)'],
  ['a.bin', 'abc\0\0\0\x01\x02\0\0def', 'binary data'],
  ['a.txt', '\0\x01\x02\x03\0\0\x04', 'binary data'],
]

describe('a file that is no text', () => {
  test.each(foreign)('%s: %j', async (name, bytes, format) => {
    await expect(importNamed(name, Buffer.from(bytes, 'latin1'))).rejects.toMatchObject({
      name: 'AppError',
      code: 'unsupported',
      message: `looks like ${format}; what can be imported: ${importFormatNames()}`,
      details: { looksLike: format },
    })
  })

  test.each([
    ['a.qdpx', 'PK\x03\x04', 'a project of REFI-QDA (QDPX)'],
    ['a.zip', 'PK\x03\x04 project.qde', 'a project of REFI-QDA (QDPX)'],
    ['a.qdc', '<?xml version="1.0"?><CodeBook/>', 'a codebook of REFI-QDA (QDC)'],
    ['a.sqlite3', 'SQLite format 3\0 CREATE TABLE highlight_tags (', 'a project of Taguette'],
    ['data.qda', 'SQLite format 3\0 CREATE TABLE code_text (', 'a project of QualCoder'],
  ])('annotations are no document, and are shown the way: %s', async (name, bytes, format) => {
    await expect(importNamed(name, Buffer.from(bytes, 'latin1'))).rejects.toMatchObject({
      code: 'unsupported',
      message: `looks like ${format}: that is no document; “Import annotations” reads it`,
    })
  })

  test('text that begins like another format is text', async () => {
    const { text } = await importNamed('a.txt', '%PDF-1.7 is how a PDF begins')
    expect(text).toBe('%PDF-1.7 is how a PDF begins')
  })

  test('a file beyond the limit is refused unread', async () => {
    const bytes = new Uint8Array(maxSourceBytes + 1)
    await expect(importSource({ name: 'a.txt', bytes })).rejects.toMatchObject({
      code: 'too_large',
    })
  })
})

describe('texts that are hard', () => {
  const files = ['text-encodings/', 'texts/'].flatMap((folder) =>
    readdirSync(new URL(folder, fixtures))
      .filter((name) => name.endsWith('.txt'))
      .map((name) => `${folder}${name}`),
  )

  test.each(files)('%s has blocks that agree with its text', async (file) => {
    const bytes = readFileSync(new URL(file, fixtures))
    const { text, content, blocks } = await importSource({ name: file, bytes })
    expect(blockProblems(text, content, blocks)).toEqual([])
    expect(checkRichText(content)).toEqual(content)
  })

  const strings = z
    .array(z.string())
    .parse(JSON.parse(readFileSync(new URL('hostile/blns.json', fixtures), 'utf8')))

  test('naughty strings, each and all, are text unchanged', async () => {
    expect(strings.length).toBeGreaterThan(400)
    for (const string of [...strings, strings.join('\n\n')]) {
      const { text, content, blocks } = await importNamed('a.txt', string)
      expect(text).toBe(string.replace(/^\ufeff/, ''))
      expect(blockProblems(text, content, blocks)).toEqual([])
    }
  })

  test('naughty strings as pages and as Markdown are harmless documents', async () => {
    for (const string of strings) {
      for (const name of ['a.html', 'a.md']) {
        const { text, content, blocks } = await importNamed(name, string)
        expect(blockProblems(text, content, blocks)).toEqual([])
        expect(checkRichText(content)).toEqual(content)
      }
    }
  })
})
