import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importSource } from '../importSource.ts'

const folder = new URL('../../../tests/fixtures/rtf/', import.meta.url)

function importFixture(name: string) {
  return importSource({ name, bytes: readFileSync(new URL(name, folder)) })
}

function importRtf(body: string) {
  const bytes = Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, 'latin1')
  return importSource({ name: 'a.rtf', bytes })
}

describe('an RTF file', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.rtf')))(
    '%s has text',
    async (name) => {
      const { text, extractor } = await importFixture(name)
      expect(extractor).toBe('variorum/rtf')
      expect(text.length).toBeGreaterThan(5)
      expect(text).not.toContain('\ufffd')
    },
  )

  test.each([
    ['the code page', "caf\\'e9", 'café'],
    ['Unicode and what stands for it', '\\uc1 \\u8364 ?5 \\u-10179 ?\\u-8694 ?', '€5 😊'],
    ['two characters that stand for one', "{\\uc2 \\u26085 \\'93\\'fa}x", '日x'],
    ['fonts of other scripts', "{\\fonttbl{\\f1\\fcharset204 A;}}\\f1 \\'ef\\'f0", 'пр'],
    ['symbols', 'a\\~b\\_c\\emdash d\\{\\}', 'a\u00a0b\u2011c—d{}'],
    [
      'nothing that is no text',
      '{\\*\\generator X;}{\\info{\\title T}}{\\pict\\bin3 {{{}{\\header H}a',
      'a',
    ],
    ['paragraphs and lines', 'a\\par b\\line c', 'a\nb\nc'],
    ['cells', '\\intbl a\\cell b\\cell\\row\\intbl c\\cell d\\cell\\row\\pard e', 'a\tb\nc\td\ne'],
    ['notes', 'a{\\footnote n}b', 'a[1]b\nn'],
  ])('reads %s', async (_, body, expected) => {
    expect((await importRtf(body)).text).toBe(expected)
  })

  test('keeps headings, lists, marks and links', async () => {
    const body =
      '{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 H\\par\\pard{\\listtext 1.}\\ls1 x\\par\\pard {\\b y}{\\field{\\*\\fldinst HYPERLINK "https://example.org/"}{\\fldrslt z}}'
    const { content, title } = await importRtf(body)
    expect(title).toBe('H')
    expect(content.content?.map(({ type }) => type)).toEqual([
      'heading',
      'orderedList',
      'paragraph',
    ])
    expect(content.content?.[2]?.content).toMatchObject([
      { text: 'y', marks: [{ type: 'bold' }] },
      { text: 'z', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
    ])
  })

  test.each([
    ['no end', '{{{{a'],
    ['too many ends', 'a}}}}'],
  ])('with %s is read as far as it goes', async (_, body) => {
    expect((await importRtf(body)).text).toBe('a')
  })

  test('reads characters given twice once', async () => {
    const { text } = await importFixture('testRTFUnicodeUCNControlWordCharacterDoubling.rtf')
    expect(text).toBe('0 年 abc 念')
  })

  test('nested absurdly is refused', async () => {
    await expect(importRtf('{'.repeat(100_000))).rejects.toMatchObject({ code: 'too_large' })
  })
})
